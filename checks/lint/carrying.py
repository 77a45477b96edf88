"""Whether the lines that a figure of a draft cites carry it: its value, its unit and its bound."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from bundle_model.english.units import english_unit, same_unit
from bundle_model.english.wording import BOUND_WORDS, readable_value
from bundle_model.figures import Figure
from bundle_model.patterns import pattern
from checks.evidence.printed_numbers import number_key
from checks.lint.claims import Claim
from checks.lint.sources import fraction_of

Fit = Literal["carried", "bound", "unit", "value"]
_ORDER: tuple[Fit, ...] = ("carried", "bound", "unit", "value")
_OVER_TIME = pattern(r" per (?:day|week|month|year)$")
_UPWARDS = frozenset(("over", "at_least"))
_DOWNWARDS = frozenset(("at_most", "nearly"))


@dataclass(frozen=True, slots=True)
class Fitting:
    """How far a figure fits the one that is nearest to it among those that are cited; None where there is none."""

    fit: Fit
    figure: Figure | None


def fitting(claim: Claim, cited: Sequence[Figure], others: frozenset[str]) -> Fitting:
    """The best fit of a claim among the cited figures. `others` are numbers that words on the same lines write."""
    best = min((Fitting(_fit(claim, figure), figure) for figure in cited), key=_rank, default=Fitting("value", None))
    if best.fit == "carried":
        return best
    if best.fit == "value":
        number = number_key(claim.figure.value)
        # 两委: a numeral in a word is no figure of the page
        if number in others and claim.figure.bound == "exact" and not _decimals(claim.figure.value):
            return Fitting("carried", None)
        return Fitting("value", _nearest(claim, [one for one in cited if one.claimed]))
    return best


def _rank(one: Fitting) -> int:
    return _ORDER.index(one.fit)


def _nearest(claim: Claim, figures: Sequence[Figure]) -> Figure | None:
    """The figure of the same unit that is nearest in value, else one that measures as the claim does, else any."""
    value, measures = fraction_of(claim.figure.value), measured(claim)

    def distance(figure: Figure) -> tuple[bool, bool, Fraction]:
        other = fraction_of(figure.value)
        far = abs(value - other) if value is not None and other is not None else Fraction(0)
        return not same(claim, figure), measures and english_unit(figure.unit) is None, far

    return min(figures, key=distance, default=None)


def _fit(claim: Claim, figure: Figure) -> Fit:
    if number_key(claim.figure.value) != number_key(figure.value) or _upper(claim.figure) != _upper(figure):
        return "value"
    # 36.0 is not 36: the draft says more exactly what the page does not
    if _decimals(claim.figure.value) > _decimals(figure.value):
        return "value"
    if not figure.claimed:  # 五星: an ordinal or a name has neither unit nor bound
        return "carried"
    if not same(claim, figure):
        return "unit"
    return "carried" if implied(figure, claim.figure) else "bound"


def _decimals(value: str) -> int:
    return len(value.partition(".")[2])


def _upper(figure: Figure) -> str | None:
    upper = figure.printed.upper if figure.printed else None
    return None if upper is None else number_key(upper)


def same(claim: Claim, figure: Figure) -> bool:
    """Whether a claim has the unit of a figure of a page. A classifier is the unit of whatever is counted."""
    unit = claim.figure.unit
    if claim.chinese:
        # 300亿 of 300亿元
        return unit is None or english_unit(unit) == english_unit(figure.unit) or unit == figure.unit
    if unit is None or same_unit(unit, figure.unit):
        return True
    # 30 billion yuan per year, of 年成交额300亿元: the page says "a year" before its figure
    above = _OVER_TIME.sub("", unit)
    return above != unit and same_unit(above, figure.unit)


def measured(claim: Claim) -> bool:
    """Whether a claim measures something, in money, time, a share or a unit of measure, and does not count it."""
    return not same_unit(english_unit(claim.figure.unit) if claim.chinese else claim.figure.unit, None)


def implied(figure: Figure, claim: Figure) -> bool:
    """Whether what the page says makes the claim true: its interval has no value that the claim rules out."""
    if figure.bound == claim.bound:
        # "less than 3" of 3天内, which may be 3
        return not _leaves_out(claim) or _leaves_out(figure)
    if claim.bound == "about":
        return figure.bound == "exact"
    says, asks = figure.interval, claim.interval
    return says is not None and asks is not None and says.lies_within(asks)


def _leaves_out(figure: Figure) -> bool:
    """Whether the bound is "at most" without the value itself: less than 3, 不到3."""
    return figure.bound == "at_most" and figure.printed is not None and figure.printed.half_open


def change(figure: Figure, claim: Figure) -> str:
    """What a claim does to the bound of the page, in words."""
    if claim.bound == "exact":
        return "is dropped"
    turned = (figure.bound in _UPWARDS and claim.bound in _DOWNWARDS) or (
        figure.bound in _DOWNWARDS and claim.bound in _UPWARDS
    )
    return "is turned round" if turned else "is made stronger"


def bound_in_words(figure: Figure) -> str:
    """The bound of a figure as a draft would say it: "more than 1,000", "exactly 36"."""
    bound = "less than" if _leaves_out(figure) else BOUND_WORDS.get(figure.bound or "", "exactly")
    return f"{bound} {readable_value(figure.value)}"
