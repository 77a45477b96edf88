from typing import Literal

from bundle_model.relations.base import Lookup, RelationBase, Several
from bundle_model.relations.comparing import alike, equal
from bundle_model.relations.operands import Term
from bundle_model.relations.totals import total
from bundle_model.relations.verdicts import Judgement


class Sum(RelationBase):
    """The whole is the sum of its parts."""

    kind: Literal["sum"]
    whole: Term
    parts: Several

    def judge(self, known: Lookup) -> Judgement:
        parts, whole = [known(part) for part in self.parts], known(self.whole)
        alike([*parts, whole])
        return equal(*total(parts), whole, parts)
