from collections import defaultdict
from collections.abc import Iterator, Sequence

from bundle_model.faults import first_of
from bundle_model.files.git_index import Entry
from bundle_model.repository import Repository
from bundle_model.strict.models import NonBlank, StrictModel
from checks.evidence import parts
from checks.results import Breach, Region
from checks.scope.imports import Layout
from checks.scope.permits import unused_permits
from checks.scope.reasons import Permit
from checks.scope.rows import ScopeRow, row_to_add, stale_row, unfit_rows
from checks.scope.undeclared import imports_said

SUMMARY = "Every file in git lies in a declared folder and is of a kind that is declared there."
WHY = (
    "Model weights, a web page, a notebook or a script inside a package ship with it and run on other people's "
    "machines, and no check of imports sees them."
)
BAD = "`checks/viewer/app.js`, and no row that lets `checks` have `.js`."
GOOD = "`checks` has `.py`, `.yaml`, `.json` and `py.typed`."
REMEDY = "Remove the file, or declare its kind with a decision that permits it."
NEEDS = (parts.GIT,)
RANK = 3


class FileRow(ScopeRow):
    """The kinds of file that a folder and the folders in it may have; the rows of the longest folder count.

    A kind is a suffix with its dot, or the whole name of a file (`py.typed`). A kind that is not used is let be.
    """

    folder: NonBlank
    kinds: tuple[NonBlank, ...]

    @property
    def needs(self) -> tuple[Permit, ...]:
        """Each kind."""
        return tuple(("files", kind) for kind in self.kinds)

    @property
    def title(self) -> str:
        """The folder."""
        return self.folder


class Parameters(StrictModel):
    """The folders; one may have several rows."""

    files: tuple[FileRow, ...]


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach]:
    """Compare the files that git tracks below the top level with the rows; then look for rows without a file."""
    rows = parameters.files
    yield from unfit_rows(rows, "files", repository)
    yield from unused_permits("files", rows, repository)
    tracked = repository.project_files.git_index
    if tracked.unavailable:
        return
    by_folder = defaultdict[str, list[Entry]](list)
    for entry in tracked.entries:
        folder = entry.path.rpartition("/")[0]
        # an entry of the top level, a link and a submodule have rows of their own
        if folder and entry.kind == "file" and not _is_declared(entry.path, rows, repository):
            by_folder[folder].append(entry)
    for folder, entries in by_folder.items():
        yield _undeclared(folder, [entry.path for entry in entries], rows, repository)
    for number, row in enumerate(rows):
        if not any(entry.path.startswith(f"{row.folder}/") for entry in tracked.entries):
            yield stale_row("files", number, f"`{row.folder}` is declared, but git tracks no file in it.")


def _governing(path: str, rows: Sequence[FileRow]) -> tuple[FileRow, ...]:
    """The rows of the longest folder that a file lies in."""
    longest = max((row.folder for row in rows if path.startswith(f"{row.folder}/")), key=len, default=None)
    return tuple(row for row in rows if row.folder == longest)


def _is_declared(path: str, rows: Sequence[FileRow], repository: Repository) -> bool:
    governing = _governing(path, rows)
    if not governing:  # whether Python may be there is said by the rows of its imports
        return path in repository.project_files.sources
    return any(not {path.rpartition("/")[2], _kind(path)}.isdisjoint(row.kinds) for row in governing)


def _kind(path: str) -> str:
    """The suffix of a file, or its whole name where it has none."""
    name = path.rpartition("/")[2]
    return name[name.rfind(".") :] if "." in name else name


def _undeclared(folder: str, paths: list[str], rows: Sequence[FileRow], repository: Repository) -> Breach:
    """One finding for all files of a folder: whoever added them means one thing by it."""
    kinds = tuple(dict.fromkeys(map(_kind, paths)))
    governing = _governing(paths[0], rows)
    has = ", ".join(kind for row in governing for kind in row.kinds)
    allowed = f"`{governing[0].folder}` may have {has}" if governing else f"no row speaks of `{folder}`"
    sources = repository.project_files.sources
    used = imports_said([sources[path] for path in paths if path in sources], Layout.of(sources.values()))
    said = f"{first_of([f'`{path}`' for path in paths], 1)}: {', '.join(kinds)} is no kind of file that is declared here; {allowed}.{used}"
    remedy = row_to_add("files", {"folder": folder, "kinds": kinds})
    return Breach(Region(paths[0], 1, 1, 1, 1), said, remedy, parts=tuple(map(parts.undeclared, paths)))
