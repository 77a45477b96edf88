"""The formats that exist, found by walking the folder of their reporters: presence is registration."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from checks.output import check as reporters
from checks.output.style import Style
from checks.results import Run

Reporter = Callable[[Run, Style], str]


def renders(package: ModuleType, first: str) -> dict[str, Any]:
    """The `render` of each reporter in a package, by its module's name with `-` for `_`; `first` is the format for people."""
    names = sorted((module.name for module in iter_modules(package.__path__)), key=lambda name: (name != first, name))
    return {name.replace("_", "-"): import_module(f"{package.__name__}.{name}").render for name in names}


@cache
def reporter_by_format() -> dict[str, Reporter]:
    """The reporters of a run of checks."""
    return renders(reporters, "text")
