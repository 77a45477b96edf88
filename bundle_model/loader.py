"""The typed loader: from a bag to the bundle, with every fault kept."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from bundle_model.bag.reader import BagFile, BagReading, read_bag
from bundle_model.facts import Fact, facts_of, story_at
from bundle_model.faults import BundleError, Fault, in_order
from bundle_model.figures import Figure
from bundle_model.files.shipped import shipped_root
from bundle_model.records.figures import FiguresRecord
from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.pages import PageReading, PagesRecord, Story
from bundle_model.records.relations import RelationsRecord
from bundle_model.records.terms import WordsRecord
from bundle_model.relations import Judged, judge
from bundle_model.search import Hit, Searchable, hits
from bundle_model.strict.models import StrictModel, decode, model_of, parse_yaml
from bundle_model.strict.yaml_text import YamlDocument
from bundle_model.text.page import Page, PageFile
from bundle_model.text.places import Place

PAGES_RECORD = "record/pages.yaml"
FIGURES_RECORD = "record/figures.yaml"
RELATIONS_RECORD = "record/relations.yaml"
WORDS_RECORD = "record/words.yaml"
MENTIONS_RECORD = "record/mentions.yaml"
RECORDS = (PAGES_RECORD, FIGURES_RECORD, RELATIONS_RECORD, WORDS_RECORD, MENTIONS_RECORD)
PAYLOAD = "data/"
NO_TEXT = "page-not-text"
"""The kind of fault of a page that cannot be read as text: its bytes are told, its words are not."""
Record = TypeVar("Record", PagesRecord, FiguresRecord, RelationsRecord, WordsRecord, MentionsRecord)


class Bundle(StrictModel):
    """The five pages and the reviewed readings of them."""

    pages: tuple[Page, ...]
    readings: tuple[PageReading, ...]
    figures_record: FiguresRecord
    relations_record: RelationsRecord
    words_record: WordsRecord
    mentions_record: MentionsRecord

    @property
    def files(self) -> tuple[PageFile, ...]:
        """The seeds as files, in page order."""
        return tuple(page.file for page in self.pages)

    @property
    def stories(self) -> tuple[Story, ...]:
        """Every story of every page, in page order and then in the order of the page."""
        return tuple(story for reading in self.readings for story in reading.stories)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every figure with its story and what it says, in page order and order of place."""
        return facts_of(self.pages, self.readings, self.figures_record.rows)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the pages, in page order and order of place."""
        return tuple(fact.figure for fact in self.facts)

    @property
    def seed_count(self) -> int:
        """How many seeds the bundle holds."""
        return len(self.pages)

    @property
    def yiwu_page_count(self) -> int:
        """How many pages carry stories about Yiwu alone (decision D-02)."""
        return sum(reading.about_yiwu for reading in self.readings)

    def page(self, page_id: str) -> Page:
        """The page of this id. KeyError where there is none."""
        return {page.id: page for page in self.pages}[page_id]


@dataclass(frozen=True)
class Inspection:
    """All that could be read of a bag, and every fault.

    `pages` leaves out what is no text; a record is None where its file cannot be parsed.
    `documents` has the YAML of each record that could be parsed, by its path, to say where a field stands.
    """

    bag: BagReading
    pages: tuple[Page, ...]
    record: PagesRecord | None
    figures_record: FiguresRecord | None
    relations_record: RelationsRecord | None
    words_record: WordsRecord | None
    mentions_record: MentionsRecord | None
    faults: tuple[Fault, ...]
    documents: dict[str, YamlDocument]

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every figure of the pages that could be read, with its story and what it says as far as they are known."""
        readings = self.record.pages if self.record else ()
        return facts_of(self.pages, readings, self.figures_record.rows if self.figures_record else {})

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """Every recorded relation, judged over the figures of the pages that could be read, in order."""
        figures = {fact.figure.id: fact.figure for fact in self.facts}
        pages = self.relations_record.pages if self.relations_record else ()
        return tuple(judge(relation, figures, self.page_by_id) for page in pages for relation in page.relations)

    @cached_property
    def hits(self) -> dict[str, tuple[Hit, ...]]:
        """Every hit of every recorded term, by the term's English, in page order and order of place."""
        searchable = [(page, Searchable.of(page)) for page in self.pages]
        return {
            term.english: tuple(hit for page, text in searchable for hit in hits(page, text, term))
            for term in (self.words_record.terms if self.words_record else ())
        }

    def pages_as_read(self, record: str) -> frozenset[str]:
        """The ids of the pages that are those that the record at this path was read from."""
        return self._as_read[record]

    @cached_property
    def _as_read(self) -> dict[str, frozenset[str]]:
        stale_files = {(fault.kind, fault.file) for fault in self.faults}
        return {
            record: frozenset(p.id for p in self.pages if (stale(record), PAYLOAD + p.file.name) not in stale_files)
            for record in RECORDS
        }

    @cached_property
    def stories(self) -> dict[str, Story]:
        """Every story that could be read, by its id."""
        pages = self.record.pages if self.record else ()
        return {story.id: story for page in pages for story in page.stories}

    def story_of(self, place: Place) -> str | None:
        """The id of the story that a place lies in."""
        readings = {page.page: page for page in self.record.pages} if self.record else {}
        return story_at(readings.get(place.page), place.line)

    @property
    def no_text(self) -> tuple[Fault, ...]:
        """The pages that could not be read as text, each with its reason."""
        return tuple(fault for fault in self.faults if fault.kind == NO_TEXT)

    @property
    def payload_ids(self) -> tuple[str, ...]:
        """The ids of all pages that are there, also of those that are no text, in order."""
        return tuple(sorted(page_ids([file.path.removeprefix(PAYLOAD) for file in self.bag.payload]).values()))

    @cached_property
    def page_by_id(self) -> dict[str, Page]:
        """The pages that could be read, by id."""
        return {page.id: page for page in self.pages}

    def lacks(self, part: str) -> str | None:
        """Why a part of the bag (a folder or a file of it) could not be read; None where it was, or some of its pages."""
        if part == PAYLOAD:
            whole = len(self.pages) > 0
        else:
            whole = part in {file.path for file in self.bag.files} and not self._unreadable(part)
        return None if whole else f"{part} could not be read"

    def _unreadable(self, part: str) -> bool:
        return any(fault.unreadable and fault.file == part for fault in self.faults)


