"""Whether a record could be read, and which pages have changed since: what every check of a record asks first."""

from collections.abc import Iterable, Iterator

from bundle_model.records.base import stale
from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.terms import TermsRecord
from bundle_model.repository import BUNDLE, Repository, in_bundle
from checks.results import AtDeclaration, Breach, Region, Skip


def unread_pages(repository: Repository) -> Iterator[Skip]:
    """A skip for each page that could not be read as text; the other pages are checked."""
    for fault in repository.bundle.no_text:
        yield Skip(f"{in_bundle(fault).file} could not be read")


def not_as_read(repository: Repository, record: str) -> Iterator[Breach | Skip]:
    """A skip if the record at this path of the bag cannot be parsed; otherwise a breach for each stale page."""
    for fault in repository.bundle.faults:
        if fault.unreadable and fault.file == record:
            yield Skip(f"{record} could not be read")
            return
        if fault.kind == stale(record):
            said = f"{in_bundle(fault).file} {fault.said}"
            yield Breach(AtDeclaration(), said, fault.remedy)


def row_region(repository: Repository, record: str, path: tuple[str | int, ...]) -> Region:
    """The line where the row at `path` of a record's YAML begins. The record must be one that could be parsed."""
    file = f"{BUNDLE}/{record}"
    line = repository.bundle.documents[record].place(path)[0]
    return Region.of_line(repository.texts[file], file, line)


def pages_stale_for_terms(repository: Repository) -> frozenset[str]:
    """The pages that have changed since their hits were judged."""
    record = repository.bundle.record(TermsRecord)
    return stale_pages_of(repository, TermsRecord.path, (page.page for page in (record.pages if record else ())))


def pages_stale_for_mentions(repository: Repository) -> frozenset[str]:
    """The pages that have changed since their mentions were recorded."""
    record = repository.bundle.record(MentionsRecord)
    return stale_pages_of(repository, MentionsRecord.path, (page.page for page in (record.pages if record else ())))


def stale_pages_of(repository: Repository, record: str, read: Iterable[str]) -> frozenset[str]:
    """The pages that are changed, missing or new since a record was made from the pages `read`."""
    bundle = repository.bundle
    return frozenset({*read, *bundle.payload_ids} - bundle.pages_as_read(record))
