"""A numeral with the words around it, and the decision on what it is."""

from typing import NamedTuple

from bundle_model.figures.numerals.numeral import Numeral
from bundle_model.figures.units import Unit, unit_at
from bundle_model.figures.vocabulary import Kind

BEFORE, AFTER = 24, 40
"""How many unwrapped characters before and after a numeral a rule may look at. Bounded, so that text can be streamed."""
OPENING, CLOSING = frozenset("“‘「『《\"'"), frozenset("”’」』》\"'")
"""The quotation marks that begin and end a coined name."""
_MOST_DIGITS = 9


class Context(NamedTuple):
    """`before` ends where the numeral begins, `after` begins after its magnitude. Both are unwrapped and folded.

    `last` is the character before the numeral, `first` the one after it. `number` is the value where it is an integer
    of at most nine digits without magnitude, else None. They are here because most rules need them.
    """

    before: str
    numeral: Numeral
    after: str
    previous_char: str
    next_char: str
    unit: Unit | None
    arabic: bool
    number: int | None

    def is_number(self, low: int, high: int) -> bool:
        """Whether the numeral is an integer without magnitude between two others."""
        return self.number is not None and low <= self.number <= high


def context_of(before: str, numeral: Numeral, after: str) -> Context:
    """The context of a numeral between two stretches of text."""
    value = numeral.value
    return Context(
        before,
        numeral,
        after,
        before[-1:],
        after[:1],
        unit_at(after),
        numeral.form == "arabic",
        int(value) if numeral.whole and value is not None and len(value) <= _MOST_DIGITS else None,
    )


class Decision(NamedTuple):
    """What a numeral is: its kind, the rule that decided it and, for a claim, its unit.

    `unit_end` is where the unit ends in `after`; 0 where it is printed with a later numeral. `approximator` is before or
    in the unit. `half`: 半 follows the unit. `scale`: a magnitude printed with a later numeral, as a power of ten.
    """

    kind: Kind
    rule: str
    unit: str | None = None
    unit_end: int = 0
    approximator: str = ""
    half: bool = False
    scale: int = 0
