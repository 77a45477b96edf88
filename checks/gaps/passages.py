"""What the pages say about the elements of a spec: the words that define it, and the nearest words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from bundle_model.files.layout import BUNDLE
from bundle_model.records.mentions import Mention, MentionsRecord
from bundle_model.records.terms import Judgement, Term, TermsRecord
from bundle_model.repository import Repository
from bundle_model.search import Hit
from bundle_model.text.page import Page
from checks.evidence.stale_pages import stale_pages_of

_REACH = 16
_CLAUSE_ENDS = frozenset('，。；：！？、,;:!?（）()《》“”"')


class Passage(NamedTuple):
    """A quotation about an element: the place where it begins, the printed words, and what they say in English.

    `of` is the English name of the thing that they speak of, None if they speak of none that is named; `technical`, whether
    that is one that a spec could be of; `lacks`, why what the pages say of it is not enough. `gist` tells in English what the
    lines of the quotation say; None where nobody has told it.
    """

    place: str
    quote: str
    says: str
    of: str | None = None
    technical: bool = False
    lacks: str | None = None
    gist: str | None = None


def standing(passages: Iterable[Passage], repository: Repository) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """The passages that are at their places, each once and with its gist, and a message for each of the others."""
    each = {one: _stands(one, repository) for one in dict.fromkeys(passages)}
    wrong = (one for one, stands in each.items() if not stands)
    return tuple(_told(one, repository) for one, stands in each.items() if stands), tuple(
        f"{BUNDLE}/{MentionsRecord.path} quotes “{one.quote}” at {one.place}, but it is not there." for one in wrong
    )


def _stands(passage: Passage, repository: Repository) -> bool:
    page_id, line, column = passage.place.rsplit(":", 2)
    page = repository.bundle.page_by_id.get(page_id)
    return page is not None and page.holds(passage.quote, int(line), int(column))


def _told(passage: Passage, repository: Repository) -> Passage:
    page_id, line, _ = passage.place.rsplit(":", 2)
    last = int(line) + passage.quote.count("\n")
    gists = repository.bundle.gists_of(page_id, int(line), last)
    return passage._replace(gist=" ".join(gist.english for gist in gists) or None)


def defining(repository: Repository) -> defaultdict[str, list[Passage]]:
    """The passages that define an element, by the id of the element.

    They are those of which mentions and judgements say so, on pages that have not changed since.
    """
    found = defaultdict[str, list[Passage]](list)
    stale_pages = stale_pages_of(repository, MentionsRecord)
    for mention in _mentions(repository):
        for element in mention.defines:
            quotes = mention.quotes or (mention.name,) * len(mention.places)
            said = f"{mention.english}: {mention.verdict}"
            placed = zip(mention.places, quotes, strict=True)
            found[element].extend(Passage(str(at), quote, said) for at, quote in placed if at.page not in stale_pages)
    for term in _terms(repository):
        for element, judged in _why(term, lambda judgement: judgement.defines).items():
            found[element].extend(_around(hit, why, repository) for hit, why in _hits_at(judged, term, repository))
    return found


def nearest(repository: Repository) -> defaultdict[str, list[Passage]]:
    """What is said of named things about an element and what hits are near it, by the id of the element.

    What is said of technical things comes first, and of those that a person has argued at length before all.
    """
    found = _stated(repository)
    hits = defaultdict[str, list[tuple[Hit, str, str | None]]](list)
    named = {mention.english: mention for mention in _mentions(repository)}
    for term in _terms(repository):
        of = {str(at): judgement.of for judgement in term.judgements for at in judgement.at}
        for element, judged in _why(term, lambda judgement: judgement.near).items():
            hits[element].extend((hit, why, of[hit.at]) for hit, why in _hits_at(judged, term, repository))
    for element, near in hits.items():
        near.sort(key=lambda one: (one[0].place.page, one[0].start))
        found[element].extend(_spoken_of(_around(hit, why, repository), named.get(of or "")) for hit, why, of in near)
    # what is said of technical things first; of those, the things of which most is said
    ranks = {mention.english: (mention.argued is None, -len(mention.states)) for mention in _mentions(repository)}
    for passages in found.values():
        passages.sort(key=lambda one: (not one.technical, ranks.get(one.of or "", (True, 1))))
    return found


def _spoken_of(passage: Passage, mention: Mention | None) -> Passage:
    """The passage with the thing that it speaks of."""
    if mention is None:
        return passage
    return passage._replace(of=mention.english, technical=mention.technical, lacks=mention.reason)


def _why(term: Term, elements: Callable[[Judgement], tuple[str, ...]]) -> dict[str, dict[str, str]]:
    """Why the term's hits concern the elements that a judgement names, by element and by place."""
    why: dict[str, dict[str, str]] = defaultdict(dict)
    for judgement in term.judgements:
        for element in elements(judgement):
            why[element].update(dict.fromkeys(judgement.places, judgement.why))
    return why


def _terms(repository: Repository) -> tuple[Term, ...]:
    record = repository.bundle.record(TermsRecord)
    return record.terms if record else ()


def _mentions(repository: Repository) -> tuple[Mention, ...]:
    record = repository.bundle.record(MentionsRecord)
    return record.mentions if record else ()


def _stated(repository: Repository) -> defaultdict[str, list[Passage]]:
    """What mentions state about each element, in the order of the record."""
    found = defaultdict[str, list[Passage]](list)
    stale_pages = stale_pages_of(repository, MentionsRecord)
    for mention in _mentions(repository):
        for stated in mention.states:
            if stated.at.page not in stale_pages:
                passage = Passage(str(stated.at), stated.quote, f"{mention.english}: {stated.says}")
                found[stated.element].append(_spoken_of(passage, mention))
    return found


def _hits_at(judged: dict[str, str], term: Term, repository: Repository) -> Iterator[tuple[Hit, str]]:
    """The hits of a term at judged places, on pages that have not changed since, each with its judgement."""
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
