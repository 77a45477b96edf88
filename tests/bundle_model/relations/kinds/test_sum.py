"""Sums: exact, rounded, hedged, of unlike units."""

from typing import Any

import pytest

from bundle_model.relations.operands import UnfitRelationError
from bundle_model.relations.verdicts import Verdict

HOLDS, ROUNDED, AGAINST, UNKNOWN = Verdict.HOLDS, Verdict.HOLDS_AFTER_ROUNDING, Verdict.CONTRADICTS, Verdict.UNDECIDABLE


@pytest.mark.parametrize(
    ("whole", "parts", "verdict"),
    [
        pytest.param("60 个", ["30 个", "10 个", "10 个", "10 个"], HOLDS, id="exact"),
        pytest.param("61 个", ["30 个", "10 个", "20 个"], AGAINST, id="one-too-many"),
        pytest.param("6±0.5 元", ["2.4±0.05 元", "3.5±0.05 元"], ROUNDED, id="rounded"),
        pytest.param("7±0.5 元", ["2.4±0.05 元", "3.5±0.05 元"], AGAINST, id="beyond-rounding"),
        pytest.param("over 50", ["30", "21"], ROUNDED, id="over"),
        pytest.param("50", ["over 30", "20"], AGAINST, id="a-part-is-more"),
        pytest.param("60", ["over 30", "20"], ROUNDED, id="a-part-leaves-room"),
        pytest.param("50", ["at least 30", "20"], HOLDS, id="at-least"),
        pytest.param("50", ["nearly 30", "20"], AGAINST, id="nearly"),
        pytest.param("50", ["at most 30", "20"], HOLDS, id="at-most"),
        pytest.param("50", ["about 30", "20"], UNKNOWN, id="about"),
        pytest.param("about 50", ["30", "20"], UNKNOWN, id="about-as-whole"),
    ],
)
def test_sum(judge: Any, whole: str, parts: list[str], verdict: Verdict) -> None:
    assert judge("sum", whole=whole, parts=parts).verdict is verdict


def test_a_sum_shows_what_is_expected_stated_and_the_gap(judge: Any) -> None:
    judgement = judge("sum", whole="7±0.5", parts=["2.4±0.05", "3.5±0.05"])
    assert (judgement.expected, judgement.stated, judgement.gap) == ("[5.8, 6)", "7", "1.1")


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        pytest.param("6 元", ["2 元", "4 亩"], id="of-unlike-parts"),
        pytest.param("6 亩", ["2 元", "4 元"], id="of-another-unit"),
    ],
)
def test_unlike_units_are_refused(judge: Any, whole: str, parts: list[str]) -> None:
    with pytest.raises(UnfitRelationError, match="unlike units: 亩, 元"):
        judge("sum", whole=whole, parts=parts)
