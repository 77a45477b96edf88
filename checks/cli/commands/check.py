from __future__ import annotations

import os
from pathlib import Path  # noqa: TID251 - names places, opens none
from typing import TYPE_CHECKING

from checks.cli.answer import Answer, Report, UsageError
from checks.cli.arguments import check_words
from checks.cli.crashes import crash_lines
from checks.cli.options import add_look, plain_style, style_of
from checks.cli.root import read_root
from checks.output import check as reporters
from checks.output.formats import Style, formats_of, render_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterable, Iterator

    from bundle_model.repository import Repository
    from checks.results import Run

SUMMARY = "Check the bundle, its records and the repository against CONSTRAINTS.md."
JOB_SUMMARY = 900_000
"""The limit of a job summary in bytes. GitHub takes a mebibyte."""


def _formats() -> tuple[str, ...]:
    return formats_of(reporters, "text")


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("root", nargs="?", metavar="ROOT", help="a folder with CONSTRAINTS.md and bundle/")
    parser.add_argument(
        "--require-all",
        action="store_true",
        help="fail also if a check does not apply here, or if no constraint names it",
    )
    for name, what in (("select", "run only"), ("ignore", "do not run")):
        help_text = f"{what} this check or constraint; repeat for more"
        parser.add_argument(f"--{name}", action="append", default=[], metavar="ID", help=help_text)
    add_look(parser, _formats())
    parser.add_argument(
        "--report",
        action="append",
        default=[],
        metavar="FORMAT=PATH",
        help="also write the report to PATH in this format; repeat for more",
    )


def run(arguments: Namespace) -> Answer:
    """Run the selected constraints over the root, and report in each format that is asked for."""
    wanted = list(_wanted(arguments))
    repository = read_root(arguments.root, tracked=True)
    # here, so that a usage error imports neither pydantic nor yaml
    from checks.engine.registry import all_rules
    from checks.engine.runner import run_checks

    rules = all_rules()
    _check_ids(arguments, repository, rules)
    result = run_checks(
        repository,
        rules,
        require_all=arguments.require_all,
        only=arguments.select or None,
        without=arguments.ignore,
    )
    crashes = [line for crash in result.crashes for line in crash.splitlines()] if arguments.traceback else []
    rendered = _Rendered(result, arguments.traceback, crashes)
    reports = [*rendered.reports(wanted), *(rendered.job_summary() if arguments.output_format == "github" else ())]
    document = rendered.text(arguments.output_format, style_of(arguments))
    code = 2 if rendered.crashed else result.exit_code
    return Answer(None if document is None else (document,), code, rendered.notes, tuple(reports))


class _Rendered:
    """The reports of a run. A reporter that crashes is named in `notes`, and leaves the others as they are."""

    def __init__(self, run: Run, shown: bool, notes: list[str]) -> None:  # noqa: FBT001 - private
        self.run, self.shown, self.notes = run, shown, notes
        self.crashed = False

    def text(self, name: str, style: Style, **limit: int) -> str | None:
        render: Callable[..., str] = render_of(reporters, name)
        try:
            return render(self.run, style, **limit)
        except Exception as error:  # noqa: BLE001 - whatever one reporter raises, the others are still written
            self.notes.extend(crash_lines(f"the reporter {name}", render.__module__, error, shown=self.shown))
            self.crashed = True
            return None

    def reports(self, wanted: Iterable[tuple[str, Path]]) -> Iterator[Report]:
        for name, path in wanted:
            if (text := self.text(name, plain_style())) is not None:
                yield Report(path, text)

    def job_summary(self) -> Iterator[Report]:
        path = os.environ.get("GITHUB_STEP_SUMMARY")
        if path and (text := self.text("markdown", plain_style(), limit=JOB_SUMMARY)) is not None:
            yield Report(Path(path), text, append=True)


def _wanted(arguments: Namespace) -> Iterator[tuple[str, Path]]:
    """The format and path of each `--report`. UsageError if a format is unknown."""
    for report in arguments.report:
        name, _, named = report.partition("=")
        if not (name and named):
            raise UsageError(f"--report takes FORMAT=PATH, such as sarif=check.sarif, not {report}")
        check_words("format", [name], _formats())
        yield name, Path(named)


def _check_ids(arguments: Namespace, repository: Repository, rules: Iterable[str]) -> None:
    """Raise UsageError if an id is neither a check nor a constraint."""
    if repository.constraints.faults:
        return  # the id may be a constraint that could not be read, which is a problem of its own
    constraints = [one.fields.id for one in repository.constraints.constraints]
    check_words("check or constraint", [*arguments.select, *arguments.ignore], [*rules, "manual", *constraints])
