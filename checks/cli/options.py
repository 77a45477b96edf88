"""How a document is to look: the flags for format, file and colour, shared by the commands."""

import os
import shutil  # noqa: TID251 - asks whether it is a terminal
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping

from checks.output.formats import Style

WIDEST = 100


def add_look(parser: ArgumentParser, formats: tuple[str, ...]) -> None:
    """Add the flags; the first format is the one for people."""
    parser.add_argument("--output-format", choices=formats, default=formats[0], help=f"default: {formats[0]}")
    parser.add_argument("--output-file", metavar="PATH", help="write the document there, whole or not at all")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")


def style_of(arguments: Namespace) -> Style:
    """The style for this run: the terminal's width where stdout is one and nothing else is said, else 80."""
    terminal = sys.stdout is not None and sys.stdout.isatty() and arguments.output_file is None  # noqa: TID251 - asks whether it is a terminal
    width = max(20, min(WIDEST, shutil.get_terminal_size().columns)) if terminal else 80
    return Style(width=width, colour=_colour(arguments.color, os.environ, terminal=terminal))


def plain_style() -> Style:
    """The style of what goes to a file: 80 columns, no colour."""
    return Style()


def _colour(flag: str, environ: Mapping[str, str], *, terminal: bool) -> bool:
    """The flag, then NO_COLOR, then FORCE_COLOR (each when set and not empty), then whether stdout is a terminal."""
    if flag != "auto":
        return flag == "always"
    if environ.get("NO_COLOR"):
        return False
    return bool(environ.get("FORCE_COLOR")) or terminal
