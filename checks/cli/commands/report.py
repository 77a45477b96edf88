from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from checks.cli.commands import check
from checks.cli.options import add_overwrite_and_colour

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from checks.cli.answer import Answer

SUMMARY = "Check as `check` does, and write all that was judged as one HTML page to read in a browser."


def add_arguments(parser: ArgumentParser) -> None:
    check.add_what(parser)
    parser.add_argument("-o", "--output", default="report.html", metavar="PATH", help="default: report.html")
    add_overwrite_and_colour(parser)


def run(arguments: Namespace) -> Answer:
    """The answer of `check --report html=PATH`. The page is written whole also where the run is red."""
    asked = vars(arguments) | {"report": [f"{check.HTML}={arguments.output}"]}
    as_given: dict[str, object] = {"select": [], "ignore": [], "output_format": "text", "output_file": None}
    answer = check.run(Namespace(**asked, **as_given))
    said = [f"the page is in {arguments.output}: open it in a browser"] if answer.reports else []
    return answer._replace(notes=(*answer.notes, *said))
