"""The closed lists of English words that make a number or say its bound. A number in other words is none.

"one", "first", "once", "second" and "both" alone are no figures, and neither is "twice".
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from bundle_model.figures.vocabulary import Bound

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth"
)
_TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth"
ONES: Mapping[str, int] = MappingProxyType({word: value for value, word in enumerate(_ONES.split())})
TENS: Mapping[str, int] = MappingProxyType({word: 10 * value for value, word in enumerate(_TENS.split(), 2)})
SCALES: Mapping[str, int] = MappingProxyType(
    {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "bn": 9, "tn": 12, "mn": 6, "mln": 6}
)
"""The power of ten of each magnitude."""
ORDINALS: Mapping[str, int] = MappingProxyType(
    {word: value for value, word in enumerate(_ORDINALS.split(), 3)}
    | {word: 10 * value for value, word in enumerate(_TENTHS.split(), 2)}
)
AFTER_TENS: Mapping[str, int] = MappingProxyType({"first": 1, "second": 2})
"""Ordinals that count only after a ten: twenty-second."""
_MONTHS = (
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)
MONTHS = frozenset(_MONTHS.split())


class Hedge(NamedTuple):
    """A bound. `half_open`: it leaves out its own value. `by_order`: it goes by the number line and not by size."""

    bound: Bound
    half_open: bool = False
    by_order: bool = True


_OVER, _BY_SIZE = Hedge("over"), Hedge("over", by_order=False)
_AT_LEAST, _AT_MOST, _LESS = Hedge("at_least"), Hedge("at_most"), Hedge("at_most", half_open=True)
_UP_TO, _ABOUT, _NEARLY = Hedge("at_most", by_order=False), Hedge("about"), Hedge("nearly")
_VERB = Hedge("exact")
"""What ends as a hedge does, and is none: the market turns over 30 billion yuan."""


def _phrases(*groups: tuple[Hedge, str]) -> Mapping[str, Hedge]:
    return MappingProxyType({phrase: hedge for hedge, phrases in groups for phrase in phrases.split(", ")})


BEFORE = _phrases(
    (_OVER, "more than, greater than, higher than, longer than, larger than, above, >"),
    (_BY_SIZE, "over, well over, exceeding, exceeds, exceed, exceeded, upwards of, in excess of"),
    (_BY_SIZE, "surpass, surpasses, surpassed, beyond"),
    (_AT_LEAST, "at least, no fewer than, no less than, not fewer than, not less than, minimum of, ≥, >="),
    (_AT_LEAST, "not under, not below, greater than or equal to, more than or equal to"),
    (
        _AT_LEAST,
        "min, min., minimum, no lower than, no smaller than, no shorter than, not lower than, not smaller than",
    ),
    (_AT_MOST, "at most, no more than, not more than, maximum of, ≤, <="),
    (_AT_MOST, "no later than, no longer than, not over, not above, not exceed, not exceeding"),
    (_AT_MOST, "less than or equal to, fewer than or equal to"),
    (
        _AT_MOST,
        "max, max., maximum, no greater than, no higher than, no larger than, not greater than, not higher than",
    ),
    (_AT_MOST, "not larger than, not longer than, not to exceed, never exceed, never exceeds, up to and including"),
    (_UP_TO, "up to, within, as many as, limited to, capped at"),
    (_LESS, "under, below, less than, fewer than, lower than, shorter than, smaller than, <"),
    (_ABOUT, "about, around, approximately, roughly, some, circa, estimated, ~, ≈"),
    (_ABOUT, "in the region of, ca., c., approx, approx."),
    (_NEARLY, "nearly, almost, close to"),
    (_VERB, "turn over, turns over, turned over, turning over, hand over, hands over, handed over, handing over"),
)
AFTER = _phrases(
    (
        _AT_LEAST,
        "or more, and more, or over, and over, or above, and above, or higher, or greater, or longer, or larger, and up",
    ),
    (_AT_MOST, "or less, or fewer, or under, or below, or lower, or shorter, or smaller"),
    (_ABOUT, "or so"),
)
MOST_WORDS = 5
"""Words of the longest hedge."""


def any_of(words: Iterable[str]) -> str:
    """A pattern for words in lower case that looks at the first letter once, and finds "sixteen" before "six"."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(set(words), reverse=True):
        by_letter.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
