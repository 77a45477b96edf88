from typing import Literal

from bundle_model.relations.base import Items, Lookup, RelationBase, Several
from bundle_model.relations.verdicts import Judgement, Verdict


class Respective(RelationBase):
    """A list of items and a list of their figures (“… respectively”) have the same length."""

    kind: Literal["respective"]
    items: Items
    figures: Several

    def judge(self, known: Lookup) -> Judgement:
        items, figures = len(self.items), len(self.figures)
        verdict = Verdict.HOLDS if items == figures else Verdict.CONTRADICTS
        return Judgement(
            verdict, f"{items} are named and {figures} given", str(items), str(figures), str(abs(items - figures))
        )
