from collections.abc import Iterator

from bundle_model.bag.manifest import PAYLOAD
from bundle_model.records.terms import TermsRecord
from bundle_model.repository import Repository
from checks.evidence.judgements import misplaced, unjudged
from checks.evidence.stale_pages import not_as_read, stale_pages_of, unread_pages
from checks.results import Breach, Note, Skip

SUMMARY = "Every hit of every search term is judged, and every judgement still has its hit."
WHY = (
    "That the pages define no system is a claim about a search that anyone can run again. A hit without a "
    "judgement is an objection without an answer; a judgement without a hit answers nothing."
)
BAD = "The word 平台 on a line of a page, with no judgement for the place."
GOOD = "Each place of 平台 is listed under one judgement, with the reason why it defines nothing."
REMEDY = "Read the place. Add it to a judgement of the term in bundle/record/words.yaml, or remove it from there."
NEEDS = (PAYLOAD,)


def check(repository: Repository) -> Iterator[Breach | Skip | Note]:
    """Search again, and compare hits and judgements, both ways, on each page that has not changed."""
    yield from not_as_read(repository, TermsRecord.path)
    yield from unread_pages(repository)
    record = repository.bundle.record(TermsRecord)
    if record:
        stale_pages = stale_pages_of(repository, TermsRecord)
        for number, term in enumerate(record.terms):
            yield from unjudged(term, stale_pages, repository)
            yield from misplaced(number, term, stale_pages, repository)
        hits = sum(map(len, repository.bundle.hits.values()))
        yield Note(f"{len(record.terms)} terms, {hits} hits")
