"""What the words around a claimed figure say about its true value: over, at least, at most, about, nearly or exact."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from bundle_model.figures.context import Context, Decision
from bundle_model.figures.lexicon import Beginnings, BoundWords, Endings, any_of, lexicon
from bundle_model.figures.vocabulary import BOUNDS, Bound

_SAID = lexicon().said
_BOUNDS: Mapping[Bound, BoundWords] = MappingProxyType({name: getattr(lexicon().bounds, name) for name in BOUNDS})
_BEFORE = Endings(*(bound.before for bound in _BOUNDS.values()))
_AFTER = Beginnings(*(bound.after for bound in _BOUNDS.values()))
_NOT_BEFORE = Endings(*(bound.not_before for bound in _BOUNDS.values()))
_NOT_AFTER = Beginnings(*(bound.not_after for bound in _BOUNDS.values()))
_BY_WORD_BEFORE = MappingProxyType({word: name for name, bound in _BOUNDS.items() for word in bound.before})
_BY_WORD_AFTER = MappingProxyType({word: name for name, bound in _BOUNDS.items() for word in bound.after})
_BY_APPROXIMATOR: Mapping[str, Bound] = MappingProxyType({"多": "over", "余": "over", "几": "over", "来": "about"})
_CAPPED = re.compile(r"最高[^,。；;0-9]{0,14}可?达$|最高[^,。；;0-9]{0,10}不超过$")
_ENDS = frozenset(",。;、!?！？）)")
_FILLER = Endings(_SAID.fillers.words)
_NOT_ACROSS = frozenset(_BOUNDS["nearly"].before + _SAID.not_across.words)
_SPAN = any_of(_SAID.recent.words)
_RECENT = re.compile(rf"[多余]?{_SPAN}(?:[多余]?来|[里间内]?[,，、])")
_LASTING = tuple(f"{word}近" for word in _SAID.lasting.words)
_OVERFLOWING = frozenset(_SAID.overflowing.words)


def bound(context: Context, decision: Decision) -> Bound:
    """The bound of a claimed figure. Of two words the nearer wins. 达 and 共 hedge nothing."""
    # "不到30多家": 多 is inside the figure, nearer than any word around it
    inside = context.numeral.approximator or decision.approximator
    if inside:
        return _BY_APPROXIMATOR[inside[0]]
    return _before(context, decision) or _behind(context, decision) or "exact"


def half_open(context: Context) -> bool:
    """Whether the word before excludes its own value, as 不到, 不足 and 不满 do."""
    return context.before.endswith(_SAID.half_open.words)


def _behind(context: Context, decision: Decision) -> Bound | None:
    rest = context.after[decision.unit_end :]
    word, blocked = _AFTER.match(rest), _NOT_AFTER.match(rest)
    # "3天内容": 内 begins another word
    if word is None or blocked:
        return None
    # "3家多": 家 takes no 多 after it, as 年 and 斤 do; "3天余下": 余 begins another word
    if word in ("多", "余") and (decision.unit not in _OVERFLOWING or (word == "余" and not _ends(rest))):
        return None
    return _BY_WORD_AFTER[word]


def _ends(rest: str) -> bool:
    """Whether 余 ends a phrase, as in 三年余。, and begins no word."""
    return rest[1:2] in _ENDS or len(rest) == 1


def _before(context: Context, decision: Decision) -> Bound | None:
    """The bound of the words before. None where there is none, or where they only say that the value is exact."""
    before = context.before
    # "最高每户可达5万元": a cap, though 达 alone would be exact
    if _CAPPED.search(before):
        return "at_most"
    word = _bound_word(before)
    # "至少占30%": a bound governs across one verb or preposition
    if word is None and (filler := _FILLER.match(before)):
        word = _bound_word(before[: -len(filler)])
        # "满了30家": 满 does not
        word = None if word in _NOT_ACROSS else word
    if word is None or (word == "近" and _is_recent(context, decision)):
        return None
    found = _BY_WORD_BEFORE[word]
    return None if found == "exact" else found


def _bound_word(before: str) -> str | None:
    """The word of a bound that ends `before`; None where a longer word only ends like it, as 附近 and 预约 do."""
    word, blocked = _BEFORE.match(before), _NOT_BEFORE.match(before)
    return None if blocked and len(blocked) > len(word or "") else word


def _is_recent(context: Context, decision: Decision) -> bool:
    """近三年来: the last three years, not nearly three."""
    return (
        decision.unit in _OVERFLOWING
        and not context.before.endswith(_LASTING)  # "历时近三年，": nearly three again
        and _RECENT.match(context.after) is not None
    )
