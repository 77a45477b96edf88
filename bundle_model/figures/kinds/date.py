"""Calendar points and periods: years, months, days, decades, centuries, and the parts of a clock time."""

from bundle_model.figures.context import Context, Decision, Near
from bundle_model.figures.lexicon import Endings, any_of, lexicon
from bundle_model.figures.units import unit_at
from bundle_model.patterns import pattern

_WORDS = lexicon().dates
_ERAS = Endings(_WORDS["eras"].words)
_DECADES = frozenset(_WORDS["decades"].words)
_INDEX_BEFORE = pattern(rf"{any_of(_WORDS['index_before'].words)}[^。;；]{{0,8}}$")
_FOLLOWING = frozenset("年月日号时点世后:届级")
_CLOCK_AFTER = pattern(r":[0-5][0-9](?![0-9.%万亿千百])")
_ZONES = ("HKT", "UTC", "GMT", "CST", "EST", "PST", "BST", "JST")
_HOUR_OF_CLOCK = pattern(rf"(?:^|[^0-9.:A-Za-z]|{any_of(_ZONES)})(?:[01]?[0-9]|2[0-4])(:|[时点])$")
_SURELY_HOUR = pattern(r"(?:[日号午晨晚]|(?:^|[^0-9])0)[0-9]{1,2}:$")
_HOUR_REACH = 4
_DAY_ENDS = frozenset("日号午晨晚")
_MIDNIGHT = pattern(r"(?:^|[^0-9])24:$")
_HOUR_BEFORE = pattern(r"[0-9零一二三四五六七八九十][时点]$")
_MINUTE_BEFORE = pattern(r"(?:[0-9]:[0-5][0-9]:|[0-9零一二三四五六七八九十][时点][0-9零一二三四五六七八九十]{1,3}分)$")
_HAO = pattern(rf"号(?:[-至到、和](?:[0-9]{{1,2}})号)?{any_of(_WORDS['hao_after'].words)}")
_RANGE_MARKS = frozenset("-至到")
_RANGE_BEFORE = pattern(r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})日?[-至到]$")
_CLASSES = frozenset("届级")
_CN_DIGITS = frozenset("一二两三四五六七八九")
_MONTH_OF_A_YEAR = pattern(r"年(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月")
_IN_A_LONG_YEAR = pattern(r"年(?:[0-9]{1,2}月|度)")
_NO_YEAR = pattern(r"[%‰∶+×]|个百分|-(?![0-9]{4})")
_LATER_END = pattern(r"(?:-{1,2}|[至到])([0-9]{4,9})(?![0-9])")
_OF_YEARS = frozenset("年届级期")
_SEPARATORS = frozenset("-/.")
_DASHED_REST = pattern(r"[-/.][0-9]{1,2}(?![0-9])")
_DASHED = pattern(r"([-/.])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])")
_IN_BRACKETS = frozenset("年月日")
_WEEKDAY = "周[一二三四五六日]"
_WEEKDAY_AFTER = pattern(rf"/[0-9]{{1,2}}(?:\({_WEEKDAY}\)|\))|\({_WEEKDAY}\)")
_WEEKDAY_BEFORE = pattern(rf"{_WEEKDAY}\((?:[0-9]{{1,2}}/)?$")
_CLOCK_ON_A_DAY = pattern(r"(?:/[0-9]{1,2})?\0[0-9]{1,2}:[0-5][0-9]")
_DASHED_REACH = 9
_DASHED_BEFORE = pattern(r"(?:^|[^0-9])(?:19|20)[0-9]{2}(?:[-/.]|([-/.])[0-9]{1,2}\1)$")


NEAR_DATE = Near(frozenset("月初年:时点分(") | _SEPARATORS, _FOLLOWING | _SEPARATORS, digits=4)


def date(context: Context) -> Decision | None:
    """Whether a numeral is part of a date or of a clock time."""
    # "3万年", "2.5日": a date has no magnitude and no decimals
    if context.number is None:
        return None
    # "今（13）日"
    if (
        context.next_char == ")"
        and context.previous_char == "("
        and context.arabic
        and context.after[1:2] in _IN_BRACKETS
    ):
        return Decision("date", "in-brackets")
    if context.next_char in _FOLLOWING and (decision := _by_following_word(context)):
        return decision
    # "八月十五", "正月初三": a day of the lunar calendar needs no 日
    if context.previous_char in ("月", "初", "年") and context.numeral.form == "chinese":
        return _lunar_day(context)
    return _clock_part(context) or _written_with_dashes(context) or _bare_year(context)


