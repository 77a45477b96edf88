"""The comparisons that every kind of relation comes down to: is it equal, are all equal, and is it in order."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

from bundle_model.figures.interval import Interval
from bundle_model.figures.numerals.decimals import readable
from bundle_model.relations.operands import Known, UnfitRelationError
from bundle_model.relations.verdicts import Judgement, Verdict


def alike(terms: Sequence[Known]) -> None:
    """UnfitRelationError where terms are measured in unlike units, so that no sum and no comparison means anything."""
    units = {term.dimension for term in terms if term.dimension}
    if len(units) > 1:
        raise UnfitRelationError(f"unlike units: {', '.join(sorted(units))}")


def undecided(terms: Sequence[Known], **said: str) -> Judgement:
    """That it cannot be decided, naming those of the terms that have no interval; `said` are parts of the judgement."""
    lacking = [term.label for term in terms if term.span is None]
    are = "is" if len(lacking) == 1 else "are"
    return Judgement(
        Verdict.UNDECIDABLE, f"{', '.join(lacking)} {are} said to be about that, which bounds nothing", **said
    )


def equal(expected: Fraction, span: Interval | None, stated: Known, inputs: Sequence[Known]) -> Judgement:
    """Whether what was computed from `inputs` (a printed value and what it can be) is what is stated.

    Printed values that are equal hold; where only the intervals meet, it holds after rounding.
    """
    gap = readable(abs(expected - stated.value))
    said = {"expected": str(span) if span else readable(expected), "stated": readable(stated.value), "gap": gap}
    if span is None or stated.span is None:
        return undecided([*inputs, stated], **said)
    if not span.meets(stated.span):
        return Judgement(Verdict.CONTRADICTS, f"{span} and {stated.span} have no value in common", **said)
    if expected == stated.value:
        return Judgement(Verdict.HOLDS, "the printed values are equal", **said)
    exact = all(term.exact for term in (*inputs, stated))
    explains = "rounding explains the gap" if exact else "the bounds explain the gap"
    return Judgement(Verdict.HOLDS_AFTER_ROUNDING, f"{span} and {stated.span} meet: {explains}", **said)


def all_equal(terms: Sequence[Known]) -> Judgement:
    """Whether each is equal to each: two that are both equal to a rounded third may still differ."""
    alike(terms)
    return worst(equal(one.value, one.span, other, [one]) for one, other in combinations(terms, 2))


def in_order(smaller: Known, larger: Known, *, strictly: bool = False) -> Judgement:
    """Whether one is not more (or, strictly, less) than the other.

    Printed values in order hold, where they are hedged by no words; what only the intervals allow holds after rounding.
    """
    sign = "<" if strictly else "<="
    said = {"expected": f"{sign} {readable(larger.value)}", "stated": readable(smaller.value)}
    if smaller.span is None or larger.span is None:
        return undecided([smaller, larger], **said)
    shown = f"{smaller.span} {sign} {larger.span}"
    impossible = larger.span.lies_at_most(smaller.span) if strictly else larger.span.lies_below(smaller.span)
    if impossible:
        gap = readable(smaller.value - larger.value)
        return Judgement(Verdict.CONTRADICTS, f"{shown} cannot be", gap=gap, **said)
    if smaller.span.lies_below(larger.span) if strictly else smaller.span.lies_at_most(larger.span):
        return Judgement(Verdict.HOLDS, f"{shown} whatever the exact values are", **said)
    hedged = [term.label for term in (smaller, larger) if not term.exact]
    if hedged:
        return Judgement(Verdict.UNDECIDABLE, f"{shown}: the bounds of {' and '.join(hedged)} do not tell", **said)
    if smaller.value < larger.value or (smaller.value == larger.value and not strictly):
        return Judgement(Verdict.HOLDS, "the printed values are in order", **said)
    return Judgement(Verdict.HOLDS_AFTER_ROUNDING, f"{shown} can be: rounding explains the printed order", **said)


def worst(judgements: Iterable[Judgement]) -> Judgement:
    """The one that decides: a contradiction first, then what cannot be decided, what is open, and what rounding saves."""
    ranks = (Verdict.CONTRADICTS, Verdict.UNDECIDABLE, Verdict.OPEN, Verdict.HOLDS_AFTER_ROUNDING, Verdict.HOLDS)
    return min(judgements, key=lambda judgement: ranks.index(judgement.verdict))
