"""Finds the figures of an English text: each numeral with its unit, its bound and what kind of number it is."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from bundle_model.english.hedges import ENDS_HEDGE, EXACT, hedge_after, hedge_before
from bundle_model.english.numerals import Numeral, numerals
from bundle_model.english.units import CURRENCY_CODES, Unit, currency_before, same_unit, unit_after, unit_of_word
from bundle_model.english.words import MONTHS, SCALES, Hedge
from bundle_model.figures.figure import Figure
from bundle_model.figures.interval import Printed
from bundle_model.figures.numerals.decimals import plain, shifted
from bundle_model.figures.vocabulary import CLAIMS, Kind
from bundle_model.patterns import pattern
from bundle_model.text.text import lowered

_BEFORE, _AFTER = 40, 72
"""How many characters before and after a numeral are looked at, so that any text takes linear time."""
_RANGE = pattern(r"\s(?:to|or|and)\s|[-–—]")
_NEXT_WORD = pattern(r"\s([A-Za-z]+)")
_CODE_BEFORE = pattern(r"(?:[A-Za-z][-.]?|[A-Za-z0-9]\+)$")
_PREFIXED = pattern(r"(?<![A-Za-z])[a-z]+-$")
_VERSION = frozenset(("version", "v", "v."))
_NUMBERED = frozenset(
    word + end
    for word in ("table", "figure", "section", "chapter", "note", "clause", "article", "step", "item", "phase", "part",
                 "volume", "level", "number", "annex", "appendix", "no.")
    for end in ("", "s")
)  # fmt: skip
"""What a number after one of these is the ordinal of."""
_NO_BOUND = CURRENCY_CODES | _VERSION | _NUMBERED | {"minus"}
"""Words in lower case that say something of the number after them, and no bound."""
_NOUN = pattern(
    r" (?P<noun>[a-z]{2,24})(?![\w'’²³/%°℃+-])(?<! at)(?<! or)(?<! and)(?<! max)(?<! maximum)(?<! minimum)(?!,?\s+(?i:at|ma|mi|or|an|per))"
)
"""A word in lower case after a number, where neither it nor what follows it says a bound."""
_PERCENTS = ("per cent", "per mille")
_PERCENT = Unit("per cent", "share", 1)
_CELL_ENDS = pattern(r"(%?)(?: \||$)")
_LETTER = pattern(r"\s?[kmbKMB](?![\w²³/])")
_MAGNITUDES = {"k": 3, "m": 6, "b": 9}
_SCREENS = frozenset(("2", "4", "5", "8", "16"))
"""What stands before the k of a screen."""
_AMBIGUOUS = pattern(r"([0-9][0-9,]*+(?:\.[0-9]++)?)[mM](?![\w²³/])")
_OPENS = "([{\"'“‘"
_DAY_OF_MONTH = pattern(r"(?<![0-9.,])[0-9]{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]+\s$")
_HALF_OF_TIME = pattern(r"\san?(?=\s)")
_OTHER_HALF = frozenset(("first", "second", "latter", "other", "last"))
_YEARS = (1500, 2199)
_ONE_LINE = [0]
RULE = "english"
"""The rule that all these figures name: the words beside them, in `bundle_model.english`."""


class _Reading(NamedTuple):
    """A numeral with what the words around it say."""

    numeral: Numeral
    start: int
    kind: Kind
    unit: Unit | None
    hedge: Hedge
    end: int


def figures_of(text: str, page: str = "-") -> tuple[Figure, ...]:
    """Every figure of an English text, in order of place. Takes any text, in linear time, and never raises.

    The fields are those of a Chinese figure. `unit` is the English name of a measure, of money or of time, such as
    "square kilometres"; else the noun that is counted, if it stands near. A place (002:53), "line 270" and the id of a
    record are no figures.
    """
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    readings = list(_readings(text, lowered(text), 0, len(text)))
    return tuple(_figure(one, text, page, starts) for one in _ranged(readings, text))


def figures_between(text: str, lower: str, start: int, stop: int) -> tuple[Figure, ...]:
    """The figures of a text from `start` to `stop`, where a sentence begins and ends; `lower` is the text as `lowered` gives it.

    They are those of `figures_of`, with the whole text as one line.
    """
    readings = list(_readings(text, lower, start, stop))
    return tuple([_figure(one, text, "-", _ONE_LINE) for one in _ranged(readings, text)]) if readings else ()


def values_in(text: str) -> frozenset[str]:
    """The values of all numerals of a text, those of "one" and of names too. It takes a third of the time of `figures_of`."""
    return frozenset(numeral.value for numeral in numerals(lowered(text)))


def _readings(text: str, lower: str, start: int, stop: int) -> Iterator[_Reading]:
    for numeral in numerals(lower, start, stop):
        simple = _simple(numeral, text) if numeral.whole and numeral.kind is None and not numeral.word else None
        if simple:
            yield simple
            continue
        before = text[max(0, numeral.start - _BEFORE) : numeral.start]
        after = text[numeral.end : numeral.end + _AFTER]
        found = _LETTER.match(after)
        if found and not (numeral.scale or numeral.word or numeral.kind):
            numeral = _magnified(numeral, found, before, after)  # noqa: PLW2901 - read instead of it
            after = text[numeral.end : numeral.end + _AFTER]
        reading = _read(numeral, before, after)
        if reading:
            yield reading


def _simple(numeral: Numeral, text: str) -> _Reading | None:
    """An integer whose words are read at once, as most are, in a third of the time of `_read`.

    It stands between words in lower case, or alone in its cell: "keeps 36 couriers of", "| 36 |" and "| 5% |". None of any other,
    which `_read` reads.
    """
    start, end = numeral.start, numeral.end
    before = text[max(0, start - _BEFORE) : start]
    unit: Unit | None
    hedge = EXACT
    if before.endswith("| ") or not before:
        found = _CELL_ENDS.match(text, end)
        if found is None:
            return None
        unit = _PERCENT if found[1] else None
    else:
        found = _NOUN.match(text, end) if before[-1] == " " else None
        word = before[:-1].rpartition(" ")[2]
        if found is None or not (word.islower() and word.isascii() and word.isalpha()) or word in _NO_BOUND:
            return None
        if word in ENDS_HEDGE:
            hedge = hedge_before(before)
        unit = unit_of_word(found["noun"])
        if unit is None:
            after = text[end : end + _AFTER]
            unit = unit_after(after, one=numeral.value == "1")
            # "36 seconds or more"
            if unit and unit.end and hedge_after(after[unit.end :]):
                return None
    # it may be a year
    if end - start == len("2020") and (unit is None or not unit.end) and _YEARS[0] <= _number(numeral) <= _YEARS[1]:
        return None
    kind: Kind = "percent" if unit and unit.name in _PERCENTS else "quantity"
    return _Reading(numeral, start, kind, unit, hedge, end + (unit.end if unit else 0))


def _magnified(numeral: Numeral, found: re.Match[str], before: str, after: str) -> Numeral:
    """The numeral with the letter of a magnitude after it: 30k users, $3M, 7B parameters; not 32m, nor a 4k screen.

    A letter that may mean something else is a magnitude only after money, or before money or a noun that is counted.
    """
    unit = unit_after(after[found.end() :].removeprefix("+"))
    counts = unit is not None and (unit.kind == "money" or (unit.kind is None and unit.end > 0))
    sure = found[0] == "k" and numeral.value not in _SCREENS
    glued = len(found[0]) == 1
    if not (glued and (sure or counts)) and currency_before(_sign(before)[1]) is None:
        return numeral
    scale = _MAGNITUDES[found[0][-1].lower()]
    value, power = shifted(numeral.value, scale), numeral.power + scale
    return numeral._replace(end=numeral.end + found.end(), value=value, power=power, whole=False, scale=scale)


def other_readings(figure: Figure) -> tuple[Figure, ...]:
    """What else a figure may mean whose digits an m follows: 32m are metres or millions, and seldom anything says which."""
    found = _AMBIGUOUS.match(figure.text)
    if found is None or figure.printed is None:
        return ()
    digits, million = found[1].replace(",", ""), SCALES["million"]
    decimals = -len(digits.partition(".")[2])
    if figure.unit == "metres":
        value, power, unit = shifted(plain(digits), million), million + decimals, None
    elif same_unit(figure.unit, None):  # 32m cables
        value, power, unit = plain(digits), decimals, "metres"
    else:
        return ()
    printed = figure.printed._replace(value=value, power=power, whole=False)
    return (figure._replace(value=value, unit=unit, printed=printed),)


def _read(numeral: Numeral, before: str, after: str) -> _Reading | None:
    # the word before it, after which there is a blank
    word = before.rsplit(None, 1)[-1] if before[-1:].isspace() and not before.isspace() else ""
    if numeral.kind in ("date", "ordinal"):
        kind: Kind = "date" if numeral.kind == "date" or _beside_month(word, after) else "ordinal"
        return _plainly(numeral, kind)
    # the night of 7/8 May
    if numeral.kind == "ratio" and not numeral.word and _beside_month(word, after):
        return _plainly(numeral, "date")
    if numeral.word == "half" and word.lower() in _OTHER_HALF:
        return None
    digits = not numeral.word and numeral.kind is None
    if digits and _is_name(numeral, before, word, after):
        return _plainly(numeral, "name")
    reading = _claim(numeral, before, after)
    # "one of them", "one day": alone it is no number
    if numeral.word == "one" and not _counts_one(reading):
        return None
    # "parcels number 1.5 million": no list is so long
    if digits and reading.unit is None and not numeral.scale and word.lower() in _NUMBERED:
        return _plainly(numeral, "ordinal")
    # 30 April 2024 replaces it
    whole_date = word in MONTHS and _DAY_OF_MONTH.search(before) is not None
    if digits and numeral.whole and _is_date(numeral, None if whole_date else reading.unit, word, after):
        return _plainly(numeral, "date")
    return reading


def _plainly(numeral: Numeral, kind: Kind) -> _Reading:
    """A number that claims nothing."""
    return _Reading(numeral, numeral.start, kind, None, EXACT, numeral.end)


def _counts_one(reading: _Reading) -> bool:
    kind = reading.unit.kind if reading.unit else None
    return kind in ("share", "money", "measure") or (kind == "time" and reading.hedge is not EXACT)


def _is_name(numeral: Numeral, before: str, word: str, after: str) -> bool:
    """Whether the digits belong to a code, a formula or a version: H100, 1+8+X, Smart 2.0, RFC 8493; not RMB300."""
    if not word and _CODE_BEFORE.search(before[-3:]) and currency_before(before) is None:
        return not (_PREFIXED.search(before) and _YEARS[0] <= _number(numeral) <= _YEARS[1])
    if after[:1] == "+" and after[1:2].isalnum():
        return True
    if after[:1].isalpha() and unit_after(after, glued=True) is None:
        return True
    if word.lower() in _VERSION:
        return True
    versioned = numeral.power == -1 and word[:1].isupper() and word[1:].islower()
    word = word.lstrip(_OPENS)
    acronym = len(word) > 1 and word.removesuffix("s").isupper() and word.isalpha() and currency_before(before) is None
    return (versioned or acronym) and unit_after(after) is None


def _number(numeral: Numeral) -> int:
    """The value of a short integer; 0 of any other."""
    return int(numeral.value) if numeral.whole and len(numeral.value) <= len("2199") else 0


def _is_date(numeral: Numeral, unit: Unit | None, word: str, after: str) -> bool:
    """A day beside the name of its month, or a year: four digits without a separator that count nothing."""
    number = _number(numeral)
    if unit is None and 1 <= number <= 31 and _beside_month(word, after):
        return True
    plain_year = numeral.end - numeral.start == len("2020") and _YEARS[0] <= number <= _YEARS[1]
    return plain_year and (unit is None or unit.end == 0) and not after.startswith(" of ")


def _beside_month(word: str, after: str) -> bool:
    following = _NEXT_WORD.match(after)
    return word in MONTHS or bool(following and following[1] in MONTHS)


def _claim(numeral: Numeral, before: str, after: str) -> _Reading:
    sign, before = _sign(before)
    if sign:
        numeral = numeral._replace(value=f"-{numeral.value}")
    currency = currency_before(before)
    hedge = hedge_before(before[: -currency[1]] if currency else before)
    said = hedge_after(after)
    if numeral.word == "half" and (of_time := _HALF_OF_TIME.match(after)):
        unit = unit_after(after[of_time.end() :])
        if unit and unit.kind and unit.end:
            return _Reading(numeral, numeral.start, "quantity", unit, hedge, numeral.end + of_time.end() + unit.end)
    unit = None if numeral.kind == "ratio" else unit_after(after, one=numeral.value in ("1", "-1"))
    end = numeral.end + (unit.end if unit else 0)
    if said and unit is None and numeral.kind != "ratio":
        further = unit_after(after[said[1] :])
        unit = further._replace(end=0) if further else None
    elif unit and unit.end:
        said = said or hedge_after(after[unit.end :])
    if currency:
        unit, end = Unit(currency[0], "money", 0), numeral.end
    kind: Kind = numeral.kind or ("percent" if unit and unit.name in _PERCENTS else "quantity")
    return _Reading(numeral, numeral.start - len(sign), kind, unit, said[0] if said else hedge, end)


def _sign(before: str) -> tuple[str, str]:
    """The minus at the end of `before`, and what is before it. A hyphen after a word or a number is none."""
    last = before[-1:]
    if last in ("-", "−") and (before[-2:-1].isspace() or before[-2:-1] in ("", "(")):
        return last, before[:-1]
    return ("minus ", before[:-6]) if before[-6:].lower() == "minus " else ("", before)


def _ranged(readings: list[_Reading], text: str) -> Iterator[tuple[_Reading, str | None]]:
    """Each reading, with the higher number of one that lies between two. What a range prints once serves both its ends."""
    if len(readings) == 1:
        yield readings[0], None
        return
    index = 0
    while index < len(readings):
        one, index = readings[index], index + 1
        other = readings[index] if index < len(readings) else None
        joint = text[one.end : other.start] if other and other.start - one.end <= len(" and ") else ""
        if other is None or not _RANGE.fullmatch(joint) or not {one.kind, other.kind} <= {"quantity", "percent"}:
            yield one, None
            continue
        low = _with_unit_of(one, other)
        if _lies_between(low, other, joint, text):
            index += 1
            yield low._replace(hedge=Hedge("between"), end=other.end), other.numeral.value
        elif joint.strip() in ("or", "and"):
            yield one, None
        else:
            yield low, None
            hedge = one.hedge if other.hedge is EXACT else other.hedge
            readings[index] = other._replace(hedge=hedge, unit=other.unit or one.unit)


def _with_unit_of(one: _Reading, other: _Reading) -> _Reading:
    """The first end of a range with the unit and the magnitude that are printed with the second."""
    scale, numeral = other.numeral.scale, one.numeral
    if scale and not numeral.scale and Decimal(shifted(numeral.value, scale)) < Decimal(other.numeral.value):
        value, power = shifted(numeral.value, scale), numeral.power + scale
        numeral = numeral._replace(value=value, power=power, whole=False, scale=scale)
    if one.unit or other.unit is None:
        return one._replace(numeral=numeral)
    return one._replace(numeral=numeral, unit=other.unit._replace(end=0), kind=other.kind)


def _lies_between(one: _Reading, other: _Reading, joint: str, text: str) -> bool:
    """Whether the two are the ends of one figure: between 3 and 5, three or four."""
    if one.end != one.numeral.end:
        return False
    if joint.strip() == "and":
        return text[max(0, one.start - _BEFORE) : one.start].lower().endswith("between ")
    step = Decimal(other.numeral.value) - Decimal(one.numeral.value)
    return joint.strip() == "or" and step == 10**other.numeral.scale


def _figure(read: tuple[_Reading, str | None], text: str, page: str, starts: list[int]) -> Figure:
    one, upper = read
    printed = _printed(one, upper) if one.kind in CLAIMS else None
    row = bisect_right(starts, one.start)
    return Figure(
        page,
        row,
        one.start - starts[row - 1] + 1,
        one.start,
        one.end,
        one.numeral.end,
        text[one.start : one.end],
        one.kind,
        one.numeral.value,
        one.unit.name if one.unit else None,
        printed.bound if printed else None,
        RULE,
        printed,
    )


def _printed(one: _Reading, upper: str | None) -> Printed:
    """The value and what its interval needs."""
    numeral, percent = one.numeral, one.kind == "percent"
    return Printed(
        numeral.value,
        one.hedge.bound,
        numeral.power,
        whole=numeral.whole and not percent,
        share=percent,
        half_open=one.hedge.half_open,
        by_order=one.hedge.by_order,
        upper=upper,
    )
