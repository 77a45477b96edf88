"""Decides what a numeral is: the rules in their order, and units that are printed once for several numerals."""

from bundle_model.figures.context import AFTER, BEFORE, Context, Decision, context_of
from bundle_model.figures.kinds.date import NEAR_DATE, date
from bundle_model.figures.kinds.fixed_words import is_word
from bundle_model.figures.kinds.names import NEAR_CONTACT, NEAR_JOINED_NAME, NEAR_NAME, contact, joined_name, name
from bundle_model.figures.kinds.ordinal import NEAR_ORDINAL, ORDINAL_STARTS, ordinal
from bundle_model.figures.kinds.quantity import COUNT_STARTS, arabic_quantity, chinese_quantity
from bundle_model.figures.kinds.ratios import NEAR_PERCENT, NEAR_RATIO, percent, ratio
from bundle_model.figures.numerals.numeral import Numeral, numeral_at
from bundle_model.figures.units import UNIT_STARTS
from bundle_model.patterns import pattern

_RANGE = pattern(r"-{1,2}(?![0-9]{1,9}-[0-9])|[至到](?!今)-?")
"""A range has two ends: 1-2-3 is none."""
_LIST = pattern(r"[、和与及或]")
_JOINTS = frozenset("-至到、和与及或")
_MAY_FOLLOW = UNIT_STARTS | ORDINAL_STARTS | COUNT_STARTS | _JOINTS | frozenset("年月日号时点世成比半")
_MAY_PRECEDE = frozenset("第月初年比时点卷(前-至到")
_DIGITS, _LARGE = frozenset("0123456789"), frozenset("万亿")
_MOST_HOPS = 3
_CHAIN = pattern(
    r"(?:[-、和与及或至到]{1,2}(?:[0-9.,]{1,8}|[零一二三四五六七八九十百千]{1,4})){4}(?=[-、和与及或至到])"
)
"""More numerals in a row than a list shares its unit over."""
_REACH = AFTER - 8
"""How far after a numeral a later one of the same range may end, so that its unit is still in view."""
_ARABIC_RULES = (
    (NEAR_CONTACT, contact),
    (NEAR_JOINED_NAME, joined_name),
    (NEAR_DATE, date),
    (NEAR_ORDINAL, ordinal),
    (NEAR_NAME, name),
    (NEAR_PERCENT, percent),
    (NEAR_RATIO, ratio),
)
_CHINESE_RULES = ((NEAR_DATE, date), (NEAR_ORDINAL, ordinal), (NEAR_PERCENT, percent), (NEAR_RATIO, ratio))
_DIVIDED = frozenset({"percent", "fraction"})
_PROVISIONAL = frozenset({"bare-number"})
"""Rules whose result a later numeral of the same range or list may replace."""
_NOT_SHARED = _PROVISIONAL | {"side-of-a-score", "doubled-point", "address-on-the-network"}


def may_count(numeral: Numeral, previous_char: str, next_char: str) -> bool:
    """Whether the characters on both sides allow a numeral to be a figure: a quick no for most Chinese ones."""
    if numeral.form in ("arabic", "fraction", "percent") or numeral.loose or numeral.paired:
        return True
    # "三五百": a magnitude closes it
    if numeral.upper and (numeral.scale or numeral.printed[-1] in "百千"):
        return True
    # "花了五万": so large a number is no part of a word
    if numeral.value and len(numeral.value) > 4 and not _LARGE.isdisjoint(numeral.printed):
        return True
    return numeral.value is not None and (next_char in _MAY_FOLLOW or previous_char in _MAY_PRECEDE)


def decide(context: Context, hops: int = _MOST_HOPS) -> Decision | None:
    """The kind of a numeral, with its unit if it is a claim. None where it is no figure; an Arabic one always is."""
    decision = _decide_alone(context)
    # "3~5%": nothing beside the 3 says that it is a percentage
    if hops and (decision is None or decision.rule in _PROVISIONAL):
        decision = _shared(context, hops) or decision
    if decision is None or decision.kind == "date" or context.arabic:
        return decision
    # "第一书记", "三轮车"; of "几十分钟" the numeral is no part of 十分
    # of "三兆元" it is no part of 三元
    whole = context.numeral.loose or context.numeral.scale
    return decision if whole or not is_word(context) else None


