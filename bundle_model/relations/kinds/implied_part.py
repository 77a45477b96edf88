from typing import Literal

from bundle_model.relations.base import Lookup, RelationBase, Some
from bundle_model.relations.comparing import worst
from bundle_model.relations.counting import whole_number
from bundle_model.relations.operands import Known, Term
from bundle_model.relations.totals import product
from bundle_model.relations.verdicts import Judgement


class ImpliedPart(RelationBase):
    """The share of each printed whole is a part that is not printed. It must be a whole number."""

    kind: Literal["implied-part"]
    whole: Some
    share: Term

    def judge(self, known: Lookup) -> Judgement:
        share = known(self.share).as_share
        return worst(self._judge(known(whole), share) for whole in self.whole)

    @staticmethod
    def _judge(whole: Known, share: Known) -> Judgement:
        value, span = product([whole, share])
        # "over 50%" of 54: a part is not more than the whole
        if span and whole.span and span.high is None:
            span = span._replace(high=whole.span.high, high_closed=whole.span.high_closed)
        return whole_number(value, span, [whole, share])
