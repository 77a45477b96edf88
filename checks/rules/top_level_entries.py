from collections.abc import Iterator
from typing import Annotated, Literal

from bundle_model.files.git_index import Entry, GitIndex
from bundle_model.files.layout import CONSTRAINTS
from bundle_model.files.tree import folded
from bundle_model.project.pyproject import PYPROJECT
from bundle_model.project.python_file import module_of
from bundle_model.repository import Repository
from bundle_model.strict.models import StrictModel
from checks.evidence import parts
from checks.results import AtDeclaration, Breach
from checks.scope.flow_yaml import row_text
from checks.scope.imports import Layout
from checks.scope.permits import unused_permits
from checks.scope.reasons import Permit
from checks.scope.renames import renamed
from checks.scope.rows import NamedRow, row_to_add, stale_row, unfit_rows, unique_rows
from checks.scope.undeclared import dependencies_of, imports_said

SUMMARY = "Every top-level entry in git is declared, and so is every link and every submodule."
WHY = (
    "The design card names what belongs there. A new folder is new scope before anyone reads a line of it; a link or "
    "a submodule is other people's content under this project's name."
)
BAD = "A folder `server/` in git, and no row that says what asks for it."
GOOD = "Each top-level entry has its row, and each row its entry."
REMEDY = "Remove the entry from git, or declare it with a decision that permits it."
NEEDS = (parts.GIT,)
RANK = 1


class EntryRow(NamedRow):
    """A top-level entry by its name, or a link or submodule below it by its path; these two have a `kind`."""

    kind: Literal["link", "submodule"] | None = None

    @property
    def declares(self) -> tuple[str, ...]:
        """What lies at it, which needs no finding of its own where the row is refused."""
        return (parts.undeclared(self.name),)

    @property
    def needs(self) -> tuple[Permit, ...]:
        """The entry."""
        return (("entries", self.name),)


class Parameters(StrictModel):
    """The entries, each once."""

    entries: Annotated[tuple[EntryRow, ...], unique_rows("must have each entry once")]


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach]:
    """Compare git's index with the rows, both ways."""
    yield from unfit_rows(parameters.entries, "entries", repository)
    yield from unused_permits("entries", parameters.entries, repository)
    tracked = repository.project_files.git_index
    if tracked.unavailable:
        return
    there = dict(_entries(tracked.entries))
    declared = {row.name: row.kind for row in parameters.entries}
    names = _new_names(tracked, there)
    renames = {old: new for old, new in names.items() if old in declared and old not in there and new not in declared}
    for name, kind in there.items():
        # a file that has become a link has a row, but one that says otherwise
        if (name not in declared or declared[name] != kind) and name not in renames.values():
            yield _undeclared(name, kind, repository, known=name in declared)
    for number, row in enumerate(parameters.entries):
        if row.name in renames:
            yield _renamed(number, row.name, renames[row.name])
        elif row.name not in there:
            yield stale_row("entries", number, f"`{row.name}` is declared but not in git.", part=row.name)
    yield from _missing(repository)
    yield from _twins(tracked.entries)


def _new_names(tracked: GitIndex, there: dict[str, str | None]) -> dict[str, str]:
    """The new name of each entry of the top level whose files have all moved to another one, unchanged."""
    tops: dict[str, set[str]] = {}
    for old, new in renamed(tracked).items():
        tops.setdefault(old.partition("/")[0], set()).add(new.partition("/")[0])
    return {old: next(iter(new)) for old, new in tops.items() if len(new) == 1 and old not in there}


def _renamed(number: int, old: str, new: str) -> Breach:
    said = f"`{old}` is now called `{new}`, which is not declared in {CONSTRAINTS}."
    remedy = row_to_add("entries", {"name": new}, instead=True).replace("Remove it", "Rename it back", 1)
    return Breach(AtDeclaration(("entries", number)), said, remedy, parts=(old, parts.undeclared(new)))


def _entries(tracked: tuple[Entry, ...]) -> Iterator[tuple[str, str | None]]:
    """Each top-level entry, and each link and submodule below one, with its kind if it is one of these."""
    for entry in tracked:
        top, _, below = entry.path.partition("/")
        kind = None if entry.kind == "file" else entry.kind
        yield top, None if below else kind  # `docs/logo` is a link, but `docs` is a folder
        if below and kind:
            yield entry.path, kind


def _missing(repository: Repository) -> Iterator[Breach]:
    """pyproject.toml, where git tracks it and it is not on disk: four checks rest on it."""
    tracked = {entry.path for entry in repository.project_files.git_index.entries}
    files = repository.project_files
    if PYPROJECT in tracked - files.sparse and files.project is None:
        said = f"`{PYPROJECT}` is in git but missing on disk."
        yield Breach(AtDeclaration(("entries",)), said, "Restore it from git.", parts=(PYPROJECT,))


def _undeclared(name: str, kind: str | None, repository: Repository, *, known: bool) -> Breach:
    layout = Layout.of(repository.project_files.sources.values())
    inside = [source for source in layout.files if f"{source.path}/".startswith(f"{name}/")]
    if known:
        said = f"`{name}` is {f'a {kind}' if kind else 'a file or folder'}, but its row says otherwise."
    else:
        said = f"`{name}`{f', a {kind},' if kind else ''} is in git but not declared in {CONSTRAINTS}."
        said += imports_said(inside, layout)
    row = {"name": name, **({"kind": kind} if kind else {})}
    remedy = row_to_add("entries", row, instead=known)
    if inside and not known:  # Python needs a row for what it imports too
        package = row_text({"package": module_of(name), "imports": dependencies_of(inside, layout)})
        remedy = f"{remedy} Its Python needs the row `{package}` too, in `dependencies` of imports-declared."
    return Breach(AtDeclaration(("entries",)), said, remedy, parts=() if known else (parts.undeclared(name),))


def _twins(tracked: tuple[Entry, ...]) -> Iterator[Breach]:
    """Paths that some file systems treat as one: a checkout there loses one of the two."""
    first: dict[str, str] = {}
    for entry in tracked:
        steps = entry.path.split("/")
        # `Docs/a` and `docs/b` clash in their folders, so each part of a path is compared
        for end in range(1, len(steps) + 1):
            path = "/".join(steps[:end])
            other = first.setdefault(folded(path), path)
            if other != path:
                first[folded(path)] = path  # `AB`, `Ab`, `aB`: each is compared with the one before
                said = f"`{path}` differs from `{other}`, which git also tracks, only in case or Unicode normalisation."
                yield Breach(AtDeclaration(("entries",)), said, "Rename one of the two, or remove it from git.")
