from fractions import Fraction
from typing import Literal

from bundle_model.figures.interval import Interval
from bundle_model.relations.base import Lookup, RelationBase
from bundle_model.relations.comparing import alike, equal
from bundle_model.relations.operands import Term
from bundle_model.relations.verdicts import Judgement


class Growth(RelationBase):
    """The value after equals the value before, increased by the rate."""

    kind: Literal["growth"]
    before: Term
    after: Term
    rate: Term

    def judge(self, known: Lookup) -> Judgement:
        before, after, rate = known(self.before), known(self.after), known(self.rate).as_share
        alike([before, after])
        span = before.span.times(rate.span.plus(Interval.point(Fraction(1)))) if before.span and rate.span else None
        return equal(before.value * (1 + rate.value), span, after, [before, rate])
