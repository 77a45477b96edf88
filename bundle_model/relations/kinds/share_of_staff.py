from typing import Literal

from bundle_model.figures.interval import Interval
from bundle_model.relations.base import Lookup, RelationBase
from bundle_model.relations.comparing import in_order, undecided
from bundle_model.relations.operands import Known, Term
from bundle_model.relations.totals import product
from bundle_model.relations.verdicts import Judgement


class ShareOfStaff(RelationBase):
    """A share of the staff is in each of several groups. Together that is at most all, if nobody is in two groups."""

    kind: Literal["share-of-staff"]
    share: Term
    groups: Term

    def judge(self, known: Lookup) -> Judgement:
        share, groups = known(self.share), known(self.groups)
        value, span = product([share, groups])
        if span is None:
            return undecided([share, groups])
        label, exact = f"{share.label} x {groups.label}", share.exact and groups.exact
        together = Known(label, value, span, exact=exact, dimension=None, kind=share.kind)
        hundred = 1 / share.scale
        everybody = Known("all", hundred, Interval.point(hundred), exact=True, dimension=None, kind=share.kind)
        return in_order(together, everybody)
