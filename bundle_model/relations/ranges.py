"""Intervals of exact fractions, and the arithmetic on them: every result holds all that its inputs can make, and no more."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias

from bundle_model.figures import Interval
from bundle_model.figures.numerals.decimals import rendered

End: TypeAlias = tuple[Fraction | None, bool]
"""An end of a span, None where there is none, and whether it belongs to it."""


class ZeroInDivisorError(ZeroDivisionError):
    """A division by an interval that holds zero: its result has no bounds."""


@dataclass(frozen=True, slots=True)
class Span:
    """From `low` to `high`; None is no end on that side. An end belongs to the span where it is closed."""

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True

    @classmethod
    def of(cls, interval: Interval) -> "Span":
        """The span of a figure's interval."""
        low = None if interval.low is None else Fraction(interval.low)
        high = None if interval.high is None else Fraction(interval.high)
        return cls(low, high, interval.low_closed and low is not None, interval.high_closed and high is not None)

    @classmethod
    def point(cls, value: Fraction) -> "Span":
        """The span that holds one value."""
        return cls(value, value)

    @property
    def single(self) -> bool:
        """Whether it holds one value only."""
        return self.low is not None and self.low == self.high

    def holds(self, value: Fraction) -> bool:
        """Whether a value lies in the span."""
        above = self.low is None or value > self.low or (value == self.low and self.low_closed)
        below = self.high is None or value < self.high or (value == self.high and self.high_closed)
        return above and below

    def meets(self, other: "Span") -> bool:
        """Whether some value lies in both."""
        return not (self.lies_below(other) or other.lies_below(self))

    def lies_below(self, other: "Span") -> bool:
        """Whether every value here is less than every value there."""
        if self.high is None or other.low is None:
            return False
        both_closed = self.high_closed and other.low_closed
        return self.high < other.low or (self.high == other.low and not both_closed)

    def lies_at_most(self, other: "Span") -> bool:
        """Whether no value here is more than any value there."""
        return self.high is not None and other.low is not None and self.high <= other.low

    def plus(self, other: "Span") -> "Span":
        """Every sum of a value here and one there."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Span(low, high, self.low_closed and other.low_closed, self.high_closed and other.high_closed)

    def minus(self, other: "Span") -> "Span":
        """Every difference of a value here and one there."""
        return self.plus(Span(_negative(other.high), _negative(other.low), other.high_closed, other.low_closed))

    def times(self, other: "Span") -> "Span":
        """Every product; both spans are of numbers that are not negative, as all that is counted is."""
        low, low_closed = _product((self.low, self.low_closed), (other.low, other.low_closed))
        high, high_closed = _product((self.high, self.high_closed), (other.high, other.high_closed))
        return Span(low, high, low_closed, high_closed)

    def over(self, other: "Span") -> "Span":
        """Every quotient, of numbers that are not negative. ZeroInDivisorError where the divisor can be zero."""
        if other.low is None or other.low < 0 or other.holds(Fraction(0)):
            raise ZeroInDivisorError(f"{other} can be zero")
        high, high_closed = (1 / other.low, other.low_closed) if other.low else (None, False)
        low, low_closed = (1 / other.high, other.high_closed) if other.high else (Fraction(0), False)
        return self.times(Span(low, high, low_closed, high_closed))

    def larger(self, other: "Span") -> "Span":
        """The larger of every value here and one there."""
        lows = [(span.low, not span.low_closed) for span in (self, other) if span.low is not None]
        highs = [(span.high, span.high_closed) for span in (self, other) if span.high is not None]
        low, low_open = max(lows, default=(None, True))
        high, high_closed = max(highs) if len(highs) == 2 else (None, False)
        return Span(low, high, not low_open, high_closed)

    def whole_numbers(self) -> tuple[int, int] | None:
        """The least and the greatest whole number inside; None where there is none. ValueError without two ends."""
        if self.low is None or self.high is None:
            raise ValueError("a span without two ends holds whole numbers without end")
        least, greatest = ceil(self.low), floor(self.high)
        least += least == self.low and not self.low_closed
        greatest -= greatest == self.high and not self.high_closed
        return (least, greatest) if least <= greatest else None

    def __str__(self) -> str:
        if self.single and self.low is not None:
            return readable(self.low)
        opening, closing = "[" if self.low_closed else "(", "]" if self.high_closed else ")"
        low = "-∞" if self.low is None else readable(self.low)
        high = "∞" if self.high is None else readable(self.high)
        return f"{opening}{low}, {high}{closing}"


def readable(value: Fraction) -> str:
    """The fraction exactly; where that takes p/q, with the first digits of its decimal beside it: 1700/27 (62.962…)."""
    sign, value = "-" if value < 0 else "", abs(value)
    exact = f"{sign}{rendered(value)}"
    if "/" not in exact:
        return exact
    thousandths = value.numerator * 1000 // value.denominator
    return f"{exact} ({sign}{thousandths // 1000}.{thousandths % 1000:03d}…)"


def _negative(value: Fraction | None) -> Fraction | None:
    return None if value is None else -value


def _product(one: End, other: End) -> End:
    """An end of a product. Zero, where it is reached, makes zero of all that it is multiplied with."""
    if (Fraction(0), True) in (one, other):
        return Fraction(0), True
    if one[0] is None or other[0] is None:
        return None, False
    return one[0] * other[0], one[1] and other[1]
