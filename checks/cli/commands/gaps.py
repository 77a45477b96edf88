from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator

from checks.cli.answer import Answer
from checks.cli.arguments import trust
from checks.cli.options import add_look, style_of
from checks.cli.root import read_root
from checks.gaps.rows import Gaps, gaps_of
from checks.output import gaps as gap_reporters
from checks.output.formats import Style, renders

SUMMARY = "List what the pages do not say: each element of a spec, the nearest passages, and the question to ask."
_Render = Callable[[Gaps, Style], Iterator[str]]


def _formats() -> dict[str, _Render]:
    return renders(gap_reporters, "text")


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--root", metavar="ROOT", help="a folder with CONSTRAINTS.md and bundle/")
    add_look(parser, tuple(_formats()))


def run(arguments: Namespace) -> Answer:
    """List the elements. Exit code 1 if a row is unreliable, such as over a page that nobody has reviewed."""
    repository = read_root(arguments.root)
    gaps = gaps_of(repository)
    render = _formats()[arguments.output_format]
    code, notes = trust(repository, repository.constraints.faults)
    red = any(row.problems for row in gaps.rows)
    return Answer(render(gaps, style_of(arguments)), max(code, int(red)), notes)
