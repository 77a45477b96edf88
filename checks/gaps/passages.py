"""What the pages say about an element of a spec: the words that define it, and the nearest words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bundle_model.declared.elements import Element
from bundle_model.records.mentions import Mention, MentionsRecord
from bundle_model.records.terms import Term, TermsRecord
from bundle_model.repository import BUNDLE, Repository
from bundle_model.search import Hit
from bundle_model.text.page import Page
from checks.evidence.stale_pages import stale_pages_of

_REACH = 16
_CLAUSE_ENDS = frozenset('，。；：！？、,;:!?（）()《》“”"')


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation about an element: the place where it begins, the printed words, and what they say in English."""

    place: str
    quote: str
    says: str


def standing(passages: Iterable[Passage], repository: Repository) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """The passages that are at their places, each once, and a message for each of the others."""
    each = dict.fromkeys(passages)
    stands = tuple(one for one in each if _stands(one, repository))
    wrong = (one for one in each if one not in stands)
    return stands, tuple(
        f"{BUNDLE}/{MentionsRecord.path} quotes “{one.quote}” at {one.place}, but it is not there." for one in wrong
    )


def _stands(passage: Passage, repository: Repository) -> bool:
    page_id, line, column = passage.place.rsplit(":", 2)
    page = repository.bundle.page_by_id.get(page_id)
    return page is not None and page.holds(passage.quote, int(line), int(column))


def defining(element: Element, repository: Repository) -> Iterator[Passage]:
    """The passages that mentions and judgements say define the element, on pages that have not changed since."""
    stale_pages = stale_pages_of(repository, MentionsRecord)
    for mention in _mentions(repository):
        if element.id in mention.defines:
            quotes = mention.quotes or (mention.name,) * len(mention.places)
            said = f"{mention.english}: {mention.verdict}"
            placed = zip(mention.places, quotes, strict=True)
            yield from (Passage(str(at), quote, said) for at, quote in placed if at.page not in stale_pages)
    record = repository.bundle.record(TermsRecord)
    for term in record.terms if record else ():
        judged = _judged_to_define(element, term)
        yield from (_around(hit, why, repository) for hit, why in _hits_at(judged, term, repository))


def _judged_to_define(element: Element, term: Term) -> dict[str, str]:
    """Why the term's hits define the element, by place."""
    if element.id not in term.defines:
        return {}
    return {str(at): one.why for one in term.judgements if element.id in one.defines for at in one.at}


def nearest(element: Element, terms: Iterable[Term], repository: Repository) -> Iterator[Passage]:
    """What mentions state about the element, then the hits of its terms that are judged to be near it."""
    yield from _stated(element, repository)
    hits: list[tuple[Hit, str]] = []
    for term in terms:
        judged = {str(at): one.why for one in term.judgements if element.id in one.near for at in one.at}
        hits.extend(_hits_at(judged, term, repository))
    for hit, why in sorted(hits, key=lambda found: (found[0].place.page, found[0].start)):
        yield _around(hit, why, repository)


def _mentions(repository: Repository) -> tuple[Mention, ...]:
    record = repository.bundle.record(MentionsRecord)
    return record.mentions if record else ()


def _stated(element: Element, repository: Repository) -> Iterator[Passage]:
    """What mentions state about the element, those with a long argument first."""
    stale_pages = stale_pages_of(repository, MentionsRecord)
    for mention in sorted(_mentions(repository), key=lambda mention: mention.argued is None):
        for stated in mention.states:
            if stated.element == element.id and stated.at.page not in stale_pages:
                yield Passage(str(stated.at), stated.quote, f"{mention.english}: {stated.says}")


def _hits_at(judged: dict[str, str], term: Term, repository: Repository) -> Iterator[tuple[Hit, str]]:
    """The hits of a term at judged places, on pages that have not changed since, each with its judgement."""
    if not judged:  # most terms have no judgement for an element, and their hits are many
        return
    fresh = repository.bundle.pages_as_read(TermsRecord.path)
    for hit in repository.bundle.hits[term.english]:
        if hit.at in judged and hit.place.page in fresh:
            yield hit, judged[hit.at]


def _around(hit: Hit, why: str, repository: Repository) -> Passage:
    """A hit with the clause around it."""
    place, quote = _clause(repository.bundle.page_by_id[hit.place.page], hit)
    return Passage(place, quote, why)


def _clause(page: Page, hit: Hit) -> tuple[str, str]:
    """The words around a hit up to the signs that end a clause, at most 16 characters on each side, and their place."""
    start, end = hit.start, hit.end
    while start > max(0, hit.start - _REACH) and page.text[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    while end < min(len(page.text), hit.end + _REACH) and page.text[end] not in _CLAUSE_ENDS:
        end += 1
    quote = page.text[start:end].rstrip()
    start += len(quote) - len(quote.lstrip())
    line, column = page.place_of(start)
    return f"{page.id}:{line}:{column}", quote.lstrip()
