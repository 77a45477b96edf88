import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bundle_model.faults import first_of
from bundle_model.project.capabilities import capabilities, means
from bundle_model.project.distributions import modules_of
from bundle_model.project.python_file import PythonFile
from bundle_model.repository import PACKAGES, Repository
from bundle_model.strict.models import NonBlank, StrictModel
from checks.evidence import parts
from checks.results import AtDeclaration, Breach, Region
from checks.scope.imports import Imported, Layout, imported
from checks.scope.layers import LayerRow, against, circles, names_of_nothing, rooms_without_layer
from checks.scope.reasons import Permit
from checks.scope.rows import EVERYTHING, ScopeRow, region_of, row_to_add, stale_row, unfit_rows
from checks.scope.undeclared import dependencies_of, imports_said

SUMMARY = "Each module imports only what its layer may, and only the dependencies that are declared for its package."
WHY = (
    "These rows are the only definition of the project's layers. New scope begins with an import: a framework, or a "
    "format that imports the command line. Modules of the standard library need no row here; C-23 is about those "
    "that reach the network, processes, native code or dynamic import."
)
BAD = "`from checks.output.check import text` in a check, at the top or inside a function."
GOOD = "A check imports `bundle_model` and the layers of `checks` below the rules."
REMEDY = "Remove the import, or declare it with a decision that permits it."
NEEDS = (parts.GIT, parts.CODE)
RANK = 4


class ImportRow(ScopeRow):
    """The dependencies that the modules of a package import, by first name. A package may have several rows."""

    package: NonBlank
    imports: tuple[NonBlank, ...]

    @property
    def needs(self) -> tuple[Permit, ...]:
        """The packages that bring what is imported."""
        return tuple(("dependencies", name) for name in self.imports)

    @property
    def title(self) -> str:
        """The package."""
        return self.package


class Parameters(StrictModel):
    """The layers, and the dependencies of each package."""

    layers: tuple[LayerRow, ...]
    dependencies: tuple[ImportRow, ...] = ()


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach]:
    """Compare every import statement with the rows, both ways."""
    yield from unfit_rows(parameters.layers, "layers", repository)
    yield from unfit_rows(parameters.dependencies, "dependencies", repository)
    if repository.project_files.git_index.unavailable:
        return
    layout = Layout.of(repository.project_files.sources.values())
    sources = layout.files
    by_package = _by_package(parameters.dependencies)
    yield from _without_rows(by_package, layout)
    used: set[tuple[str, str]] = set()
    edges: dict[str, dict[str, Imported]] = {}
    unread = bool(repository.project_files.left_out)
    known = layout.tops | sys.stdlib_module_names
    for source in sources:
        rows = _governing(source, by_package)
        names = source.first_names
        used.update(key for key, modules in rows.brought.items() if not names.isdisjoint(modules))
        # it lies outside the packages, and all that it imports is ours, standard or declared; a file without imports may be one
        # that does not parse
        if names and source.module.partition(".")[0] not in PACKAGES and not names - known - rows.declared:
            continue
        unread = unread or source.unparsable is not None
        yield from _check_source(source, rows, parameters.layers, layout, edges)
    yield from _circles(edges, sources)
    if not unread:  # what a file that could not be read imports is not known: a row for it is no stale one
        yield from _without_layers(parameters.layers, layout)
        yield from _stale_layers(parameters.layers, layout)
        yield from _stale_dependencies(parameters.dependencies, used, layout)


class _Rows(NamedTuple):
    """The rows of a package, and the modules that each import of each row lets in: with `pydantic` comes `pydantic_core`."""

    rows: tuple[ImportRow, ...]
    brought: Mapping[tuple[str, str], frozenset[str]]
    declared: frozenset[str]


def _by_package(rows: Iterable[ImportRow]) -> dict[str, _Rows]:
    """The rows of each package that has any."""
    found: dict[str, list[ImportRow]] = {}
    for row in rows:
        found.setdefault(row.package, []).append(row)
    return {package: _rows(listed) for package, listed in found.items()}


def _rows(rows: Sequence[ImportRow]) -> _Rows:
    brought = {(row.package, name): frozenset(modules_of(name)) for row in rows for name in row.imports}
    return _Rows(tuple(rows), brought, frozenset().union(*brought.values()))


def _governing(source: PythonFile, by_package: Mapping[str, _Rows]) -> _Rows:
    """The rows of the longest name that is the module's or contains it."""
    # a row for `checks.rules` takes the place of the row for `checks`
    name = source.module
    while name not in by_package and "." in name:
        name = name.rpartition(".")[0]
    return by_package.get(name, _NO_ROWS)


_NO_ROWS = _rows(())


