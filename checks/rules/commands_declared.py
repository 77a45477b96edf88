from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator

from bundle_model.project.hooks import HOOKS
from bundle_model.project.pyproject import PYPROJECT
from bundle_model.repository import Repository
from bundle_model.strict.models import NonBlank, StrictModel, each_once
from bundle_model.text.text import Text
from checks.evidence import parts
from checks.results import Breach, Region
from checks.scope.added_parsers import added_parsers
from checks.scope.permits import unused_permits
from checks.scope.pyproject import project_of, pyproject_region
from checks.scope.reasons import Permit
from checks.scope.renames import renamed
from checks.scope.rows import NamedRow, row_to_add, stale_row, unfit_rows, unique_rows

SUMMARY = "Every command of the tool is declared, every program that is installed with it, and every hook."
WHY = (
    "A command is a promise to users: its output and its exit codes must be kept. Every file in "
    "`checks/cli/commands/` is a command."
)
BAD = "A file `checks/cli/commands/serve.py`, and no row that says why there is a server."
GOOD = "`check`, because D-01 wants CI to validate the bundle."
REMEDY = "Remove the command, or declare it with a decision that permits it."
NEEDS = (parts.GIT, PYPROJECT)
FOLDER = "checks/cli/commands/"


class CommandRow(NamedRow):
    """A command, by the name that a user types."""

    @property
    def needs(self) -> tuple[Permit, ...]:
        """The command."""
        return (("commands", self.name),)


class ScriptRow(NamedRow):
    """A program or entry point that is installed (`GROUP: NAME` for an entry point), and what it runs."""

    runs: NonBlank

    @property
    def needs(self) -> tuple[Permit, ...]:
        """The program."""
        return (("programs", self.name),)


class HookRow(NamedRow):
    """A hook of pre-commit by its id, and the command that it `runs`."""

    runs: NonBlank

    @property
    def needs(self) -> tuple[Permit, ...]:
        """The hook."""
        return (("hooks", self.name),)


def _each_pair_once(rows: tuple[ScriptRow, ...]) -> tuple[ScriptRow, ...]:
    each_once((f"{row.name} = {row.runs}" for row in rows), "must have each program once for what it runs")
    return rows


class Parameters(StrictModel):
    """The commands, the programs and the hooks."""

    commands: Annotated[tuple[CommandRow, ...], unique_rows("must have each command once")]
    programs: Annotated[tuple[ScriptRow, ...], AfterValidator(_each_pair_once)]
    hooks: Annotated[tuple[HookRow, ...], unique_rows("must have each hook once")] = ()


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach]:
    """Compare the files that git tracks, and what pyproject.toml installs, with the rows, both ways."""
    yield from unfit_rows(parameters.commands, "commands", repository)
    yield from unfit_rows(parameters.programs, "programs", repository)
    yield from unused_permits("commands", parameters.commands, repository)
    yield from unfit_rows(parameters.hooks, "hooks", repository)
    yield from unused_permits("programs", parameters.programs, repository)
    yield from unused_permits("hooks", parameters.hooks, repository)
    yield from _hooks(repository, parameters.hooks)
    yield from _commands(repository, parameters.commands)
    yield from _programs(repository, parameters.programs)


def _commands(repository: Repository, rows: tuple[CommandRow, ...]) -> Iterator[Breach]:
    if repository.project_files.git_index.unavailable:
        return
    there = _files_of_commands(repository)
    declared = {row.name for row in rows}
    renames = {
        new: _name(old) for old, new in renamed(repository.project_files.git_index).items() if old.startswith(FOLDER)
    }
    was = {name: renames[path] for name, path in there.items() if renames.get(path, name) != name}
    for name, path in there.items():
        if name not in declared:
            known = was.get(name) in declared
            said = f"The command `{name}` has no row{f', but one for its old name `{was[name]}`' if known else ''}."
            yield Breach(Region(path, 1, 1, 1, 1), said, row_to_add("commands", {"name": name}, instead=known))
    for number, row in enumerate(rows):
        if row.name not in there and row.name not in was.values():
            yield stale_row(
                "commands", number, f"The command `{row.name}` is declared, but git tracks no file for it in {FOLDER}."
            )
    for region, name in added_parsers(repository.project_files.sources.values()):
        if name not in declared:
            said = f"A parser is added here for the command `{name}`, which has no row."
            yield Breach(region, said, f"Make it a file in `{FOLDER}`, and declare it.")


def _files_of_commands(repository: Repository) -> dict[str, str]:
    """The path of the file of each command; the package's own file adds none."""
    inside = (entry.path for entry in repository.project_files.git_index.entries if entry.path.startswith(FOLDER))
    return {_name(path): path for path in inside if path != f"{FOLDER}__init__.py"}


def _hooks(repository: Repository, rows: tuple[HookRow, ...]) -> Iterator[Breach]:
    """Compare the hooks with the rows; they are read where they can be, whatever git says."""
    text = repository.project_files.texts.get(HOOKS, Text(text=""))
    declared = {(row.name, row.runs) for row in rows}
    known = {row.name for row in rows}
    for hook in repository.project_files.hooks:
        if (hook.id, hook.entry) not in declared:
            said = f"The hook `{hook.id}` runs `{hook.entry}`, but no row declares it."
            remedy = row_to_add("hooks", {"name": hook.id, "runs": hook.entry}, instead=hook.id in known)
            yield Breach(Region.of_line(text, HOOKS, hook.line), said, remedy)
    ids = {hook.id for hook in repository.project_files.hooks}
    for number, row in enumerate(rows):
        if (
            row.name not in ids and not repository.project_files.git_index.unavailable
        ):  # a hook that runs something else now is told above
            yield stale_row("hooks", number, f"The hook `{row.name}` is declared, but {HOOKS} does not have it.")


def _name(path: str) -> str:
    """The command that a file belongs to."""
    # both `serve.py` and `serve/app.py` belong to `serve`, and `to_csv.py` is typed `to-csv`
    return path.removeprefix(FOLDER).partition("/")[0].removesuffix(".py").replace("_", "-")


def _programs(repository: Repository, rows: tuple[ScriptRow, ...]) -> Iterator[Breach]:
    project = project_of(repository)
    if project is None:
        return
    declared = {(row.name, row.runs) for row in rows}
    for name, runs in project.scripts.items():
        if (name, runs) not in declared:
            said = f"{PYPROJECT} installs `{name}`, which runs `{runs}`, but no row declares it."
            yield Breach(pyproject_region(repository, runs), said, row_to_add("programs", {"name": name, "runs": runs}))
    for number, row in enumerate(rows):
        # a program that now runs another function: its new target has no row, and this row is stale
        if project.scripts.get(row.name) != row.runs:
            said = f"The program `{row.name}` that runs `{row.runs}` is declared, but {PYPROJECT} does not install it."
            yield stale_row("programs", number, said)
