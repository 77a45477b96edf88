"""Parts and wholes, and sums as either."""

from typing import Any

import pytest

from bundle_model.relations.operands import UnfitRelationError
from bundle_model.relations.verdicts import Verdict

HOLDS, ROUNDED, AGAINST, UNKNOWN = Verdict.HOLDS, Verdict.HOLDS_AFTER_ROUNDING, Verdict.CONTRADICTS, Verdict.UNDECIDABLE


@pytest.mark.parametrize(
    ("part", "whole", "verdict"),
    [
        pytest.param("51", "54", HOLDS, id="less"),
        pytest.param("54", "54", HOLDS, id="all"),
        pytest.param("55", "54", AGAINST, id="more"),
        pytest.param(["461"], ["476", "15"], HOLDS, id="of-a-sum"),
        pytest.param(["476", "16"], ["491"], AGAINST, id="a-sum-is-more"),
        pytest.param("at least 10", "50", UNKNOWN, id="at-least"),
        pytest.param(["at least 10", "5"], "50", UNKNOWN, id="at-least-in-a-sum"),
        pytest.param("at least 51", "50", AGAINST, id="at-least-too-much"),
        pytest.param("36", "over 6400", HOLDS, id="of-more"),
        pytest.param("about 10", "50", UNKNOWN, id="about"),
        pytest.param("10", ["40", "about 50"], UNKNOWN, id="about-in-a-sum"),
        pytest.param(["3.2±0.05", "3.2±0.05"], "6.3±0.05", ROUNDED, id="rounded"),
    ],
)
def test_part_of_whole(judge: Any, part: Any, whole: Any, verdict: Verdict) -> None:
    assert judge("part-of-whole", part=part, whole=whole).verdict is verdict


def test_of_a_sum_only_the_part_that_bounds_nothing_is_named(judge: Any) -> None:
    why = judge("part-of-whole", part="10", whole=["40", "about 50"]).why
    assert why == "about 50 is only approximate: “about” sets no limits"


def test_of_a_sum_the_parts_are_named_where_their_bounds_do_not_tell(judge: Any) -> None:
    why = judge("part-of-whole", part=["over 10", "5"], whole="50").why
    assert why == "(15, ∞) <= 50: the bounds of over 10 + 5 leave it open"


def test_unlike_units_are_refused(judge: Any) -> None:
    with pytest.raises(UnfitRelationError, match="unlike units: 亩, 元"):
        judge("part-of-whole", part=["1 元", "1 亩"], whole=["2 元"])
