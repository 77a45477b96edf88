"""Finds the formats: each module of `checks/output/DOCUMENT` with a `render` is one. Also, how text looks."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from checks import output
from checks.output import check as reporters
from checks.results import Run


@dataclass(frozen=True, slots=True)
class Style:
    """How text output looks, as the command line decides it: `width` in terminal cells, and whether to write colour."""

    width: int = 80
    colour: bool = False

    def paint(self, text: str, code: str) -> str:
        """The text in the colour of an SGR code such as `31`; as it is if `colour` is off."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


Reporter = Callable[[Run, Style], str]


def renders(package: ModuleType, first: str) -> dict[str, Any]:
    """The `render` of each module in a package, by format: the module's name with `-` for `_`.

    `first` is the default format and comes first; the others are in order of their names.
    """
    names = sorted((module.name for module in iter_modules(package.__path__)), key=lambda name: (name != first, name))
    return {name.replace("_", "-"): import_module(f"{package.__name__}.{name}").render for name in names}


def json_formats() -> dict[str, ModuleType]:
    """The `json` module of each command that has one, by the name of the command."""
    folders = [module.name for module in iter_modules(output.__path__) if module.ispkg]
    modules = {folder: f"{output.__name__}.{folder}.json" for folder in folders}
    return {folder: import_module(module) for folder, module in modules.items() if find_spec(module)}


@cache
def reporter_by_format() -> dict[str, Reporter]:
    """The formats of `check`."""
    return renders(reporters, "text")
