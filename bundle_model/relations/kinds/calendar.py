"""Kinds of relation about time: spans of years, days that exist, the quarter of a month."""

from calendar import monthrange
from fractions import Fraction
from typing import Literal

from bundle_model.relations.base import Lookup, RelationBase
from bundle_model.relations.comparing import equal
from bundle_model.relations.operands import Known, Term, UnfitRelationError
from bundle_model.relations.ranges import Span
from bundle_model.relations.verdicts import Judgement, Verdict

_MONTHS = 12


class YearSpan(RelationBase):
    """From start to end is that long: `inclusive` counts both ends, `elapsed` what lies between."""

    kind: Literal["span"]
    start: Term
    end: Term
    length: Term
    counting: Literal["inclusive", "elapsed"]

    def judge(self, known: Lookup) -> Judgement:
        start, end, length = known(self.start), known(self.end), known(self.length)
        both_ends = Fraction(self.counting == "inclusive")
        span = end.span.minus(start.span).plus(Span.point(both_ends)) if start.span and end.span else None
        return equal(end.value - start.value + both_ends, span, length, [start, end])


class CalendarDate(RelationBase):
    """The year, month and day make a day that exists."""

    kind: Literal["calendar-date"]
    year: Term
    month: Term
    day: Term

    def judge(self, known: Lookup) -> Judgement:
        year, month, day = (_whole(known(term)) for term in (self.year, self.month, self.day))
        if not 1 <= month <= _MONTHS:
            return _outside(month, _MONTHS, f"there is no month {month}")
        days = monthrange(year, month)[1]
        if not 1 <= day <= days:
            return _outside(day, days, f"that month has {days} days")
        return Judgement(Verdict.HOLDS, f"that month has {days} days", f"1 to {days}", str(day))


class QuarterOfMonth(RelationBase):
    """The month lies in the quarter."""

    kind: Literal["quarter-of-month"]
    month: Term
    quarter: Term

    def judge(self, known: Lookup) -> Judgement:
        month, quarter = known(self.month), known(self.quarter)
        number = _whole(month)
        if not 1 <= number <= _MONTHS:
            return _outside(number, _MONTHS, f"there is no month {number}")
        value = Fraction((number + 2) // 3)
        return equal(value, Span.point(value), quarter, [month])


def _whole(term: Known) -> int:
    if term.value.denominator != 1 or not (term.span and term.span.single):
        raise UnfitRelationError(f"{term.label} is not one whole number")
    return int(term.value)


def _outside(number: int, most: int, why: str) -> Judgement:
    gap = max(1 - number, number - most)
    return Judgement(Verdict.CONTRADICTS, why, f"1 to {most}", str(number), str(gap))
