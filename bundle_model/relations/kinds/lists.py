"""Kinds of relation that count: a number and the list that it announces, a formula and its parts spelled out."""

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, model_validator

from bundle_model.relations.base import Lookup, RelationBase, Several
from bundle_model.relations.comparing import equal, undecided, worst
from bundle_model.relations.operands import Item, Known, Term
from bundle_model.relations.ranges import Span, readable
from bundle_model.relations.verdicts import Judgement, Verdict
from bundle_model.strict.models import Closed, Flag
from bundle_model.text.places import Quote

Items = Annotated[tuple[Item, ...], Field(min_length=1)]


class List(RelationBase):
    """A count and the list that it announces. `closed` is false of a list that ends in 等 or dots: there may be more."""

    kind: Literal["list"]
    count: Term
    items: Items
    closed: Flag

    def judge(self, known: Lookup) -> Judgement:
        return counted(known(self.count), len(self.items), closed=self.closed)


class Respective(RelationBase):
    """As many of one as of the other, respectively."""

    kind: Literal["respective"]
    items: Items
    figures: Several

    def judge(self, known: Lookup) -> Judgement:
        items, figures = len(self.items), len(self.figures)
        verdict = Verdict.HOLDS if items == figures else Verdict.CONTRADICTS
        return Judgement(
            verdict, f"{items} are named and {figures} given", str(items), str(figures), str(abs(items - figures))
        )


class SpelledPart(Closed):
    """A part of a formula: the number, and what it stands for: one figure that repeats it, or items to count."""

    number: Term
    spelled: Items


class Formula(RelationBase):
    """A name made of numbers (1+8+X, 135), and each number spelled out. Letters are free, and are not compared."""

    kind: Literal["formula"]
    parts: Annotated[tuple[SpelledPart, ...], Field(min_length=1)]

    def judge(self, known: Lookup) -> Judgement:
        return worst(self._judge(part, known) for part in self.parts)

    @staticmethod
    def _judge(part: SpelledPart, known: Lookup) -> Judgement:
        number = known(part.number)
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


def counted(count: Known, items: int, *, closed: bool) -> Judgement:
    """Whether a count is the number of items of a list."""
    said = {"expected": readable(count.value), "stated": str(items), "gap": readable(abs(count.value - items))}
    if count.span is None:
        return undecided([count], **said)
    one_more = Span.point(Fraction(items + 1))
    if not closed and not count.span.lies_below(one_more):
        return Judgement(Verdict.OPEN, f"{items} are listed, and the page lists only some", **said)
    if count.span.holds(Fraction(items)):
        return Judgement(Verdict.HOLDS, f"{items} are listed", **said)
    return Judgement(Verdict.CONTRADICTS, f"{items} are listed, which is not in {count.span}", **said)
