from typing import Literal

from bundle_model.relations.base import Lookup, RelationBase, Several
from bundle_model.relations.comparing import equal
from bundle_model.relations.operands import Term
from bundle_model.relations.totals import product
from bundle_model.relations.verdicts import Judgement


class Product(RelationBase):
    """The product is its factors multiplied, such as a price and a number."""

    kind: Literal["product"]
    product: Term
    factors: Several

    def judge(self, known: Lookup) -> Judgement:
        factors = [known(factor) for factor in self.factors]
        return equal(*product(factors), known(self.product), factors)
