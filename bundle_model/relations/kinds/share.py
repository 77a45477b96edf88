from typing import Literal

from bundle_model.figures.interval import Interval
from bundle_model.relations.base import Lookup, RelationBase
from bundle_model.relations.comparing import alike, equal
from bundle_model.relations.operands import Term
from bundle_model.relations.totals import quotient
from bundle_model.relations.verdicts import Judgement


class Share(RelationBase):
    """The part is the share of the whole."""

    kind: Literal["share"]
    part: Term
    whole: Term
    share: Term

    def judge(self, known: Lookup) -> Judgement:
        part, whole, share = known(self.part), known(self.whole), known(self.share)
        alike([part, whole])
        value, span = quotient(part, whole)
        scale = Interval.point(1 / share.scale)
        return equal(value / share.scale, span.times(scale) if span else None, share, [part, whole])
