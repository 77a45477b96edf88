"""Finds numerals in unwrapped text, with their exact values. Takes any text, in linear time."""

import re
from typing import Literal, NamedTuple

from bundle_model.figures.lexicon import any_of, lexicon
from bundle_model.figures.numerals.chinese import CHARACTERS, DIGITS, POWERS, ChineseNumber, chinese_number
from bundle_model.figures.numerals.decimals import into_zeros, plain, shifted

_NOT_MAGNITUDES = lexicon().numerals.not_magnitudes.words
_CN = f"[{CHARACTERS}]"
_CN_DECIMALS = "点[零一二三四五六七八九]++"
_DIVIDED = re.compile(
    rf"""
      (?P<below>[0-9]{{1,9}}|{_CN}{{1,9}})分之(?P<above>[0-9]++(?:\.[0-9]++)?|{_CN}++(?:{_CN_DECIMALS})?)
    | (?<![0-9/.A-Za-z])[1-9][0-9]{{0,2}}/[1-9][0-9]{{0,2}}(?![0-9/.年月日号])
    """,
    re.VERBOSE,
)
_PLAIN = re.compile(
    rf"""
      (?P<arabic>
          (?<=[0-9]\.)[0-9]++                             # a further part of 2011.5.20
        | [0-9]++(?=\.[0-9]{{1,9}}\.[0-9])                # its first part
        | [0-9]{{1,2}}(?=\.(?:19|20)[0-9]{{2}}年)         # a list marker that runs into a year
        | [0-9]{{1,3}}(?:,[0-9]{{3}})++(?![0-9])(?:\.[0-9]++)?
        | [0-9]++(?:\.[0-9]++)?
      )
    | {_CN}++(?:{_CN_DECIMALS}(?![十分刻钟]))?
    """,
    re.VERBOSE,
)
_DIVIDERS = frozenset("分/")
_MAGNITUDE_STARTS = frozenset("多余几来十百千万亿")
_FIRST = re.compile(f"[0-9{CHARACTERS}]")
_HUNDRED, _THOUSAND = (f"(?!{any_of(word for word in _NOT_MAGNITUDES if word[0] == sign)}){sign}" for sign in "百千")
_MAGNITUDE = re.compile(rf"([多余几来]?)(十?[百千]?[万亿]{{1,2}}|{_HUNDRED}|{_THOUSAND})")
_LOWER = re.compile(rf"([0-9]{{1,4}})({_HUNDRED}|{_THOUSAND}|万)")
_MOST_DIGITS = 100
"""Most digits of the numerator of a fraction. Nobody prints more; with more, each side is a numeral of its own."""


Form = Literal["arabic", "chinese", "percent", "fraction", "magnitude", "none"]


class Numeral(NamedTuple):
    """A numeral in unwrapped text, from `start` to `end` with its magnitude; `printed` is the part before that.

    `form`: arabic, chinese, percent (百分之三), fraction, magnitude (a bare 万) or none (no number: 三四).
    `value` is a decimal string or p/q; None for the form none. `power`: the last printed digit counts tens to this
    power. `whole`: an integer without magnitude. `positional`: Chinese, digit by digit, as years are. `approximator`:
    多, 余, 几 or 来 inside it. `scale`: the power of ten of the magnitudes that follow.
    """

    form: Form
    start: int
    end: int
    printed: str
    value: str | None
    power: int = 0
    whole: bool = True
    positional: bool = False
    approximator: str = ""
    scale: int = 0


def next_numeral(text: str, position: int) -> Numeral | None:
    """The first numeral at or after `position` of unwrapped and folded text."""
    first = _FIRST.search(text, position)
    return numeral_at(text, first.start()) if first else None


def numeral_at(text: str, position: int) -> Numeral | None:
    """The numeral that begins exactly at `position`."""
    match = _PLAIN.match(text, position)
    if match is None:
        return None
    # "三分之二", "2/3"
    if text[match.end() : match.end() + 1] in _DIVIDERS:
        divided = _DIVIDED.match(text, position)
        if divided and (numeral := _divided(divided)):
            return numeral
    printed, start = match.group(), match.start()
    if match.lastgroup is None:
        return _chinese(printed, start, text)
    # the common case, with nothing to strip: "36"
    if printed.isdigit() and printed[0] != "0":
        return _scaled(Numeral("arabic", start, match.end(), printed, printed), text)
    digits = plain(printed.replace(",", ""))
    decimals = _decimals(digits)
    return _scaled(Numeral("arabic", start, match.end(), printed, digits, -decimals, whole=not decimals), text)


