from collections.abc import Iterator, Mapping

from pydantic import Field

from bundle_model.bag.absence import NOTHING
from bundle_model.bag.change import ChangeKind, change_of
from bundle_model.bag.fixity import exchanges, renames
from bundle_model.bag.manifest import PAYLOAD, ManifestEntry
from bundle_model.bag.reader import BagFile
from bundle_model.files.layout import BUNDLE
from bundle_model.repository import Repository
from bundle_model.strict.models import Count, NonBlank, Sha256, StrictModel
from checks.evidence import parts
from checks.evidence.stale_pages import lines_said, new_lines, was_searched
from checks.results import AtDeclaration, Breach, Region, Related

SUMMARY = (
    "Each page that CONSTRAINTS.md lists is there with the name, size and sha256 recorded for it, and no other page is."
)
WHY = (
    "If a page and its manifests are rewritten together, the bag is still valid. CONSTRAINTS.md therefore has the "
    "hashes as well, and a change there shows in review."
)
BAD = "A page with one more line, and manifests that are rewritten so that the bag is valid again."
GOOD = "Each page has the name, size and sha256 of its row."
REMEDY = "Restore the page from git. A different page makes a different bundle, and needs a decision."
RANK = 1

_RESTORE = "Restore the page from git."
_WITHIN = frozenset({ChangeKind.CHANGED, ChangeKind.TRUNCATED})
"""What could be anywhere in a page. The digests of its lines tell where."""
_MOST_LINES = 5
_STRAY = "Move the file out of bundle/data: the bundle is fixed."


class DeclaredPage(StrictModel):
    """A page: its file name in bundle/data, its size in bytes, and their sha256."""

    name: NonBlank
    bytes: Count
    sha256: Sha256


class Parameters(StrictModel):
    """The pages of the bundle, all of them."""

    pages: tuple[DeclaredPage, ...] = Field(min_length=1)


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach]:
    """Compare the payload with the rows, both ways: one breach for each page, at the file where there is one."""
    there = {file.path.removeprefix(PAYLOAD): file for file in repository.bundle.bag.payload}
    declared = {page.name: page for page in parameters.pages}
    if not there:
        said = f"{parts.PAGES} has no page, but {len(declared)} are declared."
        yield Breach(AtDeclaration(("pages",)), said, "Restore the folder from git.", parts=(parts.PAGES,))
        return
    ids = repository.bundle.id_by_name
    exchanged = exchanges({name: (page.sha256, there[name].sha256) for name, page in declared.items() if name in there})
    moved = _moved(there, declared)
    for number, page in enumerate(parameters.pages):
        if page.name in moved:
            yield _renamed(page, moved[page.name], ids)
        elif page.name not in there:
            yield _missing(page, number, repository)
        elif page.name in exchanged:
            yield from _swapped(page, exchanged[page.name], ids)
        elif there[page.name].sha256 != page.sha256:
            yield _changed(page, there[page.name], declared, repository)
        elif there[page.name].size != page.bytes:
            said = f"The row of {page.name} has its sha256, but {page.bytes} bytes for {there[page.name].size}."
            yield Breach(AtDeclaration(("pages", number)), said, "Correct the number of bytes.")
    for name in sorted({*there} - {*declared} - {*moved.values()}):
        said = "The file is a page that no row declares."
        yield Breach(_at_file(name), said, _STRAY, parts=(_part(name, ids), parts.undeclared(_path(name))))


def _moved(there: Mapping[str, BagFile], declared: Mapping[str, DeclaredPage]) -> dict[str, str]:
    """The name under which a missing page is there, where a file that no row declares has its bytes."""
    missing = (ManifestEntry(page.sha256, PAYLOAD + name) for name, page in declared.items() if name not in there)
    spare = (file for name, file in there.items() if name not in declared)
    found = renames(missing, spare).items()
    return {path.removeprefix(PAYLOAD): name.removeprefix(PAYLOAD) for path, name in found}


def _renamed(page: DeclaredPage, name: str, ids: Mapping[str, str]) -> Breach:
    said = f"`{page.name}` was renamed to `{name}`."
    broken = (_part(page.name, ids), _part(name, ids))
    return Breach(_at_file(name), said, f"Rename it to {page.name}.", parts=broken)


def _missing(page: DeclaredPage, number: int, repository: Repository) -> Breach:
    # a link, or a folder in its place: the bag says what is there
    faults = (fault for fault in repository.bundle.bag.faults if fault.file == PAYLOAD + page.name)
    other = next((fault for fault in faults if (fault.kind, fault.found) != ("missing", NOTHING)), None)
    said = f"{_path(page.name)} is missing." if other is None else other.sentence or f"{_path(page.name)} {other.said}"
    return Breach(
        AtDeclaration(("pages", number)), said, _RESTORE, parts=(_part(page.name, repository.bundle.id_by_name),)
    )


def _swapped(page: DeclaredPage, other: str, ids: Mapping[str, str]) -> Iterator[Breach]:
    if page.name < other:  # one breach for the two
        said = f"The page has the bytes of {other}, and the other way round."
        broken = (_part(page.name, ids), _part(other, ids))
        related = (Related(_at_file(other), "the other page"),)
        yield Breach(_at_file(page.name), said, "Exchange the two names.", related, broken)


def _changed(page: DeclaredPage, file: BagFile, declared: Mapping[str, DeclaredPage], repository: Repository) -> Breach:
    owner = next((name for name, one in declared.items() if one.sha256 == file.sha256), None)
    change = change_of(file.content, page.sha256, size=page.bytes, owner=owner)
    part = _part(page.name, repository.bundle.id_by_name)
    said = f"The page {change.said}."
    related: tuple[Related, ...] = ()
    read = repository.bundle.page_by_id.get(parts.page_in(part) or "")
    if change.kind in _WITHIN and read is not None and was_searched(read.id, page.sha256, repository):
        said += lines_said(read, repository)
        related = tuple(
            Related(Region.of_line(read, _path(page.name), line), "a line that nobody has reviewed")
            for line in new_lines(read, repository)[:_MOST_LINES]
        )
    return Breach(_at_file(page.name), said, change.remedy_for(PAYLOAD + page.name), related, (part,))


def _path(name: str) -> str:
    return f"{BUNDLE}/{PAYLOAD}{name}"


def _at_file(name: str) -> Region:
    return Region(_path(name), 1, 1, 1, 1)


def _part(name: str, ids: Mapping[str, str]) -> str:
    return parts.of_file(_path(name), ids)
