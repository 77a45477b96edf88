"""Claimed figures that no unit counts: percentages, tenths, fractions, the sides of ratios and scores."""

from bundle_model.figures.context import Context, Decision, Near
from bundle_model.figures.lexicon import any_of, lexicon
from bundle_model.figures.numerals.chinese import CHARACTERS, DIGITS
from bundle_model.figures.units import unit_at
from bundle_model.patterns import pattern

_WORDS = lexicon().ratios
_RATIO_SIGNS = frozenset(":∶比半-")
_ARABIC_LOWER = pattern(r"成([1-9])(?![0-9.,%:])")
_CN_LOWER = pattern(f"成([一二三四五六七八九])(?![{CHARACTERS}点分])")
_CN_DIGIT = "[一二三四五六七八九十两零]"
_RATIO_AFTER = pattern(r"[:∶比][0-9]")
_RATIO_BEFORE = pattern(r"(?:^|[^0-9.A-Za-z-])([0-9]{1,9})(?:\.[0-9]{1,9})?[:∶比]$")
_RANGE_MARKS = frozenset("-至到")
_PERCENT_BEFORE = pattern(f"百分之[{CHARACTERS}点]{{1,9}}[-至到]$")
_BETWEEN_SIDES = frozenset(":∶比")
_LABELS_OF_YEARS = range(1800, 2100)
_CN_RATIO_AFTER, _CN_RATIO_BEFORE = pattern(rf"比{_CN_DIGIT}"), pattern(rf"{_CN_DIGIT}比$")
_WON = pattern(any_of(_WORDS["won"].words))
_SCORE_REACH = 4
_NOT_COMPARING = pattern(any_of(_WORDS["not_comparing"].words))
_LISTED_BEFORE = pattern(r"[0-9]{1,3}-[0-9]{1,3}[,、;](?:[0-9]{1,3}-)?$")
_LISTED_AFTER = pattern(r"(?:-[0-9]{1,3})?[,、;][0-9]{1,3}-[0-9]{1,3}(?![0-9])")
_MANY_SCORES = pattern(r"(?:[0-9]{2,3}-[0-9]{2,3}[,、;]){3}(?:[0-9]{1,3}-)?$")
_LISTED_REACH, _SCORES_REACH = 12, 24
_GAMES = frozenset("胜负")
_SCORE_AFTER, _SCORE_BEFORE = pattern(r"-[0-9]{1,3}(?![0-9])"), pattern(r"[0-9]{1,3}-$")


NEAR_PERCENT, NEAR_RATIO = Near(_RANGE_MARKS, frozenset("%‰成多余")), Near(_RATIO_SIGNS, _RATIO_SIGNS)


def percent(context: Context) -> Decision | None:
    """N%, 百分之N and N成; the value of each is in per cent."""
    if context.numeral.form == "percent":
        return Decision("percent", "percent-in-words", unit="%")
    if context.next_char in ("%", "‰"):
        return Decision("percent", "percent-sign", unit=context.next_char, unit_end=1)
    if context.previous_char in _RANGE_MARKS and _ends_percentages(context):
        return Decision("percent", "percent-in-words", unit="%")
    return _tenths(context)


def _ends_percentages(context: Context) -> bool:
    """Whether 百分之 before the first end of a range governs this one: 百分之三至五. In 百分之三至五年 it does not."""
    chinese = context.numeral.form == "chinese" and not context.numeral.positional and context.unit is None
    return chinese and _PERCENT_BEFORE.search(context.before) is not None


def _tenths(context: Context) -> Decision | None:
    after = context.after
    start = 1 if context.next_char in ("多", "余") else 0
    # "3成员国": 成 begins another word
    if not after.startswith("成", start) or after.startswith(_WORDS["not_tenths"].words, start):
        return None
    # "十一成": more than all; "完三成": 成 ends another word
    if not (context.is_number(1, 10) or context.numeral.upper) or context.before.endswith(
        _WORDS["not_tenths_before"].words
    ):
        return None
    half = after.startswith("半", start + 1)
    lower = "" if start or context.number == 10 else _lower_digit(context)
    return Decision(
        "percent", "tenths", "成", start + 1 + (half or bool(lower)), after[:start], half=half, scale=1, lower=lower
    )


