"""Words and names that only look like numbers: 统一, 三里屯, 两委."""

from bundle_model.figures.context import Context
from bundle_model.figures.lexicon import lexicon

_FIXED = lexicon().fixed_words
_COUNTING = _FIXED["counting"].words
_WORDS = frozenset(_FIXED["names"].words + _FIXED["phrases"].words)
_LONGEST = max(map(len, _WORDS))
_PAIRS = frozenset(word[at : at + 2] for word in _WORDS for at in range(len(word) - 1))
"""Every two characters side by side in one of the words."""
_LONGEST_BEFORE = 3
"""How many characters of such a word may come before its numeral."""


_BUREAUS, _PARTS = lexicon().names["bureaus"].words, lexicon().names["numbered_parts"].words


def is_word(context: Context) -> bool:
    """Whether the numeral is inside a word or name in which it counts nothing."""
    # "中铁三局": the name of a firm's bureau
    if context.after.startswith(_PARTS) and context.before.endswith(_BUREAUS):
        return True
    printed = context.numeral.printed
    # most numerals are in no such word, and to look for one takes long
    if (
        len(printed) == 1
        and context.previous_char + printed not in _PAIRS
        and printed + context.next_char not in _PAIRS
    ):
        return False
    # "三轮比赛": begins like 三轮, and counts
    if (printed + context.after[:_LONGEST]).startswith(_COUNTING):
        return False
    # "第一线": after 第 only a word that begins with 第 counts nothing
    back = "第" if context.previous_char == "第" else context.before[-_LONGEST_BEFORE:]
    text = back + printed + context.after[:_LONGEST]
    first, last = len(back), len(back) + len(printed)
    starts = (0,) if back == "第" else range(first + 1)
    for start in starts:
        for end in range(max(last, start + 2), min(len(text), start + _LONGEST) + 1):
            if text[start:end] in _WORDS:
                return True
    return False
