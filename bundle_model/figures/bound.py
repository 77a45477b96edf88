"""What the words around a claimed figure say about its true value: over, at least, at most, about, nearly or exact."""

from collections.abc import Mapping
from string import ascii_uppercase
from types import MappingProxyType
from typing import NamedTuple

from bundle_model.figures.context import Context, Decision
from bundle_model.figures.lexicon import Beginnings, Endings, any_of, lexicon, measures
from bundle_model.figures.vocabulary import Bound
from bundle_model.patterns import LETTER, pattern
from bundle_model.text.text import is_han

_SAID = lexicon().said
_BOUNDS = lexicon().bounds
_BEFORE = Endings(*(bound.before for bound in _BOUNDS.values()))
_AFTER = Beginnings(*(bound.after for bound in _BOUNDS.values()))
_NOT_BEFORE = Endings(*(bound.not_before for bound in _BOUNDS.values()))
_NOT_AFTER = Beginnings(*(bound.not_after for bound in _BOUNDS.values()))
_CAPPED = pattern(r"最高[^,。；;0-9]{0,14}可达$|最高[^,。；;0-9]{0,10}不超过$")
_ENDS = frozenset(",。；;、!?！？）)")
_HALF_OPEN, _BY_ORDER = frozenset(_SAID["half_open"].words), frozenset(_SAID["by_order"].words)
_FILLER, _VERB = Endings(_SAID["fillers"].words), Endings(_SAID["verbs"].words)
_CURRENCY = pattern(rf"(?:{any_of(_SAID['currencies'].words)}|(?:US|HK|NT)?\$|[￥¥€£]|(?<![A-Za-z])[A-Z]{{3}})$")
_CURRENCY_REACH = 4
_MAY_END_CURRENCY = frozenset("$￥¥€£" + ascii_uppercase) | {word[-1] for word in _SAID["currencies"].words}
_MAY_END_HEDGES = _BEFORE.ends | _FILLER.ends | _VERB.ends | _MAY_END_CURRENCY | set(">达过了的")
_OF_WHOM = pattern(rf"({any_of(_SAID['far'].words)})({LETTER}{{1,10}})的$")
_POSSESSOR_REACH = 14
_NOT_POSSESSORS = Beginnings(_SAID["not_possessors"].words)
_ADVERBS = ("同比", "环比", "比去年", "比上年")
_NOT_ACROSS = frozenset(_SAID["not_across"].words)
_SPAN = any_of(_SAID["recent"].words)
_RECENT = pattern(rf"[多余]?{_SPAN}(?:[多余]?来|[里间内]?[,，、])")
_LASTING = tuple(f"{word}近" for word in _SAID["lasting"].words)
_OVERFLOWING = frozenset(_SAID["overflowing"].words)
_SPANNED = frozenset(measures() + lexicon().units["durations"].words)
_SHARES_IN = frozenset("倍成")
_TAG, _ARROW = pattern(r"<[^<>]{0,20}>$"), ("->", "=>")


class Said(NamedTuple):
    """A bound, and what the interval needs of the word that says it.

    `half_open`: it excludes its own value, as 不到 and 低于 do. `by_order`: it goes by the number line, as 低于 does, and
    not by size, as 超 does; only negative values differ.
    """

    bound: Bound
    half_open: bool = False
    by_order: bool = False


def _said(bound_: Bound, word: str) -> Said:
    return Said(bound_, word in _HALF_OPEN, word in _BY_ORDER)


EXACT = Said("exact")
_BETWEEN, _CAP, _NO_MORE = Said("between"), _said("at_most", "最高可达"), _said("at_most", "不超过")
_BY_WORD_BEFORE = MappingProxyType({word: _said(name, word) for name, one in _BOUNDS.items() for word in one.before})
_BY_WORD_AFTER = MappingProxyType({word: _said(name, word) for name, one in _BOUNDS.items() for word in one.after})
_APPROXIMATORS: Mapping[Bound, str] = MappingProxyType({"over": "多余几数", "about": "来", "at_least": "+上成"})
_BY_APPROXIMATOR = MappingProxyType(
    {word: _said(name, word) for name, words in _APPROXIMATORS.items() for word in words}
)


def bound(context: Context, decision: Decision, before: Said | None, hedge: Said | None = None) -> Said:
    """The bound of a claimed figure. Of two words the nearer wins. 达 and 共 hedge nothing.

    `before` is what `hedge_before` found. `hedge` is what the words before the first end of a range say; it governs the
    second end too.
    """
    # "近五六年": neighbouring digits beat any word
    if context.numeral.upper:
        return _BETWEEN
    # "不到30多家": 多 is inside the figure, nearer than any word around it
    inside = decision.approximator or context.numeral.approximator
    if inside:
        return _BY_APPROXIMATOR[inside[0]]
    # "最高可达4℃左右": 最高 is farther from the number than 左右
    if before is _CAP:
        return _behind(context, decision) or before
    return before or _behind(context, decision) or hedge or EXACT


