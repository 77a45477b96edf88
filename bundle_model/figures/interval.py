"""The interval that a value and its bound mean, exactly. Source: the table of intervals in the definition of a figure."""

from dataclasses import dataclass
from decimal import Context as DecimalContext
from decimal import Decimal, Inexact, Rounded
from fractions import Fraction
from typing import NamedTuple

from bundle_model.figures.numerals.decimals import rendered

HUNDRED = "100"


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, decimal strings or p/q; None is no end there. An end belongs to it where it is closed."""

    low: str | None
    high: str | None
    low_closed: bool
    high_closed: bool


class Printed(NamedTuple):
    """What an interval follows from: the value, the power of ten that its last printed digit counts, and how it is said.

    `whole`: an integer with neither magnitude nor percent. `share`: a percentage, which stops at 100.
    `half_open`: the bound excludes its own value. `halves`: 半 was the last digit.
    """

    value: str
    bound: str
    power: int
    whole: bool
    share: bool = False
    half_open: bool = False
    halves: bool = False


def interval(printed: Printed) -> Interval | None:
    """The interval; None for `about`, which means none."""
    value = printed.value
    if printed.bound == "about":
        return None
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
        value = Fraction(printed.value)
        step = Fraction(1, 2 * int(printed.value.partition("/")[2]))
        low, high = rendered(max(value - step, Fraction(0))), rendered(value + step)
    else:
        low, high = _around(printed.value, printed.power, halves=printed.halves)
    if printed.share and _at_most_hundred(printed.value) and not _at_most_hundred(high, strictly=True):
        return Interval(low, HUNDRED, low_closed=True, high_closed=True)
    return Interval(low, high, low_closed=True, high_closed=False)


def _around(value: str, power: int, *, halves: bool) -> tuple[str, str]:
    """Value less and more half a unit: in a decimal context wide enough that nothing is ever rounded."""
    context = DecimalContext(prec=len(value) + abs(power) + 8, traps=[Inexact, Rounded])
    context.Emax, context.Emin = 999_999_999, -999_999_999
    half = Decimal((0, (2, 5), power - 2)) if halves else Decimal((0, (5,), power - 1))
    number = Decimal(value)
    low, high = context.subtract(number, half), context.add(number, half)
    return format(max(low, Decimal(0)), "f"), format(high, "f")


def _at_most_hundred(value: str, *, strictly: bool = False) -> bool:
    whole, _, rest = value.partition(".")
    if len(whole) != 3:
        return len(whole) < 3
    return not strictly and whole == "100" and not rest.strip("0")