def stale(record: str) -> str:
    """The kind of fault of a record, by its path, that was not read from the pages that are there."""
    return f"stale-{record.removeprefix('record/').removesuffix('.yaml')}-record"


def inspect(bag: Path | str) -> Inspection:
    """Read a bag and keep all faults and all that could still be read. Never raises on a fault."""
    reading = read_bag(Path(bag))
    faults = list(reading.faults)
    ids = page_ids([file.path.removeprefix(PAYLOAD) for file in reading.payload])
    pages = tuple(sorted(_pages(reading, ids, faults), key=lambda page: page.id))
    there = {ids[file.path.removeprefix(PAYLOAD)]: file for file in reading.payload}
    documents = dict(_documents(reading, faults))
    record = _record(PagesRecord, PAGES_RECORD, documents, there, faults)
    figures = _record(FiguresRecord, FIGURES_RECORD, documents, there, faults)
    relations = _record(RelationsRecord, RELATIONS_RECORD, documents, there, faults)
    words = _record(WordsRecord, WORDS_RECORD, documents, there, faults)
    mentions = _record(MentionsRecord, MENTIONS_RECORD, documents, there, faults)
    return Inspection(reading, pages, record, figures, relations, words, mentions, in_order(faults), documents)


def load(bag: Path | str | None = None) -> Bundle:
    """The bundle at `bag`, or the one that ships with the package. BundleError, with every fault, if there is any."""
    inspection = inspect(shipped_root() / "bundle" if bag is None else bag)
    record, figures, relations = inspection.record, inspection.figures_record, inspection.relations_record
    words, mentions = inspection.words_record, inspection.mentions_record
    if inspection.faults or not (record and figures and relations and words and mentions):
        raise BundleError(inspection.faults)
    return Bundle(
        pages=inspection.pages,
        readings=record.pages,
        figures_record=figures,
        relations_record=relations,
        words_record=words,
        mentions_record=mentions,
    )


