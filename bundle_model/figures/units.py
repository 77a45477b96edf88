"""What follows a numeral: an approximator, then the unit or classifier, by longest match."""

import re
from typing import NamedTuple

from bundle_model.figures.lexicon import Beginnings, any_of, lexicon

_WORDS = lexicon().units
_UNITS = Beginnings(
    _WORDS.classifiers.words,
    _WORDS.nouns.words,
    _WORDS.great.words,
    _WORDS.every_measure,
    _WORDS.money.words,
    _WORDS.durations.words,
)
_NOT_UNITS = Beginnings(_WORDS.not_units.words)
_APPROXIMATORS = frozenset(_WORDS.approximators.words)
_SPLIT = re.compile(rf"(个)([多余半来]+)({any_of(_WORDS.split.words)})|([分刻秒])([多来半])(钟)")
_NOT_HALVES = _WORDS.not_halves.words
_FUNCTION_WORDS = frozenset(_WORDS.function_words.words)
_LATIN = re.compile(r"[A-Za-zμ°℃%]")
_LATIN_GOES_ON = re.compile(r"[A-Za-z0-9]")
_NOUN = re.compile(r"[\u4e00-\u9fff]{1,2}")

UNIT_STARTS = _UNITS.starts | _APPROXIMATORS | {"两"}
"""The characters that a unit, or an approximator before one, can begin with."""


class Unit(NamedTuple):
    """A unit: its text without white space, where it begins and ends, and the approximator before or in it.

    `half`: 半 is in it or follows it.
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
    split = _SPLIT.match(after, start)
    if split:
        first, inside, last = [part for part in split.groups() if part]
        return Unit(first + last, start, split.end(), after[:start] or inside.replace("半", ""), "半" in inside)
    found = _unit_text(after, start)
    if found is None:
        return None
    end = start + len(found)
    # "5元/公斤": a rate is one unit
    if after[end : end + 1] == "/" and (below := _unit_text(after, end + 1)):
        found, end = f"{found}/{below}", end + 1 + len(below)
    # "三年半" is 3.5 years; "三人半途" is no half
    half = after.startswith("半", end) and not after.startswith(_NOT_HALVES, end)
    return Unit(found, start, end + half, after[:start], half)


def approximated(after: str) -> int:
    """The length of the approximator at the beginning of `after`: 0 or 1."""
    return 1 if after[:1] in _APPROXIMATORS else 0


def _unit_text(after: str, start: int) -> str | None:
    # "三两": a weight; where a unit follows, 两 is a numeral
    if after.startswith("两", start) and _unit_text(after, start + 1) is None:
        return "两"
    found, blocked = _UNITS.match(after, start), _NOT_UNITS.match(after, start)
    # "3天空": a longer word begins like the unit
    if found is None or (blocked and len(blocked) > len(found)):
        return None
    end = start + len(found)
    # "5min" is 5 minutes, not 5 m
    return None if _LATIN.match(found) and _LATIN_GOES_ON.match(after, end) else found


def noun_at(after: str) -> Unit | None:
    """The noun that is counted without a classifier: up to two characters, none of them a function word."""
    start = approximated(after)
    match = _NOUN.match(after, start)
    if not match or match[0][0] in _FUNCTION_WORDS:
        return None
    # "12驿的": 的 is no part of the noun
    text = match[0][:1] if match[0][-1] in _FUNCTION_WORDS else match[0]
    return Unit(text, start, start + len(text), after[:start])
