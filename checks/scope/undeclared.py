"""What is in files that no row declares, as far as it needs rows too."""

from collections.abc import Iterable

from bundle_model.faults import first_of
from bundle_model.project.capabilities import capabilities
from bundle_model.project.python_file import PythonFile
from checks.scope.capabilities import sites
from checks.scope.imports import Layout, imported

_AT_MOST = 5


def imports_said(sources: Iterable[PythonFile], layout: Layout) -> str:
    """A sentence with what these files import that needs a row; empty where there is nothing of the kind."""
    names = sorted({name for source in sources for name in needing_rows(source, layout)})
    return f" Its Python uses {first_of([f'`{name}`' for name in names], _AT_MOST)}." if names else ""


def dependencies_of(sources: Iterable[PythonFile], layout: Layout) -> list[str]:
    """The first names of the packages of others that these files import."""
    every = (one for source in sources for one in imported(source, layout))
    return sorted({one.target for one in every if one.origin == "dependency"})


def needing_rows(source: PythonFile, layout: Layout) -> set[str]:
    """Packages of others that a file imports, and what it uses that a package may forbid."""
    used = {site.name for kind in capabilities() for site in sites(source, kind, layout.modules)}
    return {*dependencies_of((source,), layout), *(name.removeprefix("builtins.") for name in used)}
