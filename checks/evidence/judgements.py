"""Hits without a judgement, and judgements without a hit."""

from collections import Counter
from collections.abc import Collection, Iterator

from bundle_model.records.terms import Term, TermsRecord
from bundle_model.repository import Repository, page_path
from checks.evidence.stale_pages import row_region
from checks.results import Breach, Region


def unjudged(term: Term, stale_pages: Collection[str], repository: Repository) -> Iterator[Breach]:
    """Each hit that does not have exactly one judgement, except on the stale pages `stale_pages`."""
    bundle = repository.bundle
    judged = Counter(str(place) for judgement in term.judgements for place in judgement.at)
    for hit in bundle.hits[term.english]:
        times = judged[str(hit.place)]
        # two judgements of one hit could disagree; on a stale page the judged places mean nothing
        if times != 1 and hit.place.page not in stale_pages:
            said = f"with {times} judgements" if times else "without a judgement"
            page = bundle.page_by_id[hit.place.page]
            region = Region.of(page, page_path(page), hit.start, hit.end)
            yield Breach(region, f"“{hit.words}” is a hit of the term “{term.english}” {said}.")


def misplaced(number: int, term: Term, stale_pages: Collection[str], repository: Repository) -> Iterator[Breach]:
    """Each judged place where the term does not occur. `number` is the index of the term in the record."""
    hit = {str(found.place) for found in repository.bundle.hits[term.english]}
    for index, judgement in enumerate(term.judgements):
        for place in judgement.at:
            if place.page not in stale_pages and str(place) not in hit:
                at = row_region(repository, TermsRecord.path, ("terms", number, "judgements", index))
                yield Breach(
                    at, f"A judgement of the term “{term.english}” names {place}, but the term does not occur there."
                )
