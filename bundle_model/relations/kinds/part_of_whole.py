from typing import Literal

from bundle_model.relations.base import Lookup, RelationBase, Some
from bundle_model.relations.comparing import alike, in_order, undecided
from bundle_model.relations.totals import summed
from bundle_model.relations.verdicts import Judgement


class PartOfWhole(RelationBase):
    """The part is not more than the whole; either may be a sum."""

    kind: Literal["part-of-whole"]
    part: Some
    whole: Some

    def judge(self, known: Lookup) -> Judgement:
        parts, wholes = [known(term) for term in self.part], [known(term) for term in self.whole]
        alike([*parts, *wholes])
        if any(term.span is None for term in (*parts, *wholes)):
            return undecided([*parts, *wholes])
        return in_order(summed(parts), summed(wholes))
