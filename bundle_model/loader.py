"""Loads a bundle from a bag, and keeps every fault."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path  # noqa: TID251 - names paths, opens none

from bundle_model.bag.manifest import PAYLOAD
from bundle_model.bag.reader import BagFile, BagReading, read_bag
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


def load(bag: Path | str | None = None) -> Bundle:
    """The bundle at `bag`, or the one that ships with the package. BundleError with all faults if there are any."""
    bundle = inspect_bag(shipped_root() / "bundle" if bag is None else bag)
    if bundle.faults:
        raise BundleError(bundle.faults)
    return bundle


def inspect_bag(bag: Path | str) -> Bundle:
    """Read a bag. Keeps all faults and everything that could be read, and never raises on a fault."""
    reading = read_bag(Path(bag), RECORDS)
    faults = list(reading.faults)
    ids = page_ids([file.path.removeprefix(PAYLOAD) for file in reading.payload])
    pages = tuple(sorted(_pages(reading, ids, faults), key=lambda page: page.id))
    there = {ids[file.path.removeprefix(PAYLOAD)]: file for file in reading.payload}
    documents = dict(_documents(reading, faults))
    records = dict(_records(documents, there, faults))
    return Bundle(reading, pages, records, documents, in_order(faults))


def _pages(bag: BagReading, ids: dict[str, str], faults: list[Fault]) -> Iterator[Page]:
    for file in bag.payload:
        # more than 16 MiB: the reader keeps only the size and the hash
        if file.content is None:
            message, found = "is too large for a page", f"{file.size} bytes"
            faults.append(Fault(NO_TEXT, file.path, message, found, "at most 16 MiB", "Restore the page from git."))
            continue
        text, fault = decode(file.content, file.path)
        if fault:
            remedy = "Restore the page from git."
            # the page is there, so the checks of the bag can still be done
            faults.append(replace(fault, kind=NO_TEXT, remedy=remedy, unreadable=False))
            continue
        name = file.path.removeprefix(PAYLOAD)
        lines = text.count("\n") + (not text.endswith("\n") and text != "")
        page_file = PageFile(
            name=name, page=ids[name], bytes=file.size, sha256=file.sha256, lines=lines, characters=len(text)
        )
        yield Page(text=text, file=page_file)


def _documents(bag: BagReading, faults: list[Fault]) -> Iterator[tuple[str, YamlDocument]]:
    """The YAML of each record, by path. A record that is missing or not text is a fault."""
    files = {file.path: file for file in bag.files}
    # a bag that is not there has lost everything, and its own fault says so
    is_there = not any(fault.file == "." for fault in bag.faults)
    for path in RECORDS:
        if path not in files and is_there:
            faults.append(Fault(stale(path), path, "is missing", "no such file", "the record", "Restore it from git."))
        if path not in files:
            continue
        document, found = parse_yaml(files[path].content, path)
        faults.extend(found)
        if document:
            yield path, document


def _records(
    documents: Mapping[str, YamlDocument], there: Mapping[str, BagFile], faults: list[Fault]
) -> Iterator[tuple[str, Record]]:
    """Each record that can be read, by path. A page that differs from the one the record was read from is a fault."""
    for path, document in documents.items():
        record, found = model_of(RECORDS[path], document, path)
        faults.extend(found)
        if record:
            faults.extend(_stale(record, there))
            yield path, record


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
