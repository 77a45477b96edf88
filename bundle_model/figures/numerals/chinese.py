"""Chinese numerals to exact values: multiplicative (三百六十五, 一万五千亿), positional (二零零八), with a point (六点五)."""

from functools import lru_cache
from typing import NamedTuple

from bundle_model.figures.numerals.decimals import plain
from bundle_model.patterns import pattern

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}
POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
CHARACTERS = "".join(DIGITS) + "".join(POWERS) + "廿卅"
LONGEST = 40
"""Nobody writes a number in a longer run."""

_OF_WAN = POWERS["万"]
_IN_A_ROW = DIGITS.keys() - {"两"}
_DIGIT = "[一二三四五六七八九两]"
_SECTION = pattern(rf"(?:({_DIGIT})千)?(零)?(?:({_DIGIT})百)?(零)?(?:({_DIGIT}?)十)?(零)?({_DIGIT})?")


class ChineseNumber(NamedTuple):
    """A value, as a decimal string.

    `power`: the last printed digit counts tens to this power. `whole`: an integer that does not end in a magnitude.
    `positional`: written digit by digit, as years are.
    """

    value: str
    power: int
    whole: bool
    positional: bool = False


def chinese_number(run: str) -> ChineseNumber | None:
    """The number that a run of numeral characters writes. None where it writes none: 百, 十三五, 万三."""
    return _number(run) if len(run) <= LONGEST else None


_PAIRS = frozenset(("一二", "一两", "二三", "两三", "三四", "四五", "五六", "六七", "七八", "八九", "三五", "三两"))
_ONES_AFTER_MAGNITUDE = pattern(f"(?<=[百千万亿]){_DIGIT}$")
_DIGITS_IN_A_ROW = pattern(f"{_DIGIT[:-1]}零]{{2,}}")


def neighbours(run: str) -> tuple[ChineseNumber, ChineseNumber, int] | None:
    """The lower and the higher number of neighbouring digits, and where the second digit is: 三四十 is 30 and 40.

    None where the run has no such pair, or a third digit beside it: 二三四.
    """
    return _neighbours(run) if 1 < len(run) <= LONGEST else None


@lru_cache(maxsize=1024)
def _neighbours(run: str) -> tuple[ChineseNumber, ChineseNumber, int] | None:
    found = _DIGITS_IN_A_ROW.search(run)
    if found is None or len(found[0]) != 2 or found[0] not in _PAIRS or "点" in run:
        return None
    # "十三五": a plan; only 三五 that begins the number is 3 to 5
    if found.start() and found[0] in ("三五", "三两", "一两"):
        return None
    first, second = found.start(), found.start() + 1
    low, high = _number(run[:second] + run[second + 1 :]), _number(run[:first] + run[second:])
    if low is None or high is None:
        return None
    # "三两天": the higher digit comes first
    return (high, low, second) if found[0] == "三两" else (low, high, second)


@lru_cache(maxsize=1024)
def _number(run: str) -> ChineseNumber | None:
    whole, point, decimals = run.replace("廿", "二十").replace("卅", "三十").partition("点")
    if all(char in DIGITS for char in whole):
        # "六点五"; in "二零点五" the digits in a row take no decimals
        if point and len(whole) == 1:
            return ChineseNumber(_digits(whole) + "." + _digits(decimals), -len(decimals), whole=False)
        # "一两": a weight
        if point or "两" in whole[1:]:
            return None
        return ChineseNumber(plain(_digits(whole)), 0, whole=True, positional=len(whole) > 1)
    # "三百五点五" is 305.5, though 三百五 is 350
    value = _multiplied(_ONES_AFTER_MAGNITUDE.sub(r"零\g<0>", whole) if point else whole)
    if value is None:
        return None
    if point:
        return ChineseNumber(f"{value}.{_digits(decimals)}", -len(decimals), whole=False)
    # "三百" is rounded to hundreds, "三十" to ones
    power = POWERS.get(whole[-1], 0) if whole[-1] != "十" else 0
    # "二十万亿": two magnitudes that count as one
    power += POWERS.get(whole[-2], 0) if power >= POWERS["万"] and whole[-2] in "万亿" else 0
    # "一万二": the 二 counts thousands
    if _ONES_AFTER_MAGNITUDE.search(whole):
        power = POWERS[whole[-2]] - 1
    return ChineseNumber(str(value), power, whole=power == 0)


def _digits(text: str) -> str:
    return "".join(str(DIGITS[char]) for char in text)


def _multiplied(run: str) -> int | None:
    """A number with 亿 and 万. The part before the last 亿 counts 亿, whatever magnitudes it has: 一万五千亿."""
    for big in ("亿", "万"):
        left, found, right = run.rpartition(big)
        if found:
            # "万三", "百亿": no number before the magnitude
            high = _multiplied(left) if left else None
            low = _below(right, big)
            return None if high is None or low is None else high * 10 ** POWERS[big] + low
    return _section(run)


def _below(right: str, big: str) -> int | None:
    """The part after 亿 or 万. A digit alone counts the next lower power: 一万二 is 12000."""
    if not right:
        return 0
    if len(right) == 1 and right in DIGITS:
        return int(DIGITS[right] * 10 ** (POWERS[big] - 1))
    # "六万三八一六": as many digits in a row as 万 has zeros
    if len(right) == POWERS[big] and _IN_A_ROW.issuperset(right):
        return int(_digits(right))
    # "三亿二八零零万"
    if right[_OF_WAN : _OF_WAN + 1] == "万" and _IN_A_ROW.issuperset(right[:_OF_WAN]):
        low = _below(right[_OF_WAN + 1 :], "万")
        return None if low is None else int(_digits(right[:_OF_WAN])) * 10**_OF_WAN + low
    return _multiplied(right.removeprefix("零"))


def _section(run: str) -> int | None:
    """A number below ten thousand. A digit alone after 百 or 千 counts the next lower power: 三百五 is 350."""
    match = _SECTION.fullmatch(run)
    if not match:
        return None
    thousands, zero_1, hundreds, zero_2, tens, zero_3, ones = match.groups()
    value = 1000 * DIGITS.get(thousands or "零", 0) + 100 * DIGITS.get(hundreds or "零", 0)
    if tens is not None:
        return value + 10 * DIGITS.get(tens or "一", 1) + DIGITS.get(ones or "零", 0)
    # "一百零五": after a zero the digit counts ones
    if ones and (thousands or hundreds) and not (zero_1 or zero_2 or zero_3):
        return value + DIGITS[ones] * (10 if hundreds else 100)
    return value + DIGITS.get(ones or "零", 0)
