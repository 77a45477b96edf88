"""What follows a numeral: an approximator, then the unit or classifier, by longest match."""

import re
from string import ascii_letters
from typing import NamedTuple

from bundle_model.figures.lexicon import Beginnings, any_of, lexicon, measures
from bundle_model.patterns import pattern

_WORDS = lexicon().units
_UNITS = Beginnings(
    _WORDS["classifiers"].words,
    _WORDS["nouns"].words,
    _WORDS["great"].words,
    (f"大{noun}" for noun in _WORDS["nouns"].words),
    (f"{size}{portion}" for portion in _WORDS["portions"].words for size in ("", "大", "小")),
    measures(),
    _WORDS["money"].words,
    _WORDS["durations"].words,
)
_NOT_UNITS = Beginnings(_WORDS["not_units"].words)
_APPROXIMATORS = frozenset(_WORDS["approximators"].words)
_SPLIT = pattern(rf"(个)([多余半来]+)({any_of(_WORDS['split'].words)})|([分刻秒])([多来半])(钟)")
_NOT_HALVES = _WORDS["not_halves"].words
_RATED = frozenset(measures() + _WORDS["money"].words + ("次", "转", "人次"))
_VESSELS = frozenset(_WORDS["portions"].words) | {"箱"}
_CONTAINED = _VESSELS | frozenset("板支枝只个张件枚")
_PER = Beginnings(_WORDS["classifiers"].words, measures(), _WORDS["durations"].words)
_LATIN_WORD = pattern("[A-Za-zμ°]{1,12}[²³]?")
_POWERS_OF_LENGTH = pattern("(?:km|cm|mm|dm|m)[23](?![0-9A-Za-z])", re.IGNORECASE)
_LATIN = frozenset(_WORDS["latin"].words)
_LATIN_IN_ANY_CASE = frozenset(word.casefold() for word in _LATIN if len(word) > 1)
_CURRENCY_CODES = frozenset(_WORDS["currency_codes"].words)
_LETTER_NAMES = lexicon().names["letter_names"].words
_MOST_RATES = 2

UNIT_STARTS = _UNITS.starts | _APPROXIMATORS | {"两"}
"""The characters that a unit, or an approximator before one, can begin with."""
UNIT_CHARS = UNIT_STARTS | set(ascii_letters) | set("+°μ")
"""Those, and the letters and signs that an Arabic numeral alone takes as a unit."""
_SPLIT_STARTS, _RATE_SIGNS = frozenset("个分刻秒"), frozenset("/每")


class Unit(NamedTuple):
    """A unit: its text without white space, where it begins and ends, and the approximator before or in it.

    `half`: 半 is in it or follows it. A unit that comes before the number ends at 0.
    """

    text: str
    start: int
    end: int
    approximator: str = ""
    half: bool = False


def unit_at(after: str) -> Unit | None:
    """The unit at the beginning of `after`, past an approximator; None where there is no known one."""
    start = approximated(after)
    # "三个多月", "一个半小时": the approximator is in the middle of the unit
    split = _SPLIT.match(after, start) if after[start : start + 1] in _SPLIT_STARTS else None
    if split:
        first, inside, last = [part for part in split.groups() if part]
        return Unit(first + last, start, split.end(), after[:start] or inside.replace("半", ""), "半" in inside)
    found = _unit_text(after, start)
    if found is None:
        return None
    end = start + len(found)
    if after[end : end + 1] in _RATE_SIGNS and (rate := _rate(found, after, end)):
        return Unit(rate, start, start + len(rate), after[:start])
    half = after.startswith("半", end) and not after.startswith(_NOT_HALVES, end)
    return Unit(found, start, end + half, after[:start], half)


def approximated(after: str) -> int:
    """The length of the approximator at the beginning of `after`: 0 or 1. A plus sign that joins nothing is one: 60+."""
    if after[:1] == "+":
        return 0 if after[1:2].isascii() and after[1:2].isalnum() else 1
    return 1 if after[:1] in _APPROXIMATORS else 0


def _rate(found: str, after: str, end: int) -> str:
    """A unit with those below it: 元/公斤, 米每秒, 元每人每年. Empty where there is none."""
    start = end - len(found)
    for _ in range(_MOST_RATES):
        sign = after[end : end + 1]
        # "3家每天营业": 每 begins the next words, unless the first unit measures
        if sign == "/":
            below = _unit_text(after, end + 1)
        else:
            below = _PER.match(after, end + 1) if sign == "每" and (found in _RATED or found in _CONTAINED) else None
            # "2板每盒"; "3家每盒" counts firms
            if below and found not in _RATED and below not in _VESSELS:
                below = None
        if not below:
            break
        end += 1 + len(below)
    return after[start:end] if end > start + len(found) else ""


def _unit_text(after: str, start: int) -> str | None:
    # "三两": a weight; where a unit follows, 两 is a numeral
    if after.startswith("两", start) and _unit_text(after, start + 1) is None:
        return "两"
    char = after[start : start + 1]
    if char.isascii() or char == "μ":
        return _latin_unit(after, start) if char.isalpha() or char == "°" else None
    if char == "°":
        return _latin_unit(after, start) or char
    found = _UNITS.match(after, start)
    if found is None:
        return None
    # "3天空": a longer word begins like the unit
    blocked = _NOT_UNITS.match(after, start)
    return None if blocked and len(blocked) > len(found) else found


def _latin_unit(after: str, start: int) -> str | None:
    """kg, KG, mL, kW·h, m², m3. A single letter is one only as it is written, and before no word of names: 5G网络."""
    cubed = _POWERS_OF_LENGTH.match(after, start)
    if cubed:
        return cubed[0]
    match = _LATIN_WORD.match(after, start)
    word = match[0] if match else ""
    end = start + len(word)
    base = word.rstrip("²³")
    known = base in _LATIN if len(base) == 1 else base.casefold() in _LATIN_IN_ANY_CASE or word in _CURRENCY_CODES
    # "5m3x" goes on
    if not known or after[end : end + 1].isdecimal():
        return None
    if after[end : end + 1] == "·" and (factor := _latin_unit(after, end + 1)):
        return f"{word}·{factor}"
    return None if len(word) == 1 and after.startswith(_LETTER_NAMES, end) else word