def _decide_alone(context: Context) -> Decision | None:
    # "一二年级": the next digit says what both are
    if context.numeral.paired:
        return _paired(context)
    # "第3天": an ordinal, whatever unit follows; "第百家": nothing, though 百家 could count
    if context.previous_char == "第":
        return ordinal(context)
    previous_char, next_char, size = context.previous_char, context.next_char, len(context.numeral.printed)
    # "三分之二": what it is shows in itself
    divided = context.numeral.form in _DIVIDED
    for (before, after, digits), rule in _ARABIC_RULES if context.arabic else _CHINESE_RULES:
        if previous_char in before or next_char in after or size >= digits or divided:
            decision = rule(context)
            if decision:
                return decision
    return arabic_quantity(context) if context.arabic else chinese_quantity(context)


def _paired(context: Context) -> Decision | None:
    partner = numeral_at(context.after, 0)
    before = (context.before + context.numeral.printed)[-BEFORE:]
    theirs = decide(context_of(before, partner, context.after[partner.end :]), 0) if partner else None
    return Decision(theirs.kind, "shared-with-next") if theirs and theirs.kind in ("date", "ordinal") else None


def _shared(context: Context, hops: int) -> Decision | None:
    """What a numeral takes from a later one of its range or list: 7-10层, 3~5%, 1.5~2万元, 三、四季度."""
    if context.next_char not in _JOINTS:
        return None
    ranged = _RANGE.match(context.after)
    joint = ranged or _LIST.match(context.after)
    # "3和十": two writings
    if joint is None or (context.arabic and context.after[joint.end() : joint.end() + 1] not in _DIGITS):
        return None
    # a long chain: to look at three more for each would take four times as long, and none of them has a unit
    if _CHAIN.match(context.after):
        return None
    partner = numeral_at(context.after, joint.end())
    if partner is None or not _are_alike(context, partner, ranged=ranged is not None):
        return None
    before = (context.before + context.numeral.printed + context.after[: partner.start])[-BEFORE:]
    theirs = decide(context_of(before, partner, context.after[partner.end :]), hops - 1)
    # "10-20万": the magnitude alone is shared
    if theirs and ranged and theirs.rule in _PROVISIONAL and (scale := _shared_scale(context.numeral, partner)):
        return Decision("quantity", "shared-with-next", scale=scale)
    # "三至五": the later one is no figure, or nothing decides it either
    if theirs is None or theirs.rule in _NOT_SHARED:
        return None
    # "三、五家": in a Chinese list only dates and ordinals share their unit
    if not ranged and not context.arabic and theirs.kind not in ("date", "ordinal"):
        return None
    scale = theirs.scale or (_shared_scale(context.numeral, partner) if ranged else 0)
    return Decision(theirs.kind, "shared-with-next", theirs.unit, scale=scale)


def _are_alike(context: Context, partner: Numeral, *, ranged: bool) -> bool:
    """Whether two numerals can be of one range or list: both Arabic or both Chinese, and the later one near enough."""
    # "3至五天": two writings
    if partner.end >= _REACH or partner.value is None or (partner.form == "arabic") is not context.arabic:
        return False
    return context.arabic or ranged or context.numeral.whole


def _shared_scale(first: Numeral, second: Numeral) -> int:
    """The magnitude of the second end, where the first prints the smaller number: 1.5~2万, but not 5000~1万."""
    # "1万~2亿元": the first has its own
    if first.scale or not second.scale or first.form != "arabic":
        return 0
    ours, theirs = first.printed.replace(",", ""), second.printed.replace(",", "")
    return second.scale if _is_less(ours, theirs) else 0


def _is_less(first: str, second: str) -> bool:
    # as text: there may be more digits than Python converts
    whole, other = first.partition(".")[0].lstrip("0"), second.partition(".")[0].lstrip("0")
    return (len(whole), first) < (len(other), second)
