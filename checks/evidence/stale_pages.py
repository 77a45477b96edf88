"""What every check of a record begins with: whether the record could be read, and was read from these bytes."""

from collections.abc import Iterable, Iterator

from bundle_model.loader import MENTIONS_RECORD, WORDS_RECORD, stale
from bundle_model.repository import BUNDLE, Repository, in_bundle
from checks.results import Asked, Breach, Region, Skip


def unread_pages(repository: Repository) -> Iterator[Skip]:
    """A skip for each page that could not be read as text: the others are checked, of this one nothing is known."""
    for fault in repository.inspection.no_text:
        yield Skip(f"{in_bundle(fault).file} could not be read")


def not_as_read(repository: Repository, record: str) -> Iterator[Breach | Skip]:
    """A skip where the record at this path of the bag cannot be parsed; a breach for each page it was not read from."""
    for fault in repository.inspection.faults:
        if fault.unreadable and fault.file == record:
            yield Skip(f"{record} could not be read")
            return
        if fault.kind == stale(record):
            said = f"{in_bundle(fault).file} {fault.said}"
            yield Breach(Asked(), said, fault.remedy)


def row_region(repository: Repository, record: str, path: tuple[str | int, ...]) -> Region:
    """The line of a record, which could be parsed, in which the row at `path` of its YAML begins."""
    file = f"{BUNDLE}/{record}"
    line = repository.inspection.documents[record].place(path)[0]
    return Region.of_line(repository.texts[file], file, line)


def not_judged(repository: Repository) -> frozenset[str]:
    """The pages of which the judgements of hits say nothing that holds."""
    record = repository.inspection.words_record
    return other_pages(repository, WORDS_RECORD, (page.page for page in (record.pages if record else ())))


def not_weighed(repository: Repository) -> frozenset[str]:
    """The pages of which the record of mentions says nothing that holds."""
    record = repository.inspection.mentions_record
    return other_pages(repository, MENTIONS_RECORD, (page.page for page in (record.pages if record else ())))


def other_pages(repository: Repository, record: str, read: Iterable[str]) -> frozenset[str]:
    """The pages of which a record, read from the pages `read`, says nothing that holds: they differ, or are gone or new."""
    inspection = repository.inspection
    return frozenset({*read, *inspection.payload_ids} - inspection.pages_as_read(record))
