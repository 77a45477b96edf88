"""Repeats, equal rates, maxima, parts and wholes, orders."""

from typing import Any

import pytest

from bundle_model.relations.operands import UnfitRelationError
from bundle_model.relations.verdicts import Verdict

HOLDS, ROUNDED = Verdict.HOLDS, Verdict.HOLDS_AFTER_ROUNDING
AGAINST, UNKNOWN = Verdict.CONTRADICTS, Verdict.UNDECIDABLE


@pytest.mark.parametrize("kind", ["repeat", "equal-rates"])
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
def test_all_equal(judge: Any, kind: str, figures: list[str], verdict: Verdict) -> None:
    fields = {"figures": figures} if kind == "repeat" else {"rates": figures, "implies": "x"}
    assert judge(kind, **fields).verdict is verdict


@pytest.mark.parametrize(
    ("maximum", "listed", "verdict"),
    [
        pytest.param("100", ["100", "50", "30"], HOLDS, id="listed"),
        pytest.param("at most 100", ["50", "100"], HOLDS, id="the-most-that-can-be-had"),
        pytest.param("at most 1000000", ["1000000±5000", "50"], HOLDS, id="rounded-and-at-most"),
        pytest.param("100", ["90", "50"], AGAINST, id="not-listed"),
        pytest.param("100", ["100", "110"], AGAINST, id="more-is-listed"),
        pytest.param("at most 100", ["100", "110"], AGAINST, id="more-than-the-most"),
        pytest.param("100±5", ["96", "50"], ROUNDED, id="rounded"),
        pytest.param("100", ["30", "over 90"], ROUNDED, id="over"),
        pytest.param("100", ["100", "over 110"], AGAINST, id="over-too-much"),
        pytest.param("95", ["100±10", "99"], AGAINST, id="a-lesser-one-is-sure-to-be-more"),
        pytest.param("about 100", ["100", "50"], UNKNOWN, id="about"),
        pytest.param("100", ["100", "about 50"], UNKNOWN, id="about-in-the-list"),
        pytest.param("nearly 100", ["100", "50"], AGAINST, id="nearly"),
    ],
)
def test_maximum(judge: Any, maximum: str, listed: list[str], verdict: Verdict) -> None:
    assert judge("maximum", maximum=maximum, listed=listed).verdict is verdict


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
    assert why == "about 50 is said to be about that, which bounds nothing"


def test_of_a_sum_the_parts_are_named_where_their_bounds_do_not_tell(judge: Any) -> None:
    why = judge("part-of-whole", part=["over 10", "5"], whole="50").why
    assert why == "(15, ∞) <= 50: the bounds of over 10 + 5 do not tell"


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
    ("kind", "fields"),
    [
        pytest.param("repeat", {"figures": ["2 元", "2 亩"]}, id="repeat"),
        pytest.param("equal-rates", {"rates": ["2 元", "2 亩"], "implies": "x"}, id="equal-rates"),
        pytest.param("maximum", {"maximum": "2 元", "listed": ["2 亩", "1 亩"]}, id="maximum"),
        pytest.param("part-of-whole", {"part": ["1 元", "1 亩"], "whole": ["2 元"]}, id="part-of-whole"),
        pytest.param("order", {"figures": ["1 元", "2 亩"], "relation": "<"}, id="order"),
        pytest.param("order", {"figures": ["1", "2"], "relation": "<", "within": ["1 元", "1 亩"]}, id="within"),
    ],
)
def test_unlike_units_are_refused(judge: Any, kind: str, fields: dict[str, Any]) -> None:
    with pytest.raises(UnfitRelationError, match="unlike units: 亩, 元"):
        judge(kind, **fields)
