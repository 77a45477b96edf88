"""Intervals: what a value and its bound mean, and exact arithmetic on them.

The table of intervals in the definition of a figure says what they mean.
"""

from decimal import Context as DecimalContext
from decimal import Decimal, Inexact, Rounded
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple, TypeAlias

from bundle_model.errors import YiwuBundleError
from bundle_model.figures.numerals.decimals import readable, rendered
from bundle_model.figures.vocabulary import Bound

HUNDRED = "100"

End: TypeAlias = tuple[Fraction | None, bool]
"""An end of an interval, None where there is none, and whether the interval holds it."""


class ZeroInDivisorError(YiwuBundleError, ZeroDivisionError):
    """A division by an interval that holds zero. The result would have no bounds."""


class Interval(NamedTuple):
    """From `low` to `high`, as decimal strings or p/q; None where there is no end. A closed end belongs to the interval.

    The strings keep the printed digits, such as 36.0, and may be longer than Python converts to an int. Arithmetic uses
    the fractions that they mean. A result holds every value that its inputs can make, and no other.
    """

    low: str | None
    high: str | None
    low_closed: bool
    high_closed: bool

    @classmethod
    def between(
        cls, low: Fraction | None, high: Fraction | None, *, low_closed: bool = True, high_closed: bool = True
    ) -> "Interval":
        """From one fraction to another. A missing end is never closed."""
        return cls(
            None if low is None else rendered(low),
            None if high is None else rendered(high),
            low_closed and low is not None,
            high_closed and high is not None,
        )

    @classmethod
    def point(cls, value: Fraction) -> "Interval":
        return cls.between(value, value)

    @property
    def low_end(self) -> Fraction | None:
        """The low end as a fraction."""
        return None if self.low is None else Fraction(self.low)

    @property
    def high_end(self) -> Fraction | None:
        """The high end as a fraction."""
        return None if self.high is None else Fraction(self.high)

    @property
    def single(self) -> bool:
        """Whether it holds exactly one value."""
        return self.low is not None and self.low_end == self.high_end

    def holds(self, value: Fraction) -> bool:
        """Whether a value is inside."""
        low, high = self.low_end, self.high_end
        above = low is None or value > low or (value == low and self.low_closed)
        below = high is None or value < high or (value == high and self.high_closed)
        return above and below

    def meets(self, other: "Interval") -> bool:
        """Whether some value is in both."""
        return not (self.lies_below(other) or other.lies_below(self))

    def lies_below(self, other: "Interval") -> bool:
        """Whether every value here is less than every value there."""
        high, low = self.high_end, other.low_end
        if high is None or low is None:
            return False
        both_closed = self.high_closed and other.low_closed
        return high < low or (high == low and not both_closed)

    def lies_within(self, other: "Interval") -> bool:
        """Whether every value here is also there."""
        low, high = other.low_end, other.high_end
        least, most = self.low_end, self.high_end
        above = low is None or (
            least is not None and (least > low or (least == low and (other.low_closed or not self.low_closed)))
        )
        below = high is None or (
            most is not None and (most < high or (most == high and (other.high_closed or not self.high_closed)))
        )
        return above and below

    def lies_at_most(self, other: "Interval") -> bool:
        """Whether no value here is more than any value there."""
        high, low = self.high_end, other.low_end
        return high is not None and low is not None and high <= low

    def plus(self, other: "Interval") -> "Interval":
        """Every sum of a value here and one there."""
        low, low_closed = _sum((self.low_end, self.low_closed), (other.low_end, other.low_closed))
        high, high_closed = _sum((self.high_end, self.high_closed), (other.high_end, other.high_closed))
        return Interval.between(low, high, low_closed=low_closed, high_closed=high_closed)

    def minus(self, other: "Interval") -> "Interval":
        """Every difference of a value here and one there."""
        low, low_closed = _sum((self.low_end, self.low_closed), _negative((other.high_end, other.high_closed)))
        high, high_closed = _sum((self.high_end, self.high_closed), _negative((other.low_end, other.low_closed)))
        return Interval.between(low, high, low_closed=low_closed, high_closed=high_closed)

    def times(self, other: "Interval") -> "Interval":
        """Every product, of numbers that are not negative, as counts and measures are."""
        low, low_closed = _product((self.low_end, self.low_closed), (other.low_end, other.low_closed))
        high, high_closed = _product((self.high_end, self.high_closed), (other.high_end, other.high_closed))
        return Interval.between(low, high, low_closed=low_closed, high_closed=high_closed)

    def over(self, other: "Interval") -> "Interval":
        """Every quotient, of numbers that are not negative. ZeroInDivisorError where the divisor can be zero."""
        least, most = other.low_end, other.high_end
        # low=None: there are negative divisors on the way to zero
        if least is None or least < 0 or other.holds(Fraction(0)):
            raise ZeroInDivisorError(f"{other} can be zero")
        # (0, 5]: a divisor near zero makes any large quotient
        high, high_closed = (1 / least, other.low_closed) if least else (None, False)
        # [2, ∞): a large divisor makes a quotient near zero, never zero
        low, low_closed = (1 / most, other.high_closed) if most else (Fraction(0), False)
        return self.times(Interval.between(low, high, low_closed=low_closed, high_closed=high_closed))

    def larger(self, other: "Interval") -> "Interval":
        """The larger of every value here and every value there."""
        both = (self, other)
        lows = [(end, not one.low_closed) for one in both if (end := one.low_end) is not None]
        highs = [(end, one.high_closed) for one in both if (end := one.high_end) is not None]
        low, low_open = max(lows, default=(None, True))
        # [3, 5] and (4, ∞): one without a high end leaves none
        high, high_closed = max(highs) if len(highs) == 2 else (None, False)
        return Interval.between(low, high, low_closed=not low_open, high_closed=high_closed)

    def whole_numbers(self) -> tuple[int, int] | None:
        """The least and the greatest whole number inside. None where there is none; ValueError without two ends."""
        low, high = self.low_end, self.high_end
        if low is None or high is None:
            raise ValueError("an interval without two ends holds infinitely many whole numbers")
        least, greatest = ceil(low), floor(high)
        # (2, 4): neither 2 nor 4 is inside
        least += least == low and not self.low_closed
        greatest -= greatest == high and not self.high_closed
        return (least, greatest) if least <= greatest else None

    def __str__(self) -> str:
        low = "-∞" if self.low is None else _shown(self.low)
        high = "∞" if self.high is None else _shown(self.high)
        if low == high:
            return low
        opening, closing = "[" if self.low_closed else "(", "]" if self.high_closed else ")"
        return f"{opening}{low}, {high}{closing}"


