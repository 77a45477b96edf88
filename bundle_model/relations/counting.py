"""Whole numbers: whether one is possible, whether a count fits its list, whether a month or a day exists."""

from collections.abc import Sequence
from fractions import Fraction

from bundle_model.figures.interval import Interval
from bundle_model.figures.numerals.decimals import readable
from bundle_model.relations.comparing import undecided
from bundle_model.relations.operands import Known, UnfitRelationError
from bundle_model.relations.verdicts import Judgement, Verdict


def whole_number(value: Fraction, span: Interval | None, inputs: Sequence[Known]) -> Judgement:
    """Whether a number that is not printed can be whole, as it must be. `value` follows from the printed values."""
    if span is None:
        return undecided(inputs)
    said = {"expected": "a whole number", "stated": str(span)}
    if value.denominator == 1 and span.holds(value):
        return Judgement(Verdict.HOLDS, f"{readable(value)} is a whole number", **said)
    # (27, ∞)
    if span.low is None or span.high is None:
        return Judgement(Verdict.HOLDS, f"{span} holds whole numbers", **said)
    inside = span.whole_numbers()
    if inside is None:
        return Judgement(Verdict.CONTRADICTS, f"no whole number lies in {span}", **said)
    held = f"{span} holds {inside[0] if inside[0] == inside[1] else f'{inside[0]} to {inside[1]}'}"
    # without hedging words only rounding can make 34.02 a whole number
    if all(term.exact for term in inputs):
        return Judgement(Verdict.HOLDS_AFTER_ROUNDING, f"{readable(value)} is not whole, but {held}", **said)
    return Judgement(Verdict.HOLDS, held, **said)


def counted(count: Known, items: int, *, closed: bool) -> Judgement:
    """Whether a count is the number of items of a list."""
    said = {"expected": readable(count.value), "stated": str(items), "gap": readable(abs(count.value - items))}
    if count.span is None:
        return undecided([count], **said)
    # a list that ends in 等: more items than it names may reach the count
    one_more = Interval.point(Fraction(items + 1))
    if not closed and not count.span.lies_below(one_more):
        return Judgement(Verdict.OPEN, f"{items} are listed, but the page lists only some", **said)
    if count.span.holds(Fraction(items)):
        return Judgement(Verdict.HOLDS, f"{items} are listed", **said)
    return Judgement(Verdict.CONTRADICTS, f"{items} are listed, which is not in {count.span}", **said)


def one_whole(term: Known) -> int:
    """The whole number that a term is. UnfitRelationError where it can be another number, as `over 3` can."""
    if term.value.denominator != 1 or not (term.span and term.span.single):
        raise UnfitRelationError(f"{term.label} is not one whole number")
    return int(term.value)


def outside(number: int, most: int, why: str) -> Judgement:
    """The contradiction of a number that is not from 1 to `most`, with how far outside it is."""
    gap = max(1 - number, number - most)
    return Judgement(Verdict.CONTRADICTS, why, f"1 to {most}", str(number), str(gap))
