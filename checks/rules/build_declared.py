from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from bundle_model.project.pyproject import PYPROJECT, Project
from bundle_model.repository import Repository
from bundle_model.strict.models import NonBlank, StrictModel
from checks.results import Breach, Skip
from checks.scope.pyproject import project_of, pyproject_region
from checks.scope.rows import NamedRow, adding, gone, once, unfit_rows

SUMMARY = "What else in pyproject.toml decides how the project is built and installed is declared, setting by setting."
WHY = (
    "A hook of the build runs code, a shared script is a program on a user's machine, a backend of one's own is "
    "both. Of the tool that builds every setting counts; of any other tool, that it is there."
)
BAD = "A table `[tool.hatch.build.hooks.custom]`, and no row that says what asks for code that runs in a build."
GOOD = "`tool.hatch.build.targets.wheel.packages` is the two packages, because D-01 names them."
REMEDY = "Take the setting out, or declare it with the decision or place that asks for it."


class SettingRow(NamedRow):
    """A setting by its dotted name, and its value (`is`); of a tool that builds nothing the table's name alone."""

    is_: Annotated[NonBlank | None, Field(alias="is")] = None


class Parameters(StrictModel):
    """The settings."""

    settings: Annotated[tuple[SettingRow, ...], once("must have each setting once")]


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach | Skip]:
    """Compare pyproject.toml with the rows, both ways."""
    rows = parameters.settings
    yield from unfit_rows(rows, "settings", repository)
    project = project_of(repository)
    if not isinstance(project, Project):
        yield project
        return
    declared = {row.name: row.is_ for row in rows}
    for name, value in project.settings.items():
        if name not in declared or declared[name] != value:
            yield _undeclared(name, value, repository, known=name in declared)
    for number, row in enumerate(rows):
        if row.name not in project.settings:
            yield gone("settings", number, f"`{row.name}` is declared, but {PYPROJECT} does not set it.")


def _undeclared(name: str, value: str | None, repository: Repository, *, known: bool) -> Breach:
    shown = f"`{name}`" if value is None else f"`{name}` to `{value}`"
    said = f"{PYPROJECT} sets {shown}, but {'its row has another value' if known else 'no row declares it'}."
    row = {"name": name, **({} if value is None else {"is": value})}
    return Breach(pyproject_region(repository, name.rpartition(".")[2]), said, adding("settings", row, instead=known))
