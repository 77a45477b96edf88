from typing import Literal

from bundle_model.relations.base import Lookup, RelationBase
from bundle_model.relations.counting import whole_number
from bundle_model.relations.operands import Term
from bundle_model.relations.totals import product
from bundle_model.relations.verdicts import Judgement


class Mean(RelationBase):
    """The mean times the number must be whole, since it is a sum of whole numbers (the GRIM test)."""

    kind: Literal["mean"]
    mean: Term
    number: Term

    def judge(self, known: Lookup) -> Judgement:
        terms = [known(self.mean), known(self.number)]
        return whole_number(*product(terms), terms)
