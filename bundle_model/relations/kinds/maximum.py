from functools import reduce
from typing import Literal

from bundle_model.figures.interval import Interval
from bundle_model.relations.base import Lookup, RelationBase, Several
from bundle_model.relations.comparing import alike, equal
from bundle_model.relations.operands import Term
from bundle_model.relations.verdicts import Judgement


class Maximum(RelationBase):
    """The maximum is the largest of the listed figures."""

    kind: Literal["maximum"]
    maximum: Term
    listed: Several

    def judge(self, known: Lookup) -> Judgement:
        listed, maximum = [known(term) for term in self.listed], known(self.maximum)
        alike([*listed, maximum])
        spans = [term.span for term in listed if term.span]
        span = reduce(Interval.larger, spans) if len(spans) == len(listed) else None
        return equal(max(term.value for term in listed), span, maximum, listed)
