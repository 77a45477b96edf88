"""What the words before and after an English number say of its true value."""

from bundle_model.english.words import AFTER, BEFORE, MOST_WORDS, Hedge
from bundle_model.patterns import pattern

EXACT = Hedge("exact")
_BY_LAST_WORD: dict[str, list[str]] = {}
for _phrase in sorted(BEFORE, key=lambda phrase: -phrase.count(" ")):
    _BY_LAST_WORD.setdefault(_phrase.rsplit(None, 1)[-1], []).append(_phrase)
ENDS_HEDGE = frozenset(_BY_LAST_WORD)
"""The last words of all hedges that stand before a number."""
_OPENS = pattern("[(\\[{\"'“‘—–/:]")
_FIRST_LETTERS = frozenset(("at", "ma", "mi", *(phrase[:2] for phrase in AFTER)))
_NEXT = pattern(r"\s([a-z]+\s[a-z]+)(?![a-z])")
_LAST = pattern(
    r",?\s(?:at\s(?:the\s)?(?:most|least)|max(?:imum)?|minimum)(?=[.,;:)\]”\"]|\s?[(\[]|\s*$|\s(?:after|and|before|from|in|or|per|when|while)\s)"
)


def hedge_before(before: str) -> Hedge:
    """What the last words of `before` say, the longest phrase first."""
    ended = before.rstrip()
    # "~40", "≥ 3": a sign needs no blank
    if hedge := BEFORE.get(ended[-2:]) or BEFORE.get(ended[-1:]):
        return hedge
    if ended == before:
        return EXACT
    # most words before a number end no phrase
    last = ended.rsplit(None, 1)[-1:]
    phrases = _BY_LAST_WORD.get(_OPENS.split(last[0].lower())[-1]) if last else None
    if phrases is None:
        return EXACT
    # a phrase begins after a sign that opens: “(about 40”, “—more than 40”
    words = f" {' '.join(_OPENS.split(before.lower())[-1].split()[-MOST_WORDS:])}"
    return next((BEFORE[phrase] for phrase in phrases if words.endswith(f" {phrase}")), EXACT)


def hedge_after(after: str) -> tuple[Hedge, int] | None:
    """What the first words of `after` say, and where they end; None where they say nothing."""
    # "60+ villages"; in "1+8" the sign joins two numbers
    if after[:1] == "+" and not after[1:2].isalnum():
        return Hedge("at_least"), 1
    if after[:5].lstrip().removeprefix(",").lstrip()[:2].lower() not in _FIRST_LETTERS:
        return None
    # "3 days at most.", "30 users max"; not "36 couriers at most sites", nor "36 couriers at least 3 of whom"
    if last := _LAST.match(after.lower()):
        return Hedge("at_least" if "least" in last[0] or "minimum" in last[0] else "at_most"), last.end()
    found = _NEXT.match(after.lower())
    hedge = AFTER.get(found[1]) if found else None
    return (hedge, found.end()) if found and hedge else None
