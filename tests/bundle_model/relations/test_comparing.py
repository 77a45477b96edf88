"""Equal, and in order: what holds, what only rounding or nothing decides."""

from collections.abc import Callable
from fractions import Fraction
from itertools import permutations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.figures import Interval
from bundle_model.relations.comparing import alike, all_equal, equal, in_order, undecided, worst
from bundle_model.relations.operands import Known, UnfitRelationError
from bundle_model.relations.verdicts import Judgement, Verdict

HOLDS, ROUNDED, OPEN = Verdict.HOLDS, Verdict.HOLDS_AFTER_ROUNDING, Verdict.OPEN
AGAINST, UNKNOWN = Verdict.CONTRADICTS, Verdict.UNDECIDABLE


@pytest.mark.parametrize(
    ("computed", "stated", "verdict", "words"),
    [
        pytest.param("60", "60", HOLDS, "the printed values are equal", id="same"),
        pytest.param("60", "61", AGAINST, "60 and 61 have no value in common", id="other"),
        pytest.param("30000±5000", "30000", HOLDS, "equal", id="same-printed-of-other-precision"),
        pytest.param("30000±5000", "26000", ROUNDED, "[25000, 35000) and 26000 meet: rounding explains", id="within-rounding"),
        pytest.param("30000±5000", "25000", ROUNDED, "meet", id="lower-end-belongs"),
        pytest.param("30000±5000", "35000", AGAINST, "no value in common", id="upper-end-does-not"),
        pytest.param("26", "over 20", ROUNDED, "26 and (20, ∞) meet: the bounds explain", id="over-and-more"),
        pytest.param("20", "over 20", AGAINST, "20 and (20, ∞)", id="over-and-the-same"),
        pytest.param("20", "at least 20", HOLDS, "equal", id="at-least-the-same"),
        pytest.param("20", "at most 20", HOLDS, "equal", id="at-most-the-same"),
        pytest.param("21", "at most 20", AGAINST, "21 and [0, 20]", id="at-most-and-more"),
        pytest.param("19", "nearly 20", ROUNDED, "bounds", id="nearly-and-less"),
        pytest.param("20", "nearly 20", AGAINST, "20 and [0, 20)", id="nearly-and-reached"),
        pytest.param("over 20", "over 20", HOLDS, "equal", id="over-twice"),
        pytest.param("20", "about 20", UNKNOWN, "about 20 is only approximate", id="about"),
        pytest.param("about 30", "about 20", UNKNOWN, "about 30, about 20 are only approximate", id="about-twice"),
    ],
)  # fmt: skip
def test_equal(known: Any, computed: str, stated: str, verdict: Verdict, words: str) -> None:
    one, other = known(computed), known(stated)
    judgement = equal(one.value, one.span, other, [one])
    assert judgement.verdict is verdict
    assert words in judgement.why
    assert judgement.gap == str(abs(one.value - other.value))
    assert judgement.stated == str(other.value)
    assert judgement.expected == (str(one.span) if one.span else str(one.value))


@pytest.mark.parametrize(
    ("smaller", "larger", "loosely", "strictly"),
    [
        pytest.param("3", "5", HOLDS, HOLDS, id="less"),
        pytest.param("5", "5", HOLDS, AGAINST, id="same"),
        pytest.param("6", "5", AGAINST, AGAINST, id="more"),
        pytest.param("24000", "30000±5000", HOLDS, HOLDS, id="below-all-rounding"),
        pytest.param("25000", "30000±5000", HOLDS, HOLDS, id="in-order-as-printed"),
        pytest.param("29000", "30000±5000", HOLDS, HOLDS, id="in-order-as-printed-within-rounding"),
        pytest.param("30000", "30000±5000", HOLDS, ROUNDED, id="same-as-printed"),
        pytest.param("31000", "30000±5000", ROUNDED, ROUNDED, id="only-rounding-puts-it-in-order"),
        pytest.param("35000", "30000±5000", AGAINST, AGAINST, id="end-that-does-not-belong"),
        pytest.param("30000±5000", "25000", ROUNDED, AGAINST, id="end-that-belongs"),
        pytest.param("5", "over 5", HOLDS, HOLDS, id="over-is-more"),
        pytest.param("5", "at least 5", HOLDS, UNKNOWN, id="at-least-may-be-the-same"),
        pytest.param("6", "at least 5", UNKNOWN, UNKNOWN, id="at-least-does-not-tell"),
        pytest.param("over 4", "5", UNKNOWN, UNKNOWN, id="over-has-no-end"),
        pytest.param("over 5", "5", AGAINST, AGAINST, id="over-the-larger"),
        pytest.param("at least 5", "5", UNKNOWN, AGAINST, id="at-least-the-larger"),
        pytest.param("at most 5", "5", HOLDS, UNKNOWN, id="at-most-the-larger"),
        pytest.param("nearly 5", "5", HOLDS, HOLDS, id="nearly-is-less"),
        pytest.param("5", "nearly 5", AGAINST, AGAINST, id="nearly-is-not-reached"),
        pytest.param("over 5", "over 50", UNKNOWN, UNKNOWN, id="both-over"),
        pytest.param("about 5", "500", UNKNOWN, UNKNOWN, id="about"),
    ],
)
def test_in_order(known: Any, smaller: str, larger: str, loosely: Verdict, strictly: Verdict) -> None:
    one, other = known(smaller), known(larger)
    for verdict, judgement in ((loosely, in_order(one, other)), (strictly, in_order(one, other, strictly=True))):
        assert judgement.verdict is verdict
        assert judgement.stated == str(one.value)
        assert judgement.gap == (str(one.value - other.value) if verdict is AGAINST else None)
    assert in_order(one, other).expected == f"<= {other.value}"
    assert in_order(one, other, strictly=True).expected == f"< {other.value}"


