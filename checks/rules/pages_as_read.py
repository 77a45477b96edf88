from collections.abc import Iterator

from bundle_model.faults import Fault
from bundle_model.files.layout import BUNDLE
from bundle_model.loader import MISSING_RECORD
from bundle_model.records.all_records import RECORDS
from bundle_model.records.terms import TermsRecord
from bundle_model.repository import Repository, in_bundle, page_path
from checks.evidence import parts
from checks.evidence.stale_pages import lines_said, new_lines, other_lines, row_region
from checks.results import AtDeclaration, Breach, Region, Related

SUMMARY = "Every page was read, and has not changed since."
WHY = "What the record says about a page is a claim about exact bytes. If they differ, the page counts as unread."
BAD = "A page whose sha256 differs from its entry in bundle/record/pages.yaml."
GOOD = "Each page has an entry with its sha256, and each entry has a page."
REMEDY = "Read the page again, and record what it says with its new sha256."
NEEDS = tuple(f"{BUNDLE}/{path}" for path in RECORDS)
RANK = 4


def check(repository: Repository) -> Iterator[Breach]:
    """Give each page that is not text, each record that is missing, and each page that is not the one that was read."""
    yield from (_no_text(fault, repository) for fault in map(in_bundle, repository.bundle.no_text))
    for path in RECORDS:
        if path not in {file.path for file in repository.bundle.bag.files}:
            said = f"{BUNDLE}/{path} is missing."
            yield Breach(AtDeclaration(), said, MISSING_RECORD, parts=(f"{BUNDLE}/{path}",))
    for page_id in sorted(_page_ids(repository)):
        yield from _check_page(page_id, repository)


def _no_text(fault: Fault, repository: Repository) -> Breach:
    line = fault.line or 1  # a page that is too large has no line at fault
    said = f"{fault.file} {fault.said}"
    page = parts.of_file(fault.file, repository.bundle.id_by_name)
    return Breach(Region(fault.file, line, 1, line, 1), said, fault.remedy, parts=(page,))


def _page_ids(repository: Repository) -> set[str]:
    """The pages that are there as text, and those that a record knows."""
    bundle = repository.bundle
    recorded = {page.page for record in bundle.records.values() for page in record.pages}
    return {*bundle.page_by_id, *(recorded - {*bundle.payload_ids})}


def _check_page(page_id: str, repository: Repository) -> Iterator[Breach]:
    """One breach for a page that some record was not read from: at its entry in the first of them."""
    stale = [path for path in repository.bundle.records if _is_stale(page_id, path, repository)]
    if not stale:
        return
    page = repository.bundle.page_by_id.get(page_id)
    said = f"{BUNDLE}/{stale[0]} {_how(page_id, stale[0], repository)}."
    if others := stale[1:]:
        said += f" The same is true of {', '.join(others)}."
    related: tuple[Related, ...] = ()
    if page is not None:
        said += lines_said(page, repository)
        new = new_lines(page, repository)
        related = (Related(Region.of_line(page, page_path(page), new[0]), "the first new line"),) if new else ()
    yield Breach(
        _entry(page_id, stale[0], repository),
        said,
        related=related,
        parts=tuple(parts.reading(path, page_id) for path in stale),
        # a page whose bytes are not the declared ones was not read either: that is its finding
        cause=(parts.page(page_id),),
    )


def _is_stale(page_id: str, path: str, repository: Repository) -> bool:
    page = repository.bundle.page_by_id.get(page_id)
    if page is None:
        return page_id in _entries(path, repository)
    if page_id not in repository.bundle.pages_as_read(path):
        return True
    # with the new sha256 written in, the lines still tell that nobody has reviewed them
    return path == TermsRecord.path and other_lines(page, repository)


def _how(page_id: str, path: str, repository: Repository) -> str:
    if page_id not in repository.bundle.page_by_id:
        return f"has an entry for page {page_id}, which does not exist"
    if page_id not in _entries(path, repository):
        return f"has no entry for page {page_id}"
    return f"was not read from the page {page_id} that is there"


def _entries(path: str, repository: Repository) -> dict[str, int]:
    return {page.page: number for number, page in enumerate(repository.bundle.records[path].pages)}


def _entry(page_id: str, path: str, repository: Repository) -> Region:
    number = _entries(path, repository).get(page_id)
    if number is None:
        return Region(f"{BUNDLE}/{path}", 1, 1, 1, 1)
    return row_region(repository, path, ("pages", number))
