"""Units of English numbers: a measure, money or time from the table, else the noun that is counted."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from bundle_model.patterns import pattern

UnitKind = Literal["share", "money", "measure", "time", "count"]


class UnitNames(NamedTuple):
    """One unit: its names on Chinese pages and in English, the first of which is the one that a figure has."""

    kind: UnitKind
    chinese: tuple[str, ...]
    english: tuple[str, ...]


def _unit(kind: UnitKind, chinese: str, english: str) -> UnitNames:
    return UnitNames(kind, tuple(chinese.split()), tuple(english.split(", ")))


_UNITS = (
    _unit("share", "% 成", "per cent, percent, %, pct"),
    _unit("share", "‰", "per mille, ‰"),
    _unit("share", "个百分点 百分点", "percentage points, percentage point, pp, ppt"),
    _unit("money", "元 元人民币 人民币 ¥ ￥ RMB CNY", "yuan, rmb, cny, renminbi, ¥, ￥"),
    _unit("money", "美元 US$ USD $", "dollars, dollar, us dollars, usd, us$, $"),
    _unit("money", "欧元 € EUR", "euros, euro, eur, €"),
    _unit("money", "英镑 £ GBP", "pounds, pound, gbp, £"),
    _unit("money", "日元 JPY", "yen, jpy"),
    _unit("money", "角", "jiao"),
    _unit("money", "港元 港币 HK$ HKD", "hong kong dollars, hkd, hk$"),
    _unit("measure", "平方公里 平方千米 km²", "square kilometres, square kilometre, square kilometers, square kilometer, "
          "km², km2, sq km"),
    _unit("measure", "平方米 平米 平方 m² ㎡", "square metres, square metre, square meters, square meter, m², m2, sq m"),
    _unit("measure", "立方米 m³", "cubic metres, cubic metre, cubic meters, cubic meter, m³, m3"),
    _unit("measure", "亩", "mu"),
    _unit("measure", "公顷", "hectares, hectare, ha"),
    _unit("measure", "公里 千米 km", "kilometres, kilometre, kilometers, kilometer, km"),
    _unit("measure", "米 m", "metres, metre, meters, meter, m"),
    _unit("measure", "厘米 cm", "centimetres, centimetre, centimeters, centimeter, cm"),
    _unit("measure", "毫米 mm", "millimetres, millimetre, millimeters, millimeter, mm"),
    _unit("measure", "吨", "tonnes, tonne, tons, ton"),
    _unit("measure", "公斤 千克 kg", "kilograms, kilogram, kilos, kilo, kg"),
    _unit("measure", "克 g", "grams, gram"),
    _unit("measure", "斤", "jin"),
    _unit("measure", "升 L", "litres, litre, liters, liter"),
    _unit("measure", "℃ °C 摄氏度 度", "degrees Celsius, degree Celsius, degrees, degree, °c, ℃"),
    _unit("measure", "千瓦 kW", "kilowatts, kilowatt, kw"),
    _unit("measure", "千瓦时 kWh", "kilowatt-hours, kilowatt-hour, kwh"),
    _unit("measure", "兆瓦 MW", "megawatts, megawatt, mw"),
    _unit("measure", "瓦 W", "watts, watt, w"),
    _unit("measure", "伏 V", "volts, volt, v"),
    _unit("measure", "毫安时 mAh", "milliampere-hours, milliampere-hour, mah"),
    _unit("measure", "像素 px", "pixels, pixel, px"),
    _unit("measure", "kbps", "kbps, kbit/s"),
    _unit("measure", "Mbps", "Mbps, mbps, mbit/s"),
    _unit("measure", "Gbps", "Gbps, gbps, gbit/s"),
    _unit("measure", "赫兹 Hz", "hertz, hz"),
    _unit("measure", "兆赫 MHz", "MHz, mhz, megahertz"),
    _unit("measure", "吉赫 GHz", "GHz, ghz, gigahertz"),
    _unit("measure", "字节", "bytes, byte"),
    _unit("measure", "KB", "KB, kb, kib, kilobytes, kilobyte"),
    _unit("measure", "MB", "MB, mb, mib, megabytes, megabyte"),
    _unit("measure", "GB", "GB, gb, gib, gigabytes, gigabyte"),
    _unit("measure", "TB", "TB, tb, tib, terabytes, terabyte"),
    _unit("measure", "公里每小时 km/h", "kilometres per hour, km/h, kph"),
    _unit("measure", "倍", "times, x, ×"),
    _unit("measure", "英亩", "acres, acre"),
    _unit("measure", "英里", "miles, mile, mi"),
    _unit("measure", "平方英里", "square miles, square mile, sq mi, sq miles, sq mile"),
    _unit("measure", "英尺", "feet, foot, ft"),
    _unit("measure", "平方英尺", "square feet, square foot, sq ft"),
    _unit("measure", "英寸", "inches, inch"),
    _unit("measure", "盎司", "ounces, ounce, oz"),
    _unit("measure", "磅", "lbs, lb"),
    _unit("time", "年 周年 周岁 岁", "years, year, yr, yrs"),
    _unit("time", "个月 月", "months, month"),
    _unit("time", "周 星期 个星期", "weeks, week"),
    _unit("time", "天 日", "days, day, calendar days, calendar day"),
    _unit("time", "工作日 个工作日", "working days, working day, business days, business day"),
    _unit("time", "小时 个小时 钟头", "hours, hour, h, hr, hrs"),
    _unit("time", "分钟 分", "minutes, minute, min, mins"),
    _unit("time", "秒 秒钟", "seconds, second, s, sec, secs"),
    _unit("time", "毫秒 ms", "milliseconds, millisecond, ms"),
    _unit("time", "微秒 μs", "microseconds, microsecond, µs, μs"),
    _unit("time", "纳秒 ns", "nanoseconds, nanosecond, ns"),
    _unit("count", "户", "households, household"),
    _unit("count", "人次", "person-trips, person-trip"),
)  # fmt: skip
_BY_ENGLISH: Mapping[str, UnitNames] = MappingProxyType({name.lower(): one for one in _UNITS for name in one.english})
_FIRST_WORDS = frozenset(name.split()[0] for name in _BY_ENGLISH)
UNIT_WORDS = frozenset(word for name in _BY_ENGLISH for word in name.split())
"""Every word of the names of units, in lower case."""
_BY_CHINESE: Mapping[str, UnitNames] = MappingProxyType({name: one for one in _UNITS for name in one.chinese})
_PLURALS_TEXT = "people men women children staff personnel cadres cattle feet mice teeth criteria sheep fish"
_STOPS_TEXT = (
    "a an the of and or but nor to in on at by for from with as is was are were has had have does did do be been its his "
    "her this these those that which who whose than then so thus not no per over under above below within into onto out up "
    "off down via plus minus less more about across towards perhaps besides always sometimes only also each both all if "
    "when where while because since until after before it he she we they you may must can will shall should would could "
    "might among between against ago came went says said gets makes needs takes stands gives reads shows comes goes means "
    "fits holds falls becomes remains"
)
_PLURALS = frozenset(_PLURALS_TEXT.split())
"""Plurals without -s, and nouns that are counted without one."""
_STOPS = frozenset(_STOPS_TEXT.split())
"""Words that end the search for the noun that is counted."""
_NO_PLURAL = ("ss", "us", "is", "'s", "’s", "s'", "s’")
_CURRENCIES = ("us$", "hk$", "$", "€", "£", "¥", "￥", "rmb", "cny", "usd", "eur", "gbp", "hkd", "jpy")
CURRENCY_CODES = frozenset(filter(str.isalpha, _CURRENCIES))
_MAY_END_CURRENCY = frozenset("$€£¥￥BbYyDdRrPp")
_NEXT_WORDS = pattern(r"(\s{0,3}|-)([A-Za-zµμ%‰°℃$€£¥²³×/][\w'’²³/%°℃-]{0,24}(?:\s[A-Za-z][\w'’-]{0,24}){0,2})")
_PER = pattern(r"(?:/|\sper\s)([A-Za-z]{1,20})(?!\w)")


class Unit(NamedTuple):
    """A unit after a number: its name, its kind, and how many characters after the number it ends.

    `end` is 0 where it does not stand directly after the number.
    """

    name: str
    kind: UnitKind | None
    end: int


_BEGINS_LONGER = frozenset(name.rpartition(" ")[0] for name in _BY_ENGLISH if " per " not in name)
"""Names that others begin with: hong kong, square."""
_WHOLE_NAMES: Mapping[str, Unit] = MappingProxyType({
    name: Unit(one.english[0], one.kind, 1 + len(name))
    for name, one in _BY_ENGLISH.items()
    # "3 second prizes": an ordinal
    if name != "second" and name not in _BEGINS_LONGER
})  # fmt: skip
"""The units whose name no other one begins with, unless "per" follows."""


def unit_after(after: str, *, glued: bool = False, one: bool = False) -> Unit | None:
    """The unit at the beginning of `after`, or the noun that is counted there.

    `glued`: only without a blank. `one`: the number is 1.
    """
    found = _NEXT_WORDS.match(after)
    if found is None or (glued and found[1]):
        return None
    words = found[2].split()
    first = words[0].lower()
    if first in _FIRST_WORDS:
        names = [found[2].lower(), " ".join(words[:2]).lower(), first][-len(words) :]
        for count, name in zip(range(len(words), 0, -1), names, strict=True):
            # "3 second prizes": an ordinal
            if name in _BY_ENGLISH and not (name == "second" and found[1].isspace() and not one):
                return _with_rate(_BY_ENGLISH[name], after, _end_of(found, words[:count]))
    # a 3km-long road; not 3 second-prize winners
    before, joint, _ = words[0].partition("-")
    if joint and not found[1] and before.lower() in _BY_ENGLISH:
        return _with_rate(_BY_ENGLISH[before.lower()], after, _end_of(found, [before]))
    return None if found[1] == "-" else _counted(words, found)


def _end_of(found: re.Match[str], words: list[str]) -> int:
    """Where these first words of a match end. There is one blank between two."""
    return found.start(2) + sum(map(len, words)) + len(words) - 1


def _with_rate(one: UnitNames, after: str, end: int) -> Unit:
    """The unit with the one below it: yuan per kilogram."""
    below = _PER.match(after, end)
    per = _BY_ENGLISH.get(below[1].lower()) if below else None
    if below is None or per is None:
        return Unit(one.english[0], one.kind, end)
    return Unit(f"{one.english[0]} per {after_per(per.english[0])}", one.kind, below.end())


def after_per(unit: str) -> str:
    """A unit as it is named after "per": days as day."""
    found = _BY_ENGLISH.get(unit.lower())
    return found.english[:2][-1] if found else unit


def _counted(words: list[str], found: re.Match[str]) -> Unit | None:
    """The first plural among the next words, before any word that ends the phrase."""
    for index, word in enumerate(words):
        if word.lower() in _STOPS:
            return None
        if _is_plural(word):
            return Unit(word, None, 0 if index else _end_of(found, words[:1]))
    return None


def unit_of_word(word: str) -> Unit | None:
    """The unit of a word in lower case after a number and a blank, where this word alone tells it: seconds, couriers.

    None where the words after it may tell another: 36 square metres, 36 big parcels.
    """
    if word in _FIRST_WORDS or word in _STOPS or not _is_plural(word):
        return _WHOLE_NAMES.get(word)
    return Unit(word, None, 1 + len(word))


def _is_plural(word: str) -> bool:
    lower = word.lower()
    # "GPUs" ends as "status" does
    return lower in _PLURALS or (word[-1] == "s" and (word[:-1].isupper() or not lower.endswith(_NO_PLURAL)))


def currency_before(before: str) -> tuple[str, int] | None:
    """The unit that a sign or code of money at the end of `before` means, and its length with the blanks after it."""
    if before[-1:] not in _MAY_END_CURRENCY and before[-2:-1] not in _MAY_END_CURRENCY:
        return None
    lower = before.rstrip().lower()
    if not lower.endswith(_CURRENCIES):
        return None
    for sign in _CURRENCIES:
        if lower.endswith(sign) and not (sign.isalpha() and lower[-len(sign) - 1 : -len(sign)].isalnum()):
            return _BY_ENGLISH[sign].english[0], len(before) - len(lower) + len(sign)
    return None


def english_unit(chinese: str | None) -> str | None:
    """The English name of a Chinese unit; None of a classifier."""
    found = _BY_CHINESE.get(chinese or "")
    return found.english[0] if found else None


def chinese_unit(english: str) -> str | None:
    """The Chinese name of an English unit, or of one per another; None of a noun that is counted."""
    above, _, below = english.partition(" per ")
    if below and english.lower() not in _BY_ENGLISH:
        pair = chinese_unit(above), chinese_unit(below)
        return "/".join(one for one in pair if one) if all(pair) else None
    found = _BY_ENGLISH.get(english.lower())
    return found.chinese[0] if found else None


def same_unit(english: str | None, chinese: str | None) -> bool:
    """Whether an English unit and a Chinese one mean the same. A classifier matches any noun, and none."""
    if english and chinese and " per " in english and "/" in chinese:
        pairs = zip(english.split(" per ", 1), chinese.split("/", 1), strict=True)
        return all(same_unit(*pair) for pair in pairs)
    ours, theirs = _BY_ENGLISH.get((english or "").lower()), _BY_CHINESE.get(chinese or "")
    if theirs is None or theirs.kind == "count":
        return ours is None or ours.kind == "count"
    return ours is theirs
