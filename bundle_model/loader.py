"""The typed loader: from a bag to the bundle, with every fault kept."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bundle_model.bag import BagFile, BagReading, read_bag
from bundle_model.closed import Closed, decode, parse_model, unreadable
from bundle_model.faults import BundleError, Fault, in_order
from bundle_model.page_text import PageText
from bundle_model.pages_record import PageReading, PagesRecord, Story
from bundle_model.shipped import shipped_root

PAGES_RECORD = "record/pages.yaml"
PAYLOAD = "data/"
STALE = "stale-record"


class PageFile(Closed):
    """A seed as a file: its name, page id, size in bytes, sha256, and its lines and characters (code points)."""

    name: str
    page: str
    bytes: int
    sha256: str
    lines: int
    characters: int


class Page(PageText):
    """A seed as text, with the file it was decoded from."""

    file: PageFile

    @property
    def id(self) -> str:
        """The page id: the file name's stem up to the first `_` where that is unique, else the stem."""
        return self.file.page


class Bundle(Closed):
    """The five pages and the reviewed reading of them."""

    pages: tuple[Page, ...]
    readings: tuple[PageReading, ...]

    @property
    def files(self) -> tuple[PageFile, ...]:
        """The seeds as files, in page order."""
        return tuple(page.file for page in self.pages)

    @property
    def stories(self) -> tuple[Story, ...]:
        """Every story of every page, in page order and then in the order of the page."""
        return tuple(story for reading in self.readings for story in reading.stories)

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

    `pages` leaves out what is no text; `record` is None where `record/pages.yaml` cannot be parsed.
    """

    bag: BagReading
    pages: tuple[Page, ...]
    record: PagesRecord | None
    faults: tuple[Fault, ...]

    @cached_property
    def page_by_id(self) -> dict[str, Page]:
        """The pages that could be read, by id."""
        return {page.id: page for page in self.pages}

    def lacks(self, part: str) -> str | None:
        """Why a part of the bag (a folder or a file of it) could not be read; None where it was."""
        if part == PAYLOAD:
            whole = len(self.pages) == len(self.bag.payload) > 0
        else:
            whole = part in {file.path for file in self.bag.files} and not self._unreadable(part)
        return None if whole else f"{part} could not be read"

    def _unreadable(self, part: str) -> bool:
        return any(fault.unreadable and fault.file == part for fault in self.faults)


def inspect(bag: Path | str) -> Inspection:
    """Read a bag and keep all faults and all that could still be read. Never raises on a fault."""
    reading = read_bag(Path(bag))
    faults = list(reading.faults)
    ids = page_ids([file.path.removeprefix(PAYLOAD) for file in reading.payload])
    pages = tuple(sorted(_pages(reading, ids, faults), key=lambda page: page.id))
    record = _record(reading, faults)
    if record:
        faults.extend(_stale(record, {ids[file.path.removeprefix(PAYLOAD)]: file for file in reading.payload}))
    return Inspection(reading, pages, record, in_order(faults))


def load(bag: Path | str | None = None) -> Bundle:
    """The bundle at `bag`, or the one that ships with the package. BundleError, with every fault, if there is any."""
    inspection = inspect(shipped_root() / "bundle" if bag is None else bag)
    if inspection.faults or inspection.record is None:
        raise BundleError(inspection.faults)
    return Bundle(pages=inspection.pages, readings=inspection.record.pages)


def _pages(bag: BagReading, ids: dict[str, str], faults: list[Fault]) -> Iterator[Page]:
    for file in bag.payload:
        if file.content is None:
            fault: Fault | None = unreadable(
                file.path,
                "is too large to be read as a page",
                f"{file.size} bytes",
                "at most 16 MiB",
                "Split the page.",
            )
            text = ""
        else:
            text, fault = decode(file.content, file.path)
        if fault:
            faults.append(fault)
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


def _record(bag: BagReading, faults: list[Fault]) -> PagesRecord | None:
    file = next((file for file in bag.files if file.path == PAGES_RECORD), None)
    if file is None:
        message, expected = "is missing", "the reading of the pages"
        faults.append(Fault(STALE, PAGES_RECORD, message, "no such file", expected, "Restore it from git."))
        return None
    record, found = parse_model(PagesRecord, file.content, file.path)
    faults.extend(found)
    return record


def _stale(record: PagesRecord, there: dict[str, BagFile]) -> Iterator[Fault]:
    """Where the record was not read from the pages that are there, by page id."""
    read = {reading.page: reading.sha256 for reading in record.pages}
    remedy = "Restore the page, or read it again and record what it says with its sha256."
    for page_id in sorted(read.keys() - there.keys()):
        yield Fault(
            STALE, PAGES_RECORD, f"reads the page {page_id}, which is not there", "no such page", page_id, remedy
        )
    for page_id in sorted(there):
        path, found = there[page_id].path, f"sha256 {there[page_id].sha256}"
        if page_id not in read:
            yield Fault(STALE, path, "was not read", found, f"a reading in {PAGES_RECORD}", remedy)
        elif read[page_id] != there[page_id].sha256:
            message = f"is not the page that {PAGES_RECORD} was read from"
            yield Fault(STALE, path, message, found, f"sha256 {read[page_id]}", remedy)
