"""The table of intervals of the definition, row by row; and the laws of their arithmetic, and how they are shown.

The laws: all that the inputs can make lies inside a result, and no more.
"""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bundle_model.figures import Interval, figures_of
from bundle_model.figures.interval import ZeroInDivisorError

between = Interval.between


@pytest.mark.parametrize(
    ("text", "low", "high", "low_closed", "high_closed"),
    [
        pytest.param("36家", "36", "36", True, True, id="an-integer-is-itself"),
        pytest.param("3万家", "25000", "35000", True, False, id="a-magnitude-rounds"),
        pytest.param("36.07亿元", "3606500000", "3607500000", True, False, id="decimals-of-a-magnitude"),
        pytest.param("1.20米", "1.195", "1.205", True, False, id="a-printed-zero-counts"),
        pytest.param("63%", "62.5", "63.5", True, False, id="a-share-rounds"),
        pytest.param("100%", "99.5", "100", True, True, id="a-share-stops-at-100"),
        pytest.param("99.95%", "99.945", "99.955", True, False, id="a-share-below-100"),
        pytest.param("99.9999%", "99.99985", "99.99995", True, False, id="a-share-near-100"),
        pytest.param("250%", "249.5", "250.5", True, False, id="growth-beyond-100"),
        pytest.param("100.0%", "99.95", "100", True, True, id="100-with-decimals"),
        pytest.param("0.2%", "0.15", "0.25", True, False, id="a-small-share"),
        pytest.param("0.0亿元", "0", "5000000", True, False, id="nothing-stays-above-0"),
        pytest.param("三成农户", "25", "35", True, False, id="a-tenth-is-ten-per-cent"),
        pytest.param("三成半农户", "32.5", "37.5", True, False, id="half-a-tenth"),
        pytest.param("十成把握", "95", "100", True, True, id="ten-tenths"),
        pytest.param("三年半", "3.25", "3.75", True, False, id="half-a-year"),
        pytest.param("三分之二", "0.5", "5/6", True, False, id="a-fraction-rounds-to-half-a-part"),
        pytest.param("千分之零", "0", "0.0005", True, False, id="a-fraction-stays-above-0"),
        pytest.param("一半", "0.25", "0.75", True, False, id="half-of-it"),
        pytest.param("超过30家", "30", None, False, False, id="over"),
        pytest.param("30多家", "30", None, False, False, id="over-by-an-approximator"),
        pytest.param("至少30家", "30", None, True, False, id="at-least"),
        pytest.param("不超过30家", "0", "30", True, True, id="at-most"),
        pytest.param("不到30家", "0", "30", True, False, id="less-than"),
        pytest.param("近30家", "0", "30", True, False, id="nearly"),
    ],
)
def test_what_is_printed_means_an_interval(
    text: str, low: str, high: str | None, low_closed: bool, high_closed: bool
) -> None:
    (one,) = figures_of(text)
    assert one.interval == Interval(low, high, low_closed=low_closed, high_closed=high_closed)


@pytest.mark.parametrize("text", ["约30家", "30家左右", "30来家", "第37届", "2013年", "1+8"])
def test_about_and_what_claims_nothing_mean_none(text: str) -> None:
    assert [one.interval for one in figures_of(text)] in ([None], [None, None])


F = Fraction
NEAR, FAR = F(1, 1000), F(10**6)
OPERATIONS = {
    "plus": (Interval.plus, lambda x, y: x + y),
    "minus": (Interval.minus, lambda x, y: x - y),
    "times": (Interval.times, lambda x, y: x * y),
    "over": (Interval.over, lambda x, y: x / y),
    "larger": (Interval.larger, max),
}


def _small() -> list[Interval]:
    """Every span between whole numbers from 0 to 2, ends in and out, and without a high end."""
    points = [Interval.point(F(n)) for n in range(3)]
    bounded = [
        between(F(low), F(high), low_closed=low_closed, high_closed=high_closed)
        for low, high in ((0, 1), (0, 2), (1, 2))
        for low_closed, high_closed in product((True, False), repeat=2)
    ]
    endless = [between(F(low), None, low_closed=closed) for low in range(3) for closed in (True, False)]
    return points + bounded + endless


def _members(span: Interval) -> list[Fraction]:
    """Members of a small span: its ends where they belong to it, close to them, far out where there is no end."""
    low, high = span.low_end, span.high_end
    assert low is not None
    tried = [low, low + NEAR, low + F(1, 2)]
    tried += [FAR] if high is None else [high, high - NEAR]
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
        _assert_tight(result.low_end, min(made), closed=result.low_closed, reached=result.low_end in made)
        _assert_tight(result.high_end, max(made), closed=result.high_closed, reached=result.high_end in made)


def _assert_tight(end: Fraction | None, nearest: Fraction, *, closed: bool, reached: bool) -> None:
    if end is None:
        assert abs(nearest) > 500
        assert not closed
    else:
        assert abs(nearest - end) < F(1, 100)
        assert closed is reached