def _pages(bag: BagReading, ids: dict[str, str], faults: list[Fault]) -> Iterator[Page]:
    for file in bag.payload:
        if file.content is None:
            message, found = "is too large to be read as a page", f"{file.size} bytes"
            faults.append(Fault(NO_TEXT, file.path, message, found, "at most 16 MiB", "Restore the page from git."))
            continue
        text, fault = decode(file.content, file.path)
        if fault:
            remedy = "Restore the page from git."
            faults.append(replace(fault, kind=NO_TEXT, remedy=remedy, unreadable=False))
            continue
        name = file.path.removeprefix(PAYLOAD)
        lines = text.count("\n") + (not text.endswith("\n") and text != "")
        page_file = PageFile(
            name=name, page=ids[name], bytes=file.size, sha256=file.sha256, lines=lines, characters=len(text)
        )
        yield Page(text=text, file=page_file)


def page_ids(names: list[str]) -> dict[str, str]:
    """The page id of each file name: the stem up to the first `_` where that is unique, else the stem.

    The stem is the name without `.txt`; it is the whole name where nothing, or another file's name, would be left.
    No two ids are equal.
    """
    taken = {"", *names}
    bare = {name: name.removesuffix(".txt") for name in names}
    stems = {name: name if stem in taken else stem for name, stem in bare.items()}
    heads = Counter(stem.partition("_")[0] for stem in stems.values())
    return {
        name: head if (head := stem.partition("_")[0]) and heads[head] == 1 else stem for name, stem in stems.items()
    }


def _documents(bag: BagReading, faults: list[Fault]) -> Iterator[tuple[str, YamlDocument]]:
    """The YAML of each record, by its path; a fault for one that is missing or no text."""
    files = {file.path: file for file in bag.files}
    for path in RECORDS:
        if path not in files:
            faults.append(Fault(stale(path), path, "is missing", "no such file", "the record", "Restore it from git."))
            continue
        document, found = parse_yaml(files[path].content, path)
        faults.extend(found)
        if document:
            yield path, document


def _record(
    model: type[Record],
    path: str,
    documents: dict[str, YamlDocument],
    there: dict[str, BagFile],
    faults: list[Fault],
) -> Record | None:
    """Read one record, with a fault for each page that it was not read from."""
    if path not in documents:
        return None
    record, found = model_of(model, documents[path], path)
    faults.extend(found)
    if record:
        faults.extend(_stale({page.page: page.sha256 for page in record.pages}, path, there))
    return record


def _stale(read: dict[str, str], record: str, there: dict[str, BagFile]) -> Iterator[Fault]:
    """Where a record was not read from the pages that are there: sha256 as read by page id, files by page id."""
    remedy = "Restore the page, or read it again and record what it says with its sha256."
    for page_id in sorted(read.keys() - there.keys()):
        message = f"reads the page {page_id}, which is not there"
        yield Fault(stale(record), record, message, "no such page", page_id, remedy)
    for page_id in sorted(there):
        path, found = there[page_id].path, f"sha256 {there[page_id].sha256}"
        if page_id not in read:
            yield Fault(stale(record), path, "was not read", found, f"a reading in {record}", remedy)
        elif read[page_id] != there[page_id].sha256:
            message = f"is not the page that {record} was read from"
            yield Fault(stale(record), path, message, found, f"sha256 {read[page_id]}", remedy)
