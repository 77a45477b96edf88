"""Hold bundle, record and constraints to what CONSTRAINTS.md declares."""

from argparse import ArgumentParser, Namespace

from checks.cli.answer import Answer
from checks.cli.formats import reporter_by_format
from checks.cli.look import add_look, style_of
from checks.cli.root import read_root
from checks.registry import all_rules
from checks.runner import run_checks


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `check` takes."""
    parser.add_argument("root", nargs="?", metavar="ROOT", help="a folder with CONSTRAINTS.md and bundle/")
    parser.add_argument("--require-all", action="store_true", help="count a check that is skipped as not satisfied")
    add_look(parser, tuple(reporter_by_format()))


def run(arguments: Namespace) -> Answer:
    """Read the root, run every declared constraint, report."""
    result = run_checks(read_root(arguments.root), all_rules(), require_all=arguments.require_all)
    document = reporter_by_format()[arguments.output_format](result, style_of(arguments))
    return Answer((document,), result.exit_code)
