from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from bundle_model.project.pyproject import BUILD, PYPROJECT, RUN_TIME, Project
from bundle_model.repository import Repository
from bundle_model.strict.models import NonBlank, StrictModel
from checks.results import Breach
from checks.scope.permits import unused_permits
from checks.scope.pyproject import project_of, pyproject_region
from checks.scope.reasons import Permit
from checks.scope.rows import ScopeRow, row_to_add, stale_row, unfit_rows, unique_rows

SUMMARY = "Every package that pyproject.toml requires is declared, group by group, with a reason."
WHY = (
    "The design card names three packages. Each further one is other people's code that runs with this project's "
    "rights. A row has no version bound, so that a bound can change without a decision."
)
BAD = "`torch` among the dependencies, or in an extra `gpu`, and no row that says why."
GOOD = "pydantic, at run time, for strict typed models, because D-01 names it."
REMEDY = "Remove the package, or declare it with its use and a decision that permits it."
NEEDS = (PYPROJECT,)


class DependencyRow(ScopeRow):
    """A package by its normalized name with extras, and its group: `run time`, `build`, an extra or dependency group.

    `for` is optional: what the project uses the package for.
    """

    group: NonBlank
    name: NonBlank
    for_: Annotated[str, Field(alias="for")] = ""

    @property
    def needs(self) -> tuple[Permit, ...]:
        """The package."""
        return (("dependencies", self.name),)

    @property
    def title(self) -> str:
        """The package and its group."""
        return f"{self.name} ({self.group})"


class Parameters(StrictModel):
    """The packages."""

    packages: Annotated[tuple[DependencyRow, ...], unique_rows("must have each package once a group")]


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach]:
    """Compare pyproject.toml with the rows, both ways."""
    rows = parameters.packages
    yield from unfit_rows(rows, "packages", repository)
    yield from unused_permits("dependencies", rows, repository)
    project = project_of(repository)
    if project is None:
        return
    yield from _undeclared(project, rows, repository)
    # pydantic at run time and pydantic to build are two rows
    there = {(group, one.name) for group, listed in project.groups.items() for one in listed}
    for number, row in enumerate(rows):
        if (row.group, row.name) not in there:
            yield stale_row("packages", number, f"`{row.title}` is declared, but {PYPROJECT} does not require it.")


def _undeclared(project: Project, rows: tuple[DependencyRow, ...], repository: Repository) -> Iterator[Breach]:
    declared = {(row.group, row.name) for row in rows}
    groups = {RUN_TIME, BUILD, *(row.group for row in rows)}
    for group, listed in project.groups.items():
        # `gpu = []` promises an extra that installs nothing; no run-time dependency at all promises nothing
        if not listed and group not in groups:
            said = f"The extra or group `{group}` is empty, but no row declares it."
            yield Breach(pyproject_region(repository, group), said, "Remove it.")
        for one in listed:
            if (group, one.name) not in declared:
                said = f"`{one.name}` ({group}) is required, but no row declares it."
                row = {"group": group, "name": one.name}
                yield Breach(pyproject_region(repository, one.text), said, row_to_add("packages", row))