def _behind(context: Context, decision: Decision) -> Said | None:
    rest = context.after[decision.unit_end :]
    if rest[:1] not in _AFTER.starts:
        return None
    word, blocked = _AFTER.match(rest), _NOT_AFTER.match(rest)
    # "3天内容": 内 begins another word
    if word is None or blocked:
        return None
    # "3个小区内的居民": 内 says where
    if word == "内" and rest[1:2] == "的" and decision.unit not in _SPANNED:
        return None
    # "100元+50元": a sum
    if word == "+" and rest[1:2].isascii() and rest[1:2].isalnum():
        return None
    # "3家多": 家 takes no 多 after it, as 年 and 斤 do; "3天余下": 余 begins another word
    if word in ("多", "余") and (decision.unit not in _OVERFLOWING or (word == "余" and not _ends(rest))):
        return None
    return _BY_WORD_AFTER[word]


def _ends(rest: str) -> bool:
    """Whether 余 ends a phrase, as in 三年余。, and begins no word."""
    return rest[1:2] in _ENDS or len(rest) == 1


def hedge_before(context: Context, decision: Decision) -> Said | None:
    """The bound of the words before. None where there is none, or where they only say that the value is exact."""
    before = context.before
    last = before[-1:]
    if last not in _MAY_END_HEDGES:
        return None
    if last == ">" and (before.endswith(_ARROW) or _TAG.search(before)):
        return None
    # "最高每户可达5万元": a cap, though 达 alone would be exact
    if last in ("达", "过") and _CAPPED.search(before):
        return _CAP if last == "达" else _NO_MORE
    word = _bound_word(before) or _across(before, decision)
    if word is None or (word == "近" and _is_recent(context, decision)):
        return None
    found = _BY_WORD_BEFORE[word]
    return None if found.bound == "exact" else found


def _across(before: str, decision: Decision) -> str | None:
    """The word of a bound that governs across a currency, one verb or a possessor: 约增长15%, 不到去年同期的8%."""
    currency = _CURRENCY.search(before, len(before) - _CURRENCY_REACH) if before[-1:] in _MAY_END_CURRENCY else None
    if currency:
        before = before[: currency.start()]
        if word := _bound_word(before):
            return word
    if before.endswith("的"):
        return _of_whom(before[-_POSSESSOR_REACH:], decision)
    # "至少要占30%": 占 is between
    filler = _FILLER.match(before)
    if filler and (word := _bound_word(before[: -len(filler)])) and word not in _NOT_ACROSS:
        return word if _stands_alone(before[: -len(filler)], word) else None
    verb = _VERB.match(before.removesuffix("了"))
    if verb is None:
        return None
    before = before.removesuffix("了")[: -len(verb)]
    # "约同比增长15%": an adverb with its verb
    adverb = next((word for word in _ADVERBS if before.endswith(word)), "")
    before = before.removesuffix(adverb)
    word = _bound_word(before)
    # "约可节省3万元", "至少需要投资2亿元": the auxiliary is part of the word
    return word if word and word.startswith(_SAID["far"].words) and _stands_alone(before, word) else None


def _stands_alone(before: str, word: str) -> bool:
    """Whether 不足 is no complaint about the noun before it: 资金不足占18%."""
    last = before.removesuffix(word)[-1:]
    return word != "不足" or not is_han(last) or last in _SAID["not_far_before"].words


def _of_whom(before: str, decision: Decision) -> str | None:
    """A bound before a possessor. Only a share or a multiple is one of something: 不到去年同期的8%, 约全国的三分之一."""
    match = _OF_WHOM.search(before)
    if match is None or not (decision.kind in ("percent", "ratio") or decision.unit in _SHARES_IN):
        return None
    word, said = match[1], before[: match.end(1)]
    longer = _NOT_POSSESSORS.match(before, match.start(1))
    return word if longer is None and _bound_word(said) == word and _stands_alone(said, word) else None


def _bound_word(before: str) -> str | None:
    """The word of a bound that ends `before`; None where a longer word only ends like it, as 附近 and 预约 do."""
    word = _BEFORE.match(before)
    if word is None:
        return None
    blocked = _NOT_BEFORE.match(before)
    return None if blocked and len(blocked) > len(word) else word


def _is_recent(context: Context, decision: Decision) -> bool:
    """近三年来: the last three years, not nearly three."""
    return (
        decision.unit in _OVERFLOWING
        and not context.before.endswith(_LASTING)  # "历时近三年，": nearly three again
        and _RECENT.match(context.after) is not None
    )
