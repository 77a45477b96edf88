from collections.abc import Iterator

from bundle_model.records.terms import TermsRecord
from bundle_model.repository import Repository
from checks.evidence import parts
from checks.evidence.judgements import judged_twice, misplaced, unjudged_lines
from checks.results import Breach, Note

SUMMARY = "Every hit of every search term is judged, and every judgement still has its hit."
WHY = (
    "That the pages define no system is a claim about a search that anyone can run again. A hit without a "
    "judgement is an objection without an answer; a judgement without a hit answers nothing."
)
BAD = "The word 平台 on a line of a page, with no judgement for the place."
GOOD = "Each place of 平台 is listed under one judgement, with the reason why it defines nothing."
REMEDY = "Read the place. Add it to a judgement of the term in bundle/record/words.yaml, or remove it from there."
NEEDS = (parts.PAGES, parts.record(TermsRecord))
RANK = 6


def check(repository: Repository) -> Iterator[Breach | Note]:
    """Search again, and compare hits and judgements, both ways."""
    record = repository.bundle.record(TermsRecord)
    if record:
        # where a check of absence is about the line, the finding is its own
        yield from unjudged_lines(record.terms, repository)
        for number, term in enumerate(record.terms):
            yield from judged_twice(number, term, repository)
            yield from misplaced(number, term, repository.bundle.left_out, repository)
        hits = sum(map(len, repository.bundle.hits.values()))
        yield Note(f"{len(record.terms)} terms, {hits} hits")
