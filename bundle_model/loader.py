"""Loads a bundle from a bag, and keeps every fault."""

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path  # noqa: TID251 - names paths, opens none
from typing import NamedTuple, TypeAlias

from bundle_model.bag.manifest import PAYLOAD
from bundle_model.bag.reader import MAX_PAGE, BagFile, BagReading, read_bag
from bundle_model.bundle import NO_TEXT, Bundle
from bundle_model.errors import BundleError
from bundle_model.faults import Fault, in_order
from bundle_model.files.decoding import decode
from bundle_model.files.shipped import shipped_root
from bundle_model.records.all_records import RECORDS
from bundle_model.records.base import Record, stale
from bundle_model.strict.models import model_of, parse_yaml
from bundle_model.strict.yaml_text import YamlDocument
from bundle_model.text.page import Page, PageFile, page_ids

MISSING_RECORD = "Restore it from git or, if it is new, write it; then run `yiwu-bundle record tags`."
"""What to do about a record that RECORDS names, and that is not there."""


def load(bag: Path | str | None = None) -> Bundle:
    """The bundle at `bag`, or the one that ships with the package. BundleError with all faults if there are any."""
    bundle = inspect_bag(shipped_root() / "bundle" if bag is None else bag)
    if bundle.faults:
        raise BundleError(bundle.faults)
    return bundle


def inspect_bag(bag: Path | str, wanted: Collection[type[Record]] | None = None) -> Bundle:
    """Read a bag, and of its records those that are wanted; None means all of them.

    Keeps all faults of what is read and everything that could be read, and never raises on a fault.
    """
    return bundle_of(read_bag(Path(bag), RECORDS), wanted=wanted)


class RecordReading(NamedTuple):
    """What the bytes of a record are: its YAML, if they are text; the record, if it has no fault; the faults."""

    document: YamlDocument | None
    record: Record | None
    faults: tuple[Fault, ...]


def read_record(model: type[Record], content: bytes | None) -> RecordReading:
    """Read the bytes of a record. They are None where they were too many to keep."""
    document, unread = parse_yaml(content, model.path)
    if document is None:
        return RecordReading(None, None, unread)
    record, faults = model_of(model, document, model.path)
    return RecordReading(document, record, faults)


ReadRecord: TypeAlias = Callable[[type[Record], bytes | None], RecordReading]


def bundle_of(
    reading: BagReading,
    read_record: ReadRecord = read_record,
    wanted: Collection[type[Record]] | None = None,
) -> Bundle:
    """The bundle of a bag that has been read: its pages and the wanted records, each held to the pages it was read from."""
    models = {model.path: model for model in RECORDS.values() if wanted is None or model in wanted}
    faults = list(reading.faults)
    ids = page_ids([file.path.removeprefix(PAYLOAD) for file in reading.payload])
    pages = tuple(sorted(_pages(reading, ids, faults), key=lambda page: page.id))
    there = {ids[file.path.removeprefix(PAYLOAD)]: file for file in reading.payload}
    read = dict(_records(reading, models, read_record, faults))
    records = {path: one.record for path, one in read.items() if one.record}
    for record in records.values():
        faults.extend(_stale(record, there))
    documents = {path: one.document for path, one in read.items() if one.document}
    return Bundle(reading, pages, records, documents, in_order(faults), frozenset(models))


def _pages(bag: BagReading, ids: dict[str, str], faults: list[Fault]) -> Iterator[Page]:
    for file in bag.payload:
        # the reader keeps only the size and the hash
        if file.content is None:
            large = file.size > MAX_PAGE
            message = "is too large for a page" if large else "is one page more than are read"
            most = "at most 1 MiB" if large else "at most 1.5 MiB in all pages"
            faults.append(Fault(NO_TEXT, file.path, message, f"{file.size} bytes", most, "Restore the page from git."))
            continue
        text, fault = decode(file.content, file.path)
        if fault:
            remedy = "Restore the page from git."
            # the page is there, so the checks of the bag can still be done
            faults.append(fault._replace(kind=NO_TEXT, remedy=remedy, unreadable=False))
            continue
        name = file.path.removeprefix(PAYLOAD)
        lines = text.count("\n") + (not text.endswith("\n") and text != "")
        page_file = PageFile(
            name=name, page=ids[name], bytes=file.size, sha256=file.sha256, lines=lines, characters=len(text)
        )
        yield Page(text=text, file=page_file)


def _records(
    bag: BagReading, models: Mapping[str, type[Record]], read_record: ReadRecord, faults: list[Fault]
) -> Iterator[tuple[str, RecordReading]]:
    """What each record is, by path. A record that is missing is a fault."""
    files = {file.path: file for file in bag.files}
    # a bag that is not there has lost everything, and its own fault says so
    is_there = not any(fault.file == "." for fault in bag.faults)
    for path, model in models.items():
        if path not in files and is_there:
            faults.append(Fault(stale(path), path, "is missing", "no such file", "the record", MISSING_RECORD))
        if path not in files:
            continue
        reading = read_record(model, files[path].content)
        faults.extend(reading.faults)
        yield path, reading


def _stale(record: Record, there: Mapping[str, BagFile]) -> Iterator[Fault]:
    """The faults where a record does not match the pages. `there` are the payload files, by page id."""
    kind, read = stale(record.path), {page.page: page.sha256 for page in record.pages}
    remedy = "Restore the page, or read it again and record what it says with its sha256."
    for page_id in sorted(read.keys() - there.keys()):
        message = f"has an entry for page {page_id}, which does not exist"
        yield Fault(kind, record.path, message, "no such page", page_id, remedy)
    for page_id in sorted(there):
        path, found = there[page_id].path, f"sha256 {there[page_id].sha256}"
        if page_id not in read:
            yield Fault(kind, path, f"has no entry in {record.path}", found, "an entry with its sha256", remedy)
        elif read[page_id] != there[page_id].sha256:
            message = f"is not the page that {record.path} was read from"
            yield Fault(kind, path, message, found, f"sha256 {read[page_id]}", remedy)
