from collections.abc import Iterator, Mapping
from typing import Annotated

from bundle_model.faults import first_of
from bundle_model.project.hooks import HOOKS
from bundle_model.project.pyproject import BUILD, PYPROJECT, RUN_TIME, Project
from bundle_model.project.requirements import Requirement
from bundle_model.repository import Repository
from bundle_model.strict.models import NonBlank, StrictModel
from checks.evidence import parts
from checks.evidence.sparse import left_out_said
from checks.results import Breach, CouldNotLook, Region
from checks.scope.flow_yaml import flow
from checks.scope.permits import unused_permits
from checks.scope.pyproject import file_region, project_of
from checks.scope.reasons import Permit
from checks.scope.rows import (
    PurposeRow,
    ScopeRow,
    row_to_add,
    stale_row,
    unfit_rows,
    unique_rows,
)

SUMMARY = "Every package that the project, its hooks or its files of requirements install is declared, with a reason."
WHY = (
    "The design card names three packages. Each further one is other people's code that runs with this project's "
    "rights. A row has no version bound, so that a bound can change without a decision."
)
BAD = "`torch` among the dependencies, or in an extra `gpu`, and no row that says why."
GOOD = "pydantic, at run time, for strict typed models, because D-01 names it."
REMEDY = "Remove the package, or declare it with its use and a decision that permits it."
NEEDS = (parts.GIT, PYPROJECT)
HOOK = "hook"
"""The group of what a hook adds is `hook ID`."""
_AT_MOST = 5


class DependencyRow(PurposeRow):
    """A package by its normalized name with extras, and its group: `run time`, `build`, an extra or dependency group,
    or `hook ID` for what a hook adds. `for` says what the project uses it for.
    """

    group: NonBlank
    name: NonBlank

    @property
    def needs(self) -> tuple[Permit, ...]:
        """The package."""
        return (("dependencies", self.name),)

    @property
    def title(self) -> str:
        """The package and its group."""
        return f"{self.name} ({self.group})"


class FileRow(ScopeRow):
    """A file of requirements, and what it installs beside the packages that have rows: what those `bring` along."""

    file: NonBlank
    brings: tuple[NonBlank, ...] = ()

    @property
    def title(self) -> str:
        """The file."""
        return self.file


class Parameters(StrictModel):
    """The packages, and the files that list what is installed."""

    packages: Annotated[tuple[DependencyRow, ...], unique_rows("must have each package once a group")]
    files: Annotated[tuple[FileRow, ...], unique_rows("must have each file once")] = ()


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach | CouldNotLook]:
    """Compare pyproject.toml, the hooks and the files of requirements with the rows, both ways."""
    yield from unfit_rows(parameters.packages, "packages", repository)
    yield from unfit_rows(parameters.files, "files", repository)
    yield from unused_permits("dependencies", parameters.packages, repository)
    yield from _groups(repository, parameters.packages)
    yield from _files(repository, parameters)


def _groups(repository: Repository, rows: tuple[DependencyRow, ...]) -> Iterator[Breach]:
    project = project_of(repository)
    if project is None:
        return
    hooks = {f"{HOOK} {hook.id}": hook.packages for hook in repository.project_files.hooks}
    yield from _undeclared(project, PYPROJECT, project.groups, rows, repository)
    yield from _undeclared(project, HOOKS, hooks, rows, repository)
    # pydantic at run time and pydantic to build are two rows
    there = {(group, one.name) for group, listed in (project.groups | hooks).items() for one in listed}
    for number, row in enumerate(rows):
        if (row.group, row.name) not in there:
            file = HOOKS if row.group.startswith(f"{HOOK} ") else PYPROJECT
            yield stale_row("packages", number, f"`{row.title}` is declared, but {file} does not require it.")


def _undeclared(
    project: Project,
    file: str,
    groups: Mapping[str, tuple[Requirement, ...]],
    rows: tuple[DependencyRow, ...],
    repository: Repository,
) -> Iterator[Breach]:
    declared = {(row.group, row.name) for row in rows}
    known = {RUN_TIME, BUILD, *(row.group for row in rows)}
    for group, listed in groups.items():
        # `gpu = []` promises an extra that installs nothing; no run-time dependency at all promises nothing
        if not listed and group not in known and file == PYPROJECT:
            said = f"The extra or group `{group}` is empty, but no row declares it."
            yield Breach(file_region(repository, file, group), said, "Remove it.")
        for one in listed:
            # `all = ["yiwu-bundle[test]"]`: the packages of the project's own extra have rows there
            if (group, one.name) not in declared and one.name.partition("[")[0] != project.name:
                said = f"`{one.name}` ({group}) is required, but no row declares it."
                row = {"group": group, "name": one.name, "for": ""}
                yield Breach(file_region(repository, file, one.text), said, row_to_add("packages", row))


def _files(repository: Repository, parameters: Parameters) -> Iterator[Breach | CouldNotLook]:
    """What files of requirements install that no row declares, and what their rows say that they do not."""
    declared = {row.name for row in parameters.packages}
    rows = {row.file: row for row in parameters.files}
    for file, listed in repository.project_files.requirements.items():
        brings = rows[file].brings if file in rows else ()
        text = repository.project_files.texts[file]
        lacking = [one for one in listed if one.name not in declared and one.name not in brings]
        if lacking:  # whoever locks anew adds several at once
            names = list(dict.fromkeys(one.name for one in lacking))
            said = f"`{file}` installs {first_of([f'`{name}`' for name in names], _AT_MOST)}, but no row declares it."
            if file in rows:  # its row may list forty others
                remedy = f"Remove it, or add `{', '.join(map(flow, names))}` to `brings` in its row of `files`."
            else:
                remedy = row_to_add("files", {"file": file, "brings": tuple(names)})
            yield Breach(Region.of_line(text, file, lacking[0].line), said, remedy)
    if repository.project_files.git_index.unavailable:  # whatever is not there, nobody can say that it was removed
        return
    for number, row in enumerate(parameters.files):
        if row.file in repository.project_files.sparse:
            yield CouldNotLook(left_out_said(repository.project_files))
            continue
        there = {one.name for one in repository.project_files.requirements.get(row.file, ())}
        if not there:
            yield stale_row("files", number, f"`{row.file}` is declared, but git tracks no such file of requirements.")
            continue
        for index, name in enumerate(row.brings):
            if name not in there:
                yield stale_row("files", number, f"`{row.file}` does not install `{name}`.", "brings", index)
