"""The search behind the three checks of absence: every hit is judged, and every line was reviewed."""

from collections.abc import Iterator

from pydantic import Field

from bundle_model.bag.manifest import PAYLOAD
from bundle_model.declared.elements import KnownElement
from bundle_model.records.mentions import Mention, MentionsRecord
from bundle_model.records.terms import Judgement, Term, TermsRecord
from bundle_model.repository import Repository, page_path
from bundle_model.strict.models import Count, StrictModel
from bundle_model.text.page import Page
from checks.evidence.judgements import unjudged
from checks.evidence.stale_pages import row_region, stale_pages_of
from checks.results import AtDeclaration, Breach, Note, Region, Skip

NEEDS = (PAYLOAD, TermsRecord.path, MentionsRecord.path)


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


def absent(repository: Repository, parameters: Searched) -> Iterator[Breach | Skip | Note]:
    """Give lines that nobody has reviewed, hits without a judgement, what is judged to define an element, stale counts."""
    unread = tuple(unread_lines(repository, parameters.elements))
    yield from unread
    stale_pages = stale_pages_of(repository, TermsRecord)
    record = repository.bundle.record(TermsRecord)
    for number, term in enumerate(record.terms if record else ()):
        if set(term.elements) & set(parameters.elements):
            yield from unjudged(term, stale_pages, repository)
            yield from _defining(number, term, parameters, repository)
    mentions = repository.bundle.record(MentionsRecord)
    for number, mention in enumerate(mentions.mentions if mentions else ()):
        yield from _defining_mention(number, mention, parameters, repository)
    found = counts(repository, parameters.elements)
    for name, number in found.items():
        # one new line in a page changes the hits too: that is one finding, for the line
        if getattr(parameters, name) != number and not unread:
            said = f"The search has {number} {name}, but CONSTRAINTS.md says {getattr(parameters, name)}."
            yield Breach(AtDeclaration((name,)), said, "Run `yiwu-bundle record counts`, and review the change.")
    yield Note(f"{found['hits']} hits of {found['terms']} terms judged, {found['mentions']} mentions judged")


def _terms(repository: Repository, elements: tuple[str, ...]) -> list[Term]:
    record = repository.bundle.record(TermsRecord)
    return [term for term in record.terms if set(term.elements) & set(elements)] if record else []


def unread_lines(repository: Repository, elements: tuple[str, ...]) -> Iterator[Breach]:
    """One breach for each page that changed since it was reviewed for these elements, with the lines that are new."""
    record = repository.bundle.record(TermsRecord)
    judged = {page.page: page for page in record.pages} if record else {}
    for page in repository.bundle.pages:
        known = judged.get(page.id)
        lines = known.unread(page) if known else tuple(n for n, line in enumerate(page.lines, 1) if line.strip())
        # two lines that swap places are not new, but the hash differs
        if known is None or known.sha256 != page.file.sha256 or lines:
            yield _unread_page(page, lines, ", ".join(elements), reviewed=known is not None)
    # a missing page, or one that is not UTF-8, has no lines to compare
    wanted = {*judged, *repository.bundle.payload_ids}
    for page_id in sorted(wanted - repository.bundle.page_by_id.keys()):
        said = "was reviewed, but can no longer be read" if page_id in judged else "cannot be read"
        yield Breach(AtDeclaration(), f"Page {page_id} {said}, so the search does not cover it.")


def _unread_page(page: Page, lines: tuple[int, ...], what: str, *, reviewed: bool) -> Breach:
    file = page_path(page)
    if not reviewed:
        said = f"Nobody has reviewed page {page.id} for {what}, so the search does not cover it."
        return Breach(Region.of_line(page, file, lines[0] if lines else 1), said)
    if not lines:
        said = f"Page {page.id} changed since it was reviewed for {what}."
        return Breach(Region.of_line(page, file, 1), said)
    new = f"line {lines[0]} is new" if len(lines) == 1 else f"lines {_ranges(lines)} are new"
    said = f"Page {page.id} changed since it was reviewed for {what}; {new}, so the search no longer covers it."
    return Breach(Region.of_line(page, file, lines[0]), said)


def _ranges(numbers: tuple[int, ...]) -> str:
    """1, 2, 3, 7 as 1-3, 7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _defining(number: int, term: Term, parameters: Searched, repository: Repository) -> Iterator[Breach]:
    for index, judgement in enumerate(term.judgements):
        defined = sorted(set(judgement.defines) & set(parameters.elements))
        if defined:
            said = f"The term “{term.english}” at {_places(judgement)} is judged to define {', '.join(defined)}."
            yield Breach(row_region(repository, TermsRecord.path, ("terms", number, "judgements", index)), said)


def _places(judgement: Judgement) -> str:
    return ", ".join(map(str, judgement.at))


def _defining_mention(number: int, mention: Mention, parameters: Searched, repository: Repository) -> Iterator[Breach]:
    defined = sorted(set(mention.defines) & set(parameters.elements))
    if defined:
        said = f"{mention.english} ({mention.name}) is judged to define {', '.join(defined)}."
        yield Breach(row_region(repository, MentionsRecord.path, ("mentions", number)), said)
