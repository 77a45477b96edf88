from collections.abc import Iterator, Mapping

from bundle_model.bag.reader import manifest_of
from bundle_model.faults import Fault
from bundle_model.repository import BUNDLE, Repository, in_bundle
from checks.results import AtDeclaration, Breach, Region, Skip

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


def check(repository: Repository) -> Iterator[Breach | Skip]:
    """Give each fault of the bag. A file that cannot be parsed is a skip, beside the faults of the others."""
    lines = {f"{BUNDLE}/{entry.path}": entry.line for entry in repository.bundle.bag.entries}
    for fault in map(in_bundle, repository.bundle.bag.faults):
        if fault.unreadable:
            yield Skip(f"{fault.place} cannot be read")
        else:
            yield Breach(_at(fault, lines, repository), _said(fault), fault.remedy)


def _said(fault: Fault) -> str:
    return f"{fault.file} {fault.said}"


def _at(fault: Fault, lines: Mapping[str, int], repository: Repository) -> Region | AtDeclaration:
    """The fault's own line, else the manifest line that lists the file, else the constraint."""
    file, line = fault.file, fault.line
    if line is None:  # a whole file, such as a missing page
        file, line = f"{BUNDLE}/{manifest_of(fault.file.removeprefix(f'{BUNDLE}/'))}", lines.get(fault.file)
    # a stray file is listed nowhere; a missing manifest has no text to point into
    return Region.of_line(repository.texts[file], file, line) if line and file in repository.texts else AtDeclaration()
