from typing import Annotated, Literal

from pydantic import model_validator

from bundle_model.relations.base import Items, Lookup, RelationBase
from bundle_model.relations.comparing import equal, worst
from bundle_model.relations.counting import counted
from bundle_model.relations.operands import Term
from bundle_model.relations.verdicts import Judgement
from bundle_model.strict.marks import AtLeast
from bundle_model.strict.models import StrictModel
from bundle_model.text.places import Quote


class SpelledPart(StrictModel):
    """A part of a formula: its number, and what spells it out: one figure that repeats it, or items to count."""

    number: Term
    spelled: Items


class Formula(RelationBase):
    """A name made of numbers (1+8+X, 135), with each number spelled out. Letters stand for any number."""

    kind: Literal["formula"]
    parts: Annotated[tuple[SpelledPart, ...], AtLeast(1)]

    def judge(self, known: Lookup) -> Judgement:
        return worst(self._judge(part, known) for part in self.parts)

    @staticmethod
    def _judge(part: SpelledPart, known: Lookup) -> Judgement:
        number = known(part.number)
        # one figure repeats the number; items are counted
        if len(part.spelled) == 1 and isinstance(part.spelled[0], str):
            figure = known(part.spelled[0])
            return equal(figure.value, figure.span, number, [figure])
        return counted(number, len(part.spelled), closed=True)

    @model_validator(mode="after")
    def _figures_stand_alone(self) -> "Formula":
        mixed = [
            part for part in self.parts if len(part.spelled) > 1 and not all(isinstance(i, Quote) for i in part.spelled)
        ]
        if mixed:
            raise ValueError("must spell a number by one figure or by quoted items, not by several figures")
        return self
