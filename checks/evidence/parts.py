"""The parts of a repository that checks rest on, by name.

A name is a path relative to the root, or leads on from one: `bundle/data/000` is page 000, `bundle/record/words.yaml/000`
is what that record says of page 000. So a part lies in another as a path lies in a folder, and a need for `bundle/data`
is one for every page.
"""

from collections.abc import Mapping

from bundle_model.bag.manifest import PAYLOAD
from bundle_model.files.layout import BUNDLE
from bundle_model.records.base import Record
from bundle_model.text.page import page_ids

PAGES = f"{BUNDLE}/{PAYLOAD.rstrip('/')}"
GIT = ".git"
"""What git tracks."""
CODE = "*.py"
"""Every Python file in git that is read."""
HITS = "hits"
"""What the words of the pages say: `hits/000/12` is line 12 of page 000, broken where nobody has judged its hits."""
SEARCH = "search"
"""The terms and their forms: `search/U-08` are those for an element. Broken where CONSTRAINTS.md counts others."""
NAMED_THINGS = "named things"
"""The named things of the record, broken where CONSTRAINTS.md counts others."""
JUDGEMENTS = "judgements"
"""What people recorded of hits and named things, broken where it names a place that has them no longer."""

UNDECLARED = "undeclared"
"""What git tracks and no row declares: `undeclared/server` is a folder, `undeclared/checks/x.py/torch` an import in a file."""


def undeclared(path: str, name: str = "") -> str:
    """A file or folder that has no row, or a name that it imports."""
    return "/".join(filter(None, (UNDECLARED, path, name)))


def page(page_id: str) -> str:
    """A page."""
    return f"{PAGES}/{page_id}"


def record(model: type[Record]) -> str:
    """The part that is broken when a record's file is."""
    return f"{BUNDLE}/{model.path}"


def reading(path: str, page_id: str) -> str:
    """What the record at this path of the bag says of a page."""
    return f"{BUNDLE}/{path}/{page_id}"


def of_file(path: str, id_by_name: Mapping[str, str]) -> str:
    """The part that a file is, by its path relative to the root. `id_by_name` are the ids of the pages that are there."""
    if not path.startswith(f"{PAGES}/"):
        return path
    name = path.removeprefix(f"{PAGES}/")
    # a page that is missing has the id that it had among the others
    return page(id_by_name.get(name) or page_ids([name])[name])


def line(page_id: str, number: int) -> str:
    """The hits on a line of a page."""
    return f"{HITS}/{page_id}/{number}"


def rests_on(need: str, part: str) -> bool:
    """Whether a check with this need cannot look at all of it where this part is broken."""
    if is_in(part, UNDECLARED):  # a file without a row can be looked at all the same
        return False
    if need == CODE:
        return part.endswith(".py")
    # bundle/data needs page 000; and record/words.yaml is gone where all of bundle/record is
    return is_in(part, need) or is_in(need, part)


def is_in(part: str, whole: str) -> bool:
    """Whether a part is another one, or lies in it."""
    # asked for each of 100,000 files and each need, so without a new text
    return part.startswith(whole) and part[len(whole) : len(whole) + 1] in ("", "/")


def page_in(part: str) -> str | None:
    """The id of the page that a part is, or that a record says something of; None for any other part."""
    if part.startswith(f"{PAGES}/"):
        return part.removeprefix(f"{PAGES}/")
    _, record_end, page_id = part.partition(".yaml/")
    return page_id if record_end else None


def shown(part: str) -> str:
    """The part in words."""
    if is_in(part, HITS):
        return part.removeprefix(f"{HITS}/").replace("/", ":")
    page_id = page_in(part)
    if page_id is None:
        return part
    return f"page {page_id}" if part == page(page_id) else f"page {page_id} in {part.removesuffix(f'/{page_id}')}"
