"""Which facts a person asked for."""

from dataclasses import dataclass
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal, Inexact

from bundle_model.facts import Fact

_SIZES = Context(prec=28, Emax=MAX_EMAX, Emin=MIN_EMIN)


@dataclass(frozen=True, slots=True)
class Filter:
    """A fact passes if it fits each part that is set; of several values of one part, any will do.

    `least` and `most` are decimals that bound the value, both included; `words` must stand in text, unit or English,
    whatever their case and white space.
    """

    pages: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    bounds: tuple[str, ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    words: str | None = None

    def takes(self, fact: Fact) -> bool:
        """Whether the fact passes."""
        figure = fact.figure
        chosen: tuple[tuple[tuple[str, ...], str | None], ...] = (
            (self.pages, figure.page),
            (self.stories, fact.story),
            (self.kinds, figure.kind),
            (self.units, figure.unit),
            (self.bounds, figure.bound),
        )
        return (
            all(not wanted or value in wanted for wanted, value in chosen)
            and (self.least is None or _compared(figure.value, self.least) >= 0)
            and (self.most is None or _compared(figure.value, self.most) <= 0)
            and (self.words is None or _holds(fact, self.words))
        )


def _compared(value: str, limit: Decimal) -> int:
    """-1, 0 or 1, exactly, for a value of any length; p/q is compared as p with the limit times q."""
    numerator, _, denominator = value.partition("/")
    number = Decimal(numerator)
    if denominator:
        exact = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[Inexact])
        limit = exact.multiply(limit, Decimal(denominator))
    return (number > limit) - (number < limit)


def size(value: str) -> Decimal:
    """About how great a value is, to 28 digits: enough to name the greatest of many, and not for bounds."""
    numerator, _, denominator = value.partition("/")
    return _SIZES.divide(Decimal(numerator), Decimal(denominator or 1))


def _holds(fact: Fact, words: str) -> bool:
    spaced = " ".join(words.split()).casefold()
    squeezed = spaced.replace(" ", "")
    printed = ("".join(fact.figure.text.split()), fact.figure.unit or "")
    return spaced in (fact.says or "").casefold() or any(squeezed in text.casefold() for text in printed)
