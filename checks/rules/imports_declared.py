import sys
from collections.abc import Iterator, Sequence

from bundle_model.project.python_file import PythonFile
from bundle_model.repository import PACKAGES, Repository
from bundle_model.strict.models import NonBlank, StrictModel
from checks.results import Asked, Breach, Region, Skip
from checks.scope.imports import Imported, Layout, imported
from checks.scope.layers import LayerRow, against, circles, names_of_nothing, rooms_without_layer
from checks.scope.rows import ScopeRow, adding, gone, region_of, unfit_rows

SUMMARY = "Each package imports what its layer may: rooms below its own, and the dependencies that are declared for it."
WHY = (
    "The layers of the project are these rows, and nothing else says them. An import is where new scope begins: a "
    "framework, a format that reaches back into the command line. Modules of the standard library need no row "
    "here; those that reach the network, processes, native code or dynamic import are a matter of C-23."
)
BAD = "`from checks.output.check import text` in a check, at the top or inside a function."
GOOD = "A check imports `bundle_model` and what stands below the rules in `checks`."
REMEDY = "Take the import out, or declare it with the decision or place that asks for it."


class ImportRow(ScopeRow):
    """The dependencies that the modules of a package import, by their first names. A package may have several rows."""

    package: NonBlank
    imports: tuple[NonBlank, ...]

    @property
    def title(self) -> str:
        """The package."""
        return self.package


class Parameters(StrictModel):
    """The layers, and the dependencies of each package."""

    layers: tuple[LayerRow, ...]
    dependencies: tuple[ImportRow, ...] = ()


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach | Skip]:
    """Compare every import that is plainly written with the rows, both ways."""
    yield from unfit_rows(parameters.layers, "layers", repository)
    yield from unfit_rows(parameters.dependencies, "dependencies", repository)
    if repository.project_files.git_index.unavailable:
        yield Skip(repository.project_files.git_index.unavailable)
        return
    sources = tuple(repository.project_files.sources.values())
    layout = Layout.of(sources)
    used: set[tuple[str, str]] = set()
    edges: dict[str, dict[str, Imported]] = {}
    for source in sources:
        rows = _governing(source, parameters.dependencies)
        used.update((row.package, name) for row in rows for name in source.first_names & set(row.imports))
        if not _is_plain(source, rows, layout):
            yield from _check_source(source, rows, parameters.layers, layout, edges)
    yield from _circles(edges, sources)
    yield from _stale_layers(parameters.layers, layout)
    yield from _stale_dependencies(parameters.dependencies, used, layout)


def _governing(source: PythonFile, rows: Sequence[ImportRow]) -> tuple[ImportRow, ...]:
    """The rows of the longest name that the module has or lies in."""
    names = [row.package for row in rows if f"{source.module}.".startswith(f"{row.package}.")]
    longest = max(names, key=len, default=None)
    return tuple(row for row in rows if row.package == longest)


def _is_plain(source: PythonFile, rows: Sequence[ImportRow], layout: Layout) -> bool:
    """A quick look at a file outside the packages, which may import all of them: whether it has nothing to be looked at.

    A file without any import may be no Python at all.
    """
    if source.module.partition(".")[0] in PACKAGES or not source.first_names:
        return False
    return source.first_names <= layout.tops.union(sys.stdlib_module_names, *(row.imports for row in rows))


def _check_source(
    source: PythonFile,
    rows: Sequence[ImportRow],
    layers: Sequence[LayerRow],
    layout: Layout,
    edges: dict[str, dict[str, Imported]],
) -> Iterator[Breach]:
    """The imports of a file that run against the layers or are not declared; those of ours that are let be go to `edges`."""
    if source.unparsable:
        line, why = source.unparsable
        region = Region(source.path, line, 1, line, 1)
        yield Breach(region, f"{source.path} cannot be read as Python: {why}.", "Fix it.")
    declared = {name for row in rows for name in row.imports}
    for one in imported(source, layout):
        if one.origin == "ours":
            if found := against(source.module, one, layers, layout):
                said = f"{source.module} imports `{one.target}`: {found.row.rule(found)}."
                yield Breach(region_of(source, one.site), said)
            else:
                edges.setdefault(source.module, {}).setdefault(one.target, one)
        elif one.origin == "dependency" and one.target not in declared:
            said = f"{source.module} imports `{one.target}`, which is not declared."
            package = rows[0].package if rows else source.module.partition(".")[0]
            remedy = adding("dependencies", {"package": package, "imports": (one.target,)})
            yield Breach(region_of(source, one.site), said, remedy)


def _circles(edges: dict[str, dict[str, Imported]], sources: Sequence[PythonFile]) -> Iterator[Breach]:
    by_module = {source.module: source for source in sources}
    for circle in circles(edges):
        first, second = circle[0], circle[1 % len(circle)]
        said = f"Modules import one another in a circle: {', '.join((*circle, first))}."
        region = region_of(by_module[first], edges[first][second].site)
        yield Breach(region, said, "Move what both need into a module below them.")


def _stale_layers(rows: Sequence[LayerRow], layout: Layout) -> Iterator[Breach]:
    """Folders that no layer names, and names that are no folder and no module any more."""
    for number, row in enumerate(rows):
        where = "the top level" if row.package == "." else f"`{row.package}`"
        for name in rooms_without_layer(row, layout):
            said = f"The folder `{name}` of {where} is in no layer."
            remedy = f"Write `{name}` into `order` where it belongs, or remove it."
            yield Breach(Asked(("layers", number, "order")), said, remedy)
        for name in names_of_nothing(row, layout):
            said = f"`{name}` is in the layers of {where}, but does not exist."
            yield gone("layers", number, said, "order")


def _stale_dependencies(rows: Sequence[ImportRow], used: set[tuple[str, str]], layout: Layout) -> Iterator[Breach]:
    for number, row in enumerate(rows):
        if not any(f"{module}.".startswith(f"{row.package}.") for module in layout.modules):
            yield gone("dependencies", number, f"`{row.package}` is declared, but git tracks no module of it.")
            continue
        for index, name in enumerate(row.imports):
            if (row.package, name) not in used:
                said = f"`{row.package}` is declared to import `{name}`, but does not."
                yield gone("dependencies", number, said, "imports", index)
