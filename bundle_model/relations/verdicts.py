"""How a relation comes out, and the working that leads there."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """`open`: the page lists only some. `undecidable`: an input bounds too little to tell."""

    HOLDS = "holds"
    HOLDS_AFTER_ROUNDING = "holds after rounding"
    OPEN = "open"
    CONTRADICTS = "contradicts"
    UNDECIDABLE = "undecidable"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, with what was expected, what is stated, the gap between the printed values, and the reason in words.

    All but the verdict and the reason are None where there is no such thing; numbers are exact decimals or p/q.
    """

    verdict: Verdict
    why: str
    expected: str | None = None
    stated: str | None = None
    gap: str | None = None
