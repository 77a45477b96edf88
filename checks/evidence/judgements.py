"""Hits without a judgement, judgements without a hit, and elements without a search."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from bundle_model.declared.elements import elements
from bundle_model.faults import first_of
from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.terms import Term, TermsRecord
from bundle_model.repository import Repository, page_path
from bundle_model.search import Hit
from bundle_model.text.text import is_han
from checks.evidence import parts
from checks.evidence.stale_pages import row_region
from checks.results import Breach, Region, Related

_LANGUAGES = (("Chinese", True), ("English", False))
_NAMED = 3
"""Words of one line that a message names."""


def unjudged(term: Term, stale_pages: Collection[str], repository: Repository) -> Iterator[Hit]:
    """Each hit of a term that has no judgement, except on the stale pages."""
    bundle = repository.bundle
    rests_on = (term, *bundle.pages)
    hits = bundle.worked_out.once("unjudged", rests_on, lambda: tuple(_unjudged(term, bundle.hits[term.english])))
    # on a stale page the judged places mean nothing
    return (hit for hit in hits if hit.place.page not in stale_pages)


def _unjudged(term: Term, hits: Iterable[Hit]) -> Iterator[Hit]:
    judged = term.times_judged
    return (hit for hit in hits if not judged[hit.at])


def unjudged_lines(terms: Iterable[Term], repository: Repository) -> Iterator[Breach]:
    """One breach for each line with hits of these terms that nobody has judged, with each word's place."""
    found: dict[tuple[str, int], list[tuple[Hit, Term]]] = defaultdict(list)
    for term in terms:
        for hit in unjudged(term, (), repository):
            found[hit.place.page, hit.place.line].append((hit, term))
    for (page_id, line), hits in sorted(found.items()):
        page = repository.bundle.page_by_id[page_id]
        places = [(Region.of(page, page_path(page), hit.start, hit.end), hit, term) for hit, term in hits]
        places.sort(key=lambda one: (one[0], one[2].english))
        shown = first_of([f"“{hit.words}” ({term.english})" for _, hit, term in places], _NAMED)
        said = f"Line {line} of page {page_id} has words of the search that nobody has judged: {shown}."
        related = tuple(
            Related(region, f"“{hit.words}” is a hit of the term “{term.english}”") for region, hit, term in places
        )
        yield Breach(places[0][0], said, None, related if len(related) > 1 else (), (parts.line(page_id, line),))


def judged_twice(number: int, term: Term, repository: Repository) -> Iterator[Breach]:
    """Each judgement of a place that an earlier one judges too: the two could disagree. `number` is the term's index."""
    times = term.times_judged
    if times.total() == len(times):
        return
    seen: set[str] = set()
    for index, judgement in enumerate(term.judgements):
        for place in judgement.places:
            if times[place] > 1 and place in seen:
                at = row_region(repository, TermsRecord.path, ("terms", number, "judgements", index))
                yield Breach(at, f"The term “{term.english}” has {times[place]} judgements of {place}.")
            seen.add(place)


def misplaced(number: int, term: Term, stale_pages: Collection[str], repository: Repository) -> Iterator[Breach]:
    """Each judged place where the term does not occur. `number` is the index of the term in the record."""
    hit = {found.at for found in repository.bundle.hits[term.english]}
    for index, judgement in enumerate(term.judgements):
        for at, place in zip(judgement.at, judgement.places, strict=True):
            if place not in hit and at.page not in stale_pages:
                here = row_region(repository, TermsRecord.path, ("terms", number, "judgements", index))
                said = f"A judgement of the term “{term.english}” names {place}, but the term does not occur there."
                yield Breach(
                    here, said, "Correct the place, or remove it there.", parts=(f"{parts.JUDGEMENTS}/{place}",)
                )


def is_chinese(form: str) -> bool:
    """Whether a form of a term is Chinese; all others count as English."""
    return any(map(is_han, form))


def not_searched(repository: Repository) -> tuple[tuple[str, str], ...]:
    """Each element for which no term is searched, or none in one of the two languages, with a message that says so."""
    record = repository.bundle.record(TermsRecord)
    if record is None:
        return ()
    return repository.bundle.worked_out.once("not searched", (record,), lambda: tuple(_not_searched(record)))


def _not_searched(record: TermsRecord) -> Iterator[tuple[str, str]]:
    searched = {
        (element, is_chinese(form)) for term in record.terms for element in term.elements for form in term.forms
    }
    for element in elements():
        languages = [language for language, chinese in _LANGUAGES if (element, chinese) not in searched]
        if languages:
            inside = f" in {languages[0]}" if len(languages) == 1 else ""
            yield element, f"No term{inside} is searched for"


def of_nothing(number: int, term: Term, repository: Repository) -> Iterator[Breach]:
    """Each judgement that speaks of a thing that nobody recorded. `number` is the index of the term in the record."""
    mentions = repository.bundle.record(MentionsRecord)
    for index, judgement in enumerate(term.judgements):
        if mentions and judgement.of is not None and judgement.of not in mentions.by_english:
            at = row_region(repository, TermsRecord.path, ("terms", number, "judgements", index))
            yield Breach(
                at, f"A judgement of the term “{term.english}” speaks of “{judgement.of}”, which no mention is."
            )
