"""The search behind the three checks of absence: every hit is judged, and none is judged to define an element."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import Field

from bundle_model.declared.elements import KnownElement
from bundle_model.records.mentions import Mention, MentionsRecord
from bundle_model.records.terms import Term, TermsRecord
from bundle_model.records.tied import digest
from bundle_model.repository import Repository
from bundle_model.strict.models import Count, Sha256
from checks.evidence import parts
from checks.evidence.counted import Counted, block, differences, found_by, miscounted
from checks.evidence.judgements import is_chinese, unjudged_lines
from checks.evidence.stale_pages import row_region
from checks.results import AtDeclaration, Breach, Note

NEEDS = (parts.PAGES, parts.record(TermsRecord), parts.record(MentionsRecord))
RANK = 6


class Searched(Counted):
    """The absent elements, and the search for them: terms, their forms in each language, judged hits, judged mentions.

    `sha256` is over the sorted terms with their forms, so that a form that is exchanged is seen as one that is lost.
    """

    OF = (TermsRecord, MentionsRecord)

    elements: tuple[KnownElement, ...] = Field(min_length=1)
    terms: Count | None = None
    chinese_forms: Count | None = None
    english_forms: Count | None = None
    hits: Count | None = None
    mentions: Count | None = None
    sha256: Sha256 | None = None

    def found(self, repository: Repository) -> Mapping[str, Any]:
        """The numbers of terms that are searched for these elements, of their forms and hits, and of all mentions."""
        return counts(repository, self.elements)


class WholeSearch(Counted):
    """The terms, their forms and the judged places of the whole search, and the sha256 of all of it but the reasons."""

    OF = (TermsRecord,)

    terms: Count | None = None
    forms: Count | None = None
    places: Count | None = None
    sha256: Sha256 | None = None

    def found(self, repository: Repository) -> Mapping[str, Any]:
        """What the record has."""
        record = repository.bundle.record(TermsRecord)
        if record is None:
            return {}
        return {
            "terms": len(record.terms),
            "forms": sum(len(term.forms) for term in record.terms),
            "places": sum(len(one.at) for term in record.terms for one in term.judgements),
            "sha256": digest(map(_unordered, record.terms)),
        }


def _unordered(term: Term) -> Term:
    """The term with its forms, compounds and elements in one order: they are sets."""
    return term.model_copy(
        update={name: tuple(sorted(getattr(term, name))) for name in ("forms", "compounds", "elements")}
    )


def counts(repository: Repository, elements: tuple[str, ...]) -> dict[str, Any]:
    """The size of the search for these elements; empty where a record could not be read, or a page is left out."""
    words, mentions = repository.bundle.record(TermsRecord), repository.bundle.record(MentionsRecord)
    if words is None or mentions is None or repository.bundle.left_out:
        return {}
    terms = _terms(repository, elements)
    forms = [is_chinese(form) for term in terms for form in term.forms]
    return {
        "terms": len(terms),
        "chinese_forms": sum(forms),
        "english_forms": len(forms) - sum(forms),
        "hits": sum(len(repository.bundle.hits[term.english]) for term in terms),
        "mentions": len(mentions.mentions),
        "sha256": digest((term.english, *sorted(term.forms)) for term in terms),
    }


def absent(repository: Repository, parameters: Searched, elements: tuple[str, ...]) -> Iterator[Breach | Note]:
    """Give lines with hits that nobody has judged, what is judged to define an element, and counts that are not right.

    `elements` are those whose absence the check is about; the constraint declares the same.
    """
    bundle = repository.bundle
    rests_on = (bundle.record(TermsRecord), bundle.record(MentionsRecord), *bundle.pages)
    name = f"{__name__} {parameters.elements}"
    found = [*bundle.worked_out.once(name, rests_on, lambda: tuple(_judged_otherwise(parameters, repository)))]
    found.extend(_other_elements(parameters, elements))
    yield from found or _miscounted(parameters, repository)
    size = found_by(parameters, repository)
    if size:
        yield Note(f"{size['hits']} hits of {size['terms']} terms judged, {size['mentions']} mentions judged")


def _judged_otherwise(parameters: Searched, repository: Repository) -> Iterator[Breach]:
    record, wanted = repository.bundle.record(TermsRecord), frozenset(parameters.elements)
    yield from unjudged_lines(_terms(repository, parameters.elements), repository)
    for number, term in enumerate(record.terms if record else ()):
        if not wanted.isdisjoint(term.elements):
            yield from _defining(number, term, parameters, repository)
    mentions = repository.bundle.record(MentionsRecord)
    for number, mention in enumerate(mentions.mentions if mentions else ()):
        if mention.defines:  # nearly none does
            yield from _defining_mention(number, mention, parameters, repository)


def _miscounted(parameters: Searched, repository: Repository) -> Iterator[Breach]:
    differing = differences(parameters, repository)
    if not differing:
        return
    if differing.keys() == {"mentions"}:
        # a mention that is gone or new is the finding of the constraint on mentions
        yield from miscounted(parameters, repository, "The search", cause=(parts.NAMED_THINGS,))
        return
    whole = block(WholeSearch(), repository)
    yield from miscounted(
        parameters, repository, "The search", more=f"; for words-judged, `{whole}`", parts=(parts.SEARCH,)
    )


def _other_elements(parameters: Searched, elements: tuple[str, ...]) -> Iterator[Breach]:
    if parameters.elements != elements:
        right = ", ".join(elements)
        said = f"The elements are {', '.join(parameters.elements)}, but the check is about {right}."
        yield Breach(AtDeclaration(("elements",)), said, f"Write `elements: [{right}]`.")


def _terms(repository: Repository, elements: tuple[str, ...]) -> list[Term]:
    record = repository.bundle.record(TermsRecord)
    wanted = frozenset(elements)
    return [term for term in record.terms if not wanted.isdisjoint(term.elements)] if record else []


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
