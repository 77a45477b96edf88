"""Orders, loose and strict, and within what must be equal."""

from typing import Any

import pytest

from bundle_model.relations.operands import UnfitRelationError
from bundle_model.relations.verdicts import Verdict

HOLDS, ROUNDED, AGAINST, UNKNOWN = Verdict.HOLDS, Verdict.HOLDS_AFTER_ROUNDING, Verdict.CONTRADICTS, Verdict.UNDECIDABLE


@pytest.mark.parametrize(
    ("figures", "loosely", "strictly"),
    [
        pytest.param(["2009", "2020", "2021"], HOLDS, HOLDS, id="ascending"),
        pytest.param(["1", "3", "3"], HOLDS, AGAINST, id="two-the-same"),
        pytest.param(["1", "3", "2"], AGAINST, AGAINST, id="last-too-early"),
        pytest.param(["over 5", "over 50"], UNKNOWN, UNKNOWN, id="over"),
        pytest.param(["1", "about 2", "3"], UNKNOWN, UNKNOWN, id="about"),
        pytest.param(["4", "about 2", "3"], AGAINST, AGAINST, id="about-hides-no-contradiction"),
        pytest.param(["34000", "30000±5000", "26000"], AGAINST, AGAINST, id="the-ends-contradict"),
        pytest.param(["31000", "30000±5000"], ROUNDED, ROUNDED, id="rounding"),
        pytest.param(["100 %", "100 %"], HOLDS, ROUNDED, id="all-of-it-twice"),
    ],
)
def test_order(judge: Any, figures: list[str], loosely: Verdict, strictly: Verdict) -> None:
    assert judge("order", figures=figures, relation="<=").verdict is loosely
    assert judge("order", figures=figures, relation="<").verdict is strictly


@pytest.mark.parametrize(
    ("within", "verdict"),
    [
        pytest.param(["12", "12"], HOLDS, id="same-month"),
        pytest.param(["11", "12"], AGAINST, id="another-month"),
        pytest.param(["12", "about 12"], UNKNOWN, id="about"),
    ],
)
def test_an_order_within(judge: Any, within: list[str], verdict: Verdict) -> None:
    assert judge("order", figures=["22", "24"], relation="<", within=within).verdict is verdict


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"figures": ["1 元", "2 亩"]}, id="figures"),
        pytest.param({"figures": ["1", "2"], "within": ["1 元", "1 亩"]}, id="within"),
    ],
)
def test_unlike_units_are_refused(judge: Any, fields: dict[str, list[str]]) -> None:
    with pytest.raises(UnfitRelationError, match="unlike units: 亩, 元"):
        judge("order", relation="<", **fields)
