from __future__ import annotations

from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal, Inexact
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from bundle_model.facts import Fact

_SIZES = Context(prec=28, Emax=MAX_EMAX, Emin=MIN_EMIN)


class Filter(NamedTuple):
    """A fact passes if it fits every part that is set; for a part with several values, one of them is enough.

    `least` and `most` bound the value and are included. `words` must be in text, unit or English; case and white space
    do not count.
    """

    pages: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    bounds: tuple[str, ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    words: str | None = None

    def choices(self) -> tuple[tuple[str, tuple[str, ...], Callable[[Fact], str | None]], ...]:
        """Each part that may have several values: its flag without dashes, the values, and what a fact has there."""
        return (
            ("page", self.pages, lambda fact: fact.figure.page),
            ("story", self.stories, lambda fact: fact.story),
            ("kind", self.kinds, lambda fact: fact.figure.kind),
            ("unit", self.units, lambda fact: fact.figure.unit),
            ("bound", self.bounds, lambda fact: fact.figure.bound),
        )

    def takes(self, fact: Fact) -> bool:
        """Whether the fact passes."""
        value = fact.figure.value
        return (
            all(not wanted or value_of(fact) in wanted for _, wanted, value_of in self.choices())
            and (self.least is None or _compared(value, self.least) >= 0)
            and (self.most is None or _compared(value, self.most) <= 0)
            and (self.words is None or _holds(fact, self.words))
        )


def _compared(value: str, limit: Decimal) -> int:
    """-1, 0 or 1, exactly, for a value of any length."""
    numerator, _, denominator = value.partition("/")
    number = Decimal(numerator)
    if denominator:  # 2/3 has no exact decimal: p is compared with the limit times q
        exact = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[Inexact])
        limit = exact.multiply(limit, Decimal(denominator))
    return (number > limit) - (number < limit)


def size(value: str) -> Decimal:
    """A value to 28 digits: enough to name the largest of many, but not to compare it with a bound."""
    numerator, _, denominator = value.partition("/")
    return _SIZES.divide(Decimal(numerator), Decimal(denominator or 1))


def _holds(fact: Fact, words: str) -> bool:
    spaced = " ".join(words.split()).casefold()
    # a unit may be printed as "平\n方公里"; English keeps its spaces
    squeezed = spaced.replace(" ", "")
    printed = ("".join(fact.figure.text.split()), fact.figure.unit or "")
    return spaced in (fact.says or "").casefold() or any(squeezed in text.casefold() for text in printed)
