"""What checks of the search share: hits that nobody has judged, and judgements of what is no hit."""

from collections import Counter
from collections.abc import Collection, Iterator

from bundle_model.records.terms import Term, TermsRecord
from bundle_model.repository import Repository, page_path
from checks.evidence.stale_pages import row_region
from checks.results import Breach, Region


def unjudged(term: Term, other: Collection[str], repository: Repository) -> Iterator[Breach]:
    """Each hit without exactly one judgement. `other` are the pages that are not those that were judged."""
    bundle = repository.bundle
    judged = Counter(str(place) for judgement in term.judgements for place in judgement.at)
    for hit in bundle.hits[term.english]:
        times = judged[str(hit.place)]
        if times != 1 and hit.place.page not in other:
            said = f"with {times} judgements" if times else "without a judgement"
            page = bundle.page_by_id[hit.place.page]
            region = Region.of(page, page_path(page), hit.start, hit.end)
            yield Breach(region, f"“{hit.words}” is a hit of the term “{term.english}” {said}.")


def misplaced(number: int, term: Term, other: Collection[str], repository: Repository) -> Iterator[Breach]:
    """Each place of a judgement of the term, the record's term of this number, where the term does not hit."""
    hit = {str(found.place) for found in repository.bundle.hits[term.english]}
    for index, judgement in enumerate(term.judgements):
        for place in judgement.at:
            if place.page not in other and str(place) not in hit:
                at = row_region(repository, TermsRecord.path, ("terms", number, "judgements", index))
                yield Breach(
                    at, f"A judgement of the term “{term.english}” names {place}, but the term does not occur there."
                )
