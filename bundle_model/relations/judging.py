"""Looks up the terms of a relation and judges it: either every fault of it, or its verdict with the calculation."""

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from bundle_model.figures import Figure
from bundle_model.figures.interval import Interval, ZeroInDivisorError
from bundle_model.relations.base import RelationBase
from bundle_model.relations.operands import Anchor, Constant, Known, Term, UnfitRelationError
from bundle_model.relations.verdicts import Judgement, Verdict
from bundle_model.text.page import Page
from bundle_model.text.places import Quote

MOST_DIGITS = 500
"""Digits of all values of a relation together. No page has more, and their product can still be written out."""


class Judged(NamedTuple):
    """A relation with its judgement or, where there is none, every reason why."""

    relation: RelationBase
    judgement: Judgement | None
    unfit: tuple[str, ...]


def judge(relation: RelationBase, figures: Mapping[str, Figure], pages: Mapping[str, Page]) -> Judged:
    """Judge a relation. `figures` and `pages` are by id."""
    unfit = [
        *(f"names the figure {term}, which does not exist" for term in relation.terms if _missing(term, figures)),
        *(
            f"quotes “{quote.quote}” at {quote.at}, but it is not there"
            for quote in relation.quotes
            if _moved(quote, pages)
        ),
        *_misread(relation, pages),
        *(f"names {place} twice" for place, times in Counter(relation.places).items() if times > 1),
        *(f"has {there or 'none'} of its {name}, and needs {least}" for name, there, least in relation.lacking),
    ]
    if unfit:
        return Judged(relation, None, tuple(unfit))
    # a constant of 10,000 digits: computed, it could not be written out
    digits = sum(len(_value(term, figures)) for term in relation.terms)
    if digits > MOST_DIGITS:
        return Judged(relation, None, (f"has values of {digits} digits, more than the {MOST_DIGITS} it computes with",))
    try:
        return _saved(relation, relation.judge(lambda term: _known(term, figures)))
    except (UnfitRelationError, ZeroInDivisorError, ZeroDivisionError) as error:
        return Judged(relation, None, (f"cannot be computed: {error}",))


def _saved(relation: RelationBase, judgement: Judgement) -> Judged:
    """The judgement, undecided where the figures contradict each other by one reading of the words and not by another."""
    if relation.saved_by is None:
        return Judged(relation, judgement, ())
    if judgement.verdict is not Verdict.CONTRADICTS:
        return Judged(relation, None, ("is saved by another reading, but nothing contradicts it",))
    why = f"{judgement.why}, but it can be read otherwise: {relation.saved_by}"
    return Judged(relation, judgement._replace(verdict=Verdict.UNDECIDABLE, why=why), ())


def _missing(term: Term, figures: Mapping[str, Figure]) -> bool:
    return isinstance(term, str) and term not in figures


def _moved(quote: Quote | Anchor, pages: Mapping[str, Page]) -> bool:
    page = pages.get(quote.at.page)
    return page is None or not page.holds(quote.quote, quote.at.line, quote.at.column or 1)


def _misread(relation: RelationBase, pages: Mapping[str, Page]) -> Iterator[str]:
    # here, as in the other places where figures are read: who only explains a check needs no extractor
    from bundle_model.relations.reading import number_in

    for quote in relation.quotes:
        if isinstance(quote, Anchor) and not _moved(quote, pages):
            number = number_in(quote.quote)
            if number is None or Fraction(number) != Fraction(quote.value):
                yield f"says that “{quote.quote}” at {quote.at} is {quote.value}, but it reads {number or 'no number'}"


def _value(term: Term, figures: Mapping[str, Figure]) -> str:
    return figures[term].value if isinstance(term, str) else term.value


def _known(term: Term, figures: Mapping[str, Figure]) -> Known:
    if isinstance(term, Anchor | Constant):
        value = Fraction(term.value)
        label = f"“{term.quote}” at {term.at}" if isinstance(term, Anchor) else f"{term.value} ({term.because})"
        return Known(label, value, Interval.point(value), exact=True, dimension=None, kind="constant")
    figure = figures[term]
    value, interval = Fraction(figure.value), figure.interval
    # a date or an ordinal has no interval, and is exact; `about` has none, and sets no limits
    span = interval or (None if figure.bound == "about" else Interval.point(value))
    exact = figure.bound in (None, "exact")
    return Known(term, value, span, exact, _dimension(figure), figure.kind)


def _dimension(figure: Figure) -> str | None:
    """The unit where the figure measures, else `count`: 30个 and 30所 can be added. None without a unit."""
    if figure.unit is None:
        return None
    unit = "%" if figure.unit == "成" else figure.unit  # "三成": its value is 30, in per cent
    return unit if unit in _measures() or "/" in unit else "count"


@cache
def _measures() -> frozenset[str]:
    """The units that measure."""
    from bundle_model.figures.lexicon import lexicon, measures

    units = lexicon().units
    return frozenset((*measures(), *units["money"].words, *units["durations"].words, "%"))
