from calendar import monthrange
from typing import Literal

from bundle_model.relations.base import Lookup, RelationBase
from bundle_model.relations.counting import one_whole, outside
from bundle_model.relations.operands import Term
from bundle_model.relations.verdicts import Judgement, Verdict


class CalendarDate(RelationBase):
    """The year, month and day make a day that exists."""

    kind: Literal["calendar-date"]
    year: Term
    month: Term
    day: Term

    def judge(self, known: Lookup) -> Judgement:
        year, month, day = (one_whole(known(term)) for term in (self.year, self.month, self.day))
        if not 1 <= month <= 12:
            return outside(month, 12, f"there is no month {month}")
        days = monthrange(year, month)[1]
        if not 1 <= day <= days:
            return outside(day, days, f"that month has {days} days")
        return Judgement(Verdict.HOLDS, f"that month has {days} days", f"1 to {days}", str(day))
