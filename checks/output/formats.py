"""Finds the formats: each module of `checks/output/DOCUMENT` with a `render` is one. Also, how text looks."""

from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, NamedTuple

from checks import output


class Style(NamedTuple):
    """How text output looks, as the command line decides it: `width` in terminal cells, and whether to write colour."""

    width: int = 80
    colour: bool = False

    def paint(self, text: str, code: str) -> str:
        """The text in the colour of an SGR code such as `31`; as it is if `colour` is off."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


def formats_of(package: ModuleType, first: str) -> tuple[str, ...]:
    """The format of each module in a package: the module's name with `-` for `_`. Imports none of them.

    `first` is the default format and comes first; the others are in order of their names.
    """
    names = sorted((module.name for module in iter_modules(package.__path__)), key=lambda name: (name != first, name))
    return tuple(name.replace("_", "-") for name in names)


def render_of(package: ModuleType, name: str) -> Any:
    """The `render` of a format."""
    return import_module(f"{package.__name__}.{name.replace('-', '_')}").render


def json_formats() -> dict[str, ModuleType]:
    """The `json` module of each command that has one, by the name of the command."""
    folders = [module.name for module in iter_modules(output.__path__) if module.ispkg]
    modules = {folder: f"{output.__name__}.{folder}.json" for folder in folders}
    return {folder: import_module(module) for folder, module in modules.items() if find_spec(module)}
