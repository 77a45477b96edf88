"""The bundle: everything that could be read of a bag, and every fault."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import Any, TypeVar

from bundle_model.bag.manifest import PAYLOAD
from bundle_model.bag.reader import BagReading
from bundle_model.facts import Fact, facts_of, story_at
from bundle_model.faults import Fault
from bundle_model.figures import Figure
from bundle_model.records.all_records import RECORDS
from bundle_model.records.base import Record, stale
from bundle_model.records.english import EnglishRow
from bundle_model.records.figures import FiguresRecord
from bundle_model.records.gists import Gist, GistsRecord
from bundle_model.records.pages import PageReading, PagesRecord, Story
from bundle_model.records.relations import PageRelations, RelationsRecord
from bundle_model.records.terms import TermsRecord
from bundle_model.relations.judging import Judged, judge
from bundle_model.search import Hit, Searchable, hits
from bundle_model.strict.yaml_text import YamlDocument
from bundle_model.text.page import Page, PageFile, page_ids
from bundle_model.text.places import Place

MOST_FIGURES = 50_000
"""Figures of a page that are read. The check of digits says where a page has more."""
NO_TEXT = "page-not-text"
"""The kind of fault of a page that cannot be read as text. Its size and hash are known, its words are not."""
AnyRecord = TypeVar("AnyRecord", bound=Record)
Result = TypeVar("Result")


class WorkedOut:
    """What has been worked out of pages and records, for all bundles that share them."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], tuple[tuple[object, ...], Any]] = {}

    def once(self, name: str, of: tuple[object, ...], work: Callable[[], Result]) -> Result:
        """`work()`, computed once per identity of the objects in `of`; it must depend on nothing else."""
        key = (name, *map(id, of))
        if key not in self._kept:
            self._kept[key] = of, work()  # `of` too: while it is kept, no other object has its id
        result: Result = self._kept[key][1]
        return result


