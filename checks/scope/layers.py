"""The declared layers of the packages, and what breaks them: upward imports, folders without a layer, circles."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator

from bundle_model.strict.models import NonBlank, each_once
from checks.scope.imports import Imported, Layout
from checks.scope.rows import EVERYTHING, ScopeRow


def _split(value: object) -> object:
    """`a, b < c` as ((a, b), (c,))."""
    text = value if isinstance(value, str) else ""  # a list in YAML has no layers
    layers = tuple(tuple(name.strip() for name in layer.split(",")) for layer in text.split("<"))
    names = [name for layer in layers for name in layer]
    if not all(names):
        raise ValueError("must be names with `,` between those of one layer and `<` between layers, the lowest first")
    each_once(names, "must have each name once")
    return layers


class LayerRow(ScopeRow):
    """The layers of a package: `order` lists them from the lowest, with `,` within a layer and `<` between two.

    A name is a folder or a module of the package; the package `.` is the top level. A module without a name here is in
    the topmost layer; a folder must have one. Two names that are `apart` never import each other.
    """

    package: NonBlank
    order: Annotated[tuple[tuple[str, ...], ...], BeforeValidator(_split)]
    apart: tuple[NonBlank, ...] = ()

    @property
    def title(self) -> str:
        return self.package

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The layer of each name, counted from the lowest."""
        return {name: rank for rank, layer in enumerate(self.order) for name in layer}

    def child(self, module: str) -> str | None:
        """The name of a module, or of its folder, directly below the package; None if the module is elsewhere."""
        if self.package == EVERYTHING:
            return module.partition(".")[0]
        if module == self.package:  # the package's own file, `checks/__init__.py`
            return module
        inside = module.removeprefix(f"{self.package}.")
        return None if inside == module else inside.partition(".")[0]


class Against(NamedTuple):
    """Why an import is forbidden, and the field of the row that says so."""

    why: str
    field: str


def against(module: str, one: Imported, rows: Iterable[LayerRow], layout: Layout) -> Against | None:
    """Why an import of one of our modules is forbidden, from the first row that forbids it; None if none does."""
    for row in rows:
        importer, target = row.child(module), row.child(one.target)
        # an end outside the package, or both ends in one folder, which a row of that folder is for
        if importer is None or target is None or importer == target:
            continue
        lower, upper = _rank(row, importer, layout), _rank(row, target, layout)
        # a folder without a layer is reported once, not for each of its imports
        if {importer, target} <= set(row.apart):
            return Against(f"`{importer}` and `{target}` are kept apart", "apart")
        if lower is not None and upper is not None and upper > lower:
            return Against(f"`{importer}` is in a lower layer than `{target}`", "order")
    return None


def rooms_without_layer(row: LayerRow, layout: Layout) -> list[str]:
    """The folders of a package that its order does not name. At the top level each has an entry's row instead."""
    if row.package == EVERYTHING:
        return []
    return sorted({child for child in _children(row, layout) if _rank(row, child, layout) is None})


def names_of_nothing(row: LayerRow, layout: Layout) -> list[str]:
    """The names in `order` and `apart` that are neither a folder nor a module of the package."""
    return sorted({*row.ranks, *row.apart} - _children(row, layout))


def _children(row: LayerRow, layout: Layout) -> set[str]:
    return {child for module in layout.modules if (child := row.child(module)) is not None}


def _rank(row: LayerRow, child: str, layout: Layout) -> int | None:
    """The layer of a name; without one, the topmost for a loose module and None for a folder."""
    ranks = row.ranks
    if child in ranks:
        return ranks[child]
    if row.package == EVERYTHING:  # a package beside ours: it may import ours, and ours not it
        return len(row.order)
    path = child if row.package in (EVERYTHING, child) else f"{row.package}.{child}"
    is_folder = path in layout.packages and child != row.package
    return None if is_folder else len(row.order) - 1


def circles(imports: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Circles of imports: each module imports the next, and the last is the first again.

    Every circle shares an import with one that is given.
    """
    left = {module: set(targets) & imports.keys() for module, targets in sorted(imports.items())}
    while True:
        try:
            TopologicalSorter({module: sorted(targets) for module, targets in left.items()}).prepare()
        except CycleError as error:
            circle = tuple(reversed(error.args[1]))  # graphlib gives the imported module before its importer
            yield circle
            left[circle[0]].discard(circle[1])
        else:
            return