_numbers = st.builds(F, st.integers(0, 1000), st.integers(1, 60))


def _span_with_member(one: Fraction, other: Fraction, part: int, ends: int) -> tuple[Interval, Fraction]:
    """A span from the smaller to the larger, or without end; its member lies at so many twelfths of the way."""
    low, high = min(one, other), max(one, other)
    member = low + (high - low) * F(part, 12)
    endless, low_closed, high_closed = bool(ends & 1), bool(ends & 2) or member == low, bool(ends & 4) or member == high
    return between(low, None if endless else high, low_closed=low_closed, high_closed=high_closed), member


_spans_with_member = st.builds(_span_with_member, _numbers, _numbers, st.integers(0, 12), st.integers(0, 7))


@pytest.mark.parametrize("name", OPERATIONS)
def test_containment(name: str) -> None:
    on_spans, on_values = OPERATIONS[name]

    @given(_spans_with_member, _spans_with_member)
    def law(one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]) -> None:
        assume(name != "over" or not other[0].holds(F(0)))
        assert on_spans(one[0], other[0]).holds(on_values(one[1], other[1]))

    law()


def _within(inner: Interval, outer: Interval) -> bool:
    """Whether no end of the inner one lies outside, by ends alone."""
    (low, high), (least, most) = ((one.low_end, one.high_end) for one in (inner, outer))
    above = least is None or (low is not None and (low, not inner.low_closed) >= (least, not outer.low_closed))
    below = most is None or (high is not None and (high, inner.high_closed) <= (most, outer.high_closed))
    return above and below


@pytest.mark.parametrize("name", OPERATIONS)
def test_wider_in_wider_out(name: str) -> None:
    on_spans, _ = OPERATIONS[name]
    spans = _small()
    for narrow, wide in product(spans, repeat=2):
        if narrow == wide or not _within(narrow, wide):
            continue
        for other in spans:
            if name == "over" and (wide.holds(F(0)) or other.holds(F(0))):
                continue
            assert _within(on_spans(narrow, other), on_spans(wide, other)), (narrow, wide, other)
            assert _within(on_spans(other, narrow), on_spans(other, wide)), (other, narrow, wide)


@given(_spans_with_member, _spans_with_member)
def test_comparisons(left: tuple[Interval, Fraction], right: tuple[Interval, Fraction]) -> None:
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
    span = between(F(min(a, b), parts), F(max(a, b), parts), low_closed=low_closed, high_closed=high_closed)
    inside = [number for number in range(-41, 42) if span.holds(F(number))]
    assert span.whole_numbers() == ((inside[0], inside[-1]) if inside else None)


@pytest.mark.parametrize("span", [between(F(1), None), between(None, F(1))], ids=["no-high-end", "no-low-end"])
def test_whole_numbers_without_end_are_refused(span: Interval) -> None:
    with pytest.raises(ValueError, match="infinitely many whole numbers"):
        span.whole_numbers()


@pytest.mark.parametrize(
    "divisor",
    [
        pytest.param(Interval.point(F(0)), id="zero"),
        pytest.param(between(F(0), F(5)), id="from-zero"),
        pytest.param(between(F(-1), F(1)), id="across-zero"),
        pytest.param(between(F(-2), F(-1)), id="negative"),
        pytest.param(between(None, F(5)), id="from-nowhere"),
    ],
)
def test_a_divisor_that_can_be_zero_or_less_is_refused(divisor: Interval) -> None:
    with pytest.raises(ZeroInDivisorError):
        Interval.point(F(1)).over(divisor)


def test_what_only_comes_near_zero_divides() -> None:
    assert Interval.point(F(1)).over(between(F(0), F(2), low_closed=False)) == between(F(1, 2), None)


@pytest.mark.parametrize(
    ("one", "other", "larger"),
    [
        pytest.param(between(None, F(3)), between(None, F(2)), between(None, F(3)), id="no-low-end"),
        pytest.param(between(None, F(3)), Interval.point(F(1)), between(F(1), F(3)), id="one-low-end"),
    ],
)
def test_the_larger_of_spans_without_a_low_end(one: Interval, other: Interval, larger: Interval) -> None:
    assert one.larger(other) == larger


