"""Growth: by per cents and by shares of one."""

from typing import Any

import pytest

from bundle_model.relations.operands import UnfitRelationError
from bundle_model.relations.verdicts import Verdict

HOLDS, ROUNDED, AGAINST, UNKNOWN = Verdict.HOLDS, Verdict.HOLDS_AFTER_ROUNDING, Verdict.CONTRADICTS, Verdict.UNDECIDABLE


@pytest.mark.parametrize(
    ("before", "after", "rate", "verdict"),
    [
        pytest.param("100", "150", "50.0 %", HOLDS, id="exact"),
        pytest.param("2287", "3717", "62.5 %", ROUNDED, id="rounded"),
        pytest.param("2280", "3717", "62.5 %", AGAINST, id="too-little-before"),
        pytest.param("100", "250", "1.5", HOLDS, id="rate-of-one"),
        pytest.param("100", "over 140", "50 %", ROUNDED, id="over"),
        pytest.param("100", "over 160", "50 %", AGAINST, id="over-too-much"),
        pytest.param("100", "300", "over 100 %", ROUNDED, id="rate-without-end"),
        pytest.param("about 100", "150", "50 %", UNKNOWN, id="about"),
        pytest.param("100", "about 150", "50 %", UNKNOWN, id="about-after"),
        pytest.param("100", "150", "about 50 %", UNKNOWN, id="about-as-rate"),
    ],
)
def test_growth(judge: Any, before: str, after: str, rate: str, verdict: Verdict) -> None:
    assert judge("growth", before=before, after=after, rate=rate).verdict is verdict


def test_unlike_units_are_refused(judge: Any) -> None:
    with pytest.raises(UnfitRelationError, match="unlike units: 亩, 元"):
        judge("growth", before="2 元", after="4 亩", rate="100 %")
