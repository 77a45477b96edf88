"""Whole numbers: whether one is possible, whether a list has as many items, whether a month or a day exists."""

from collections.abc import Sequence
from fractions import Fraction

from bundle_model.figures.interval import Interval
from bundle_model.figures.numerals.decimals import readable
from bundle_model.relations.comparing import undecided
from bundle_model.relations.operands import Known, UnfitRelationError
from bundle_model.relations.verdicts import Judgement, Verdict


def whole_number(value: Fraction, span: Interval | None, inputs: Sequence[Known]) -> Judgement:
    """Whether what is not printed, but must be a whole number, can be one: its value by what is printed, its span."""
    if span is None:
        return undecided(inputs)
    said = {"expected": "a whole number", "stated": str(span)}
    if value.denominator == 1 and span.holds(value):
        return Judgement(Verdict.HOLDS, f"{readable(value)} is a whole number", **said)
    if span.low is None or span.high is None:
        return Judgement(Verdict.HOLDS, f"{span} holds whole numbers", **said)
    inside = span.whole_numbers()
    if inside is None:
        return Judgement(Verdict.CONTRADICTS, f"no whole number lies in {span}", **said)
    held = f"{span} holds {inside[0] if inside[0] == inside[1] else f'{inside[0]} to {inside[1]}'}"
    if all(term.exact for term in inputs):
        return Judgement(Verdict.HOLDS_AFTER_ROUNDING, f"{readable(value)} is none, but {held}", **said)
    return Judgement(Verdict.HOLDS, held, **said)


def counted(count: Known, items: int, *, closed: bool) -> Judgement:
    """Whether a count is the number of items of a list."""
    said = {"expected": readable(count.value), "stated": str(items), "gap": readable(abs(count.value - items))}
    if count.span is None:
        return undecided([count], **said)
    one_more = Interval.point(Fraction(items + 1))
    if not closed and not count.span.lies_below(one_more):
        return Judgement(Verdict.OPEN, f"{items} are listed, and the page lists only some", **said)
    if count.span.holds(Fraction(items)):
        return Judgement(Verdict.HOLDS, f"{items} are listed", **said)
    return Judgement(Verdict.CONTRADICTS, f"{items} are listed, which is not in {count.span}", **said)


def one_whole(term: Known) -> int:
    """The whole number that a month or a day is. UnfitRelationError where the term can be anything else."""
    if term.value.denominator != 1 or not (term.span and term.span.single):
        raise UnfitRelationError(f"{term.label} is not one whole number")
    return int(term.value)


def outside(number: int, most: int, why: str) -> Judgement:
    """That a number is none of 1 to `most`, and by how much."""
    gap = max(1 - number, number - most)
    return Judgement(Verdict.CONTRADICTS, why, f"1 to {most}", str(number), str(gap))