@pytest.mark.parametrize(
    ("interval", "fractions", "shown"),
    [
        pytest.param(Interval("6", "6", True, True), between(F(6), F(6)), "6", id="point"),
        pytest.param(Interval("6", None, False, False), between(F(6), None, low_closed=False), "(6, ∞)", id="over"),
        pytest.param(Interval(None, "2.5", False, True), between(None, F(5, 2)), "(-∞, 2.5]", id="no-low-end"),
        pytest.param(Interval(None, None, False, False), between(None, None), "(-∞, ∞)", id="no-end"),
        pytest.param(Interval("1", "2", True, True), between(F(1), F(2)), "[1, 2]", id="closed"),
        pytest.param(Interval("1", "2", False, False), between(F(1), F(2), low_closed=False, high_closed=False), "(1, 2)", id="open"),
        pytest.param(Interval("1", None, True, False), between(F(1), None), "[1, ∞)", id="at-least"),
        pytest.param(Interval(None, "2", False, True), between(None, F(2)), "(-∞, 2]", id="at-most"),
        pytest.param(Interval("62.5", "63.5", True, False), between(F(125, 2), F(127, 2), high_closed=False), "[62.5, 63.5)", id="rounded"),
        pytest.param(Interval("1/6", "0.5", True, False), between(F(1, 6), F(1, 2), high_closed=False), "[1/6 (0.166…), 0.5)", id="fraction"),
        pytest.param(Interval("-0.5", "-4/9", True, True), between(F(-1, 2), F(-4, 9)), "[-0.5, -4/9 (-0.444…)]", id="negative"),
    ],
)  # fmt: skip
def test_between_fractions(interval: Interval, fractions: Interval, shown: str) -> None:
    assert fractions == interval
    assert str(interval) == shown


@pytest.mark.parametrize(
    ("interval", "ends", "shown"),
    [
        pytest.param(Interval("36.0", None, False, False), (F(36), None), "(36, ∞)", id="a-printed-zero"),
        pytest.param(Interval("0", "36.50", True, True), (F(0), F(73, 2)), "[0, 36.5]", id="a-zero-behind-digits"),
        pytest.param(Interval("100", "100.00", True, True), (F(100), F(100)), "100", id="one-value-in-two-writings"),
        pytest.param(Interval("2/4", None, True, False), (F(1, 2), None), "[0.5, ∞)", id="a-fraction-that-is-a-decimal"),
        pytest.param(Interval("10/36", "10/36", True, True), (F(5, 18), F(5, 18)), "5/18 (0.277…)", id="a-fraction-not-in-lowest-terms"),
    ],
)  # fmt: skip
def test_what_is_printed_is_kept_and_shown_shorter(
    interval: Interval, ends: tuple[Fraction | None, Fraction | None], shown: str
) -> None:
    assert (interval.low_end, interval.high_end) == ends
    assert str(interval) == shown


def test_an_interval_of_more_digits_than_python_converts_is_shown() -> None:
    digits = "9" * 5000
    assert str(Interval(digits, digits, True, True)) == digits
    assert str(Interval("0", f"{digits}.50", True, False)) == f"[0, {digits}.5)"


@pytest.mark.parametrize(
    ("span", "single"),
    [
        (Interval.point(F(1)), True),
        (between(F(1), F(2)), False),
        (between(None, None), False),
        (between(F(1), None), False),
    ],
    ids=["point", "two-ends", "no-end", "one-end"],
)
def test_single(span: Interval, single: bool) -> None:
    assert span.single is single


def _pieces(first: str, second: str) -> tuple[Interval, Interval]:
    """Two intervals, written as mathematicians do."""
    return _piece(first), _piece(second)


def _piece(text: str) -> Interval:
    low, high = text[1:-1].split(", ")
    ends = [None if "∞" in end else Fraction(end) for end in (low, high)]
    return between(*ends, low_closed=text[0] == "[", high_closed=text[-1] == "]")


@pytest.mark.parametrize(
    ("inner", "outer", "within"),
    [
        ("[3, 4]", "[3, 4]", True),
        ("(3, 4)", "[3, 4]", True),
        ("[3, 4]", "(3, 4]", False),
        ("[3, 4]", "[3, 4)", False),
        ("(3, 4)", "(3, 4)", True),
        ("[3, 4]", "[2, 5]", True),
        ("[1, 4]", "[2, 5]", False),
        ("[3, 6]", "[2, 5]", False),
        ("(3, ∞)", "[3, ∞)", True),
        ("[3, ∞)", "(3, ∞)", False),
        ("[3, ∞)", "[3, 9]", False),
        ("(-∞, 3]", "[0, 3]", False),
        ("(-∞, 3]", "(-∞, 3]", True),
        ("[0, 3]", "(-∞, ∞)", True),
        ("(-∞, ∞)", "(-∞, ∞)", True),
    ],
)
def test_one_lies_within_another(inner: str, outer: str, within: bool) -> None:
    one, other = _pieces(inner, outer)
    assert one.lies_within(other) == within


_ENDS = st.lists(st.integers(0, 6), min_size=2, max_size=2, unique=True).map(sorted)


@given(_ENDS, _ENDS, st.tuples(*[st.booleans()] * 4))
def test_what_lies_within_holds_nothing_else(first: list[int], second: list[int], ends: tuple[bool, ...]) -> None:
    one = between(*map(Fraction, first), low_closed=ends[0], high_closed=ends[1])
    other = between(*map(Fraction, second), low_closed=ends[2], high_closed=ends[3])
    inside = [Fraction(number, 2) for number in range(-1, 14)]
    assert one.lies_within(other) == all(other.holds(number) for number in inside if one.holds(number))
