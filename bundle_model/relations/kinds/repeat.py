from typing import Literal

from bundle_model.relations.base import Lookup, RelationBase, Several
from bundle_model.relations.comparing import all_equal
from bundle_model.relations.verdicts import Judgement


class Repeat(RelationBase):
    """A value that a page prints more than once is the same each time."""

    kind: Literal["repeat"]
    figures: Several

    def judge(self, known: Lookup) -> Judgement:
        return all_equal([known(figure) for figure in self.figures])
