"""Exact arithmetic on decimal strings of any length, without int(), whose digits Python limits, and without floats."""

from fractions import Fraction


def shifted(decimal: str, places: int) -> str:
    """The decimal times ten to the power `places` (0 or more), with the printed precision kept: 36.07, 8 is 3607000000."""
    whole, _, rest = decimal.partition(".")
    moved, rest = rest[:places].ljust(places, "0"), rest[places:]
    return plain(whole + moved + (f".{rest}" if rest else ""))


def plain(decimal: str) -> str:
    """The decimal without leading zeros: 007 is 7, 00.50 is 0.50."""
    whole, point, rest = decimal.partition(".")
    return (whole.lstrip("0") or "0") + point + rest


def into_zeros(decimal: str, lower: str) -> str:
    """The sum of an integer and a lower one that fits into the zeros at its end: 20000, 5000 is 25000."""
    return decimal[: -len(lower)] + lower


def add_half(decimal: str, power: int) -> str:
    """An integer, whose last printed digit counts tens to the power `power`, and half of that: 三万半 is 35000."""
    if power > 0:
        return decimal[:-power] + "5" + "0" * (power - 1)
    return f"{decimal}.5" if "." not in decimal else decimal


def rendered(value: Fraction) -> str:
    """A fraction as an exact decimal string where it is one, else as p/q."""
    if value < 0:
        return f"-{rendered(-value)}"
    denominator, twos, fives = value.denominator, 0, 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    if denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    if places == 0:
        return str(value.numerator)
    digits = str(value.numerator * (10**places // value.denominator)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"


def readable(value: Fraction) -> str:
    """The fraction exactly; where that takes p/q, with the first digits of its decimal beside it: 1700/27 (62.962…)."""
    exact, size = rendered(value), abs(value)
    if "/" not in exact:
        return exact
    sign, thousandths = "-" if value < 0 else "", size.numerator * 1000 // size.denominator
    return f"{exact} ({sign}{thousandths // 1000}.{thousandths % 1000:03d}…)"
