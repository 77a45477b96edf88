"""What every check of a record begins with: whether the record could be read, and was read from these bytes."""

from collections.abc import Iterable, Iterator

from bundle_model.loader import MENTIONS_RECORD, WORDS_RECORD, stale
from bundle_model.repository import BUNDLE, Reading, in_bundle
from checks.results import Asked, Breach, Region, Skip


def unread_pages(reading: Reading) -> Iterator[Skip]:
    """A skip for each page that could not be read as text: the others are checked, of this one nothing is known."""
    for fault in reading.inspection.no_text:
        yield Skip(f"{in_bundle(fault).file} could not be read")


def not_as_read(reading: Reading, record: str) -> Iterator[Breach | Skip]:
    """A skip where the record at this path of the bag cannot be parsed; a breach for each page it was not read from."""
    for fault in reading.inspection.faults:
        if fault.unreadable and fault.file == record:
            yield Skip(f"{record} could not be read")
            return
        if fault.kind == stale(record):
            said = f"{in_bundle(fault).file} {fault.said}"
            yield Breach(Asked(), said, fault.remedy)


def row_region(reading: Reading, record: str, path: tuple[str | int, ...]) -> Region:
    """The line of a record, which could be parsed, in which the row at `path` of its YAML begins."""
    file = f"{BUNDLE}/{record}"
    line = reading.inspection.documents[record].place(path)[0]
    return Region.of_line(reading.texts[file], file, line)


def not_judged(reading: Reading) -> frozenset[str]:
    """The pages of which the judgements of hits say nothing that holds."""
    record = reading.inspection.words_record
    return other_pages(reading, WORDS_RECORD, (page.page for page in (record.pages if record else ())))


def not_weighed(reading: Reading) -> frozenset[str]:
    """The pages of which the record of mentions says nothing that holds."""
    record = reading.inspection.mentions_record
    return other_pages(reading, MENTIONS_RECORD, (page.page for page in (record.pages if record else ())))


def other_pages(reading: Reading, record: str, read: Iterable[str]) -> frozenset[str]:
    """The pages of which a record, read from the pages `read`, says nothing that holds: they differ, or are gone or new."""
    inspection = reading.inspection
    return frozenset({*read, *inspection.payload_ids} - inspection.pages_as_read(record))
