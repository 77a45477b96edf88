"""What the head of a column or of a row says of the figures below or beside it: their unit, magnitude and bound.

`Turnover (100 million yuan)`, `Share, %`, `Power in kW`, `Residents, at most`, `Max. users`, 金额（亿元）, 最高温度. What is not sure says
nothing: then a figure is a bare number, which fits any unit.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from bundle_model.english.units import UNIT_WORDS, chinese_unit, currency_before, english_unit, unit_after
from bundle_model.english.words import BEFORE, SCALES, Hedge
from bundle_model.figures import Figure
from bundle_model.figures.interval import Printed
from bundle_model.figures.lexicon import lexicon, measures
from bundle_model.figures.numerals.decimals import shifted
from bundle_model.patterns import HAN, pattern

_LONGEST = 120
"""Characters of a head that is read."""
_BRACKETS = pattern(r"(?P<glued>(?<=[A-Za-z])\((?:s|es|ies)\))|[(（\[]([^()（）\[\]]{1,40})[)）\]]")
_PARTS = pattern(r"\s*[,;:]\s+|\s*[，、；：]\s*|\s+[-–—/]\s+|[—–]|/(?=[万亿])")
_IN = pattern(r"\bin\s+([^()]{1,40})$", re.IGNORECASE)
_LAST_SIGN = pattern(r"\s(%|‰|pct|km|kg|kWh?|MW|ms|[KMGT]B|[MGk]Hz|mm|cm|k?m²|㎡)$")
_FIRST_SIGN = pattern(r"^(%|‰)\s")
_TIMES_TEN = pattern(r"(?:(1|10|100|1[, ]?000|10[, ]?000|100[, ]?000)([km]?)|['’]?(000)s?)(?![\w.,])\s*")
_SCALE = pattern(r"(hundred|thousand|million|billion|trillion|bn|tn|mn|mln)s?\b\s*(?:of\b\s*)?", re.IGNORECASE)
_LETTERS = {"k": 3, "m": 6, "b": 9}
_FIRST_WORD = pattern(r"(max(?:imum|\.)?|min(?:imum|\.)?)\s", re.IGNORECASE)
_LAST_WORD = pattern(r"\s(max(?:imum|\.)?|min(?:imum|\.)?)$", re.IGNORECASE)
_TIME = pattern(r"time|duration|delay|latency|timeout|interval|period|wait|age\b", re.IGNORECASE)
_LENGTH = pattern(
    r"length|width|height|depth|distance|altitude|elevation|diameter|radius|road|span|thickness", re.IGNORECASE
)
_NO_UNITS = frozenset(
    ("x", "×", "times", "degree", "foot", "pound", "second", "minute", "hour", "day", "week", "month", "year", "pp")
)
"""What stands in a head and is no unit of the column: a turnover / year, a column of marks."""
_COLUMNS = frozenset(
    ("over", "about", "some", "around", "above", "below", "under", "within", "beyond", "circa", "estimated")
)
"""Words of bound that may head a column by themselves and mean something else."""
_CHINESE_SCALE = pattern(r"[十百千万亿]{1,3}")
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_OVER, _AT_LEAST, _AT_MOST = Hedge("over"), Hedge("at_least"), Hedge("at_most")
_CHINESE: tuple[tuple[Hedge, str], ...] = (
    (Hedge("about"), "约 大约 左右"),
    (Hedge("nearly"), "近"),
    (_OVER, "超 超过 多于 大于"),
    (_AT_LEAST, "以上 不少于 不低于 不小于 至少 最少 最低 最小 下限 最小值"),
    (_AT_MOST, "不超过 不高于 不多于 不大于 至多 最多 最高 最大 上限 以内 最大值"),
)  # fmt: skip
_CHINESE_BOUNDS = {word: hedge for hedge, words in _CHINESE for word in words.split()}
_CHINESE_FIRST = pattern(r"(?:至少|最少|最低|最小|不少于|不低于|至多|最多|最高|最大|不超过)")
_CHINESE_LAST = pattern(r"(?:以上|上限|下限|以内|最大值|最小值|左右)$")
_PERIODS = frozenset(("年", "月", "日", "周", "季", "季度", "旬", "晚", "夜", "宿", "世纪", "金", "银", "铜"))
"""What 产值（年） says is how often, and no unit."""
_PHRASES = sorted(BEFORE, key=len, reverse=True)
_CURRENCY = pattern(r"(us\$|hk\$|[$€£¥￥]|(?:rmb|cny|usd|eur|gbp|hkd|jpy)(?![a-z]))\s*", re.IGNORECASE)
_NO_DIGIT = pattern(r"\D")
_SHARES = ("per cent", "per mille")
_WORDS = pattern(r"[^\W\d_]+")
_RANGE = frozenset(("between", "from", "and", "or", "to"))
_HEDGING = _RANGE.union(*(_WORDS.findall(phrase) for phrase in BEFORE))
_DIGIT = pattern(r"\d")
_MOST_HAN = 3


_PLAIN = pattern(r"[A-Za-z]+(?: [A-Za-z]+)*+")
_TELLS = frozenset(
    word
    for words in (
        *BEFORE,
        *UNIT_WORDS,
        *SCALES,
        *(f"{word}s" for word in SCALES),
        "in k m",
    )
    for word in words.split()
)
"""What a head in plain words has among them, in lower case, if it says anything: Turnover in yuan, Users max."""


class Measure(NamedTuple):
    """A unit, in English and in Chinese words, with the power of ten that is printed with it. Either may be missing.

    `maybe` is a power of ten that may be meant, and perhaps is not: m.
    """

    english: str | None = None
    chinese: str | None = None
    scale: int = 0
    maybe: int = 0


class Head(NamedTuple):
    """What a head says: how the figures measure, their bound, and where in it this is said, which is no claim."""

    measure: Measure | None = None
    bound: Hedge | None = None
    spans: tuple[tuple[int, int], ...] = ()

    def over(self, other: "Head") -> "Head":
        """What this head says, and what the other says where it says nothing."""
        if self is NOTHING or other is NOTHING:  # what most heads say
            return other if self is NOTHING else self
        return Head(self.measure or other.measure, self.bound or other.bound)


NOTHING = Head()


@lru_cache(maxsize=4096)
def head_of(words: str) -> Head:
    """What the words of a head say."""
    if not words.strip() or len(words) > _LONGEST:
        return NOTHING
    if _PLAIN.fullmatch(words) and _TELLS.isdisjoint(words.lower().split()):
        return NOTHING
    measure, bound, spans = None, None, []
    for start, end, whole in _parts(words):
        part = words[start:end]
        told = _told(part, words, whole=whole)
        if told.measure and measure is None:
            measure = told.measure
            spans.append((start, end))
        if told.bound and bound is None:
            bound = told.bound
            spans.append((start, end))
    return Head(measure, bound, tuple(spans)) if spans else NOTHING


def unit_of(words: str) -> Head:
    """What a cell says that stands in a column of units."""
    return Head(_measure(words.strip(), words, whole=False))


def _parts(words: str) -> Iterator[tuple[int, int, bool]]:
    """The parts of a head that may say a unit or a bound, the surest first; whether one is the head itself."""
    rest = words
    for found in _BRACKETS.finditer(words):
        rest = rest[: found.start()] + " " * (found.end() - found.start()) + rest[found.end() :]
        if not found["glued"]:
            at = found.start(2)
            yield from ((at + start, at + end, False) for start, end in _split(found[2]))
    pieces = list(_split(rest))
    yield from ((*piece, False) for piece in pieces[1:])
    for start, end in pieces[:1]:
        for sign_of in (_IN, _LAST_SIGN, _FIRST_SIGN):
            if sign := sign_of.search(rest[start:end]):
                yield start + sign.start(1), start + sign.end(1), False
        yield start, end, True


def _split(words: str) -> Iterator[tuple[int, int]]:
    at = 0
    for end, after in [*(found.span() for found in _PARTS.finditer(words)), (len(words), 0)]:
        part = words[at:end]
        if part.strip():
            start = at + len(part) - len(part.lstrip())
            yield start, start + len(part.strip())
        at = after


def _told(part: str, words: str, *, whole: bool) -> Head:
    if HAN.search(part):
        return _told_in_chinese(part, whole=whole)
    lower = part.lower()
    # a column of minutes, and a least number
    if lower.rstrip(".") == "min" and not whole and _TIME.search(words):
        return Head(_named("minutes"))
    if lower in BEFORE and not (whole and lower in _COLUMNS):
        return Head(None, BEFORE[lower])
    if measure := _measure(part, words, whole=whole):
        return Head(measure)
    if whole:
        found = _FIRST_WORD.match(part) or _LAST_WORD.search(part)
        return Head(None, BEFORE[found[1].lower()]) if found else NOTHING
    for hedge in _PHRASES:
        after = part[len(hedge) :]
        if lower.startswith(hedge) and (after[:1].isspace() or not hedge[-1].isalnum()):
            measure = _measure(after.strip(), words, whole=False)
            return Head(measure, BEFORE[hedge] if measure else None)
    return NOTHING


def _measure(part: str, words: str, *, whole: bool) -> Measure | None:
    """The measure that all these words say: million yuan, RMB bn, '000, kW."""
    if HAN.search(part):
        return _chinese_measure(part, whole=whole)
    lower = part.lower().removeprefix("in ").strip()
    if lower in ("k", "m") and not whole:
        return _of_letter(lower, words)
    if lower in _NO_UNITS or (whole and len(lower) == 1 and lower.isalpha()):
        return None
    money, rest = _money(lower)
    tens, rest = _power_of_ten(rest)
    scale, rest = _magnitude(rest)
    scale += tens or 0
    # | 100 yuan | 36 |: a banknote; 100m: metres
    if tens is not None and (whole or (tens >= _LETTERS["m"] and not money)):
        return None
    if money:
        return _named(money, scale + _LETTERS.get(rest, 0)) if not rest or rest in _LETTERS else None
    if not rest:  # Visitors (thousands); a column of hundreds may be one of digits
        return Measure(scale=scale) if scale and not whole else None
    unit = unit_after(f" {rest}")
    # what is counted is said by a head without a magnitude too, and may be no noun: Sales (estimates)
    if unit is None or unit.end != len(rest) + 1 or (unit.kind is None and (whole or not scale)):
        return None
    return _named(unit.name, scale)


