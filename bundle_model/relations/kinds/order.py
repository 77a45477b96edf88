from itertools import combinations
from typing import ClassVar, Literal

from bundle_model.relations.base import Lookup, RelationBase, Several
from bundle_model.relations.comparing import alike, all_equal, in_order, worst
from bundle_model.relations.verdicts import Judgement


class Order(RelationBase):
    """The figures ascend, as their meaning requires. `within` must be equal for that, such as the months of two days."""

    NO_TERMS: ClassVar[frozenset[str]] = frozenset({"relation"})

    kind: Literal["order"]
    figures: Several
    relation: Literal["<", "<="]
    within: Several | None = None

    def judge(self, known: Lookup) -> Judgement:
        terms = [known(figure) for figure in self.figures]
        alike(terms)
        strictly = self.relation == "<"
        steps = [in_order(*pair, strictly=strictly) for pair in combinations(terms, 2)]
        if self.within:
            steps.append(all_equal([known(term) for term in self.within]))
        return worst(steps)
