"""The laws of intervals: all that the inputs can make lies inside, and no more."""

from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bundle_model.figures import Interval
from bundle_model.relations.ranges import Span, ZeroInDivisorError, readable

F = Fraction
NEAR, FAR = F(1, 1000), F(10**6)
OPERATIONS = {
    "plus": (Span.plus, lambda x, y: x + y),
    "minus": (Span.minus, lambda x, y: x - y),
    "times": (Span.times, lambda x, y: x * y),
    "over": (Span.over, lambda x, y: x / y),
    "larger": (Span.larger, max),
}


def _small() -> list[Span]:
    """Every span between whole numbers from 0 to 2, ends in and out, and without a high end."""
    points = [Span.point(F(n)) for n in range(3)]
    between = [
        Span(F(low), F(high), low_closed, high_closed)
        for low, high in ((0, 1), (0, 2), (1, 2))
        for low_closed, high_closed in product((True, False), repeat=2)
    ]
    endless = [Span(F(low), None, closed, high_closed=False) for low in range(3) for closed in (True, False)]
    return points + between + endless


def _members(span: Span) -> list[Fraction]:
    """Members of a small span: its ends where they belong to it, close to them, far out where there is no end."""
    assert span.low is not None
    tried = [span.low, span.low + NEAR, span.low + F(1, 2)]
    tried += [FAR] if span.high is None else [span.high, span.high - NEAR]
    return [value for value in tried if span.holds(value)]


@pytest.mark.parametrize("name", OPERATIONS)
def test_each_result_holds_all_that_can_come_out_and_its_ends_are_reached_or_approached(name: str) -> None:
    on_spans, on_values = OPERATIONS[name]
    for one, other in product(_small(), repeat=2):
        if name == "over" and other.holds(F(0)):
            with pytest.raises(ZeroInDivisorError, match="can be zero"):
                on_spans(one, other)
            continue
        result = on_spans(one, other)
        made = [on_values(x, y) for x, y in product(_members(one), _members(other))]
        assert all(map(result.holds, made)), (one, other, result)
        _assert_tight(result.low, min(made), closed=result.low_closed, reached=result.low in made)
        _assert_tight(result.high, max(made), closed=result.high_closed, reached=result.high in made)


def _assert_tight(end: Fraction | None, nearest: Fraction, *, closed: bool, reached: bool) -> None:
    if end is None:
        assert abs(nearest) > 500
        assert not closed
    else:
        assert abs(nearest - end) < F(1, 100)
        assert closed is reached


_numbers = st.fractions(min_value=0, max_value=1000, max_denominator=60)


@st.composite
def _spans_with_member(draw: Any) -> tuple[Span, Fraction]:
    low, high = sorted((draw(_numbers), draw(_numbers)))
    member = draw(st.fractions(min_value=low, max_value=high, max_denominator=3600))
    endless = draw(st.booleans())
    span = Span(low, None if endless else high, draw(st.booleans()), not endless and draw(st.booleans()))
    assume(span.holds(member))
    return span, member


@pytest.mark.parametrize("name", OPERATIONS)
def test_containment(name: str) -> None:
    on_spans, on_values = OPERATIONS[name]

    @given(_spans_with_member(), _spans_with_member())
    def law(one: tuple[Span, Fraction], other: tuple[Span, Fraction]) -> None:
        assume(name != "over" or not other[0].holds(F(0)))
        assert on_spans(one[0], other[0]).holds(on_values(one[1], other[1]))

    law()


def _within(inner: Span, outer: Span) -> bool:
    """Whether no end of the inner one lies outside, by ends alone."""
    low = outer.low is None or (
        inner.low is not None and (inner.low, not inner.low_closed) >= (outer.low, not outer.low_closed)
    )
    high = outer.high is None or (
        inner.high is not None and (inner.high, inner.high_closed) <= (outer.high, outer.high_closed)
    )
    return low and high


@pytest.mark.parametrize("name", OPERATIONS)
def test_wider_in_wider_out(name: str) -> None:
    on_spans, _ = OPERATIONS[name]
    spans = _small()
    for narrow, wide in product(spans, repeat=2):
        if not _within(narrow, wide):
            continue
        for other in spans:
            if name == "over" and (wide.holds(F(0)) or other.holds(F(0))):
                continue
            assert _within(on_spans(narrow, other), on_spans(wide, other)), (narrow, wide, other)
            assert _within(on_spans(other, narrow), on_spans(other, wide)), (other, narrow, wide)


@given(_spans_with_member(), _spans_with_member())
def test_comparisons(left: tuple[Span, Fraction], right: tuple[Span, Fraction]) -> None:
    (one, x), (other, y) = left, right
    assert one.meets(other) is other.meets(one)
    assert not (one.lies_below(other) and other.lies_below(one))
    assert one.meets(one)
    assert not one.lies_below(one)
    if one.lies_below(other):
        assert x < y
        assert one.lies_at_most(other)
        assert not one.meets(other)
    if one.lies_at_most(other):
        assert x <= y
    if one.holds(y):
        assert one.meets(other)


