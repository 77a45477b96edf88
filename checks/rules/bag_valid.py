from collections.abc import Iterator, Mapping

from bundle_model.bag.reader import manifest_of
from bundle_model.faults import Fault
from bundle_model.files.layout import BUNDLE
from bundle_model.repository import Repository, in_bundle
from checks.evidence import parts
from checks.results import AtDeclaration, Breach, Region

SUMMARY = (
    "The bundle is a complete BagIt 1.0 bag: each listed file is there with its sha256, and no other file is there."
)
WHY = (
    "The pages are the only evidence this project has. A bag (RFC 8493) lets anyone prove with their own tools that "
    "no byte has changed. A stray file in the bag would be mistaken for evidence."
)
BAD = "A page that differs by one byte from its line in manifest-sha256.txt, or a note saved as bundle/notes.txt."
GOOD = "Every file under bundle/ has a line in a manifest, with the sha256 of its bytes."
REMEDY = "Restore bundle/ from git. If you edited a record on purpose, run `yiwu-bundle record tags`."
RANK = 2

_OXUM = "oxum-disagrees"
_TAKE_NOTHING = frozenset({"unlisted-folder", "similar-names", "shared-inode", _OXUM})


def check(repository: Repository) -> Iterator[Breach]:
    """Give each fault of the bag."""
    lines = {f"{BUNDLE}/{entry.path}": entry.line for entry in repository.bundle.bag.entries}
    for fault in map(in_bundle, repository.bundle.bag.faults):
        # an empty folder, or two names that look alike, take nothing from anybody who reads a page
        part = parts.of_file(fault.file, repository.bundle.id_by_name)
        broken = () if fault.kind in _TAKE_NOTHING else (part,)
        # an empty folder in the place of a page that no manifest lists, or a second name of a page: the finding of the page
        cause = (f"{parts.PAGES}/",) if fault.kind == _OXUM else (part,)
        at = _at(fault, lines, repository)
        there = isinstance(at, Region) and at.file == fault.file
        said = fault.sentence or f"{'The file' if there else fault.file} {fault.said}"
        # what no manifest lists is no file that a row could declare either
        broken = (*broken, parts.undeclared(fault.file)) if fault.kind.startswith("unlisted-") else broken
        yield Breach(at, said, fault.remedy, parts=broken, cause=cause)


def _at(fault: Fault, lines: Mapping[str, int], repository: Repository) -> Region | AtDeclaration:
    """The fault's own line, else the file, else the manifest line that lists the file, else the constraint."""
    file, line = fault.file, fault.line
    if line is None and file in repository.texts:
        return Region(file, 1, 1, 1, 1)
    if line is None:  # a file that is missing
        file, line = f"{BUNDLE}/{manifest_of(fault.file.removeprefix(f'{BUNDLE}/'))}", lines.get(fault.file)
    # a stray file is listed nowhere; a missing manifest has no text to point into
    return Region.of_line(repository.texts[file], file, line) if line and file in repository.texts else AtDeclaration()
