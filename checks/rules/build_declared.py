from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from bundle_model.project.pyproject import PYPROJECT
from bundle_model.repository import ATTRIBUTES, Repository
from bundle_model.strict.models import NonBlank, StrictModel
from checks.results import Breach
from checks.scope.git_attributes import drivers_of
from checks.scope.pyproject import file_region, project_of
from checks.scope.rows import NamedRow, row_to_add, stale_row, unfit_rows, unique_rows

SUMMARY = "Every other setting in pyproject.toml that affects how the project is built or installed is declared."
WHY = (
    "A build hook runs code, a shared script is a program on a user's machine, and a local build backend is both. "
    "The build tool needs a row for each setting; any other tool needs one row for its table."
)
BAD = "A table `[tool.hatch.build.hooks.custom]`, and no row that says why a build runs code."
GOOD = "`tool.hatch.build.targets.wheel.packages` is the two packages, because D-01 names them."
REMEDY = "Remove the setting, or declare it with a decision that asks for it."
NEEDS = (PYPROJECT,)


class SettingRow(NamedRow):
    """A setting by its dotted name, with its value (`is`). A tool that builds nothing has its table's name alone."""

    is_: Annotated[NonBlank | None, Field(alias="is")] = None


class Parameters(StrictModel):
    """The settings."""

    settings: Annotated[tuple[SettingRow, ...], unique_rows("must have each setting once")]


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach]:
    """Compare pyproject.toml with the rows, both ways."""
    rows = parameters.settings
    yield from unfit_rows(rows, "settings", repository)
    project = project_of(repository)
    if project is None:
        return
    declared = {row.name: row.is_ for row in rows}
    settings = {**project.settings, **drivers_of(repository)}
    for name, value in settings.items():
        # `tool.ruff` has the value None: what a tool that builds nothing is set to needs no row
        if name not in declared or declared[name] != value:
            yield _undeclared(name, value, repository, known=name in declared)
    for number, row in enumerate(rows):
        if row.name not in settings:
            yield stale_row("settings", number, f"`{row.name}` is declared, but {_file_of(row.name)} does not set it.")


def _undeclared(name: str, value: str | None, repository: Repository, *, known: bool) -> Breach:
    shown = f"`{name}`" if value is None else f"`{name}` to `{value}`"
    said = f"{_file_of(name)} sets {shown}, but {'its row has another value' if known else 'no row declares it'}."
    # TOML spreads `tool.hatch.build.hooks` over a table head and keys: only the last part is sure to be written
    row = {"name": name, **({} if value is None else {"is": value})}
    written = name.rpartition(" ")[2] if _file_of(name) == ATTRIBUTES else name.rpartition(".")[2]
    at = file_region(repository, _file_of(name), written)
    return Breach(at, said, row_to_add("settings", row, instead=known))


def _file_of(name: str) -> str:
    """The file that has a setting."""
    return ATTRIBUTES if name.startswith(f"{ATTRIBUTES} ") else PYPROJECT