def _of_letter(letter: str, words: str) -> Measure:
    """Users (k); Length (m); Turnover (m), which are millions or not."""
    if letter == "k":
        return Measure(scale=_LETTERS["k"])
    return _named("metres") if _LENGTH.search(words) else Measure(maybe=SCALES["million"])


def _power_of_ten(words: str) -> tuple[int | None, str]:
    """The power of ten that the words begin with in digits, None where they do not, and the rest."""
    found = _TIMES_TEN.match(words)
    if found is None:
        return None, words
    tens = len(_NO_DIGIT.sub("", found[0])) - (found[3] is None) + _LETTERS.get(found[2], 0)
    return tens, words[found.end() :]


def _magnitude(words: str) -> tuple[int, str]:
    """The power of ten that the words begin with in words, and the rest."""
    scale = 0
    while found := _SCALE.match(words):
        scale, words = scale + SCALES[found[1].lower()], words[found.end() :]
    return scale, words


def _money(lower: str) -> tuple[str, str]:
    """The money that the words begin with by its sign or code, and the rest."""
    found = _CURRENCY.match(lower)
    told = currency_before(found[1]) if found else None
    return (told[0], lower[found.end() :]) if found and told else ("", lower)


def _named(name: str, scale: int = 0) -> Measure:
    return Measure(name, chinese_unit(name), scale)


