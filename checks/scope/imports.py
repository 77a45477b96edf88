"""What the source files import: modules of ours, of the standard library, or of a dependency."""

import sys
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from bundle_model.project.python_file import PythonFile, Use

Origin = Literal["ours", "standard", "dependency"]


class Imported(NamedTuple):
    """One import. `target` is the module if it is ours, else the first name."""

    origin: Origin
    target: str
    site: Use


class Layout(NamedTuple):
    """All Python files of the project, their modules and packages, and the first names of both."""

    files: tuple[PythonFile, ...]
    modules: frozenset[str]
    packages: frozenset[str]
    tops: frozenset[str]

    @classmethod
    def of(cls, sources: Iterable[PythonFile]) -> "Layout":
        files = tuple(sources)
        modules = frozenset(source.module for source in files)
        packages = frozenset(source.package for source in files)
        return cls(files, modules, packages, frozenset(module.partition(".")[0] for module in modules))

    def home(self, name: str) -> str:
        """The module or package that a name of ours names, or that contains it."""
        while name not in self.modules and name not in self.packages and "." in name:
            name = name.rpartition(".")[0]
        return name


def imported(source: PythonFile, layout: Layout) -> Iterator[Imported]:
    """What a file imports, each place once."""
    seen: set[tuple[str, int, int]] = set()
    for site in _meant(source.imports, layout):
        one = _imported(site, layout)
        key = (one.target, site.line, site.column)
        if key not in seen and one.target != "__future__":  # a flag of the compiler
            seen.add(key)
            yield one


def _meant(sites: Iterable[Use], layout: Layout) -> Iterator[Use]:
    """The sites, but for `from package import module` without the package: only the module is meant."""
    by_place: dict[tuple[int, int], list[Use]] = {}
    for site in sites:
        by_place.setdefault((site.line, site.column), []).append(site)
    for first, *rest in by_place.values():
        top, below = first.name.partition(".")[0], f"{first.name}."
        # of what is not ours, one name is as good as another; ".." is nobody's
        if top and top not in layout.tops and all(one.name.startswith(below) for one in rest):
            yield first
            continue
        inside = [one for one in rest if one.name.startswith(below)]
        # `from checks.rules import one, x`: `x` is a name of the package, so the package is meant too
        if not inside or any(layout.home(one.name) == layout.home(first.name) for one in inside):
            yield first
        yield from rest


def _imported(site: Use, layout: Layout) -> Imported:
    first = site.name.partition(".")[0] or site.name  # ".." leads out of the top
    if first in layout.tops:
        return Imported("ours", layout.home(site.name), site)
    return Imported("standard" if first in sys.stdlib_module_names else "dependency", first, site)
