"""Claimed figures that count or measure, with their printed unit."""

from bundle_model.figures.context import CLOSING, OPENING, Context, Decision
from bundle_model.figures.lexicon import Beginnings, lexicon, measures
from bundle_model.figures.units import Unit, approximated
from bundle_model.patterns import pattern

_WORDS, _UNITS = lexicon().counts, lexicon().units
_COUNTED = Beginnings(_WORDS["nouns"].words)
_PAIRS = Beginnings(_WORDS["nouns"].words, _WORDS["pairs"].words)
_NOUNS = frozenset(_UNITS["nouns"].words)
_SPANS_OF_ONE = frozenset(_WORDS["spans_of_one"].words)
_MEASURED_BY_ONE = frozenset(measures() + _UNITS["money"].words) - frozenset(_WORDS["articles_of_one"].words)
_BEHIND_TWO = frozenset(
    _WORDS["behind_two"].words + _UNITS["durations"].words + _UNITS["money"].words + measures() + _UNITS["great"].words
)
_RECURRING = frozenset(_WORDS["recurring"].words)
_CN_DIGITS = frozenset("一二两三四五")
_LIST_REACH = 10
_MONEY = (*_UNITS["money"].words, "钱")
_RISING = "一二三四五六七八九"
_LARGE = frozenset("万亿")
_DRAWN = pattern("平[0-9]{1,2}负")
_CAPITALS = frozenset(pair[0] for pair in lexicon().scripts["capitals"].words)

_MORE, _BARE_NUMBER = frozenset("多余+"), Decision("quantity", "bare-number")

COUNT_STARTS = _PAIRS.starts
"""The first characters of nouns that a Chinese numeral counts without a classifier."""


def chinese_quantity(context: Context) -> Decision | None:
    """A count or a measure, where a Chinese numeral plainly is one."""
    numeral, unit = context.numeral, context.unit
    if numeral.positional:
        return _decided(unit, "chinese-count") if unit and _counts_in_digits(context, unit) else None
    if numeral.loose:
        return _decided(unit, "loose-magnitude") if unit else Decision("quantity", "loose-magnitude")
    if numeral.upper:
        return _between(context, unit)
    if numeral.form == "magnitude":
        return _decided(unit, "magnitude-alone") if unit and _counts_alone(context, unit) else None
    if numeral.printed == "一":
        return _decided(unit, "one-that-counts") if unit and _one_counts(context, unit) else None
    unit = _counted_noun(context) if unit is None or unit.text in _NOUNS else unit
    # "花了五万": nobody writes such a number where it counts nothing
    if unit is None and not _LARGE.isdisjoint(numeral.printed) and numeral.form == "chinese":
        # "“十万工程”": a coined name
        return None if context.previous_char in OPENING else Decision("quantity", "chinese-count")
    # "零部件": a word; "零度" is a temperature
    if numeral.printed == "零" and unit is not None and unit.text not in _WORDS["zero"].words:
        return None
    # "二家": 二 before a classifier is a digit, since people say 两家
    if unit is None or (numeral.printed == "二" and unit.text not in _BEHIND_TWO):
        return None
    return _decided(unit, "chinese-count") if _plainly_counts(context, unit) else None


def arabic_quantity(context: Context) -> Decision:
    """A count or a measure, which an Arabic numeral that no other rule takes always is."""
    unit = context.unit
    if unit:
        return _decided(unit, "unit")
    # "5胜3平2负"; "80平" is a score
    if context.next_char == "平" and (context.previous_char == "胜" or _DRAWN.match(context.after)):
        return Decision("quantity", "unit", "平", 1)
    # "3多": hedged, without a unit
    if context.next_char in _MORE and approximated(context.after):
        return Decision("quantity", "bare-number", approximator=context.next_char)
    return _BARE_NUMBER


def _counts_in_digits(context: Context, unit: Unit) -> bool:
    """八〇二四人, 五〇公里: a count written as years are. "三四五人" and “一二九师” are none."""
    printed = context.numeral.printed
    long = len(printed) > 2 and printed not in _RISING
    return (
        printed[0] != "零"
        and (long or "零" in printed)
        and unit.text in _WORDS["in_digits"].words
        and context.previous_char not in OPENING
    )


def _between(context: Context, unit: Unit | None) -> Decision | None:
    """三四个: a unit or a counted noun follows, or a magnitude closes it: 三五百."""
    unit = _counted_noun(context) if unit is None else unit
    if unit:
        return _decided(unit, "neighbouring-digits")
    closed = context.numeral.scale or context.numeral.printed[-1] in "百千万亿"
    return Decision("quantity", "neighbouring-digits") if closed else None


def _decided(unit: Unit, rule: str) -> Decision:
    return Decision("quantity", rule, unit.text, unit.end, unit.approximator, unit.half)


def _counted_noun(context: Context) -> Unit | None:
    """三国, 八百官兵, 两村, and 级 after a list of tiers: 省、市、县三级."""
    after = context.after
    start = approximated(after)
    found = (_PAIRS if context.numeral.printed == "两" else _COUNTED).match(after, start)
    if found is None and after.startswith("级") and "、" in context.before[-_LIST_REACH:]:
        found = "级"
    return Unit(found, start, start + len(found), after[:start]) if found else None


def _counts_alone(context: Context, unit: Unit) -> bool:
    """百余位 and 近百位 count. 百亩 and 万元 are epithets."""
    return bool(unit.approximator or context.numeral.approximator) or context.before.endswith(_WORDS["near"].words)


def _one_counts(context: Context, unit: Unit) -> bool:
    """一 is an article (一个, 一条) unless it measures, says how long, or is said to be the only one."""
    before, after = context.before, context.after
    # "一年一度": how often
    if context.next_char in _RECURRING and after[1:2] in _CN_DIGITS:
        return False
    # "翻一番": it doubles
    if unit.text == "番" and before.endswith("翻"):
        return True
    # "每一年": 一 is part of a determiner
    determined = before.endswith(_WORDS["each"].words)
    # "800元一亩": a price, as 800元每亩 is
    if unit.text in _MEASURED_BY_ONE:
        return not (determined or before.endswith(_MONEY))
    # "一人" is one person, but not in "一人们" or a slogan: "“一人"
    if unit.text == "人" and not after.startswith(_WORDS["not_one_person"].words):
        return not determined and context.previous_char not in OPENING
    if unit.text in _SPANS_OF_ONE:
        # "结束前一分钟"; "前一分钟" alone is the minute before
        determined = determined and not before.endswith(_WORDS["ended_before"].words)
        return not determined and context.previous_char not in OPENING
    # "仅一项"
    return before.endswith(_WORDS["only"].words)


def _plainly_counts(context: Context, unit: Unit) -> bool:
    before, numeral = context.before, context.numeral
    # "伍角": the capitals of a cheque are written for nothing else
    if numeral.printed[0] in _CAPITALS:
        return True
    # "得二十分": points; "三分田" counts nothing
    if unit.text in ("分", "刻", "点"):
        return before[-1:].isdecimal() or before.endswith(_WORDS["points_before"].words)
    # "三元五角" is money; "三角" is a shape
    if unit.text == "角" and len(numeral.printed) == 1:
        return before.endswith("元")
    # "“三大战役”", "“三张”": coined names; "“三张网”" counts
    named = unit.text.startswith("大") or context.after[unit.end : unit.end + 1] in CLOSING
    return not (context.previous_char in OPENING and named)
