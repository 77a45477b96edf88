"""Finds numerals in unwrapped text, with their exact values. Takes any text, in linear time."""

import re
from dataclasses import dataclass
from typing import Literal

from bundle_model.figures.lexicon import Beginnings, Endings, any_of, lexicon
from bundle_model.figures.numerals.chinese import CHARACTERS, DIGITS, POWERS, ChineseNumber, chinese_number, neighbours
from bundle_model.figures.numerals.decimals import into_zeros, plain, shifted
from bundle_model.patterns import pattern

_WORDS, _FIXED, _SCRIPTS, _DATES = lexicon().numerals, lexicon().fixed_words, lexicon().scripts, lexicon().dates
_NOT_MAGNITUDES = _WORDS["not_magnitudes"].words
_CN = f"[{CHARACTERS}]"
_CN_DECIMALS = "点[零一二三四五六七八九]++"
_PLAIN_OF = {pair[0]: pair[1] for pair in _SCRIPTS["capitals"].words}
CAPITALS = "".join(_PLAIN_OF)
_MOST_CAPITALS = 40
_CAPITAL_RUN = pattern(rf"[{CAPITALS}零万亿]{{1,{_MOST_CAPITALS}}}")
_LARGE_CAPITALS = frozenset("拾佰仟")
_AS_PLAIN = {ord(capital): char for capital, char in _PLAIN_OF.items()}
_DIVIDED = pattern(
    rf"""
      (?P<below>[0-9]{{1,9}}|{_CN}{{1,9}})分之(?P<above>[0-9]++(?:\.[0-9]++)?|{_CN}++(?:{_CN_DECIMALS})?)
    | (?<![0-9/.A-Za-z])(?<!周[一二三四五六日]\()[1-9][0-9]{{0,2}}/[1-9][0-9]{{0,2}}(?![0-9/.年月日号]|\(周|\0[0-9]{{1,2}}:[0-5])
    """,
    re.VERBOSE,
)
_PLAIN = pattern(
    rf"""
      (?P<arabic>
          [0-9]++(?![.,])                                 # the common case
        | (?<=[0-9]\.)[0-9]++                             # a further part of 2011.5.20
        | [0-9]++\.\.[0-9]++(?![0-9.])                    # a misprint: 3..5%
        | [0-9]++(?=\.[0-9]{{1,9}}\.[0-9])                # its first part
        | [0-9]{{1,2}}(?=\.(?:19|20)[0-9]{{2}}年)         # a list marker that runs into a year
        | [0-9]{{1,3}}(?:,[0-9]{{3}})++(?![0-9])(?:\.[0-9]++)?
        | [0-9]++(?:\.[0-9]++)?
      )
    | {_CN}++(?:{_CN_DECIMALS}(?![十分刻钟]))?
    """,
    re.VERBOSE,
)
DECIMALS = frozenset("0123456789")
"""The Arabic digits."""
_DIVIDERS = frozenset("分/")
_MAGNITUDE_STARTS, _LARGE = frozenset("多余几来十百千万亿兆"), frozenset("万亿")
FIRST = pattern(f"[0-9{CHARACTERS}{CAPITALS}]")
"""The first character of a numeral, without the words before that belong to it."""
_POWERS = POWERS | {"兆": 12}
_HUNDRED, _THOUSAND = (f"(?!{any_of(word for word in _NOT_MAGNITUDES if word[0] == sign)}){sign}" for sign in "百千")
_MONEY = any_of(lexicon().units["money"].words)
_MAGNITUDE = pattern(
    rf"([多余几来]?)(十?[百千]?[万亿]{{1,2}}|{_HUNDRED}|{_THOUSAND}|兆(?=[多余几来]?(?:{_MONEY}|亿)|[0-9]|{_CN}))"
)
_SECTION = pattern(r"(?:千(?:([1-9])百)?|百)(?:零?([1-9][0-9]{0,2}))?(?=[多余几]?[万亿])")
"""What comes between a digit and its 万 or 亿: the 千8百 of 5千8百万, the 百50 of 3百50万."""
_LOWER_STARTS = frozenset(f"0123456789{CHARACTERS}")
_LOWER = pattern(
    r"(零?)([0-9]{1,3}(?:,[0-9]{3}){1,2}(?![0-9])|[0-9]{1,8}(?!,[0-9]{3}(?![0-9])))(\.[0-9]{1,9})?"
    rf"(?:([百千]?[万亿](?!亿)|{_HUNDRED}|{_THOUSAND})|(?![0-9.、:)/%‰年月日]))"
)
_CN_LOWER = pattern(rf"{_CN}{{2,20}}")
_MOST_DIGITS = 100
"""Most digits of the numerator of a fraction. Nobody prints more; with more, each side is a numeral of its own."""
_LOOSE = frozenset([word[-1] for word in _WORDS["loose"].words] + [word[0] for word in _WORDS["loose_sets"].words])
_NOT_LOOSE, _NOT_NEGATIVE = Endings(_WORDS["not_loose"].words), Endings(_WORDS["not_negative"].words)
_LOOSELY = pattern(rf"({any_of(_WORDS['loose'].words)})([十百千万亿]{{1,4}})")
_MAGNITUDES = pattern("[十百千万亿]{1,4}")
_COUNTED = frozenset(
    lexicon().units["measures"].words + lexicon().units["classifiers"].words + lexicon().units["durations"].words
)
_FIXED_WORDS = Beginnings(_FIXED["names"].words, _FIXED["phrases"].words)
_LONGEST_PREFIX = 4
_SCORE = pattern(r"[:∶比][0-9]|-[0-9]{1,3}(?![0-9.%‰℃度万亿])")
_DATED = pattern("年(?:[0-9]{1,2}月|[一二三四五六七八九十]{1,2}月|[初底末春夏秋冬])")
_DATED_BY, _LASTING = _DATES["dated_by"].words, tuple(f"年{word}" for word in _DATES["lasting_after"].words)
_PAIR_OF_ORDINALS = pattern("年级|等奖|季度")
_CLASSIFIED = frozenset("个名位人家户天年斤次件条只种张岁")

