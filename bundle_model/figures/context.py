"""A numeral with the words around it, and the decision on what it is."""

from dataclasses import dataclass
from string import ascii_letters
from typing import NamedTuple

from bundle_model.figures.lexicon import any_of, lexicon
from bundle_model.figures.numerals.numeral import Numeral
from bundle_model.figures.units import UNIT_CHARS, Unit, unit_at
from bundle_model.figures.vocabulary import Kind
from bundle_model.patterns import pattern

BEFORE, AFTER = 24, 40
"""How many unwrapped characters before and after a numeral a rule may look at. Bounded, so that text can be streamed."""
OPENING, CLOSING = frozenset("“‘「『《\"'"), frozenset("”’」』》\"'")
"""The quotation marks that begin and end a coined name."""
IN_QUOTES = pattern(r"[“‘「《](?:[^\W\d_]|[·-]){1,8}$")
"""The beginning of a quoted name before a numeral."""
LETTERS = frozenset(ascii_letters)
_MOST_DIGITS = 9
_CURRENCY = pattern(rf"(?:US|HK|NT)?\$$|[￥¥€£]$|(?<![A-Za-z]){any_of(lexicon().units['currency_codes'].words)}$")
_MAY_END_CURRENCY = frozenset("$￥¥€£") | {code[-1] for code in lexicon().units["currency_codes"].words}
_CLAUSE_END = pattern("[,，。；;、!！?？\0]")
_WORDS = lexicon().ratios
_COMPARING = pattern(any_of(_WORDS["comparing"].words))
_NOT_COMPARING = pattern(any_of(_WORDS["not_comparing"].words))
_SCORED = pattern(rf"{any_of(_WORDS['score_before'].words)}[0-9]{{1,3}}:")


@dataclass(slots=True)
class Context:
    """`before` ends where the numeral begins, `after` begins after its magnitude. Both are unwrapped and folded.

    `previous_char` is the character before the numeral, `next_char` the one after it. `number` is the value where it is
    an integer of at most nine digits without magnitude, else None. They are here because most rules need them. `unit`
    is the one that follows, else a currency that comes before. `parted`: white space is printed before what may be the
    marker of a list, 二、 or (二); of other numerals nothing is said.
    """

    before: str
    numeral: Numeral
    after: str
    previous_char: str
    next_char: str
    unit: Unit | None
    arabic: bool
    number: int | None
    parted: bool = False

    def is_number(self, low: int, high: int) -> bool:
        """Whether the numeral is an integer without magnitude between two others."""
        return self.number is not None and low <= self.number <= high

    @property
    def clause(self) -> str:
        """The clause of the numeral, as far as it is in view, without words such as 比赛 and 负责 that compare nothing."""
        before = _CLAUSE_END.split(self.before)[-1]
        clause = f"{before}{self.numeral.printed}{_CLAUSE_END.split(self.after, maxsplit=1)[0]}"
        return _NOT_COMPARING.sub("\0", clause)

    @property
    def compares(self) -> bool:
        """Whether its clause has a word of comparing, such as 比分 or 胜."""
        clause = self.clause
        # "以21:15和21:18": a score, as 以 says
        return _COMPARING.search(clause) is not None or _SCORED.search(clause) is not None


def context_of(before: str, numeral: Numeral, after: str) -> Context:
    """The context of a numeral between two stretches of text."""
    value = numeral.value
    last = before[-1:]
    arabic = numeral.form == "arabic"
    unit = unit_at(after) if after[:1] in UNIT_CHARS else None
    # "US$13.5": the one after the number wins, but in "¥99起" 起 is none
    if (
        (unit is None or unit.text == "起")
        and arabic
        and last in _MAY_END_CURRENCY
        and (currency := _CURRENCY.search(before))
    ):
        unit = Unit(currency[0], 0, 0)
    return Context(
        before,
        numeral,
        after,
        last,
        after[:1],
        unit,
        arabic,
        int(value) if numeral.whole and value is not None and len(value) <= _MOST_DIGITS else None,
    )


class Near(NamedTuple):
    """What must be beside a numeral for a rule to look at it: one of the characters before, or one of those after.

    A numeral of `digits` characters or more is looked at whatever is beside it.
    """

    before: frozenset[str]
    after: frozenset[str]
    digits: int = 1000


class Decision(NamedTuple):
    """What a numeral is: its kind, the rule that decided it and, for a claim, its unit.

    `unit_end` is where the unit ends in `after`; 0 where it is printed with a later numeral, or before the number.
    `approximator` is before or in the unit. `half`: 半 follows the unit. `scale`: a magnitude printed with a later
    numeral, as a power of ten. `lower`: the digit after 成, which counts ones of the scale: 六成五.
    """

    kind: Kind
    rule: str
    unit: str | None = None
    unit_end: int = 0
    approximator: str = ""
    half: bool = False
    scale: int = 0
    lower: str = ""
