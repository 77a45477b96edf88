"""Every hit of every term that a reader would search for is judged, and every judgement still has its hit.

That the pages define no system is a claim about a search that anyone can run again. A hit without a judgement is an
objection that nobody has answered; a judgement without a hit answers nothing.
"""

from collections import Counter
from collections.abc import Iterator

from bundle_model.closed import Closed
from bundle_model.loader import PAYLOAD, WORDS_RECORD
from bundle_model.repository import Reading, page_path
from bundle_model.words_record import Term
from checks.records import not_as_read, other_pages, row_region, unread_pages
from checks.results import Breach, Note, Region, Skip

BAD = "The word 平台 on a line of a page, with no judgement that names the place."
GOOD = "Each place where 平台 stands is listed under one judgement, with the reason why it defines nothing."
REMEDY = "Read the place, and add it to a judgement of the term in bundle/record/words.yaml, or take it out."
NEEDS = (PAYLOAD,)


class Parameters(Closed):
    """Takes none."""


def check(reading: Reading, parameters: Parameters) -> Iterator[Breach | Skip | Note]:
    """Search again, and compare with the judgements, both ways, on each page that is still the one that was read."""
    yield from not_as_read(reading, WORDS_RECORD)
    yield from unread_pages(reading)
    record = reading.inspection.words_record
    if record:
        other = other_pages(reading, WORDS_RECORD, (page.page for page in record.pages))
        for number, term in enumerate(record.terms):
            yield from _check_term(number, term, other, reading)
        hits = sum(map(len, reading.inspection.hits.values()))
        yield Note(f"{len(record.terms)} terms, {hits} hits")


def _check_term(number: int, term: Term, other: frozenset[str], reading: Reading) -> Iterator[Breach]:
    inspection = reading.inspection
    judged = Counter(str(place) for judgement in term.judgements for place in judgement.at)
    hit = {str(found.place): found for found in inspection.hits[term.english] if found.place.page not in other}
    for at_place, found in hit.items():
        if judged[at_place] != 1:
            said = "without a judgement" if not judged[at_place] else f"with {judged[at_place]} judgements"
            page = inspection.page_by_id[found.place.page]
            region = Region.of(page, page_path(page), found.start, found.end)
            yield Breach(region, f"“{found.words}” is a hit of the term “{term.english}” {said}.")
    for index, judgement in enumerate(term.judgements):
        for place in judgement.at:
            if place.page not in other and str(place) not in hit:
                at = row_region(reading, WORDS_RECORD, ("terms", number, "judgements", index))
                yield Breach(at, f"A judgement of the term “{term.english}” names {place}, where it does not hit.")