Form = Literal["arabic", "chinese", "percent", "fraction", "magnitude", "none"]


@dataclass(slots=True)
class Numeral:
    """A numeral in unwrapped text, from `start` to `end` with its magnitude; `printed` is the part before that.

    `form`: arabic, chinese, percent (百分之三), fraction, magnitude (a bare 万) or none (no number: 十三五).
    `value` is a decimal string or p/q; None for the form none. `power`: the last printed digit counts tens to this
    power. `whole`: an integer without magnitude. `positional`: Chinese, digit by digit, as years are. `approximator`:
    多, 余, 几 or 来 inside it, or 上, 数, 几 or 成 before a magnitude (`loose`). `scale`: the power of ten of the
    magnitudes that follow. `upper`: the higher number of neighbouring digits (三四). `sign`: 零下, 负 or - before it;
    `start` is then where that begins. `paired`: the first of two ordinals or months side by side (一二年级).
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
    upper: str | None = None
    loose: bool = False
    sign: str = ""
    paired: bool = False

    @property
    def digits_start(self) -> int:
        """Where it begins without its sign."""
        return self.start + len(self.sign)


def next_numeral(text: str, position: int) -> Numeral | None:
    """The first numeral at or after `position` of unwrapped and folded text, with the words before that belong to it."""
    while first := FIRST.search(text, position):
        numeral = numeral_from(text, first.start(), position)
        if isinstance(numeral, Numeral):
            return numeral
        position = numeral
    return None


def numeral_from(text: str, start: int, position: int) -> Numeral | int:
    """The numeral of which a character that can begin one is at `start`, with the words before that belong to it.

    `text` is unwrapped and folded; no word before `position` belongs to it. Where the character is one of a word, the
    place after it.
    """
    char = text[start]
    numeral = _capital(text, start) if char in _PLAIN_OF else numeral_at(text, start)
    # "队伍": a capital that is a character of a word; "壹贰元": capitals that write no number
    if numeral is None:
        run = text[start : start + _MOST_CAPITALS]
        return start + len(run) - len(run.lstrip(CAPITALS))
    if char == "零" and text.startswith("零下", start):
        below = numeral_at(text, start + 2) or _loosely_at(text, start + 2)
        return with_sign(below, "零下") if below and below.value else numeral
    last = text[start - 1 : start]
    if last in _LOOSE and start > position and char in POWERS:
        return _loose(numeral, text, position)
    return _signed(numeral, text) if last == "负" and start > position else numeral


def numeral_at(text: str, position: int) -> Numeral | None:
    """The numeral that begins exactly at `position`."""
    match = _PLAIN.match(text, position)
    if match is None:
        return None
    printed, end = match[0], match.end()
    # "三分之二", "2/3"
    if text[end : end + 1] in _DIVIDERS:
        divided = _DIVIDED.match(text, position)
        if divided and (numeral := _divided(divided, text)):
            return numeral
    if match.lastgroup is None:
        return _chinese(printed, position, text)
    # the common case, with nothing to strip: "36"
    if printed.isdigit() and printed[0] != "0":
        return _scaled(Numeral("arabic", position, end, printed, printed), text)
    # "3..5%": a misprint; the printed text tells the rule of names
    digits = plain(printed.replace(",", "").replace("..", "."))
    decimals = _decimals(digits)
    numeral = Numeral("arabic", position, end, printed, digits, -decimals, whole=not decimals)
    return numeral if ".." in printed else _scaled(numeral, text)


def _decimals(decimal: str) -> int:
    return len(decimal.partition(".")[2])


def _signed(numeral: Numeral, text: str) -> Numeral:
    """With 负 before it: 负3.9%. Not where 负 ends a word (减负), counts games (3负1平) or comes before a score."""
    start = numeral.start
    if _NOT_NEGATIVE.match(text[max(0, start - _LONGEST_PREFIX) : start]) or text[start - 2 : start - 1].isdecimal():
        return numeral
    score = _SCORE.match(text, numeral.end)
    return numeral if score or numeral.value is None else with_sign(numeral, "负")


def with_sign(numeral: Numeral, sign: str) -> Numeral:
    """With the sign that is printed directly before it."""
    numeral.start -= len(sign)
    numeral.sign = sign
    return numeral


def _loosely_at(text: str, start: int) -> Numeral | None:
    """The loose magnitude that begins exactly at `start`: 几十."""
    match = _LOOSELY.match(text, start)
    return _loosened(start, match.end(), match[1][-1], match[2]) if match else None


def _loose(numeral: Numeral, text: str, position: int) -> Numeral:
    """With 上, 数, 几 or 成 before a magnitude: 上千, 数十万, 成百上千. Not where these end a word: 网上, 人数, 建成."""
    start = numeral.start
    begin = start - 1
    # "成百上千" is found at its 百
    if text[begin] == "成" and not _ends_word(text, begin):
        word = next((word for word in _WORDS["loose_sets"].words if text.startswith(word, begin)), None)
        return _loosened(begin, begin + len(word), word[0], text[start]) if word else numeral
    magnitudes = _MAGNITUDES.match(text, start)
    prefix = "好几" if text.startswith("好几", start - 2) and start - 2 >= position else text[start - 1]
    begin = start - len(prefix)
    # "数十五": no magnitude alone
    if prefix == "成" or magnitudes is None or text[magnitudes.end() : magnitudes.end() + 1] in DIGITS:
        return numeral
    if _ends_word(text, start - 1) or _names(text, magnitudes.end()):
        return numeral
    return _loosened(begin, magnitudes.end(), prefix[-1], magnitudes[0])


def _ends_word(text: str, begin: int) -> bool:
    return _NOT_LOOSE.match(text[max(0, begin + 1 - _LONGEST_PREFIX) : begin + 1]) is not None


def _names(text: str, end: int) -> bool:
    """Whether the last magnitude begins a name: 上百度, 数万科. In 数十里 the rest is a unit."""
    word = _FIXED_WORDS.match(text, end - 1)
    return word is not None and word in _FIXED["names"].words and word[1:] not in _COUNTED


def _loosened(begin: int, end: int, word: str, magnitudes: str) -> Numeral:
    power = _power_of(magnitudes)
    return Numeral(
        "magnitude",
        begin,
        end,
        magnitudes,
        "1" + "0" * power,
        power,
        whole=False,
        approximator=word,
        loose=True,
    )


def _capital(text: str, start: int) -> Numeral | None:
    """A number in the capitals of cheques: 陆仟贰佰元. None where they are characters of a word."""
    match = _CAPITAL_RUN.match(text, start)
    run = match[0] if match else ""
    before_money = text.startswith(_SCRIPTS["before_money"].words, start + len(run))
    # "拾级而上": alone it is a word
    if not before_money and (len(run) == 1 or _LARGE_CAPITALS.isdisjoint(run)):
        return None
    number = chinese_number(run.translate(_AS_PLAIN))
    if number is None or number.positional:
        return None
    return Numeral("chinese", start, start + len(run), run, number.value, number.power, whole=number.whole)


def _chinese(printed: str, start: int, text: str) -> Numeral:
    last = text[start - 1 : start]
    if len(printed) > 1 and last != "初" and (pair := neighbours(printed)):
        numeral = _neighbours(printed, pair, start, text)
        if numeral:
            return numeral
    printed = _cut(printed, last)
    number = chinese_number(printed)
    # "十三五点一", "八点五十": no decimal, so the numeral ends before 点
    if number is None and "点" in printed:
        printed = printed.partition("点")[0]
        number = chinese_number(printed)
    end = start + len(printed)
    if number is None:
        return _magnitude_alone(printed, start)
    value, power, whole, positional = number
    if "点" in printed and (big := _end_of_upper(printed, end, text)):
        return _in_two_scales(printed, big, start, text)
    numeral = Numeral("chinese", start, end, printed, value, power, whole=whole, positional=positional)
    # "二〇〇八多万": digits in a row take no magnitude
    return numeral if positional else _scaled(numeral, text)


def _end_of_upper(printed: str, end: int, text: str) -> int:
    """Where the part ends that the magnitude after the numeral does not scale: 2 in 三亿五点五万. 0 where there is none."""
    big = max(printed.rfind("万"), printed.rfind("亿")) + 1
    scale = _MAGNITUDE.match(text, end) if big else None
    # in "一万五千点五亿" 亿 belongs to all
    return big if scale and (printed[big - 1] == "亿" or "亿" not in scale[2]) else 0


def _in_two_scales(printed: str, big: int, start: int, text: str) -> Numeral:
    """三亿五点五万: what comes after 亿, with its own magnitude, fits into the zeros, or is a numeral of its own."""
    upper = _chinese(printed[:big], start, text)
    lower = numeral_at(text, start + big + (printed[big] == "零"))
    if lower is None or lower.value is None or len(lower.value.partition(".")[0]) > upper.power:
        return upper
    lower.start, lower.printed, lower.value = start, printed, into_zeros(upper.value or "", lower.value)
    return lower


def _neighbours(printed: str, pair: tuple[ChineseNumber, ChineseNumber, int], start: int, text: str) -> Numeral | None:
    """Neighbouring digits: 三四个. None where they are a year, a weight, or the second begins a word."""
    low, high, second = pair
    end = start + len(printed)
    # "三两白酒": 3 of the unit 两
    if printed[-1] == "两" and (len(printed) > 2 or text[end : end + 1] not in _CLASSIFIED):
        return None
    # "一二手车": 二手 is a word
    word = _FIXED_WORDS.match(text, start + second)
    if word and start + second + len(word) > end and len(printed) == second + 1 and not _is_unit(text, end, word):
        return Numeral("none", start, start + second, printed[:second], None, whole=False)
    if len(printed) == 2:
        after = text[end : end + 5]
        if after[:1] == "年" and after[:2] != "年级" and _is_dated(text, start, after):
            return None
        # "三四月": months side by side; careful readers differ
        if after[:1] == "月":
            return None
        # "一二年级": two ordinals
        if _PAIR_OF_ORDINALS.match(after) and printed != "三五":
            return Numeral("chinese", start, start + 1, printed[0], low.value, paired=True)
    value = Numeral("chinese", start, end, printed, low.value, low.power, whole=False, upper=high.value)
    return _scaled(value, text)


def _is_unit(text: str, end: int, word: str) -> bool:
    """Whether a longer unit than the rest of the word follows: 两三方面, though 三方 is a word."""
    return word == "三方" and text.startswith("方面", end)


def _is_dated(text: str, start: int, after: str) -> bool:
    """Whether two digits and 年 are a year: 六七年秋天, 在六七年. 在三四年内 and 从五六年前 are lengths."""
    said = start > 0 and text[start - 1] in _DATED_BY and not after.startswith(_LASTING)
    return said or _DATED.match(after) is not None


def _cut(printed: str, last: str) -> str:
    """A run of numeral characters without the start of the next word: 两 of 三两 is a unit, 一 of 初八一过 a word."""
    if len(printed) > 1 and printed[-1] == "两":
        return printed[:-1]
    return printed[0] if last == "初" and DIGITS.keys() >= set(printed) else printed


def _magnitude_alone(printed: str, start: int) -> Numeral:
    end = start + len(printed)
    if len(printed) > 2 or not set("百千万亿").issuperset(printed):
        return Numeral("none", start, end, printed, None, whole=False)
    power = _power_of(printed)
    return Numeral("magnitude", start, end, printed, "1" + "0" * power, power, whole=False)


def _divided(match: re.Match[str], text: str) -> Numeral | None:
    """百分之三十 is 30; 千分之五 and 三分之二 are p/q. None where a side is no number or the divisor is 0."""
    printed, start, end = match.group(), match.start(), match.end()
    below, above = match["below"], match["above"]
    if below is None:
        above, _, below = printed.partition("/")
        # "血压120/80"
        if int(above) >= int(below):
            return None
        return Numeral("fraction", start, end, printed, printed, whole=False)
    above = _word_cut(above, match.start("above"), text)
    end = match.start("above") + len(above)
    printed = text[start:end]
    upper: str | None = None
    if pair := neighbours(above):
        top: ChineseNumber | None = pair[0]
        upper = pair[1].value
    else:
        top = _side(above)
    bottom = _side(below)
    if top is None or bottom is None or bottom.value == "0":
        return None
    if below == "百":
        return Numeral("percent", start, end, printed, top.value, top.power, whole=False, upper=upper)
    if len(top.value) > _MOST_DIGITS:
        return None
    # "千分之7.5" is 75/10000
    zeros = "0" * _decimals(top.value)
    numerator, denominator = plain(top.value.replace(".", "")), bottom.value + zeros
    value = f"{numerator}/{denominator}"
    upper = f"{upper}/{denominator}" if upper else None
    return Numeral("fraction", start, end, printed, value, whole=False, upper=upper)


def _word_cut(run: str, start: int, text: str) -> str:
    """The numerator without the start of the next word: 五分之一二手车 is a fifth."""
    for at in range(1, len(run)):
        word = _FIXED_WORDS.match(text, start + at)
        if word and at + len(word) > len(run):
            return run[:at]
    return run


def _side(run: str) -> ChineseNumber | None:
    """A side of a fraction, in either writing. A magnitude alone is a number there: 百分之百."""
    if run[0] in "0123456789":
        return ChineseNumber(plain(run), -_decimals(run), whole=False)
    if run in ("百", "千", "万", "亿"):
        return ChineseNumber("1" + "0" * POWERS[run], 0, whole=True)
    return chinese_number(run)


def _power_of(magnitudes: str) -> int:
    """Of ten: 千万 is 7."""
    # the common case
    if len(magnitudes) == 1:
        return _POWERS[magnitudes]
    return sum([_POWERS[char] for char in magnitudes])


def _magnitudes(text: str, start: int) -> tuple[int, int, str]:
    """Where the magnitudes that begin at `start` end, which power of ten they are, and the approximator among them."""
    # the common case: 万 alone
    if text[start] in _LARGE and text[start + 1 : start + 2] not in _MAGNITUDE_STARTS:
        return start + 1, POWERS[text[start]], ""
    end, scale, approximator = start, 0, ""
    # twice: "3千多万" has an approximator between two magnitudes
    for _ in range(2):
        match = _MAGNITUDE.match(text, end)
        if not match:
            break
        end, scale, approximator = match.end(), scale + _power_of(match[2]), match[1] or approximator
    return end, scale, approximator


def _sectioned(digit: str, section: re.Match[str]) -> tuple[str, int] | None:
    """The number that a digit makes with what comes between it and its 万 or 亿, and its power: 5800, 2 of 5千8百万."""
    hundreds, rest = section[1], section[2]
    power = POWERS[section[0][0]]
    # "5千万", "3百500万": nothing between, or more than fits
    if not (hundreds or rest) or len(rest or "") > (2 if hundreds else power):
        return None
    return str(int(digit) * 10**power + 100 * int(hundreds or 0) + int(rest or 0)), 0 if rest else 2


def _scaled(numeral: Numeral, text: str) -> Numeral:
    """Apply the magnitudes that follow, across an approximator, and a lower part: 6000余万, 2万5000."""
    if text[numeral.end : numeral.end + 1] not in _MAGNITUDE_STARTS:
        return numeral
    # "5千8百万"
    section = _SECTION.match(text, numeral.end) if len(numeral.printed) == 1 else None
    if section and (sectioned := _sectioned(numeral.printed, section)):
        (numeral.value, numeral.power), numeral.end = sectioned, section.end()
    end, scale, approximator = _magnitudes(text, numeral.end)
    if not scale:
        return numeral
    numeral.end, numeral.approximator, numeral.scale = end, approximator, scale
    numeral.value, numeral.power, numeral.whole = shifted(numeral.value or "", scale), numeral.power + scale, False
    if numeral.upper:
        numeral.upper = shifted(numeral.upper, scale)
    # "3万多5千": an approximator ends the number
    lower = text[end : end + 1] in _LOWER_STARTS and not (approximator or numeral.upper)
    return _with_lower(numeral, text) if lower else numeral


def _with_lower(numeral: Numeral, text: str) -> Numeral:
    """Add what fits into the zeros of the magnitude, in lower scales: 2万5000, 3千零15, 1亿2000万."""
    if numeral.form == "chinese":
        return _with_chinese_lower(numeral, text)
    # "2.5万3千": after decimals there is no lower part
    if "." in numeral.printed:
        return numeral
    end, value, power, whole = numeral.end, numeral.value or "", numeral.power, False
    # "1亿2345万6789" has two lower parts
    for _ in range(2):
        # "1亿5千8百万"
        section = _SECTION.match(text, end + 1) if power == POWERS["亿"] and text[end : end + 1] in DECIMALS else None
        if section and text[section.end()] == "万" and (sectioned := _sectioned(text[end], section)):
            value = into_zeros(value, shifted(sectioned[0], POWERS["万"]))
            power, end = sectioned[1] + POWERS["万"], section.end() + 1
            continue
        lower = _LOWER.match(text, end)
        if lower is None:
            break
        zero, digits, decimals, magnitude = lower[1], lower[2].replace(",", ""), lower[3] or "", lower[4]
        lowest = _power_of(magnitude) if magnitude else 0
        # "3万5": as people say it, 35000; in "3万5.5" the 5 counts ones
        if len(digits) == 1 and not (magnitude or zero or decimals):
            lowest = power - 1
        # "2万50千", "3千5000元": too large for the zeros
        if len(digits) + lowest > power:
            break
        end, value = lower.end(), into_zeros(value, shifted(digits + decimals, lowest))
        power = lowest - len(decimals[1:])
        whole = not power and not magnitude
        if decimals:
            break
    numeral.end, numeral.value, numeral.power, numeral.whole = end, value, power, whole
    return numeral


def _with_chinese_lower(numeral: Numeral, text: str) -> Numeral:
    """两兆七千亿: 兆 is no numeral character, so that the rest is a run of its own."""
    lower = _CN_LOWER.match(text, numeral.end) if text[numeral.end - 1 : numeral.end] == "兆" else None
    number = chinese_number(lower[0]) if lower else None
    if lower is None or number is None or number.positional or len(number.value) > numeral.power:
        return numeral
    numeral.end, numeral.value = lower.end(), into_zeros(numeral.value or "", number.value)
    numeral.power, numeral.whole = number.power, number.whole
    return numeral
