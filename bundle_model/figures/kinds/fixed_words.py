"""Words and names that only look like numbers: 统一, 三里屯, 两委."""

from bundle_model.figures.context import Context
from bundle_model.figures.lexicon import lexicon

_FIXED = lexicon().fixed_words
_COUNTING = _FIXED.counting.words
_WORDS = frozenset(_FIXED.names.words + _FIXED.phrases.words)
_LONGEST = max(map(len, _WORDS))
_LONGEST_BEFORE = 3
"""How many characters of such a word may stand before its numeral."""


def is_word(context: Context) -> bool:
    """Whether the numeral lies inside a word or name in which it counts nothing. Behind 第 only such words with 第 do."""
    printed = context.numeral.printed
    if (printed + context.after[:_LONGEST]).startswith(_COUNTING):
        return False
    back = "第" if context.last == "第" else context.before[-_LONGEST_BEFORE:]
    text = back + printed + context.after[:_LONGEST]
    first, last = len(back), len(back) + len(printed)
    starts = (0,) if back == "第" else range(first + 1)
    for start in starts:
        for end in range(max(last, start + 2), min(len(text), start + _LONGEST) + 1):
            if text[start:end] in _WORDS:
                return True
    return False
