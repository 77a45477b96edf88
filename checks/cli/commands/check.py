import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path  # noqa: TID251 - names places, opens none

from bundle_model.repository import Repository
from checks.cli.answer import Answer, Report, UsageError
from checks.cli.arguments import check_words
from checks.cli.options import add_look, plain_style, style_of
from checks.cli.root import read_root
from checks.engine.registry import all_rules
from checks.engine.runner import run_checks
from checks.output.check import markdown
from checks.output.formats import reporter_by_format
from checks.results import Run

SUMMARY = "Check the bundle, its records and the repository against CONSTRAINTS.md."
JOB_SUMMARY = 900_000
"""The limit of a job summary in bytes. GitHub takes a mebibyte."""


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
    add_look(parser, tuple(reporter_by_format()))
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
    _check_ids(arguments, repository)
    result = run_checks(
        repository,
        all_rules(),
        require_all=arguments.require_all,
        only=arguments.select or None,
        without=arguments.ignore,
    )
    reports = [Report(path, reporter_by_format()[name](result, plain_style())) for name, path in wanted]
    if arguments.output_format == "github":
        reports.extend(_job_summary(result))
    document = reporter_by_format()[arguments.output_format](result, style_of(arguments))
    crashes = [line for crash in result.crashes for line in crash.splitlines()] if arguments.traceback else []
    return Answer((document,), result.exit_code, crashes, tuple(reports))


def _wanted(arguments: Namespace) -> Iterator[tuple[str, Path]]:
    """The format and path of each `--report`. UsageError if a format is unknown or two reports have one path."""
    taken = {Path(arguments.output_file).absolute()} if arguments.output_file else set[Path]()
    for report in arguments.report:
        name, _, named = report.partition("=")
        if not (name and named):
            raise UsageError(f"--report takes FORMAT=PATH, such as sarif=check.sarif, not {report}")
        check_words("format", [name], list(reporter_by_format()))
        path = Path(named)
        if path.absolute() in taken:
            raise UsageError(f"two reports have the path {path}; give one of them another path")
        taken.add(path.absolute())
        yield name, path


def _check_ids(arguments: Namespace, repository: Repository) -> None:
    """Raise UsageError if an id is neither a check nor a constraint."""
    if repository.constraints.faults:
        return  # the id may be a constraint that could not be read, which is a problem of its own
    constraints = [one.fields.id for one in repository.constraints.constraints]
    check_words("check or constraint", [*arguments.select, *arguments.ignore], [*all_rules(), "manual", *constraints])


def _job_summary(result: Run) -> Iterator[Report]:
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        yield Report(Path(path), markdown.render(result, plain_style(), JOB_SUMMARY), append=True)
