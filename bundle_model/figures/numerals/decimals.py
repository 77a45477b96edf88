"""Exact arithmetic on decimal strings of any length. It avoids int(), whose digits Python limits, and floats."""

from fractions import Fraction


def shifted(decimal: str, places: int) -> str:
    """The decimal times ten to the power `places` (0 or more): 36.07, 8 is 3607000000. No printed digit is lost."""
    whole, point, rest = decimal.partition(".")
    if not point:
        return whole + "0" * places if whole[:1] != "0" else plain(whole + "0" * places)
    moved, rest = rest[:places].ljust(places, "0"), rest[places:]
    return plain(whole + moved + (f".{rest}" if rest else ""))


def plain(decimal: str) -> str:
    """The decimal without leading zeros: 007 is 7, 00.50 is 0.50."""
    whole, point, rest = decimal.partition(".")
    return (whole.lstrip("0") or "0") + point + rest


def into_zeros(decimal: str, lower: str) -> str:
    """The sum of an integer and a decimal that fits into the zeros at its end: 20000, 5000.5 is 25000.5."""
    return decimal[: -len(lower.partition(".")[0])] + lower


def add_half(decimal: str, power: int) -> str:
    """The integer plus half of ten to the power `power`, which its last printed digit counts: 三万半 is 35000."""
    if power > 0:
        return decimal[:-power] + "5" + "0" * (power - 1)
    # "2.5年半": half of a tenth is not what anybody means, so the value stays
    return f"{decimal}.5" if "." not in decimal else decimal


def rendered(value: Fraction) -> str:
    """A fraction as a decimal string where that is exact, else as p/q."""
    if value < 0:
        return f"-{rendered(-value)}"
    denominator, twos, fives = value.denominator, 0, 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    # 2/3: only powers of 2 and 5 divide a power of ten
    if denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    if places == 0:
        return str(value.numerator)
    digits = str(value.numerator * (10**places // value.denominator)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"


def readable(value: Fraction) -> str:
    """The exact fraction. Where that is p/q, the first digits of its decimal follow: 1700/27 (62.962…)."""
    exact, size = rendered(value), abs(value)
    if "/" not in exact:
        return exact
    # -1/3: // on the absolute value, since it rounds down
    sign, thousandths = "-" if value < 0 else "", size.numerator * 1000 // size.denominator
    return f"{exact} ({sign}{thousandths // 1000}.{thousandths % 1000:03d}…)"
