"""Kinds of relation that compute: sums, shares, growth, products, and whole numbers that must be possible."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import reduce
from math import prod
from typing import Literal

from bundle_model.relations.base import Lookup, RelationBase, Several, Some
from bundle_model.relations.comparing import alike, equal, in_order, undecided, worst
from bundle_model.relations.operands import Known, Term
from bundle_model.relations.ranges import Span, ZeroInDivisorError, readable
from bundle_model.relations.verdicts import Judgement, Verdict

ONE = Fraction(1)


def total(terms: Sequence[Known]) -> tuple[Fraction, Span | None]:
    """The sum of the printed values, and what it can be."""
    spans = [term.span for term in terms if term.span]
    whole = reduce(Span.plus, spans) if len(spans) == len(terms) else None
    return sum((term.value for term in terms), Fraction(0)), whole


def product(terms: Sequence[Known]) -> tuple[Fraction, Span | None]:
    """The product of the printed values, and what it can be."""
    spans = [term.span for term in terms if term.span]
    whole = reduce(Span.times, spans) if len(spans) == len(terms) else None
    return prod((term.value for term in terms), start=ONE), whole


def quotient(part: Known, whole: Known) -> tuple[Fraction, Span | None]:
    """The quotient of the printed values, and what it can be. ZeroInDivisorError where the divisor can be zero."""
    if whole.value == 0 or (whole.span and whole.span.holds(Fraction(0))):
        raise ZeroInDivisorError(f"{whole.label} can be zero, and nothing is divided by that")
    return part.value / whole.value, part.span.over(whole.span) if part.span and whole.span else None


class Sum(RelationBase):
    """The whole is the sum of its parts."""

    kind: Literal["sum"]
    whole: Term
    parts: Several

    def judge(self, known: Lookup) -> Judgement:
        parts, whole = [known(part) for part in self.parts], known(self.whole)
        alike([*parts, whole])
        return equal(*total(parts), whole, parts)


class Share(RelationBase):
    """The part is that share of the whole."""

    kind: Literal["share"]
    part: Term
    whole: Term
    share: Term

    def judge(self, known: Lookup) -> Judgement:
        part, whole, share = known(self.part), known(self.whole), known(self.share)
        alike([part, whole])
        value, span = quotient(part, whole)
        scale = Span.point(1 / share.scale)
        return equal(value / share.scale, span.times(scale) if span else None, share, [part, whole])


class Growth(RelationBase):
    """What is after is what was before and the rate of it more."""

    kind: Literal["growth"]
    before: Term
    after: Term
    rate: Term

    def judge(self, known: Lookup) -> Judgement:
        before, after, rate = known(self.before), known(self.after), known(self.rate).as_share
        alike([before, after])
        span = before.span.times(rate.span.plus(Span.point(ONE))) if before.span and rate.span else None
        return equal(before.value * (1 + rate.value), span, after, [before, rate])


class Product(RelationBase):
    """The product is what its factors make: a price and a number, say."""

    kind: Literal["product"]
    product: Term
    factors: Several

    def judge(self, known: Lookup) -> Judgement:
        factors = [known(factor) for factor in self.factors]
        return equal(*product(factors), known(self.product), factors)


class ImpliedWhole(RelationBase):
    """The part is that share of a whole that is not printed and must be a whole number."""

    kind: Literal["implied-whole"]
    part: Term
    share: Term

    def judge(self, known: Lookup) -> Judgement:
        part, share = known(self.part), known(self.share).as_share
        return whole_number(*quotient(part, share), [part, share])


class ImpliedPart(RelationBase):
    """That share of each printed whole is a part that is not printed and must be a whole number."""

    kind: Literal["implied-part"]
    whole: Some
    share: Term

    def judge(self, known: Lookup) -> Judgement:
        share = known(self.share).as_share
        return worst(self._judge(known(whole), share) for whole in self.whole)

    @staticmethod
    def _judge(whole: Known, share: Known) -> Judgement:
        value, span = product([whole, share])
        if span and whole.span and span.high is None:  # a share of a whole is not more than the whole
            span = replace(span, high=whole.span.high, high_closed=whole.span.high_closed)
        return whole_number(value, span, [whole, share])


class Mean(RelationBase):
    """The mean of so many whole numbers must come from a whole sum (the test that is called GRIM)."""

    kind: Literal["mean"]
    mean: Term
    number: Term

    def judge(self, known: Lookup) -> Judgement:
        terms = [known(self.mean), known(self.number)]
        return whole_number(*product(terms), terms)


class ShareOfStaff(RelationBase):
    """A share of the staff sits in each of so many groups: together not more than all, if nobody sits in two."""

    kind: Literal["share-of-staff"]
    share: Term
    groups: Term

    def judge(self, known: Lookup) -> Judgement:
        share, groups = known(self.share), known(self.groups)
        value, span = product([share, groups])
        if span is None:
            return undecided([share, groups])
        label, exact = f"{share.label} x {groups.label}", share.exact and groups.exact
        together = Known(label, value, span, exact=exact, dimension=None, kind=share.kind)
        hundred = 1 / share.scale
        everybody = Known("all", hundred, Span.point(hundred), exact=True, dimension=None, kind=share.kind)
        return in_order(together, everybody)


def whole_number(value: Fraction, span: Span | None, inputs: Sequence[Known]) -> Judgement:
    """Whether what is not printed, but must be a whole number, can be one: its value by what is printed, its span."""
    if span is None:
        return undecided(inputs)
    said = {"expected": "a whole number", "stated": str(span)}
    if value.denominator == 1 and span.holds(value):
        return Judgement(Verdict.HOLDS, f"{readable(value)} is a whole number", **said)
    if span.low is None or span.high is None:
        return Judgement(Verdict.HOLDS, f"{span} holds whole numbers", **said)
    inside = span.whole_numbers()
    if inside is None:
        return Judgement(Verdict.CONTRADICTS, f"no whole number lies in {span}", **said)
    held = f"{span} holds {inside[0] if inside[0] == inside[1] else f'{inside[0]} to {inside[1]}'}"
    if all(term.exact for term in inputs):
        return Judgement(Verdict.HOLDS_AFTER_ROUNDING, f"{readable(value)} is none, but {held}", **said)
    return Judgement(Verdict.HOLDS, held, **said)
