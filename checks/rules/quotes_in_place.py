from collections.abc import Iterator, Mapping
from typing import Any

from bundle_model.records.pages import EvidenceLine, PageReading, PagesRecord, Story
from bundle_model.records.tied import digest
from bundle_model.repository import Repository, page_path
from bundle_model.strict.models import Count, Sha256
from bundle_model.text.places import Quote, is_printed
from checks.evidence import parts
from checks.evidence.counted import Counted, miscounted, twice
from checks.results import AtDeclaration, Breach, Region

SUMMARY = "Every headline and byline that the record quotes is at its place, to the letter, within its story."
WHY = "A quotation that is not at its place proves nothing. A place is exact or wrong: the check never searches nearby."
BAD = "A headline quoted at 000:71:2 that begins at 000:71:1."
GOOD = "The quoted words begin at the recorded line and column, and that line belongs to the story."
REMEDY = "Correct the place or the words in bundle/record/pages.yaml."
NEEDS = (parts.PAGES, parts.record(PagesRecord))


class Parameters(Counted):
    """The quoted headlines and bylines, and the lines of evidence; and the sha256 of them all and of each story's place."""

    OF = (PagesRecord,)

    headlines: Count | None = None
    bylines: Count | None = None
    evidence: Count | None = None
    sha256: Sha256 | None = None

    def found(self, repository: Repository) -> Mapping[str, Any]:
        """What the record has."""
        record = repository.bundle.record(PagesRecord)
        if record is None:
            return {}
        stories = [story for page in record.pages for story in page.stories]
        inferred = [(page.page, page.newspaper, page.date) for page in record.pages]
        return {
            "headlines": sum(len(story.headline) for story in stories),
            "bylines": sum(len(story.byline) for story in stories),
            "evidence": sum(len(one.from_) for _, newspaper, date in inferred for one in (newspaper, date)),
            "sha256": digest((*inferred, *((one.id, one.place, one.headline, one.byline) for one in stories))),
        }


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach]:
    """Look up each quotation, and each line that a newspaper's name or date is inferred from."""
    record = repository.bundle.record(PagesRecord)
    found = [*_not_there(record, repository), *twice(record, repository)]
    yield from found or miscounted(parameters, repository, "The record of pages")


def _not_there(record: PagesRecord | None, repository: Repository) -> Iterator[Breach]:
    for page_reading in record.pages if record else ():
        if page_reading.page in repository.bundle.page_by_id:
            for bound in (*page_reading.newspaper.from_, *page_reading.date.from_):
                yield from _check_bound(bound, page_reading, repository)
            for story in page_reading.stories:
                for quote in (*story.headline, *story.byline):
                    yield from _check_quote(quote, story, repository)


def _check_quote(quote: Quote, story: Story, repository: Repository) -> Iterator[Breach]:
    if quote.at.page in repository.bundle.left_out:
        return
    page = repository.bundle.page_by_id.get(quote.at.page)
    line, column = quote.at.line, quote.at.column or 1
    if page is None or not page.holds(quote.quote, line, column):
        yield Breach(
            _at(quote, repository), f"Story {story.id} quotes “{quote.quote}” at {quote.at}, but it is not there."
        )
    elif quote.at.page != story.id.rpartition("-")[0] or not any(r.first <= line <= r.last for r in story.lines):
        yield Breach(_at(quote, repository), f"Story {story.id} quotes {quote.at}, which is not in that story.")


def _at(quote: Quote, repository: Repository) -> Region | AtDeclaration:
    page = repository.bundle.page_by_id.get(quote.at.page)
    if page is None or quote.at.line > len(page.lines):  # no line to mark: "009:1:1", or line 999 of 338
        return AtDeclaration()
    return Region.of_line(page, page_path(page), quote.at.line)


def _check_bound(bound: EvidenceLine, page_reading: PageReading, repository: Repository) -> Iterator[Breach]:
    if bound.at.page in repository.bundle.left_out:
        return
    page = repository.bundle.page_by_id.get(bound.at.page)
    if page is None or not is_printed(bound.at, page):  # a blank line shows nothing
        yield Breach(
            AtDeclaration(), f"The reading of page {page_reading.page} rests on {bound.at}, where nothing is printed."
        )
