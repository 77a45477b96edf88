"""The bundle: everything that could be read of a bag, and every fault."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from bundle_model.bag.manifest import PAYLOAD
from bundle_model.bag.reader import BagReading
from bundle_model.facts import Fact, facts_of, story_at
from bundle_model.faults import Fault
from bundle_model.figures import Figure
from bundle_model.records.all_records import RECORDS
from bundle_model.records.base import Record, stale
from bundle_model.records.figures import FiguresRecord
from bundle_model.records.pages import PageReading, PagesRecord, Story
from bundle_model.records.relations import RelationsRecord
from bundle_model.records.terms import TermsRecord
from bundle_model.relations import Judged, judge
from bundle_model.search import Hit, Searchable, hits
from bundle_model.strict.yaml_text import YamlDocument
from bundle_model.text.page import Page, PageFile, page_ids
from bundle_model.text.places import Place

NO_TEXT = "page-not-text"
"""The kind of fault of a page that cannot be read as text. Its size and hash are known, its words are not."""
AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True)
class Bundle:
    """Everything that could be read of a bag, and every fault. A bundle from `load` has no fault.

    `pages` leaves out files that are not text. `records` has each record that could be read, by path; `documents` the
    YAML of each that could be parsed, which knows the place of each field. `left_out` are the ids of pages that
    were taken out (see `without`).
    """

    bag: BagReading
    pages: tuple[Page, ...]
    records: Mapping[str, Record] = field(hash=False)
    documents: Mapping[str, YamlDocument] = field(hash=False)
    faults: tuple[Fault, ...]
    left_out: frozenset[str] = frozenset()

    def without(self, pages: frozenset[str], records: frozenset[str]) -> "Bundle":
        """The bundle without the pages with these ids and the records at these paths, for one who may not rely on them.

        What a record says of such a page is still there.
        """
        return replace(
            self,
            pages=tuple(page for page in self.pages if page.id not in pages),
            records={path: one for path, one in self.records.items() if path not in records},
            left_out=pages,
        )

    def record(self, model: type[AnyRecord]) -> AnyRecord | None:
        """The record of this model, such as `PagesRecord`; None where it could not be read."""
        found = self.records.get(model.path)
        return found if isinstance(found, model) else None

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
        readings = {reading.page: reading for reading in self.readings}
        return story_at(readings.get(place.page), place.line)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every figure with its story and its English, as far as they are known, in order of page and place."""
        record = self.record(FiguresRecord)
        return facts_of(self.pages, self.readings, record.rows if record else {})

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the pages, in order of page and place."""
        return tuple(fact.figure for fact in self.facts)

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """Every recorded relation, judged over the figures of the pages that could be read, in order."""
        figures = {figure.id: figure for figure in self.figures}
        record = self.record(RelationsRecord)
        pages = record.pages if record else ()
        return tuple(judge(relation, figures, self.page_by_id) for page in pages for relation in page.relations)

    @cached_property
    def hits(self) -> dict[str, tuple[Hit, ...]]:
        """Every hit of every recorded term, by the term's English, in order of page and place."""
        searchable = [(page, Searchable.of(page)) for page in self.pages]
        record = self.record(TermsRecord)
        return {
            term.english: tuple(hit for page, text in searchable for hit in hits(page, text, term))
            for term in (record.terms if record else ())
        }

    def pages_as_read(self, path: str) -> frozenset[str]:
        """The ids of the pages that have not changed since the record at this path was read from them."""
        return self._as_read[path]

    @cached_property
    def _as_read(self) -> dict[str, frozenset[str]]:
        stale_files = {(fault.kind, fault.file) for fault in self.faults}
        return {
            path: frozenset(p.id for p in self.pages if (stale(path), PAYLOAD + p.file.name) not in stale_files)
            for path in RECORDS
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
