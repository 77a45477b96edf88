from __future__ import annotations

from typing import TYPE_CHECKING

from checks.cli.arguments import check_words
from checks.cli.options import add_look
from checks.cli.reports import add_report, answer, wanted
from checks.cli.root import read_root
from checks.output import check as reporters
from checks.output.formats import formats_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

    from bundle_model.repository import Repository
    from checks.cli.answer import Answer

SUMMARY = "Check the bundle, its records and the repository against CONSTRAINTS.md."
HTML = "html"
"""The format of the page that `report` writes."""


def _formats() -> tuple[str, ...]:
    return formats_of(reporters, "text")


def add_what(parser: ArgumentParser) -> None:
    """Add what is checked: the root, and whether all must be."""
    parser.add_argument("root", nargs="?", metavar="ROOT", help="a folder with CONSTRAINTS.md and bundle/")
    parser.add_argument(
        "--require-all",
        action="store_true",
        help="fail also if a check does not apply here, or if no constraint names it",
    )


def add_arguments(parser: ArgumentParser) -> None:
    add_what(parser)
    for name, what in (("select", "run only"), ("ignore", "do not run")):
        help_text = f"{what} this check or constraint; repeat for more"
        parser.add_argument(f"--{name}", action="append", default=[], metavar="ID", help=help_text)
    add_look(parser, _formats())
    add_report(parser)


def run(arguments: Namespace) -> Answer:
    """Run the selected constraints over the root, and report in each format that is asked for."""
    asked = list(wanted(arguments, reporters))
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
    return answer(result, arguments, reporters, asked, crashes)


def _check_ids(arguments: Namespace, repository: Repository, rules: Iterable[str]) -> None:
    """Raise UsageError if an id is neither a check nor a constraint."""
    if repository.constraints.faults:
        return  # the id may be a constraint that could not be read, which is a problem of its own
    constraints = [one.fields.id for one in repository.constraints.constraints]
    check_words("check or constraint", [*arguments.select, *arguments.ignore], [*rules, "manual", *constraints])
