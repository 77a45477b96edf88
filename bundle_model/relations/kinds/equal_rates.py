from typing import ClassVar, Literal

from bundle_model.relations.base import Lookup, RelationBase, Several
from bundle_model.relations.comparing import all_equal
from bundle_model.relations.verdicts import Judgement
from bundle_model.strict.marks import English


class EqualRates(RelationBase):
    """The printed rates are equal. `implies` says what follows from that."""

    NO_TERMS: ClassVar[frozenset[str]] = frozenset({"implies"})

    kind: Literal["equal-rates"]
    rates: Several
    implies: English

    def judge(self, known: Lookup) -> Judgement:
        return all_equal([known(rate) for rate in self.rates])
