"""What the files of code import, told by where it comes from: our own packages, the standard library, or elsewhere."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from bundle_model.project.python_file import Site, Source

Field = Literal["ours", "standard", "dependencies"]


@dataclass(frozen=True, slots=True)
class Imported:
    """One import. `name` is what a row would declare: a package of ours, else the first name; `target` the module."""

    field: Field
    name: str
    target: str
    site: Site


@dataclass(frozen=True, slots=True)
class Layout:
    """The modules that are there, the packages among them, and the first names of both."""

    modules: frozenset[str]
    packages: frozenset[str]
    tops: frozenset[str]

    @classmethod
    def of(cls, sources: Iterable[Source]) -> "Layout":
        """The layout of these files."""
        files = list(sources)
        modules = frozenset(source.module for source in files)
        packages = frozenset(source.package for source in files)
        return cls(modules, packages, frozenset(module.partition(".")[0] for module in modules))

    def home(self, name: str) -> tuple[str, str]:
        """The module that a name of ours means or lies in, and its package."""
        while name not in self.modules and name not in self.packages and "." in name:
            name = name.rpartition(".")[0]
        return name, name if name in self.packages else name.rpartition(".")[0]


def imported(source: Source, layout: Layout) -> Iterator[Imported]:
    """What a file imports from outside its own package, each place once."""
    seen: set[tuple[str, str, int, int]] = set()
    for site in source.imports:
        one = _imported(site, layout)
        key = (one.field, one.target, site.line, site.column)
        own = (one.field == "ours" and one.name == source.package) or one.name == "__future__"  # no module, but a flag
        if key not in seen and not own:
            seen.add(key)
            yield one


def _imported(site: Site, layout: Layout) -> Imported:
    first = site.name.partition(".")[0] or site.name
    if first in layout.tops:
        module, package = layout.home(site.name)
        return Imported("ours", package or module, module, site)
    return Imported("standard" if first in sys.stdlib_module_names else "dependencies", first, first, site)
