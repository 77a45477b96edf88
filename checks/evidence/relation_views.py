"""A relation as output shows it: the claim, each input with its place, words and English, and the verdict."""

from collections.abc import Iterator
from typing import NamedTuple

from bundle_model.bundle import Bundle
from bundle_model.facts import Fact
from bundle_model.records.figures import FiguresRecord
from bundle_model.records.pages import PagesRecord
from bundle_model.records.relations import RelationsRecord
from bundle_model.relations.judging import Judged
from bundle_model.relations.operands import Anchor, Constant, Term
from bundle_model.text.places import Place

RESTS_ON = (PagesRecord, FiguresRecord, RelationsRecord)
"""The records that the views rest on."""


class Input(NamedTuple):
    """An input of a relation: its place (empty for a constant), its words, and its English if it is a claim."""

    place: str
    text: str
    says: str | None


class View(NamedTuple):
    """One relation. `verdict` is the computed one, or None where it cannot be computed, and then `why` says why not.

    `stories` has the stories of its inputs, in the order of the inputs.
    """

    id: str
    page: str
    stories: tuple[str, ...]
    kind: str
    strength: str
    claim: str
    verdict: str | None
    recorded: str
    why: str
    expected: str | None
    stated: str | None
    gap: str | None
    doubt: str | None
    inputs: tuple[Input, ...]


def views_of(bundle: Bundle) -> tuple[View, ...]:
    """Every recorded relation, in order."""

    def work() -> tuple[View, ...]:
        facts = {fact.figure.id: fact for fact in bundle.facts}
        return tuple(_view(judged, facts, bundle) for judged in bundle.judged)

    # `explain` asks for them at each story
    return bundle.worked_out.once(__name__, (*bundle.pages, *map(bundle.record, RESTS_ON)), work)


def unrelated(bundle: Bundle) -> tuple[Fact, ...]:
    """The claimed figures that no relation uses, not even in quoted words, in order."""
    relations = [judged.relation for judged in bundle.judged]
    used = {term for relation in relations for term in relation.terms if isinstance(term, str)}
    used |= {str(quote.at) for relation in relations for quote in relation.quotes}
    return tuple(fact for fact in bundle.facts if fact.figure.claimed and fact.figure.id not in used)


def _view(judged: Judged, facts: dict[str, Fact], bundle: Bundle) -> View:
    relation, judgement = judged.relation, judged.judgement
    inputs = tuple(_inputs(judged, facts))
    return View(
        id=relation.id,
        page=relation.page,
        stories=tuple(dict.fromkeys(story for story in _stories(judged, facts, bundle) if story)),
        kind=relation.kind,
        strength=relation.strength,
        claim=relation.claim,
        verdict=judgement.verdict.value if judgement else None,
        recorded=relation.verdict.value,
        why=judgement.why if judgement else "; ".join(judged.unfit),
        expected=judgement.expected if judgement else None,
        stated=judgement.stated if judgement else None,
        gap=judgement.gap if judgement else None,
        doubt=relation.doubt,
        inputs=inputs,
    )


def _inputs(judged: Judged, facts: dict[str, Fact]) -> Iterator[Input]:
    for term in judged.relation.terms:
        if isinstance(term, Constant):
            yield Input("", term.value, term.because)
        elif not isinstance(term, Anchor):  # an anchor is no figure; its words are among the quotations
            yield _figure(term, facts)
    for quote in judged.relation.quotes:
        yield Input(str(quote.at), "".join(quote.quote.split()), None)


def _stories(judged: Judged, facts: dict[str, Fact], bundle: Bundle) -> Iterator[str | None]:
    for term in judged.relation.terms:
        if not isinstance(term, Constant | Anchor):
            fact = facts.get(str(term))
            yield fact.story if fact else bundle.story_of(Place.model_validate(str(term)))
    for quote in judged.relation.quotes:
        yield bundle.story_of(quote.at)


def _figure(term: Term, facts: dict[str, Fact]) -> Input:
    fact = facts.get(str(term))
    return Input(str(term), "".join(fact.figure.text.split()) if fact else "", fact.says if fact else None)
