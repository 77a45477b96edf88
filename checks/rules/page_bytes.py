from collections.abc import Iterator

from pydantic import Field

from bundle_model.bag.manifest import PAYLOAD
from bundle_model.repository import BUNDLE, Repository
from bundle_model.strict.models import Count, NonBlank, Sha256, StrictModel
from checks.results import AtDeclaration, Breach, Skip

SUMMARY = "The pages are exactly the files that CONSTRAINTS.md lists, with these names, sizes and hashes."
WHY = (
    "If a page and its manifests are rewritten together, the bag is still valid. CONSTRAINTS.md therefore has the "
    "hashes as well, and a change there shows in review."
)
BAD = "A page with one more line, and manifests that are rewritten so that the bag is valid again."
GOOD = "Each page has the name, size and sha256 of its row."
REMEDY = "Restore the page from git. A different page makes a different bundle, and needs a decision."


class DeclaredPage(StrictModel):
    """A page: its file name in bundle/data, its size in bytes, and their sha256."""

    name: NonBlank
    bytes: Count
    sha256: Sha256


class Parameters(StrictModel):
    """The pages of the bundle, all of them."""

    pages: tuple[DeclaredPage, ...] = Field(min_length=1)


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach | Skip]:
    """Compare the payload with the rows, both ways. A file that is there but could not be read is a skip."""
    there = {file.path: file for file in repository.bundle.bag.files if file.path.startswith(PAYLOAD)}
    unread = {fault.file for fault in repository.bundle.bag.faults if fault.unreadable}
    for row, page in enumerate(parameters.pages):
        file = there.pop(PAYLOAD + page.name, None)
        where = f"{BUNDLE}/{PAYLOAD}{page.name}"
        asked = AtDeclaration(("pages", row))
        # a page that may not be read, or lies in a folder that may not be listed, is not missing
        if file is None and not unread.isdisjoint((PAYLOAD + page.name, PAYLOAD.rstrip("/"), ".")):
            yield Skip(f"{where} could not be read")
        elif file is None:
            yield Breach(asked, f"{where} is missing, or is not a regular file.")
        elif file.size != page.bytes:  # the difference says more than two hashes
            apart = abs(file.size - page.bytes)
            difference = f"{apart} byte{'s' * (apart != 1)} {'longer' if file.size > page.bytes else 'shorter'}"
            yield Breach(asked, f"{where} has {file.size} bytes, {difference} than the {page.bytes} declared.")
        elif file.sha256 != page.sha256:
            yield Breach(asked, f"{where} has the declared size, but its sha256 is {file.sha256}, not {page.sha256}.")
    for path in sorted(there):
        yield Breach(AtDeclaration(("pages",)), f"{BUNDLE}/{path} is a page that no row declares.")
