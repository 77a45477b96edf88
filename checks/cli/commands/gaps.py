from __future__ import annotations

from typing import TYPE_CHECKING

from checks.cli.answer import Answer
from checks.cli.arguments import trust
from checks.cli.options import add_look, style_of
from checks.cli.root import read_root
from checks.output import gaps as reporters
from checks.output.formats import formats_of, render_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from bundle_model.records.base import Record

SUMMARY = "List what the pages do not say: each element of a spec, the nearest passages, and the question to ask."


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--root", metavar="ROOT", help="a folder with CONSTRAINTS.md and bundle/")
    add_look(parser, formats_of(reporters, "text"))


def run(arguments: Namespace) -> Answer:
    """List the elements. Exit code 1 if a row is unreliable, such as over a page that nobody has reviewed."""
    repository = read_root(arguments.root, wanted=_rests_on)
    # here, so that a usage error imports neither pydantic nor yaml
    from checks.gaps.rows import gaps_of

    gaps = gaps_of(repository)
    render = render_of(reporters, arguments.output_format)
    code, notes = trust(repository.bundle, repository.constraints.faults)
    red = any(row.problems for row in gaps.rows)
    return Answer(render(gaps, style_of(arguments)), max(code, int(red)), notes)


def _rests_on() -> tuple[type[Record], ...]:
    from checks.gaps.rows import RESTS_ON

    return RESTS_ON
