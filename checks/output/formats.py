"""The formats that exist, found by walking the folder of their reporters (presence is registration), and how text looks."""

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
    """How text output is to look, decided once by the command line: `width` in terminal cells, and whether escape
    sequences for colour may be written.
    """

    width: int = 80
    colour: bool = False

    def paint(self, text: str, code: str) -> str:
        """The text in a colour (an SGR code), where colour is wanted."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


Reporter = Callable[[Run, Style], str]


def renders(package: ModuleType, first: str) -> dict[str, Any]:
    """The `render` of each reporter in a package, by its module's name with `-` for `_`; `first` is the format for people."""
    names = sorted((module.name for module in iter_modules(package.__path__)), key=lambda name: (name != first, name))
    return {name.replace("_", "-"): import_module(f"{package.__name__}.{name}").render for name in names}


def json_formats() -> dict[str, ModuleType]:
    """The module of the JSON document of each command that has one, by the command's name."""
    folders = [module.name for module in iter_modules(output.__path__) if module.ispkg]
    modules = {folder: f"{output.__name__}.{folder}.json" for folder in folders}
    return {folder: import_module(module) for folder, module in modules.items() if find_spec(module)}


@cache
def reporter_by_format() -> dict[str, Reporter]:
    """The reporters of a run of checks."""
    return renders(reporters, "text")
