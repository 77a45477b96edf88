"""What every check of a record begins with: whether the record could be read, and was read from these bytes."""

from collections.abc import Iterable, Iterator

from bundle_model.records.base import stale
from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.terms import TermsRecord
from bundle_model.repository import BUNDLE, Repository, in_bundle
from checks.results import Asked, Breach, Region, Skip


def unread_pages(repository: Repository) -> Iterator[Skip]:
    """A skip for each page that could not be read as text: the others are checked, of this one nothing is known."""
    for fault in repository.bundle.no_text:
        yield Skip(f"{in_bundle(fault).file} could not be read")


def not_as_read(repository: Repository, record: str) -> Iterator[Breach | Skip]:
    """A skip where the record at this path of the bag cannot be parsed; a breach for each page it was not read from."""
    for fault in repository.bundle.faults:
        if fault.unreadable and fault.file == record:
            yield Skip(f"{record} could not be read")
            return
        if fault.kind == stale(record):
            said = f"{in_bundle(fault).file} {fault.said}"
            yield Breach(Asked(), said, fault.remedy)


def row_region(repository: Repository, record: str, path: tuple[str | int, ...]) -> Region:
    """The line of a record, which could be parsed, in which the row at `path` of its YAML begins."""
    file = f"{BUNDLE}/{record}"
    line = repository.bundle.documents[record].place(path)[0]
    return Region.of_line(repository.texts[file], file, line)


def not_judged(repository: Repository) -> frozenset[str]:
    """The pages of which the judgements of hits say nothing that holds."""
    record = repository.bundle.record(TermsRecord)
    return other_pages(repository, TermsRecord.path, (page.page for page in (record.pages if record else ())))


def not_weighed(repository: Repository) -> frozenset[str]:
    """The pages of which the record of mentions says nothing that holds."""
    record = repository.bundle.record(MentionsRecord)
    return other_pages(repository, MentionsRecord.path, (page.page for page in (record.pages if record else ())))


def other_pages(repository: Repository, record: str, read: Iterable[str]) -> frozenset[str]:
    """The pages of which a record, read from the pages `read`, says nothing that holds: they differ, or are gone or new."""
    bundle = repository.bundle
    return frozenset({*read, *bundle.payload_ids} - bundle.pages_as_read(record))