@pytest.mark.parametrize(
    ("smaller", "larger", "words"),
    [
        pytest.param("over 4", "5", "the bounds of over 4 leave it open", id="one"),
        pytest.param("over 4", "at least 5", "the bounds of over 4 and at least 5 leave it open", id="both"),
        pytest.param("6", "about 5", "about 5 is only approximate: “about” sets no limits", id="about"),
    ],
)
def test_what_cannot_be_decided_names_the_input(known: Any, smaller: str, larger: str, words: str) -> None:
    assert words in in_order(known(smaller), known(larger)).why


_terms = st.tuples(
    st.integers(0, 30), st.integers(0, 4), st.sampled_from(["", "over ", "at least ", "at most ", "nearly "])
)


@given(_terms, _terms)
def test_a_verdict_is_borne_out_by_every_value(known: Callable[[str], Known], one: Any, other: Any) -> None:
    smaller, larger = (known(f"{hedge}{value}" if hedge else f"{value}±{half}") for value, half, hedge in (one, other))
    # in halves, which are whole numbers
    left, right = ([n for n in range(-10, 90) if term.span.holds(Fraction(n, 2))] for term in (smaller, larger))
    pairs = [*product(left, right)]
    for strictly in (False, True):
        kept = [x < y if strictly else x <= y for x, y in pairs]
        verdict = in_order(smaller, larger, strictly=strictly).verdict
        if verdict is AGAINST:
            assert not any(kept)
        elif pairs and "whatever" in in_order(smaller, larger, strictly=strictly).why:
            assert all(kept)
        elif pairs:
            assert any(kept)
    met = any(x == y for x, y in pairs)
    assert (equal(smaller.value, smaller.span, larger, [smaller]).verdict is AGAINST) is not met or not pairs


@pytest.mark.parametrize(
    ("units", "fits"),
    [
        pytest.param(["元", "元"], True, id="same"),
        pytest.param(["元", "亩"], False, id="unlike"),
        pytest.param(["元", None], True, id="one-without"),
        pytest.param([None, None], True, id="none"),
        pytest.param(["count", "%", None], False, id="count-and-per-cent"),
    ],
)
def test_alike(units: list[str | None], fits: bool) -> None:
    one = Interval.point(Fraction(1))
    terms = [Known("x", Fraction(1), one, exact=True, dimension=unit, kind="quantity") for unit in units]
    if fits:
        assert alike(terms) is None
    else:
        with pytest.raises(UnfitRelationError, match="unlike units: "):
            alike(terms)


@pytest.mark.parametrize(
    ("terms", "verdict"),
    [
        pytest.param(["5", "5", "5"], HOLDS, id="same"),
        pytest.param(["5", "5", "6"], AGAINST, id="last-differs"),
        pytest.param(["26000", "30000±5000", "34000"], AGAINST, id="each-agrees-with-the-middle-alone"),
        pytest.param(["26000", "30000±5000", "26000"], ROUNDED, id="rounded-in-the-middle"),
        pytest.param(["5", "about 5"], UNKNOWN, id="about"),
    ],
)
def test_all_equal(known: Any, terms: list[str], verdict: Verdict) -> None:
    assert all_equal([known(term) for term in terms]).verdict is verdict


def test_all_equal_needs_like_units(known: Any) -> None:
    with pytest.raises(UnfitRelationError, match="unlike units: 亩, 元"):
        all_equal([known("2 元"), known("2 亩")])


def test_where_only_what_is_computed_has_no_limits_that_is_said(known: Any) -> None:
    judgement = equal(Fraction(5), None, known("5"), [known("5")])
    assert (judgement.verdict, judgement.why) == (
        Verdict.UNDECIDABLE, "the computed value is only approximate: “about” sets no limits"
    )  # fmt: skip


def test_undecided_names_only_what_has_no_interval(known: Any) -> None:
    judgement = undecided([known("5"), known("about 7"), known("over 8")], stated="x")
    assert judgement == Judgement(UNKNOWN, "about 7 is only approximate: “about” sets no limits", stated="x")


def test_the_worst_decides_wherever_it_stands() -> None:
    ranked = [AGAINST, UNKNOWN, OPEN, ROUNDED, HOLDS]
    for position, verdict in enumerate(ranked):
        for order in permutations(ranked[position:]):
            assert worst(Judgement(one, "x") for one in order).verdict is verdict
