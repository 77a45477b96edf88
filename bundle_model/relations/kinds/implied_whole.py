from typing import Literal

from bundle_model.relations.base import Lookup, RelationBase
from bundle_model.relations.counting import whole_number
from bundle_model.relations.operands import Term
from bundle_model.relations.totals import quotient
from bundle_model.relations.verdicts import Judgement


class ImpliedWhole(RelationBase):
    """The part is the share of a whole that is not printed. The whole must be a whole number."""

    kind: Literal["implied-whole"]
    part: Term
    share: Term

    def judge(self, known: Lookup) -> Judgement:
        part, share = known(self.part), known(self.share).as_share
        return whole_number(*quotient(part, share), [part, share])
