"""The search behind the three checks of absence: every hit is judged, and none is judged to define an element."""

from collections.abc import Iterator

from pydantic import Field

from bundle_model.declared.elements import KnownElement
from bundle_model.records.mentions import Mention, MentionsRecord
from bundle_model.records.terms import Term, TermsRecord
from bundle_model.repository import Repository
from bundle_model.strict.models import Count, StrictModel
from checks.evidence import parts
from checks.evidence.judgements import unjudged_lines
from checks.evidence.stale_pages import row_region
from checks.results import AtDeclaration, Breach, Note

NEEDS = (parts.PAGES, parts.record(TermsRecord), parts.record(MentionsRecord))
RANK = 5


class Searched(StrictModel):
    """The absent elements, and the size of the search for them: terms, judged hits, judged mentions."""

    elements: tuple[KnownElement, ...] = Field(min_length=1)
    terms: Count
    hits: Count
    mentions: Count


def counts(repository: Repository, elements: tuple[str, ...]) -> dict[str, int]:
    """The numbers of terms that are searched for these elements, of their hits, and of all judged mentions."""
    words, mentions = repository.bundle.record(TermsRecord), repository.bundle.record(MentionsRecord)
    terms = _terms(repository, elements)
    return {
        "terms": len(terms) if words else 0,
        "hits": sum(len(repository.bundle.hits[term.english]) for term in terms),
        "mentions": len(mentions.mentions) if mentions else 0,
    }


def absent(repository: Repository, parameters: Searched) -> Iterator[Breach | Note]:
    """Give lines with hits that nobody has judged, what is judged to define an element, and counts that are not right."""
    record = repository.bundle.record(TermsRecord)
    unjudged = tuple(unjudged_lines(_terms(repository, parameters.elements), repository))
    yield from unjudged
    for number, term in enumerate(record.terms if record else ()):
        if set(term.elements) & set(parameters.elements):
            yield from _defining(number, term, parameters, repository)
    mentions = repository.bundle.record(MentionsRecord)
    for number, mention in enumerate(mentions.mentions if mentions else ()):
        yield from _defining_mention(number, mention, parameters, repository)
    found = counts(repository, parameters.elements)
    whole = record and mentions and not repository.bundle.left_out
    for name, number in found.items():
        # a hit that is new has its own finding, and a page that is left out takes its hits along
        if getattr(parameters, name) != number and whole and not unjudged:
            said = f"The search has {number} {name}, but CONSTRAINTS.md says {getattr(parameters, name)}."
            yield Breach(AtDeclaration((name,)), said, "Run `yiwu-bundle record counts`, and review the change.")
    yield Note(f"{found['hits']} hits of {found['terms']} terms judged, {found['mentions']} mentions judged")


def _terms(repository: Repository, elements: tuple[str, ...]) -> list[Term]:
    record = repository.bundle.record(TermsRecord)
    return [term for term in record.terms if set(term.elements) & set(elements)] if record else []


def _defining(number: int, term: Term, parameters: Searched, repository: Repository) -> Iterator[Breach]:
    for index, judgement in enumerate(term.judgements):
        if defined := sorted({*parameters.elements}.intersection(judgement.defines)):
            places = ", ".join(judgement.places)
            said = f"The term “{term.english}” at {places} is judged to define {', '.join(defined)}."
            yield Breach(row_region(repository, TermsRecord.path, ("terms", number, "judgements", index)), said)


def _defining_mention(number: int, mention: Mention, parameters: Searched, repository: Repository) -> Iterator[Breach]:
    if defined := sorted({*parameters.elements}.intersection(mention.defines)):
        said = f"{mention.english} ({mention.name}) is judged to define {', '.join(defined)}."
        yield Breach(row_region(repository, MentionsRecord.path, ("mentions", number)), said)