def _shown(end: str) -> str:
    """An end as people read it. Works on the text, since a figure may have more digits than Python converts."""
    if "/" in end:
        return readable(Fraction(end))  # short enough: numerals and relations limit the digits of a fraction
    whole, _, rest = end.partition(".")
    return f"{whole}.{rest.rstrip('0')}".removesuffix(".")


def _sum(one: End, other: End) -> End:
    if one[0] is None or other[0] is None:
        return None, False
    return one[0] + other[0], one[1] and other[1]


def _negative(end: End) -> End:
    return None if end[0] is None else -end[0], end[1]


def _product(one: End, other: End) -> End:
    """An end of a product. A zero that is reached makes zero, even of an end that is open or missing."""
    if (Fraction(0), True) in (one, other):
        return Fraction(0), True
    if one[0] is None or other[0] is None:
        return None, False
    return one[0] * other[0], one[1] and other[1]


class Printed(NamedTuple):
    """What an interval is computed from: the value, its bound, and how it is printed.

    `power`: the last printed digit counts tens to this power. `whole`: an integer with neither magnitude nor percent.
    `share`: a percentage, which stops at 100. `half_open`: the bound excludes its own value. `halves`: 半 is the last
    digit. `by_order`: the bound goes by the number line, not by size. `upper`: the higher of neighbouring digits.
    """

    value: str
    bound: Bound
    power: int
    whole: bool
    share: bool = False
    half_open: bool = False
    halves: bool = False
    by_order: bool = False
    upper: str | None = None

    @property
    def negative(self) -> bool:
        """Whether the value is below zero."""
        return self.value.startswith("-")


