from typing import ClassVar, Literal

from bundle_model.relations.base import Items, Lookup, RelationBase
from bundle_model.relations.counting import counted
from bundle_model.relations.operands import Term
from bundle_model.relations.verdicts import Judgement
from bundle_model.strict.models import Flag


class List(RelationBase):
    """A count and the list that it announces. `closed` is false where the list ends in 等 or dots, so may be longer."""

    NO_TERMS: ClassVar[frozenset[str]] = frozenset({"closed"})

    kind: Literal["list"]
    count: Term
    items: Items
    closed: Flag

    def judge(self, known: Lookup) -> Judgement:
        return counted(known(self.count), len(self.items), closed=self.closed)
