from collections.abc import Iterator

from bundle_model.faults import Fault
from bundle_model.records.pages import PagesRecord
from bundle_model.repository import Repository, in_bundle
from checks.evidence.stale_pages import not_as_read
from checks.results import Breach, Region, Skip

SUMMARY = "Every page was read, and the bytes that are there are the bytes that were read."
WHY = "What the record says of a page is a claim about exact bytes. Where they differ, the page counts as unread."
BAD = "A page of another sha256 than its entry in bundle/record/pages.yaml."
GOOD = "Each page has an entry with the sha256 of its bytes, and each entry has its page."
REMEDY = "Restore the page from git, or read it again and record what it says with its sha256."


def check(repository: Repository) -> Iterator[Breach | Skip]:
    """Give each page that is no text, and each difference between pages and record."""
    yield from map(_no_text, map(in_bundle, repository.bundle.no_text))
    yield from not_as_read(repository, PagesRecord.path)


def _no_text(fault: Fault) -> Breach:
    line = fault.line or 1
    said = f"{fault.file} {fault.said}"
    return Breach(Region(fault.file, line, 1, line, 1), said, fault.remedy)
