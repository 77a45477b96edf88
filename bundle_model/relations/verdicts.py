"""The verdict on a relation, and the calculation that leads to it."""

from enum import StrEnum
from typing import NamedTuple


class Verdict(StrEnum):
    """`open`: the page lists only some items. `undecidable`: the bounds of an input leave it open, or the words
    can be read in two ways.
    """

    HOLDS = "holds"
    HOLDS_AFTER_ROUNDING = "holds after rounding"
    OPEN = "open"
    CONTRADICTS = "contradicts"
    UNDECIDABLE = "undecidable"


class Judgement(NamedTuple):
    """A verdict, with its reason in words, what was expected, what is stated and the gap between the printed values.

    The last three are None where they do not apply. Numbers are exact decimals or p/q.
    """

    verdict: Verdict
    why: str
    expected: str | None = None
    stated: str | None = None
    gap: str | None = None