def _by_following_word(context: Context) -> Decision | None:
    after = context.after
    if after.startswith("年代"):
        return Decision("date", "decade")
    # "90后" is a generation; "30后" is not
    if context.next_char == "后" and context.arabic and context.numeral.printed in _DECADES:
        return Decision("date", "decade")
    if after.startswith("世纪") and context.is_number(1, 30):
        return Decision("date", "century")
    if context.next_char == "年":
        return _year(context)
    # "2023届毕业生"; "2000级台阶" counts
    if context.next_char in _CLASSES:
        entered = len(context.numeral.printed) == 4 and context.is_number(1950, 2099)
        return Decision("date", "year") if entered and context.unit and context.unit.text in _CLASSES else None
    # "一二月": two months side by side, not month 12
    # "过去两日", "历时两月": no day and no month is written so
    if context.numeral.printed == "两" and context.next_char in ("日", "月"):
        return None
    return None if context.numeral.positional else _month(context) or _day(context) or _hour(context)


def _year(context: Context) -> Decision | None:
    """A calendar year: 2013年, 贞观十三年, 前221年, 98年. 20年 is a duration."""
    printed = context.numeral.printed
    digits = context.arabic or context.numeral.positional
    if len(printed) == 4 and digits and context.is_number(0, 2200):
        return Decision("date", "year")
    if _ERAS.match(context.before):
        return Decision("date", "year-of-an-era")
    # "前221年" is a year; "300年古树" is an age
    if len(printed) == 3 and context.is_number(100, 999) and context.before.endswith("前"):
        return Decision("date", "year")
    # "114年9月": a year as Taiwan counts it
    if len(printed) == 3 and context.arabic and context.is_number(100, 199) and _IN_A_LONG_YEAR.match(context.after):
        return Decision("date", "year-of-an-era")
    if len(printed) == 2 and digits and _is_short_year(context):
        return Decision("date", "short-year")
    return None


def _is_short_year(context: Context) -> bool:
    after, numeral = context.after, context.numeral
    # "05年", "〇五年": no duration is written so
    if numeral.positional or numeral.printed[0] == "0":
        return True
    # "98年初", "03年5月"
    if after.startswith(_WORDS["in_a_year"].words) or _MONTH_OF_A_YEAR.match(after):
        return True
    # "97年回归" is 1997; "近60年" and "60年来" are durations
    lasting = after.startswith(_WORDS["years_after"].words) or context.before.endswith(_WORDS["years_before"].words)
    return context.is_number(50, 99) and not lasting


def _bare_year(context: Context) -> Decision | None:
    """A year without 年, as in titles. A unit, a percent sign or a ratio makes it a count: 2000元."""
    written = len(context.numeral.printed) == 4 and (context.arabic or context.numeral.positional)
    if not written or not context.is_number(1800, 2099) or context.unit is not None or _NO_YEAR.match(context.after):
        return None
    # "每年2000至2500组"
    if context.next_char in _RANGE_MARKS and (later := _LATER_END.match(context.after)):
        rest = context.after[later.end() :]
        if not 1800 <= int(later[1]) <= 2099 or (rest[:1] not in _OF_YEARS and unit_at(rest)):
            return None
    # "压缩比2000:1"; "2021：75人" has a year as its label
    if context.next_char == ":" and context.compares:
        return None
    return Decision("date", "bare-year")


def _month(context: Context) -> Decision | None:
    """12月. Where a further numeral follows, 一月 says how often: 一月三次."""
    after = context.after
    if context.next_char != "月" or not context.is_number(1, 12) or after.startswith(_WORDS["not_months"].words):
        return None
    # "一月三日" and "一月三十日" are dates again
    often = context.numeral.printed == "一" and after[1:2] in _CN_DIGITS and after[2:3] not in ("日", "号", "十")
    return None if often else Decision("date", "month")


def _day(context: Context) -> Decision | None:
    """24日, and 24号 after a month. Not the days of a term: 10日内, 拘留10日."""
    if not context.is_number(1, 31):
        return None
    # "拘留5至10日": 拘留 governs both ends
    before = _RANGE_BEFORE.sub("", context.before) if context.previous_char in _RANGE_MARKS else context.before
    term = context.after.startswith(_WORDS["days_after"].words) or before.endswith(_WORDS["days_before"].words)
    if context.next_char == "日":
        return None if term else Decision("date", "day")
    # "17号开始"; "17号楼" numbers a house
    dated = context.next_char == "号" and (context.previous_char == "月" or _HAO.match(context.after))
    return Decision("date", "day") if dated else None


