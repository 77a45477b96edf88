"""Whether a record could be read, and which pages have changed since: what every check of a record asks first."""

from collections.abc import Iterator

from bundle_model.records.base import Record, stale
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


def stale_pages_of(repository: Repository, model: type[Record]) -> frozenset[str]:
    """The pages that are changed, missing or new since the record of this model was made."""
    bundle = repository.bundle
    record = bundle.record(model)
    read = {page.page for page in record.pages} if record else set()
    return frozenset({*read, *bundle.payload_ids} - bundle.pages_as_read(model.path))
