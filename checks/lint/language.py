"""In which of the two languages words are, and what is a quotation."""

import re

from bundle_model.patterns import HAN, pattern
from checks.lint.markdown.words import CODE

_HAN_RUN = pattern(r"[\u3400-\u4dbf\u4e00-\u9fff][^A-Za-z\s|]*+")
_LATIN_WORD = pattern(r"[A-Za-z]*[a-z]{2,}")
_LATIN = pattern(r"[A-Za-z]++")


def is_quotation(words: str) -> bool:
    """Whether the words of a link are a quotation: Chinese, with no English word among them."""
    return not words.isascii() and HAN.search(words) is not None and _LATIN_WORD.search(words) is None


def is_chinese(text: str) -> bool:
    """Whether a sentence is Chinese: it has more Chinese characters than words in Latin letters."""
    if text.isascii():
        return False
    if not _LATIN.search(text):
        return HAN.search(text) is not None
    han = len(HAN.findall(text))
    return han > 0 and han >= 2 * len(_LATIN.findall(text))


def without_chinese(text: str) -> str:
    """An English text with its Chinese words hidden, each character by one."""
    return text if text.isascii() else _HAN_RUN.sub(_hidden, text)


def _hidden(found: re.Match[str]) -> str:
    return CODE * len(found[0])