def _check_source(
    source: PythonFile,
    rows: _Rows,
    layers: Sequence[LayerRow],
    layout: Layout,
    edges: dict[str, dict[str, Imported]],
) -> Iterator[Breach]:
    """Give the imports of a file that break the layers or are not declared; add the other imports of ours to `edges`."""
    if source.unparsable:  # what it imports is unknown, and a silent check would pass it
        yield _unparsable(source, *source.unparsable)
    for one in imported(source, layout):
        if one.origin == "ours":
            if forbidden := against(source.module, one, layers, layout):
                said = f"{source.module} imports `{one.target}`: {forbidden.why}."
                remedy = f"Move the code, or change `{forbidden.field}`."
                yield Breach(region_of(source, one.site), said, remedy, cause=(parts.undeclared(source.path),))
            else:  # only what the layers allow: a circle over an import upwards would be reported twice
                edges.setdefault(source.module, {}).setdefault(one.target, one)
        elif one.origin == "dependency" and one.target not in rows.declared and rows.rows:
            said = f"{source.module} imports `{one.target}`, which is not declared.{_does(one.target)}"
            remedy = row_to_add("dependencies", {"package": rows.rows[0].package, "imports": (one.target,)})
            part = parts.undeclared(source.path, one.target)
            yield Breach(region_of(source, one.site), said, remedy, parts=(part,), cause=(part,))


def _does(name: str) -> str:
    """What a package of others counts as: without this, nobody sees why the constraint of never-in-code is broken too."""
    kinds = [f"`{kind}`" for kind in capabilities() if means(kind, name)]
    return f" It also counts as {' and '.join(kinds)} for never-in-code." if kinds else ""


def _without_rows(by_package: Mapping[str, _Rows], layout: Layout) -> Iterator[Breach]:
    """Each part of the top level with Python in it that no row speaks of: what is imported there is not known to anybody."""
    by_top: dict[str, list[PythonFile]] = {}
    for source in layout.files:
        if not _governing(source, by_package).rows:
            by_top.setdefault(source.module.partition(".")[0], []).append(source)
    for top, sources in by_top.items():
        paths = first_of([f"`{source.path}`" for source in sources], 1)
        said = f"{paths} is Python, but no row says what `{top}` imports.{imports_said(sources, layout)}"
        remedy = row_to_add("dependencies", {"package": top, "imports": dependencies_of(sources, layout)})
        undeclared = tuple(parts.undeclared(source.path) for source in sources)
        yield Breach(Region(sources[0].path, 1, 1, 1, 1), said, remedy, parts=undeclared, cause=undeclared)


def _unparsable(source: PythonFile, line: int, why: str) -> Breach:
    region = Region.of_line(source.text, source.path, line)
    if source.left_by_git:
        said, remedy = f"{source.path} {source.left_by_git.message}.", source.left_by_git.remedy
    else:
        # `type Words = str` is fine for Python 3.12: the file need not be wrong
        running = f"Python {sys.version_info.major}.{sys.version_info.minor}"
        said = f"{source.path} cannot be read as {running}, which runs this check: {why}."
        remedy = "Fix it, or run the check with the Python that it is written for."
    return Breach(region, said, remedy, parts=(source.path,), cause=(parts.undeclared(source.path),))


def _circles(edges: dict[str, dict[str, Imported]], sources: Sequence[PythonFile]) -> Iterator[Breach]:
    by_module = {source.module: source for source in sources}
    for circle in circles(edges):
        first, second, *_ = circle
        said = f"Modules import one another in a circle: {', '.join(circle)}."
        region = region_of(by_module[first], edges[first][second].site)
        yield Breach(region, said, "Move what both need into a module below them.")


def _without_layers(rows: Sequence[LayerRow], layout: Layout) -> Iterator[Breach]:
    """The top level and the packages of ours whose folders nobody puts in an order: a row that is lost shows here."""
    declared = {row.package for row in rows}
    folders = {package.rpartition(".")[0].partition(".")[0] for package in layout.packages if "." in package}
    for package in (EVERYTHING, *PACKAGES):
        ordered = len(layout.tops) > 1 if package == EVERYTHING else package in folders
        if ordered and package not in declared:
            where = "The top level" if package == EVERYTHING else f"`{package}`"
            said = f"{where} has folders, but no row gives their layers."
            yield Breach(AtDeclaration(("layers",)), said, "Restore its row from git, or declare its layers.")


def _stale_layers(rows: Sequence[LayerRow], layout: Layout) -> Iterator[Breach]:
    """Folders that are in no layer, and names in a layer without a folder or module."""
    for number, row in enumerate(rows):
        where = "the top level" if row.package == EVERYTHING else f"`{row.package}`"
        for name in rooms_without_layer(row, layout):
            said = f"The folder `{name}` of {where} is in no layer."
            remedy = f"Add `{name}` to `order` where it belongs, or remove the folder."
            inside = [one for one in layout.files if f"{one.module}.".startswith(f"{row.package}.{name}.")]
            cause = tuple(parts.undeclared(one.path) for one in inside)
            yield Breach(AtDeclaration(("layers", number, "order")), said, remedy, cause=cause)
        for name in names_of_nothing(row, layout):
            said = f"`{name}` is in the layers of {where}, but does not exist."
            yield stale_row("layers", number, said, "order")


def _stale_dependencies(rows: Sequence[ImportRow], used: set[tuple[str, str]], layout: Layout) -> Iterator[Breach]:
    for number, row in enumerate(rows):
        if not any(f"{module}.".startswith(f"{row.package}.") for module in layout.modules):
            yield stale_row("dependencies", number, f"`{row.package}` is declared, but git tracks no module of it.")
            continue  # each of its imports is unused for the same reason
        for index, name in enumerate(row.imports):
            if (row.package, name) not in used:
                said = f"`{row.package}` is declared to import `{name}`, but does not."
                yield stale_row("dependencies", number, said, "imports", index)