def _lunar_day(context: Context) -> Decision | None:
    """八月十五, 正月初三. Not after 一月, which the lunar calendar does not have, nor after 每月."""
    before = context.before
    # "每月初五百元": 500 yuan; "十一月初五" is a date
    if before.endswith(("每月", "个月")) or (before.endswith("一月") and not before.endswith("十一月")):
        return None
    first_days = before.endswith(("月初", "大年初", "大年")) or (context.previous_char == "月" and context.unit is None)
    if not first_days or not context.is_number(1, 30) or context.numeral.positional:
        return None
    return Decision("date", "lunar-day")


def _hour(context: Context) -> Decision | None:
    if not context.is_number(0, 24):
        return None
    if context.next_char in ("时", "点") and not context.after.startswith(_WORDS["not_hours"].words):
        # "得5点", "指数跌到20点": points of a game or an index
        points = context.next_char == "点" and (context.previous_char == "得" or _INDEX_BEFORE.search(context.before))
        return None if points else Decision("date", "hour")
    if not context.arabic or context.next_char != ":" or not _CLOCK_AFTER.match(context.after):
        return None
    # "24:30": no such time; "PM10:30": a label
    late = context.number == 24 and not context.after.startswith(":00")
    labelled = context.previous_char.isascii() and (context.previous_char.isalpha() or context.previous_char in ".:")
    if late or (labelled and context.previous_char and not context.before.endswith(_ZONES)):
        return None
    # "27日07:00", "07:00": no score has a zero before its digit, and none follows a day
    surely = context.numeral.printed[0] == "0" or context.previous_char in _DAY_ENDS
    return Decision("date", "clock-time") if surely or not context.compares else None


def _clock_part(context: Context) -> Decision | None:
    """The minutes and seconds of a clock time."""
    if context.previous_char not in (":", "时", "点", "分") or not context.is_number(0, 59):
        return None
    before = context.before
    hour = _HOUR_OF_CLOCK.search(before) if context.arabic else None
    if hour and (hour[1] != ":" or _is_minute(context)):
        return Decision("date", "minute")
    # "八点十分"
    if context.previous_char in ("时", "点") and context.next_char in ("分", "许") and _HOUR_BEFORE.search(before):
        return Decision("date", "minute")
    second = _MINUTE_BEFORE.search(before) and (context.arabic or context.next_char == "秒")
    return Decision("date", "second") if second else None


def _is_minute(context: Context) -> bool:
    """Whether the 15 of `21:15` is minutes. It has two digits, and no word of comparing is in the clause."""
    midnight = _MIDNIGHT.search(context.before) is None or context.number == 0
    if len(context.numeral.printed) != 2 or context.next_char == "%" or not midnight:
        return False
    return _SURELY_HOUR.search(context.before, len(context.before) - _HOUR_REACH) is not None or not context.compares


def _is_of_a_day(context: Context) -> bool:
    """周四（8/14）, 8/14（周四）, 8/14 21:30."""
    return (
        _WEEKDAY_BEFORE.search(context.before) is not None
        or _CLOCK_ON_A_DAY.match(context.after) is not None
        or ((match := _WEEKDAY_AFTER.match(context.after)) is not None and "周" in match[0])
    )


def _written_with_dashes(context: Context) -> Decision | None:
    """2011-5-20, 2011/5/20 and 2011.5.20."""
    printed = context.numeral.printed
    if not context.arabic or (context.previous_char not in _SEPARATORS and context.next_char not in _SEPARATORS):
        return None
    # "1995-20" is no date: a year needs a month and a day
    if len(printed) == 4:
        whole = printed[:2] in ("19", "20") and _DASHED.match(context.after)
        return Decision("date", "written-date") if whole else None
    if len(printed) > 2:
        return None
    if "/" in (context.previous_char, context.next_char) and _is_of_a_day(context):
        return Decision("date", "written-date")
    before = _DASHED_BEFORE.search(context.before, len(context.before) - _DASHED_REACH)
    # "2011-5-20": the 5 needs what is after it, the 20 does not
    later_part = before and (before[1] or _DASHED_REST.match(context.after))
    return Decision("date", "written-date") if later_part else None
