from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from bundle_model.records.pages import PageReading, PagesRecord
from bundle_model.records.tied import digest
from bundle_model.repository import Repository, page_path
from bundle_model.strict.models import Count, Sha256
from bundle_model.text.page import Page
from bundle_model.text.places import LineRange
from checks.evidence import parts
from checks.evidence.counted import Counted, miscounted
from checks.results import Breach, Region

SUMMARY = "Every printed line of a page belongs to exactly one story, or to the page's furniture."
WHY = (
    "Columns and captions interrupt stories. A line in no story could hold a figure or a claim that nobody has "
    "read; a figure on a line in two stories is counted twice."
)
BAD = "Two stories whose line ranges overlap, or a caption in no range."
GOOD = "The ranges of a page's stories and furniture cover its printed lines, each once."
REMEDY = "Correct the line ranges in bundle/record/pages.yaml."
NEEDS = (parts.PAGES, parts.record(PagesRecord))


class Parameters(Counted):
    """The stories, the pieces of furniture and the ranges of lines of both; and the sha256 of all ranges."""

    OF = (PagesRecord,)

    stories: Count | None = None
    furniture: Count | None = None
    ranges: Count | None = None
    sha256: Sha256 | None = None

    def found(self, repository: Repository) -> Mapping[str, Any]:
        """What the record has."""
        record = repository.bundle.record(PagesRecord)
        if record is None:
            return {}
        stories = [(story.id, story.lines) for page in record.pages for story in page.stories]
        furniture = [(page.page, tuple(one.lines for one in page.furniture)) for page in record.pages]
        return {
            "stories": len(stories),
            "furniture": sum(len(lines) for _, lines in furniture),
            "ranges": sum(len(lines) for _, lines in (*stories, *furniture)),
            "sha256": digest((*stories, *furniture)),
        }


_NAMED = 3
"""Owners of one line that a message names. One more is kept, not all: ten thousand ranges may cover one line."""


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach]:
    """Compare the printed lines of each page with the ranges of its reading."""
    record = repository.bundle.record(PagesRecord)
    found: list[Breach] = []
    for page_reading in record.pages if record else ():
        page = repository.bundle.page_by_id.get(page_reading.page)
        if page:
            found.extend(_check_page(page, page_reading))
    yield from found or miscounted(parameters, repository, "The record of pages")


def _check_page(page: Page, reading: PageReading) -> Iterator[Breach]:
    file = page_path(page)
    owners: dict[int, list[str]] = defaultdict(list)
    for owner, lines in _ranges(reading):
        if lines.last > len(page.lines):  # lines 1-999 of a page of 338; an empty page has no line to mark
            message = f"{owner} claims lines {lines}, but page {page.id} ends at line {len(page.lines)}."
            yield Breach(Region.of_line(page, file, max(1, len(page.lines))), message)
        for number in range(lines.first, min(lines.last, len(page.lines)) + 1):
            if len(owners[number]) <= _NAMED:
                owners[number].append(owner)
    for number, line in enumerate(page.lines, 1):
        # a blank line may be in a range, in two or in none
        if line.strip() and len(owners[number]) != 1:
            named = " and ".join((*owners[number][:_NAMED], *(["others"] if len(owners[number]) > _NAMED else [])))
            said = f"Line {number} of page {page.id} belongs to {named or 'no story'}."
            yield Breach(Region.of_line(page, file, number), said)


def _ranges(reading: PageReading) -> Iterator[tuple[str, LineRange]]:
    for story in reading.stories:
        for lines in story.lines:
            yield f"story {story.id}", lines
    for furniture in reading.furniture:
        yield "the furniture", furniture.lines