def interval(printed: Printed) -> Interval | None:
    """The interval; None for `about`, which sets no limits."""
    if printed.bound == "about":
        return None
    if not printed.negative:
        return _of_positive(printed)
    # "低于-4℃": by the number line; "超过零下10度": by size, so mirrored
    if printed.by_order and printed.bound in ("over", "at_least", "at_most"):
        return _by_order(printed)
    return _mirrored(_of_positive(printed._replace(value=printed.value[1:])))


def _by_order(printed: Printed) -> Interval:
    value = printed.value
    if printed.bound == "at_most":
        return Interval(None, value, low_closed=False, high_closed=not printed.half_open)
    return Interval(value, None, low_closed=printed.bound == "at_least", high_closed=False)


def _mirrored(one: Interval) -> Interval:
    """The interval of the negative values."""
    low, high = _negated(one.high), _negated(one.low)
    return Interval(low, high, low_closed=one.high_closed, high_closed=one.low_closed)


def _negated(end: str | None) -> str | None:
    # "0", "0.00": zero has no sign
    return end if end is None or not end.strip("0.") else f"-{end}"


def _of_positive(printed: Printed) -> Interval:
    value = printed.value
    if printed.upper is not None:
        return Interval(value, printed.upper, low_closed=True, high_closed=True)
    if printed.bound == "over":
        return Interval(value, None, low_closed=False, high_closed=False)
    if printed.bound == "at_least":
        return Interval(value, None, low_closed=True, high_closed=False)
    if printed.bound in ("at_most", "nearly"):
        closed = printed.bound == "at_most" and not printed.half_open
        return Interval("0", value, low_closed=True, high_closed=closed)
    if printed.whole:
        return Interval(value, value, low_closed=True, high_closed=True)
    return _rounded(printed)


def _rounded(printed: Printed) -> Interval:
    """Half a unit of the last printed digit to each side, rounding half up; a share stops at 100, closed."""
    if "/" in printed.value:
        # "三分之二": the last digit counts thirds
        value = Fraction(printed.value)
        step = Fraction(1, 2 * int(printed.value.partition("/")[2]))
        low, high = rendered(max(value - step, Fraction(0))), rendered(value + step)
    else:
        low, high = _around(printed.value, printed.power, halves=printed.halves)
    # "100%" stops at 100; "120%" is a growth, and does not
    if printed.share and _at_most_hundred(printed.value) and not _at_most_hundred(high, strictly=True):
        return Interval(low, HUNDRED, low_closed=True, high_closed=True)
    return Interval(low, high, low_closed=True, high_closed=False)


def _around(value: str, power: int, *, halves: bool) -> tuple[str, str]:
    """The value minus and plus half a unit, in a decimal context wide enough that nothing is rounded."""
    context = DecimalContext(prec=len(value) + abs(power) + 8, traps=[Inexact, Rounded])
    context.Emax, context.Emin = 999_999_999, -999_999_999
    # "三年半": the last digit counts halves, so a quarter to each side
    half = Decimal((0, (2, 5), power - 2)) if halves else Decimal((0, (5,), power - 1))
    number = Decimal(value)
    low, high = context.subtract(number, half), context.add(number, half)
    return format(max(low, Decimal(0)), "f"), format(high, "f")


def _at_most_hundred(value: str, *, strictly: bool = False) -> bool:
    # by its digits: there may be more than Python converts
    whole, _, rest = value.partition(".")
    if len(whole) != 3:
        return len(whole) < 3
    return not strictly and whole == "100" and not rest.strip("0")
