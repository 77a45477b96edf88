from collections.abc import Iterator

from bundle_model.faults import Fault
from bundle_model.records.pages import PagesRecord
from bundle_model.repository import Repository, in_bundle
from checks.evidence.stale_pages import not_as_read
from checks.results import Breach, Region, Skip

SUMMARY = "Every page was read, and has not changed since."
WHY = "What the record says about a page is a claim about exact bytes. If they differ, the page counts as unread."
BAD = "A page whose sha256 differs from its entry in bundle/record/pages.yaml."
GOOD = "Each page has an entry with its sha256, and each entry has a page."
REMEDY = "Restore the page from git, or read it again and record it with its new sha256."


def check(repository: Repository) -> Iterator[Breach | Skip]:
    """Give each page that is not text, and each page that the record does not fit."""
    yield from map(_no_text, map(in_bundle, repository.bundle.no_text))
    yield from not_as_read(repository, PagesRecord.path)


def _no_text(fault: Fault) -> Breach:
    line = fault.line or 1  # a page that is too large has no line at fault
    said = f"{fault.file} {fault.said}"
    return Breach(Region(fault.file, line, 1, line, 1), said, fault.remedy)
