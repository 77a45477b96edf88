from fractions import Fraction
from typing import ClassVar, Literal

from bundle_model.figures.interval import Interval
from bundle_model.relations.base import Lookup, RelationBase
from bundle_model.relations.comparing import equal
from bundle_model.relations.operands import Term
from bundle_model.relations.verdicts import Judgement


class YearSpan(RelationBase):
    """From start to end is the length. `inclusive` counts both ends, `elapsed` the time between them."""

    NO_TERMS: ClassVar[frozenset[str]] = frozenset({"counting"})

    kind: Literal["span"]
    start: Term
    end: Term
    length: Term
    counting: Literal["inclusive", "elapsed"]

    def judge(self, known: Lookup) -> Judgement:
        start, end, length = known(self.start), known(self.end), known(self.length)
        both_ends = Fraction(self.counting == "inclusive")
        span = end.span.minus(start.span).plus(Interval.point(both_ends)) if start.span and end.span else None
        return equal(end.value - start.value + both_ends, span, length, [start, end])
