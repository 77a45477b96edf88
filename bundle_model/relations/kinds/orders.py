"""Kinds of relation that compare: repeats, orders, parts and wholes, maxima, equal rates."""

from functools import reduce
from itertools import combinations
from typing import Literal

from bundle_model.relations.base import Lookup, RelationBase, Several, Some
from bundle_model.relations.comparing import alike, equal, in_order, undecided, worst
from bundle_model.relations.kinds.arithmetic import total
from bundle_model.relations.operands import Known, Term
from bundle_model.relations.ranges import Span
from bundle_model.relations.verdicts import Judgement
from bundle_model.strict.models import Words


class Repeat(RelationBase):
    """What is printed more than once on a page must agree."""

    kind: Literal["repeat"]
    figures: Several

    def judge(self, known: Lookup) -> Judgement:
        return _all_equal([known(figure) for figure in self.figures])


class EqualRates(RelationBase):
    """Two printed rates are equal, and something follows from it, which `implies` says."""

    kind: Literal["equal-rates"]
    rates: Several
    implies: Words

    def judge(self, known: Lookup) -> Judgement:
        return _all_equal([known(rate) for rate in self.rates])


class Maximum(RelationBase):
    """The maximum is the largest of what is listed."""

    kind: Literal["maximum"]
    maximum: Term
    listed: Several

    def judge(self, known: Lookup) -> Judgement:
        listed, maximum = [known(term) for term in self.listed], known(self.maximum)
        alike([*listed, maximum])
        spans = [term.span for term in listed if term.span]
        span = reduce(Span.larger, spans) if len(spans) == len(listed) else None
        return equal(max(term.value for term in listed), span, maximum, listed)


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
        return in_order(_summed(parts), _summed(wholes))


class Order(RelationBase):
    """The figures ascend, as their meaning demands. `within`: what must be equal for that to mean anything (the month)."""

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
            steps.append(_all_equal([known(term) for term in self.within]))
        return worst(steps)


def _all_equal(terms: list[Known]) -> Judgement:
    alike(terms)
    return worst(equal(one.value, one.span, other, [one]) for one, other in combinations(terms, 2))


def _summed(terms: list[Known]) -> Known:
    if len(terms) == 1:
        return terms[0]
    value, span = total(terms)
    label = " + ".join(term.label for term in terms)
    exact = all(term.exact for term in terms)
    return Known(label, value, span, exact, terms[0].dimension, terms[0].kind)
