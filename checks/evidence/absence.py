"""The search behind the three checks of absence: every hit is judged, and none is judged to define an element."""

from collections.abc import Iterator
from hashlib import sha256

from pydantic import Field

from bundle_model.declared.elements import KnownElement
from bundle_model.files.layout import CONSTRAINTS
from bundle_model.records.mentions import Mention, MentionsRecord
from bundle_model.records.terms import Term, TermsRecord
from bundle_model.repository import Repository
from bundle_model.strict.models import Count, Sha256, StrictModel
from checks.evidence import parts
from checks.evidence.judgements import is_chinese, unjudged_lines
from checks.evidence.stale_pages import row_region
from checks.results import AtDeclaration, Breach, Note

NEEDS = (parts.PAGES, parts.record(TermsRecord), parts.record(MentionsRecord))
RANK = 5
_IN_WORDS = {
    "terms": "terms",
    "chinese_forms": "Chinese forms",
    "english_forms": "English forms",
    "hits": "hits",
    "mentions": "mentions",
}


class Searched(StrictModel):
    """The absent elements, and the search for them: terms, their forms in each language, judged hits, judged mentions.

    `sha256` is over the sorted terms with their forms, so that a form that is exchanged is seen as one that is lost.
    """

    elements: tuple[KnownElement, ...] = Field(min_length=1)
    terms: Count
    chinese_forms: Count
    english_forms: Count
    hits: Count
    mentions: Count
    sha256: Sha256


def counts(repository: Repository, elements: tuple[str, ...]) -> dict[str, int | str]:
    """The size of the search for these elements and of all judged mentions, and the sha256 over its terms."""
    words, mentions = repository.bundle.record(TermsRecord), repository.bundle.record(MentionsRecord)
    terms = _terms(repository, elements)
    chinese = [is_chinese(form) for term in terms for form in term.forms]
    return {
        "terms": len(terms) if words else 0,
        "chinese_forms": sum(chinese),
        "english_forms": len(chinese) - sum(chinese),
        "hits": sum(len(repository.bundle.hits[term.english]) for term in terms),
        "mentions": len(mentions.mentions) if mentions else 0,
        "sha256": _digest(terms),
    }


def _digest(terms: list[Term]) -> str:
    """The sha256 over the sorted terms, each on a line with its sorted forms."""
    lines = sorted("\t".join((term.english, *sorted(term.forms))) for term in terms)
    return sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


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
    # a hit that is new has its own finding, and a page that is left out takes its hits along
    if (
        whole
        and not unjudged
        and (other := [name for name, size in found.items() if getattr(parameters, name) != size])
    ):
        yield _other_size(other, found, parameters)
    yield Note(f"{found['hits']} hits of {found['terms']} terms judged, {found['mentions']} mentions judged")


def _other_size(other: list[str], found: dict[str, int | str], parameters: Searched) -> Breach:
    """One breach for a search that is not the one that was declared: a term or form that is new or gone changes several."""
    sizes = [
        f"{found[name]} {_IN_WORDS[name]} ({CONSTRAINTS} says {getattr(parameters, name)})"
        for name in other
        if name in _IN_WORDS
    ]
    said = f"The search has {', '.join(sizes)}." if sizes else f"The search has other forms than {CONSTRAINTS} says."
    return Breach(AtDeclaration((other[0],)), said, "Run `yiwu-bundle record counts`, and review the change.")


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
