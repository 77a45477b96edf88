"""The comparisons that the kinds of relation use: equal, all equal, and in order."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

from bundle_model.figures.interval import Interval
from bundle_model.figures.numerals.decimals import readable
from bundle_model.relations.operands import Known, UnfitRelationError
from bundle_model.relations.verdicts import Judgement, Verdict


def alike(terms: Sequence[Known]) -> None:
    """Raise UnfitRelationError where the units differ, since neither a sum nor a comparison would mean anything."""
    # a term without a unit fits any other
    units = {term.dimension for term in terms if term.dimension}
    if len(units) > 1:
        raise UnfitRelationError(f"unlike units: {', '.join(sorted(units))}")


def undecided(terms: Sequence[Known], **said: str) -> Judgement:
    """The judgement `undecidable`, which names the terms without an interval. `said` are its other fields."""
    # all terms have limits, and what is computed of them has none
    lacking = [term.label for term in terms if term.span is None] or ["the computed value"]
    are = "is" if len(lacking) == 1 else "are"
    return Judgement(
        Verdict.UNDECIDABLE, f"{', '.join(lacking)} {are} only approximate: “about” sets no limits", **said
    )


def equal(expected: Fraction, span: Interval | None, stated: Known, inputs: Sequence[Known]) -> Judgement:
    """Whether the value computed from `inputs` equals the stated one. `span` is the interval of the computed value.

    It holds where the printed values are equal, and holds after rounding where only the intervals meet.
    """
    gap = readable(abs(expected - stated.value))
    said = {"expected": str(span) if span else readable(expected), "stated": readable(stated.value), "gap": gap}
    if span is None or stated.span is None:
        return undecided([*inputs, stated], **said)
    # first: equal printed values contradict, too, where a bound excludes them ("20" and "over 20")
    if not span.meets(stated.span):
        return Judgement(Verdict.CONTRADICTS, f"{span} and {stated.span} have no value in common", **said)
    if expected == stated.value:
        return Judgement(Verdict.HOLDS, "the printed values are equal", **said)
    exact = all(term.exact for term in (*inputs, stated))
    explains = "rounding explains the gap" if exact else "the bounds explain the gap"
    return Judgement(Verdict.HOLDS_AFTER_ROUNDING, f"{span} and {stated.span} meet: {explains}", **said)


def all_equal(terms: Sequence[Known]) -> Judgement:
    """Whether each equals each. 26000 and 34000 both equal a rounded 30000, but not each other."""
    alike(terms)
    return worst(equal(one.value, one.span, other, [one]) for one, other in combinations(terms, 2))


def in_order(smaller: Known, larger: Known, *, strictly: bool = False) -> Judgement:
    """Whether `smaller` is not more than `larger` or, strictly, is less.

    It holds where the printed values are in order and no words hedge them, and holds after rounding where only the
    intervals allow it.
    """
    sign = "<" if strictly else "<="
    said = {"expected": f"{sign} {readable(larger.value)}", "stated": readable(smaller.value)}
    if smaller.span is None or larger.span is None:
        return undecided([smaller, larger], **said)
    shown = f"{smaller.span} {sign} {larger.span}"
    impossible = larger.span.lies_at_most(smaller.span) if strictly else larger.span.lies_below(smaller.span)
    if impossible:
        gap = readable(smaller.value - larger.value)
        return Judgement(Verdict.CONTRADICTS, f"{shown} is impossible", gap=gap, **said)
    if smaller.span.lies_below(larger.span) if strictly else smaller.span.lies_at_most(larger.span):
        return Judgement(Verdict.HOLDS, f"{shown} whatever the exact values are", **said)
    # "6" and "at least 5": the true value may lie on either side
    hedged = [term.label for term in (smaller, larger) if not term.exact]
    if hedged:
        return Judgement(Verdict.UNDECIDABLE, f"{shown}: the bounds of {' and '.join(hedged)} leave it open", **said)
    if smaller.value < larger.value or (smaller.value == larger.value and not strictly):
        return Judgement(Verdict.HOLDS, "the printed values are in order", **said)
    return Judgement(Verdict.HOLDS_AFTER_ROUNDING, f"{shown} is possible: rounding explains the printed order", **said)


def worst(judgements: Iterable[Judgement]) -> Judgement:
    """The judgement that decides for all: first a contradiction, then undecidable, open, after rounding, holds."""
    ranks = (Verdict.CONTRADICTS, Verdict.UNDECIDABLE, Verdict.OPEN, Verdict.HOLDS_AFTER_ROUNDING, Verdict.HOLDS)
    return min(judgements, key=lambda judgement: ranks.index(judgement.verdict))