def _decimals(decimal: str) -> int:
    return len(decimal.partition(".")[2])


def _chinese(printed: str, start: int, text: str) -> Numeral:
    printed = _cut(printed, text[start - 1 : start])
    number = chinese_number(printed)
    # "十三五点一", "八点五十": no decimal, so the numeral ends before 点
    if number is None and "点" in printed:
        printed = printed.partition("点")[0]
        number = chinese_number(printed)
    end = start + len(printed)
    if number is None:
        return _magnitude_alone(printed, start)
    value, power, whole, positional = number
    numeral = Numeral("chinese", start, end, printed, value, power, whole=whole, positional=positional)
    # "二〇〇八多万": digits in a row take no magnitude
    return numeral if positional else _scaled(numeral, text)


def _cut(printed: str, last: str) -> str:
    """A run of numeral characters without the start of the next word: 两 of 三两 is a unit, 一 of 初八一过 a word."""
    if len(printed) > 1 and printed[-1] == "两":
        return printed[:-1]
    return printed[0] if last == "初" and DIGITS.keys() >= set(printed) else printed


def _magnitude_alone(printed: str, start: int) -> Numeral:
    end = start + len(printed)
    if len(printed) > 2 or not set("百千万亿").issuperset(printed):
        return Numeral("none", start, end, printed, None, whole=False)
    power = sum(POWERS[char] for char in printed)
    return Numeral("magnitude", start, end, printed, "1" + "0" * power, power, whole=False)


def _divided(match: re.Match[str]) -> Numeral | None:
    """百分之三十 is 30; 千分之五 and 三分之二 are p/q. None where a side is no number or the divisor is 0."""
    printed, start, end = match.group(), match.start(), match.end()
    below, above = match["below"], match["above"]
    if below is None:
        return Numeral("fraction", start, end, printed, printed, whole=False)
    top, bottom = _side(above), _side(below)
    if top is None or bottom is None or bottom.value == "0":
        return None
    if below == "百":
        return Numeral("percent", start, end, printed, top.value, top.power, whole=False)
    if len(top.value) > _MOST_DIGITS:
        return None
    # "千分之7.5" is 75/10000
    numerator, denominator = plain(top.value.replace(".", "")), bottom.value + "0" * _decimals(top.value)
    return Numeral("fraction", start, end, printed, f"{numerator}/{denominator}", whole=False)


def _side(run: str) -> ChineseNumber | None:
    """A side of a fraction, in either writing. A magnitude alone is a number there: 百分之百."""
    if run[0] in "0123456789":
        return ChineseNumber(plain(run), -_decimals(run), whole=False)
    if run in ("百", "千", "万", "亿"):
        return ChineseNumber("1" + "0" * POWERS[run], 0, whole=True)
    return chinese_number(run)


def _scaled(numeral: Numeral, text: str) -> Numeral:
    """Apply the magnitudes that follow, across an approximator, and a lower part: 6000余万, 2万5千."""
    # twice: "3千多万" has an approximator between two magnitudes
    for _ in range(2):
        if text[numeral.end : numeral.end + 1] not in _MAGNITUDE_STARTS:
            break
        match = _MAGNITUDE.match(text, numeral.end)
        if not match:
            break
        power = sum(POWERS[char] for char in match[2])
        numeral = _times(numeral, power, match.end(), match[1])
    # "3万多5千": an approximator ends the number
    return _with_lower(numeral, text) if numeral.scale and not numeral.approximator else numeral


def _with_lower(numeral: Numeral, text: str) -> Numeral:
    """Add a lower part that fits into the zeros of the magnitude: 2万5千, 3亿5000万."""
    lower = _LOWER.match(text, numeral.end)
    # "2.5万3千": after decimals there is no lower part
    if lower is None or numeral.power < numeral.scale:
        return numeral
    power = POWERS[lower[2]]
    # "2万50千": too large for the zeros
    if len(lower[1]) + power > numeral.scale:
        return numeral
    value = into_zeros(numeral.value or "", lower[1] + "0" * power)
    return numeral._replace(end=lower.end(), value=value, power=power)


def _times(numeral: Numeral, power: int, end: int, approximator: str) -> Numeral:
    return numeral._replace(
        end=end,
        value=shifted(numeral.value or "", power),
        power=numeral.power + power,
        whole=False,
        approximator=approximator or numeral.approximator,
        scale=numeral.scale + power,
    )
