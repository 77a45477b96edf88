"""What is printed again must agree."""

from typing import Any

import pytest

from bundle_model.relations.operands import UnfitRelationError
from bundle_model.relations.verdicts import Verdict

HOLDS, ROUNDED, AGAINST, UNKNOWN = Verdict.HOLDS, Verdict.HOLDS_AFTER_ROUNDING, Verdict.CONTRADICTS, Verdict.UNDECIDABLE


@pytest.mark.parametrize(
    ("figures", "verdict"),
    [
        pytest.param(["5", "5", "5"], HOLDS, id="same"),
        pytest.param(["5", "5", "6"], AGAINST, id="last-differs"),
        pytest.param(["40.86 %", "40.86 %"], HOLDS, id="rates"),
        pytest.param(["40.86 %", "41 %"], ROUNDED, id="rates-rounded"),
        pytest.param(["40.86 %", "42 %"], AGAINST, id="other-rates"),
        pytest.param(["30000±5000", "26000", "34000"], AGAINST, id="each-agrees-with-the-first-alone"),
        pytest.param(["26000", "30000±5000", "26000"], ROUNDED, id="rounded-in-the-middle"),
        pytest.param(["over 5", "over 5"], HOLDS, id="over"),
        pytest.param(["over 5", "5"], AGAINST, id="over-and-exact"),
        pytest.param(["5", "about 5"], UNKNOWN, id="about"),
        pytest.param(["5", "about 5", "6"], AGAINST, id="about-hides-no-contradiction"),
    ],
)
def test_repeat(judge: Any, figures: list[str], verdict: Verdict) -> None:
    assert judge("repeat", figures=figures).verdict is verdict


def test_unlike_units_are_refused(judge: Any) -> None:
    with pytest.raises(UnfitRelationError, match="unlike units: 亩, 元"):
        judge("repeat", figures=["2 元", "2 亩"])