def _lower_digit(context: Context) -> str:
    """The 五 of 六成五. In 三成五家 it counts on its own."""
    digits = _ARABIC_LOWER if context.arabic else _CN_LOWER
    match = digits.match(context.after)
    if match is None or unit_at(context.after[2:]):
        return ""
    return match[1] if context.arabic else str(DIGITS[match[1]])


def ratio(context: Context) -> Decision | None:
    """A side of a ratio or score, and a fraction."""
    numeral, after = context.numeral, context.after
    if numeral.form == "fraction":
        return Decision("ratio", "fraction")
    if context.next_char not in _RATIO_SIGNS and context.previous_char not in _RATIO_SIGNS:
        return None
    if _is_side(context):
        return Decision("ratio", "side-of-a-ratio")
    if context.arabic and _is_score(context):
        return Decision("ratio", "side-of-a-score")
    # "一半"; "一半天" is a day or so
    half = (
        numeral.printed == "一" and context.next_char == "半" and not after.startswith(_WORDS["not_half_of_one"].words)
    )
    return Decision("ratio", "one-half", unit_end=1) if half else None


def _is_side(context: Context) -> bool:
    """1.92:1, 2比1 and 三比一."""
    before, after, numeral = context.before, context.after, context.numeral
    # "3万:2家": no side of a ratio has a magnitude or a unit
    if context.arabic:
        if numeral.scale or (context.unit is not None and not _is_won(context)):
            return False
        if context.next_char in _BETWEEN_SIDES and _RATIO_AFTER.match(after):
            return True
        first = _RATIO_BEFORE.search(before) if context.previous_char in _BETWEEN_SIDES else None
        # "2020:75": the year is a label
        return first is not None and (int(first[1]) not in _LABELS_OF_YEARS or context.compares)
    short = numeral.form == "chinese" and len(numeral.printed) <= 3
    return short and bool(_CN_RATIO_AFTER.match(after) or _CN_RATIO_BEFORE.search(before))


def _is_won(context: Context) -> bool:
    """Whether 胜 or 负 after the second side of a score is a verb: 25:18胜. In 18胜1负 they count games."""
    return context.next_char in _GAMES and context.before[-2:-1].isdecimal()


def _is_score(context: Context) -> bool:
    """以89-78, 比分3-2. Without a word of scores before it, a dash joins a range or a code: 航班3-2."""
    if not context.is_number(0, 200) or (context.unit is not None and not _is_won(context)):
        return False
    before, after = context.before, context.after
    first = _SCORE_BEFORE.search(before, len(before) - _SCORE_REACH) if context.previous_char == "-" else None
    second = _SCORE_AFTER.match(after) if context.next_char == "-" else None
    if first is None and second is None:
        return False
    # in "胜3-5米" a unit follows
    unit = unit_at(after[second.end() :]) if second else None
    if unit and unit.text not in _GAMES:
        return False
    if before.endswith(_WORDS["score_before"].words, 0, first.start() if first else len(before)):
        return True
    # the fourth quarter: 比分 is out of view
    if _MANY_SCORES.search(before, len(before) - _SCORES_REACH):
        return True
    # "96-94击败", "轰出13-3取胜": the clause alone says it, and takes longer to find
    if not (_WON.search(before) or _WON.search(after)):
        return False
    return _WON.search(_sentence(context) if _is_listed(context) else context.clause) is not None


def _is_listed(context: Context) -> bool:
    """Whether two numbers with a dash follow or come before: of 四节比分:19-27,28-27,23-21 one clause says 比分."""
    before = context.before
    return bool(_LISTED_BEFORE.search(before, len(before) - _LISTED_REACH) or _LISTED_AFTER.match(context.after))


def _sentence(context: Context) -> str:
    """The sentence of the numeral, as far as it is in view, without words such as 比赛 that compare nothing."""
    sentence = f"{context.before.rpartition('。')[2]}\0{context.after.partition('。')[0]}"
    return _NOT_COMPARING.sub("\0", sentence)