def test_comparisons_against_brute_force() -> None:
    for one, other in product(_small(), repeat=2):
        xs, ys = _members(one), _members(other)
        assert one.lies_at_most(other) is all(x <= y for x, y in product(xs, ys)), (one, other)
        assert one.lies_below(other) is all(x < y for x, y in product(xs, ys)), (one, other)
        assert one.meets(other) is any(one.holds(y) for y in (*ys, *xs) if other.holds(y)), (one, other)


@given(st.integers(-40, 40), st.integers(-40, 40), st.integers(1, 6), st.booleans(), st.booleans())
def test_whole_numbers_against_brute_force(a: int, b: int, parts: int, low_closed: bool, high_closed: bool) -> None:
    span = Span(F(min(a, b), parts), F(max(a, b), parts), low_closed, high_closed)
    inside = [number for number in range(-41, 42) if span.holds(F(number))]
    assert span.whole_numbers() == ((inside[0], inside[-1]) if inside else None)


@pytest.mark.parametrize("span", [Span(F(1), None), Span(None, F(1))], ids=["no-high-end", "no-low-end"])
def test_whole_numbers_without_end_are_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="without end"):
        span.whole_numbers()


@pytest.mark.parametrize(
    "divisor",
    [
        pytest.param(Span.point(F(0)), id="zero"),
        pytest.param(Span(F(0), F(5)), id="from-zero"),
        pytest.param(Span(F(-1), F(1)), id="across-zero"),
        pytest.param(Span(F(-2), F(-1)), id="negative"),
        pytest.param(Span(None, F(5)), id="from-nowhere"),
    ],
)
def test_a_divisor_that_can_be_zero_or_less_is_refused(divisor: Span) -> None:
    with pytest.raises(ZeroInDivisorError):
        Span.point(F(1)).over(divisor)


def test_what_only_comes_near_zero_divides() -> None:
    assert Span.point(F(1)).over(Span(F(0), F(2), low_closed=False)) == Span(F(1, 2), None, high_closed=False)


@pytest.mark.parametrize(
    ("one", "other", "larger"),
    [
        pytest.param(Span(None, F(3)), Span(None, F(2)), Span(None, F(3), low_closed=False), id="no-low-end"),
        pytest.param(Span(None, F(3)), Span.point(F(1)), Span(F(1), F(3)), id="one-low-end"),
    ],
)
def test_the_larger_of_spans_without_a_low_end(one: Span, other: Span, larger: Span) -> None:
    assert one.larger(other) == larger


@pytest.mark.parametrize(
    ("interval", "span", "shown"),
    [
        pytest.param(Interval("6", "6", low_closed=True, high_closed=True), Span(F(6), F(6)), "6", id="point"),
        pytest.param(Interval("6", None, low_closed=False, high_closed=False), Span(F(6), None, False, False), "(6, ∞)", id="over"),
        pytest.param(Interval(None, "5/2", low_closed=True, high_closed=True), Span(None, F(5, 2), False, True), "(-∞, 2.5]", id="no-low-end"),
        pytest.param(Interval("62.5", "63.5", low_closed=True, high_closed=False), Span(F(125, 2), F(127, 2), True, False), "[62.5, 63.5)", id="rounded"),
        pytest.param(Interval("1/6", "0.5", low_closed=True, high_closed=False), Span(F(1, 6), F(1, 2), True, False), "[1/6 (0.166…), 0.5)", id="fraction"),
    ],
)  # fmt: skip
def test_of_an_interval(interval: Interval, span: Span, shown: str) -> None:
    assert Span.of(interval) == span
    assert str(span) == shown


@pytest.mark.parametrize(
    ("span", "single"),
    [(Span.point(F(1)), True), (Span(F(1), F(2)), False), (Span(None, None), False), (Span(F(1), None), False)],
    ids=["point", "two-ends", "no-end", "one-end"],
)
def test_single(span: Span, single: bool) -> None:
    assert span.single is single


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(F(63), "63", id="whole"),
        pytest.param(F(1, 8), "0.125", id="decimal"),
        pytest.param(F(1700, 27), "1700/27 (62.962…)", id="fraction"),
        pytest.param(F(23, 162925), "23/162925 (0.000…)", id="small"),
        pytest.param(F(-1, 2), "-0.5", id="negative-decimal"),
        pytest.param(F(-5), "-5", id="negative-whole"),
        pytest.param(F(-4, 3), "-4/3 (-1.333…)", id="negative-fraction"),
        pytest.param(F(0), "0", id="zero"),
    ],
)
def test_readable(value: Fraction, shown: str) -> None:
    assert readable(value) == shown
