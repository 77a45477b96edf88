"""Sums, products and quotients of terms: the result of the printed values, and the interval of all possible results."""

from collections.abc import Sequence
from fractions import Fraction
from functools import reduce
from math import prod

from bundle_model.figures.interval import Interval, ZeroInDivisorError
from bundle_model.relations.operands import Known


def total(terms: Sequence[Known]) -> tuple[Fraction, Interval | None]:
    """The sum of the printed values, and its interval; None where a term has none."""
    spans = [term.span for term in terms if term.span]
    whole = reduce(Interval.plus, spans) if len(spans) == len(terms) else None
    return sum((term.value for term in terms), Fraction(0)), whole


def product(terms: Sequence[Known]) -> tuple[Fraction, Interval | None]:
    """The product of the printed values, and its interval; None where a term has none."""
    spans = [term.span for term in terms if term.span]
    whole = reduce(Interval.times, spans) if len(spans) == len(terms) else None
    return prod((term.value for term in terms), start=Fraction(1)), whole


def quotient(part: Known, whole: Known) -> tuple[Fraction, Interval | None]:
    """The quotient of the printed values, and its interval. ZeroInDivisorError where the divisor can be zero."""
    # the printed value too: "about 0" has no interval
    if whole.value == 0 or (whole.span and whole.span.holds(Fraction(0))):
        raise ZeroInDivisorError(f"{whole.label} can be zero, so it cannot divide anything")
    return part.value / whole.value, part.span.over(whole.span) if part.span and whole.span else None


def summed(terms: Sequence[Known]) -> Known:
    """The sum as one term, labelled by its parts. It is exact where all of them are."""
    if len(terms) == 1:
        return terms[0]
    value, span = total(terms)
    label = " + ".join(term.label for term in terms)
    exact = all(term.exact for term in terms)
    return Known(label, value, span, exact, terms[0].dimension, terms[0].kind)
