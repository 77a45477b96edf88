from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, partial
from itertools import groupby
from typing import Any

from bundle_model.english.extract import figures_of
from bundle_model.records.gists import GistsRecord, PageGists
from bundle_model.records.pages import PageReading, PagesRecord
from bundle_model.records.tied import digest
from bundle_model.repository import Repository, page_path
from bundle_model.strict.models import Count, Sha256
from bundle_model.text.page import Page
from checks.evidence import parts
from checks.evidence.counted import Counted, miscounted
from checks.evidence.printed_numbers import same_figure
from checks.evidence.stale_pages import row_region
from checks.results import Breach, Region

SUMMARY = "Every printed line of a story is in exactly one passage, whose gist says each figure that it claims."
WHY = (
    "Those who judge what the pages say read no Chinese. A line without a gist could say anything; a line with two gists "
    "could say two things. A figure that the gist leaves out is one that nobody weighs."
)
BAD = "A story of lines 21-72 whose gists end at line 70."
GOOD = "The passages of a story cover its printed lines, each once, and none of them leaves a part of the story."
REMEDY = "Correct the lines of the gists in bundle/record/gists.yaml, or add a gist for what these lines say."
NEEDS = (parts.PAGES, parts.record(PagesRecord), parts.record(GistsRecord))

_NAMED = 3
"""Passages with one line that a message names."""


class Parameters(Counted):
    """The gists, and the sha256 of their ranges of lines."""

    OF = (GistsRecord,)

    gists: Count | None = None
    sha256: Sha256 | None = None

    def found(self, repository: Repository) -> Mapping[str, Any]:
        """What the record has."""
        record = repository.bundle.record(GistsRecord)
        if record is None:
            return {}
        ranges = [(page.page, gist.lines) for page in record.pages for gist in page.gists]
        return {"gists": len(ranges), "sha256": digest(ranges)}


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach]:
    """Compare the lines of the stories of each page with those of its gists."""
    record, found = repository.bundle.record(GistsRecord), list[Breach]()
    readings = {reading.page: reading for reading in repository.bundle.readings}
    for number, gists in enumerate(record.pages if record else ()):
        page, reading = repository.bundle.page_by_id.get(gists.page), readings.get(gists.page)
        if page and reading:
            work = partial(_of_page, number, page, gists, reading, repository)
            found += repository.bundle.worked_out.once("gists of a page", (page, gists, reading), work)
    found.extend(_untold(repository))
    yield from found or miscounted(parameters, repository, "The record of gists")


def _untold(repository: Repository) -> Iterator[Breach]:
    """A breach for each claimed figure that the gist of its lines does not say, with its unit and its bound."""
    bundle = repository.bundle
    rests_on = (*bundle.pages, bundle.record(GistsRecord))
    yield from bundle.worked_out.once(__name__, rests_on, lambda: tuple(_left_out(repository)))


def _left_out(repository: Repository) -> Iterator[Breach]:
    bundle = repository.bundle
    told = cache(lambda gist: figures_of(gist.english))
    for figure in bundle.figures:
        gists = bundle.gists_of(figure.page, figure.line, figure.line + figure.text.count("\n"))
        if figure.claimed and gists and not any(same_figure(one, figure) for gist in gists for one in told(gist)):
            page, shown = bundle.page(figure.page), "".join(figure.text.split())
            said = f"The gist of lines {gists[0].lines} of page {page.id} does not say “{shown}”"
            value = " ".join(part for part in (figure.value, figure.unit, f"({figure.bound})") if part)
            yield Breach(
                Region.of(page, page_path(page), figure.start, figure.end),
                f"{said}: {value}.",
                "Say it in the gist, with its unit and its bound, in bundle/record/gists.yaml.",
            )


def _of_page(
    number: int, page: Page, gists: PageGists, reading: PageReading, repository: Repository
) -> tuple[Breach, ...]:
    return *_beyond_a_story(number, gists, reading, repository), *_not_once(page, gists, reading)


def _beyond_a_story(number: int, gists: PageGists, reading: PageReading, repository: Repository) -> Iterator[Breach]:
    """A breach for each passage that does not lie within one part of one story."""
    spans = [span for story in reading.stories for span in story.lines]
    for index, gist in enumerate(gists.gists):
        if not any(span.first <= gist.lines.first and gist.lines.last <= span.last for span in spans):
            at = row_region(repository, GistsRecord.path, ("pages", number, "gists", index))
            yield Breach(
                at, f"The gist of lines {gist.lines} of page {gists.page} does not lie within one part of a story."
            )


def _not_once(page: Page, gists: PageGists, reading: PageReading) -> Iterator[Breach]:
    """A breach for each printed line of a story that has no gist, or several."""
    told: dict[int, list[str]] = defaultdict(list)
    for gist in gists.gists:
        for line in range(gist.lines.first, min(gist.lines.last, len(page.lines)) + 1):
            if len(told[line]) < _NAMED:
                told[line].append(str(gist.lines))
    for story in reading.stories:
        for span in story.lines:
            lines = range(span.first, min(span.last, len(page.lines)) + 1)
            # a blank line may be in a passage, between two or in both
            printed = (line for line in lines if page.lines[line - 1].strip())
            for passages, run in groupby(printed, lambda line: tuple(told[line])):
                if len(passages) != 1:
                    yield _breach(page, story.id, [*run], passages)


def _breach(page: Page, story: str, run: list[int], passages: tuple[str, ...]) -> Breach:
    """The breach for printed lines that follow each other and are in the same passages."""
    first, last = run[0], run[-1]
    lines, several = (f"Line {first}", False) if first == last else (f"Lines {first}-{last}", True)
    lacking = "have no gist" if several else "has no gist"
    said = f"{'are' if several else 'is'} in the passages {' and '.join(passages)}" if passages else lacking
    return Breach(Region.of_line(page, page_path(page), first), f"{lines} of page {page.id} (story {story}) {said}.")
