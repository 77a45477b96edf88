"""The reporters that exist, by format: found by walking `checks/reporters`."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from checks import reporters
from checks.results import Run
from checks.style import Style

Reporter = Callable[[Run, Style], str]


@cache
def reporter_by_format() -> dict[str, Reporter]:
    """Each reporter's `render` by its module's name; `text`, the format for people, comes first."""
    names = sorted(
        (module.name for module in iter_modules(reporters.__path__)), key=lambda name: (name != "text", name)
    )
    return {name: import_module(f"{reporters.__name__}.{name}").render for name in names}