@dataclass(frozen=True)
class Bundle:
    """Everything that could be read of a bag, and every fault. A bundle from `load` has no fault.

    `pages` leaves out files that are not text. `records` has each record that could be read, by path; `documents` the
    YAML of each that could be parsed, which knows the place of each field. `wanted` are the paths of the records that were to be
    read: whoever asks for another gets a KeyError. `left_out` are the ids of pages that
    were taken out (see `without`). `worked_out` is shared with the bundles that are made of this one; `kept` caches results
    valid for this bundle only.
    """

    bag: BagReading
    pages: tuple[Page, ...]
    records: Mapping[str, Record] = field(hash=False)
    documents: Mapping[str, YamlDocument] = field(hash=False)
    faults: tuple[Fault, ...]
    wanted: frozenset[str] = frozenset(RECORDS)
    left_out: frozenset[str] = frozenset()
    worked_out: WorkedOut = field(default_factory=WorkedOut, compare=False, repr=False)
    kept: WorkedOut = field(default_factory=WorkedOut, init=False, compare=False, repr=False)

    def without(self, pages: frozenset[str], records: frozenset[str]) -> "Bundle":
        """The bundle without the pages with these ids and the records at these paths, for a caller that must not rely on them.

        What a record says of such a page is still there.
        """
        return replace(
            self,
            pages=tuple(page for page in self.pages if page.id not in pages),
            records={path: one for path, one in self.records.items() if path not in records},
            left_out=pages,
        )

    def record(self, model: type[AnyRecord]) -> AnyRecord | None:
        """The record of this model, such as `PagesRecord`; None where it could not be read. KeyError if it was not wanted."""
        found = self._read(model.path)
        return found if isinstance(found, model) else None

    def english_of(self, path: str) -> tuple[EnglishRow, ...]:
        """All English of the record at a path, row by row; nothing where it could not be read. KeyError if it was not wanted."""
        record = self._read(path)
        return self.worked_out.once("english", (record,), lambda: tuple(record.english())) if record else ()

    def _read(self, path: str) -> Record | None:
        if path not in self.wanted:
            raise KeyError(path)
        return self.records.get(path)

    @cached_property
    def page_by_id(self) -> dict[str, Page]:
        """The pages that could be read, by id."""
        return {page.id: page for page in self.pages}

    def page(self, page_id: str) -> Page:
        """The page with this id. KeyError where there is none."""
        return self.page_by_id[page_id]

    @property
    def files(self) -> tuple[PageFile, ...]:
        """The pages that could be read, as files, in page order."""
        return tuple(page.file for page in self.pages)

    @cached_property
    def id_by_name(self) -> dict[str, str]:
        """The id of each page by the name of its file in data/, those that are not text included."""
        return page_ids([file.path.removeprefix(PAYLOAD) for file in self.bag.payload])

    @property
    def payload_ids(self) -> tuple[str, ...]:
        """The ids of all pages in order, those that are not text included."""
        return tuple(sorted(self.id_by_name.values()))

    @property
    def seed_count(self) -> int:
        """The number of seeds in the bundle, those that are not text included."""
        return len(self.payload_ids)

    @property
    def readings(self) -> tuple[PageReading, ...]:
        """The reviewed reading of each page, in page order. Empty where the record of pages could not be read."""
        record = self.record(PagesRecord)
        return record.pages if record else ()

    @property
    def yiwu_page_count(self) -> int:
        """The number of pages whose stories are all about Yiwu (decision D-02)."""
        return sum(reading.about_yiwu for reading in self.readings)

    @property
    def stories(self) -> tuple[Story, ...]:
        """Every story, in page order, then in the order of the page."""
        return tuple(story for reading in self.readings for story in reading.stories)

    @cached_property
    def story_by_id(self) -> dict[str, Story]:
        """Every story by its id, in the same order."""
        return {story.id: story for story in self.stories}

    def story_of(self, place: Place) -> str | None:
        """The id of the story at a place; None where there is none."""
        return story_at(self._reading_by_page.get(place.page), place.line)

    def gists_of(self, page: str, first: int, last: int) -> tuple[Gist, ...]:
        """The gists of the passages that have one of these lines; none where the page has changed since."""
        firsts, gists = self._gists_by_page.get(page, ([], []))
        return tuple(gist for end, gist in gists[: bisect_right(firsts, last)] if first <= end)

    @cached_property
    def _gists_by_page(self) -> dict[str, tuple[list[int], list[tuple[int, Gist]]]]:
        """The first lines of the gists of a page, in order; and each gist with its last line."""
        record, as_read = self.record(GistsRecord), self.pages_as_read(GistsRecord.path)
        return {
            page.page: ([one.lines.first for one in page.gists], [(one.lines.last, one) for one in page.gists])
            for page in (record.pages if record else ())
            if page.page in as_read
        }

    @cached_property
    def _reading_by_page(self) -> dict[str, PageReading]:
        return {reading.page: reading for reading in self.readings}

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every figure with its story and its English, as far as they are known, in order of page and place."""
        record = self.record(FiguresRecord)
        return tuple(fact for page in self.pages for fact in self._facts_on(page, record))

    def _facts_on(self, page: Page, record: FiguresRecord | None) -> tuple[Fact, ...]:
        reading = self._reading_by_page.get(page.id)

        def work() -> tuple[Fact, ...]:
            return facts_of(self.figures_of(page), [reading] if reading else [], record.rows if record else {})

        return self.worked_out.once("facts", (page, reading, record), work)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the pages, in order of page and place."""
        return tuple(figure for page in self.pages for figure in self.figures_of(page))

    def figures_of(self, page: Page) -> tuple[Figure, ...]:
        """The figures of a page, in order of place: every one, up to MOST_FIGURES."""
        # here, since its patterns and words take a third of the time of all imports: who explains a check needs none
        from bundle_model.figures import figures_of_stream

        found = figures_of_stream([page.text], page.id)
        return self.worked_out.once("figures", (page,), lambda: tuple(islice(found, MOST_FIGURES)))

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """Every recorded relation, judged over the figures of the pages that could be read, in order."""
        record = self.record(RelationsRecord)
        return tuple(judged for page in (record.pages if record else ()) for judged in self._judged_on(page))

    def _judged_on(self, related: PageRelations) -> tuple[Judged, ...]:
        page = self.page_by_id.get(related.page)  # a relation is about one page

        def work() -> tuple[Judged, ...]:
            figures = {figure.id: figure for figure in self.figures_of(page)} if page else {}
            pages = {page.id: page} if page else {}
            return tuple(judge(relation, figures, pages) for relation in related.relations)

        return self.worked_out.once("judged", (related, page), work)

    @cached_property
    def hits(self) -> dict[str, tuple[Hit, ...]]:
        """Every hit of every recorded term, by the term's English, in order of page and place."""
        record = self.record(TermsRecord)
        if record is None:
            return {}
        by_page = [self._hits_on(page, record) for page in self.pages]
        return {term.english: tuple(hit for found in by_page for hit in found[term.english]) for term in record.terms}

    def _hits_on(self, page: Page, record: TermsRecord) -> dict[str, tuple[Hit, ...]]:
        def work() -> dict[str, tuple[Hit, ...]]:
            searchable = Searchable.of(page)
            return {term.english: hits(page, searchable, term) for term in record.terms}

        return self.worked_out.once("hits", (page, record), work)

    def pages_as_read(self, path: str) -> frozenset[str]:
        """The ids of the pages that have not changed since the record at this path was read from them."""
        return self._as_read[path]

    @cached_property
    def _as_read(self) -> dict[str, frozenset[str]]:
        stale_files = {(fault.kind, fault.file) for fault in self.faults}
        return {
            path: frozenset(p.id for p in self.pages if (stale(path), PAYLOAD + p.file.name) not in stale_files)
            for path in self.wanted
        }

    @property
    def no_text(self) -> tuple[Fault, ...]:
        """The pages that could not be read as text, each with its reason."""
        return tuple(fault for fault in self.faults if fault.kind == NO_TEXT)

    def lacks(self, part: str) -> str | None:
        """Why a part of the bag (a folder or a file) could not be read. None where it was; of data/, one page is enough."""
        if part == PAYLOAD:
            whole = len(self.pages) > 0
        else:
            whole = part in {file.path for file in self.bag.files} and not self._is_unreadable(part)
        return None if whole else f"{part} could not be read"

    def _is_unreadable(self, part: str) -> bool:
        return any(fault.unreadable and fault.file == part for fault in self.faults)
