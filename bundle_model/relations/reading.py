"""Reads the number in quoted words that are no figure, so that the value recorded beside them can be compared."""

from bundle_model.figures.numerals.numeral import next_numeral
from bundle_model.figures.unwrapped import Unwrapped

_WORDS = {"双": "2", "首": "1"}
"""Words that stand for a number and hold no numeral: 双休 is two days off, 首批 the first batch."""


def number_in(quote: str) -> str | None:
    """The number that quoted words begin with, as `三` in 三驾 does. None where they begin with none."""
    window = Unwrapped()
    window.feed(quote)
    numeral = next_numeral(window.folded, 0)
    if numeral is not None and numeral.start == 0:
        return numeral.value
    return _WORDS.get(window.folded[:1])
