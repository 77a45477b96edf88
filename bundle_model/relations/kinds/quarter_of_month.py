from fractions import Fraction
from typing import Literal

from bundle_model.figures.interval import Interval
from bundle_model.relations.base import Lookup, RelationBase
from bundle_model.relations.comparing import equal
from bundle_model.relations.counting import one_whole, outside
from bundle_model.relations.operands import Term
from bundle_model.relations.verdicts import Judgement


class QuarterOfMonth(RelationBase):
    """The month is in the quarter."""

    kind: Literal["quarter-of-month"]
    month: Term
    quarter: Term

    def judge(self, known: Lookup) -> Judgement:
        month, quarter = known(self.month), known(self.quarter)
        number = one_whole(month)
        if not 1 <= number <= 12:
            return outside(number, 12, f"there is no month {number}")
        value = Fraction((number + 2) // 3)
        return equal(value, Interval.point(value), quarter, [month])