def _told_in_chinese(part: str, *, whole: bool) -> Head:
    if part in _CHINESE_BOUNDS:
        return Head(None, _CHINESE_BOUNDS[part])
    measure = _chinese_measure(part, whole=whole)
    found = None if measure else _CHINESE_FIRST.match(part) or _CHINESE_LAST.search(part)
    if found is None:
        return Head(measure)
    rest = part[found.end() :] if found.start() == 0 else part[: found.start()]
    return Head(None if whole else _chinese_measure(rest, whole=False), _CHINESE_BOUNDS[found[0]])


def _chinese_measure(part: str, *, whole: bool) -> Measure | None:
    """亿元, 万平方米, 家; as a whole head only with a magnitude, since 元 or 户 alone may be anything."""
    if part in _chinese_units():
        return None if whole else _chinese_named(part, 0)
    found = _CHINESE_SCALE.match(part)
    rest = part[found.end() :] if found else part
    if found is None or (rest and rest not in _chinese_units()) or (whole and not rest):
        return None
    return _chinese_named(rest, sum(_POWERS[one] for one in found[0]))


def _chinese_named(unit: str, scale: int) -> Measure:
    return Measure(english_unit(unit) or unit or None, unit or None, scale)


@cache
def _chinese_units() -> frozenset[str]:
    units = lexicon().units
    groups = (units["classifiers"], units["money"], units["durations"])
    return frozenset(measures()).union(*(group.words for group in groups)) - _PERIODS


def in_column(figure: Figure, head: Head, *, chinese: bool) -> tuple[Figure, ...]:
    """The figure of a cell as the head makes it, and what else it may mean. What the cell says itself stays."""
    printed = figure.printed
    if printed is None or figure.kind == "ratio" or head is NOTHING or head == NOTHING:
        return (figure,)
    if head.bound and figure.bound == "exact":
        printed = printed._replace(bound=head.bound.bound, half_open=head.bound.half_open, by_order=head.bound.by_order)
    measure = head.measure if figure.unit is None else None
    if measure is None:
        return (_said_by(figure, printed),)
    if measure.maybe:
        return _said_by(figure, printed), _said_by(figure, _scaled(printed, measure.maybe))
    # "30 billion" below "billion yuan": once
    if measure.scale and not _WORDS.search(figure.text):
        printed = _scaled(printed, measure.scale)
    figure = figure._replace(unit=measure.chinese if chinese else measure.english)
    if measure.english in _SHARES:
        figure, printed = figure._replace(kind="percent"), printed._replace(share=True, whole=False)
    return (_said_by(figure, printed),)


def _said_by(figure: Figure, printed: Printed) -> Figure:
    return figure._replace(value=printed.value, bound=printed.bound, printed=printed)


def _scaled(printed: Printed, scale: int) -> Printed:
    value = _shifted(printed.value, scale)
    upper = None if printed.upper is None else _shifted(printed.upper, scale)
    return printed._replace(value=value, power=printed.power + scale, whole=False, upper=upper)


def _shifted(value: str, scale: int) -> str:
    return f"-{shifted(value[1:], scale)}" if value.startswith("-") else shifted(value, scale)


def leads(before: str) -> bool:
    """Whether a figure leads its cell, which has these words before it: "about ", "30 to "; not "300 of "."""
    allowed = _RANGE if _DIGIT.search(before) else _HEDGING
    return all(
        word.lower() in allowed or (HAN.match(word) and len(word) <= _MOST_HAN) for word in _WORDS.findall(before)
    )
