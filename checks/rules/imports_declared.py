"""Each package imports only what is declared for it: other packages of ours, parts of the standard library, dependencies.

The layers of the project are these rows, and nothing else says them. An import is where new scope begins: a socket, a
framework, a reporter that reaches back into the command line.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence

from bundle_model.project.python_file import Source
from bundle_model.repository import PACKAGES, Reading
from bundle_model.strict.models import Closed, Words
from checks.results import Breach, Region, Skip
from checks.scope.imports import Imported, Layout, imported
from checks.scope.rows import ScopeRow, adding, gone, region_of, unfit_rows

BAD = "`import socket` in a check, at the top or inside a function."
GOOD = "A check imports `bundle_model`, `checks` and `collections`, as its package's row says."
REMEDY = "Take the import out, or declare it with the decision or place that asks for it."
NEEDS = ()
ANY = "*"
FIELDS = ("ours", "standard", "dependencies")


class ImportRow(ScopeRow):
    """What the modules of a package, or one module, may import beside their own package. `*` is anything of its kind.

    `ours` are packages of this project, without those inside them; `without` are modules of them that are not meant,
    unless `ours` names them (`*` names none). `standard` and `dependencies` are first names, as they are imported. A
    package may have several rows.
    """

    package: Words
    ours: tuple[Words, ...] = ()
    without: tuple[Words, ...] = ()
    standard: tuple[Words, ...] = ()
    dependencies: tuple[Words, ...] = ()

    @property
    def title(self) -> str:
        """The package."""
        return self.package


class Parameters(Closed):
    """The rows."""

    packages: tuple[ImportRow, ...]


def check(reading: Reading, parameters: Parameters) -> Iterator[Breach | Skip]:
    """Compare every import that is plainly written with the rows, both ways."""
    yield from unfit_rows(parameters.packages, "packages", reading)
    if reading.beside.tracked.unknown:
        yield Skip(reading.beside.tracked.unknown)
        return
    sources = tuple(reading.beside.sources.values())
    layout = Layout.of(sources)
    used: dict[str, set[tuple[str, str]]] = {row.package: set() for row in parameters.packages}
    without_row: dict[str, list[Source]] = {}
    for source in sources:
        if rows := _governing(source, parameters.packages):
            yield from _check_source(source, rows, layout, used[rows[0].package])
        else:
            without_row.setdefault(source.package, []).append(source)
    for package, files in without_row.items():
        yield _package_undeclared(package, files, layout)
    yield from _gone(parameters.packages, used, layout)


def _governing(source: Source, rows: tuple[ImportRow, ...]) -> tuple[ImportRow, ...]:
    """The rows of the longest name that the module has or lies in; a package of the tool is under no other's."""
    names = [row.package for row in rows if f"{source.module}.".startswith(f"{row.package}.")]
    longest = max(names, key=len, default=None)
    if source.module.partition(".")[0] in PACKAGES and longest not in (source.module, source.package):
        return ()
    return tuple(row for row in rows if row.package == longest)


def _check_source(
    source: Source, rows: tuple[ImportRow, ...], layout: Layout, used: set[tuple[str, str]]
) -> Iterator[Breach]:
    """The imports of a file that its rows do not declare; all that it imports is put into `used`."""
    first_names = source.first_names if _any_goes(rows) else None
    if first_names and first_names <= _known(rows, layout):  # a quick look; where there are none, it may be no Python
        used.update(("dependencies", name) for name in first_names)
        return
    if source.unparsable:
        line, why = source.unparsable
        yield Breach(
            Region(source.path, line, 1, line, 1), f"{source.path} cannot be read as Python: {why}.", "Mend it."
        )
    for one in imported(source, layout):
        used.update({(one.field, one.name), (one.field, one.target)})
        if not any(_allows(row, one, rows) for row in rows):
            yield _undeclared(source, one, rows)


def _any_goes(rows: Sequence[ImportRow]) -> bool:
    """Whether a package may import anything of ours and of the standard library, so that nobody looks which."""
    return any(ANY in row.standard and ANY in row.ours for row in rows) and not any(row.without for row in rows)


def _known(rows: tuple[ImportRow, ...], layout: Layout) -> frozenset[str]:
    """The first names that a package may import where any of ours and of the standard library goes."""
    return layout.tops.union(sys.stdlib_module_names, *(row.dependencies for row in rows))


def _allows(row: ImportRow, one: Imported, rows: tuple[ImportRow, ...]) -> bool:
    declared = getattr(row, one.field)
    return one.target in declared or (not _is_left_out(one, rows) and (one.name in declared or ANY in declared))


def _is_left_out(one: Imported, rows: tuple[ImportRow, ...]) -> bool:
    return any(one.target in row.without for row in rows)


def _undeclared(source: Source, one: Imported, rows: tuple[ImportRow, ...]) -> Breach:
    package = rows[0].package
    name = one.target if _is_left_out(one, rows) else one.name
    said = f"{source.module} imports `{one.target}`, and no row of `{package}` declares it."
    return Breach(region_of(source, one.site), said, adding("packages", {"package": package, one.field: (name,)}))


def _package_undeclared(package: str, files: list[Source], layout: Layout) -> Breach:
    """At the first file of a package that no row is for: the row with all that it imports."""
    fields: dict[str, set[str]] = {"ours": set(), "standard": set(), "dependencies": set()}
    for one in (one for source in files for one in imported(source, layout)):
        fields[one.field].add(one.name)
    row = {"package": package, **{name: sorted(names) for name, names in fields.items() if names}}
    return Breach(Region(files[0].path, 1, 1, 1, 1), f"The package `{package}` has no row.", adding("packages", row))


def _gone(rows: tuple[ImportRow, ...], used: Mapping[str, set[tuple[str, str]]], layout: Layout) -> Iterator[Breach]:
    """What is declared and not imported any more, and what is left out and not there."""
    for number, row in enumerate(rows):
        if not any(f"{module}.".startswith(f"{row.package}.") for module in layout.modules):
            yield gone("packages", number, f"`{row.package}` is declared, and git tracks no module of it.")
            continue
        looked_at = FIELDS[2:] if _any_goes([one for one in rows if one.package == row.package]) else FIELDS
        for field in looked_at:
            for index, name in enumerate(getattr(row, field)):
                if name != ANY and (field, name) not in used[row.package]:
                    said = f"`{row.package}` is declared to import `{name}`, and does not."
                    yield gone("packages", number, said, field, index)
        for index, name in enumerate(row.without):
            if name not in layout.modules:
                said = f"`{row.package}` is declared to leave out `{name}`, and there is no such module."
                yield gone("packages", number, said, "without", index)
