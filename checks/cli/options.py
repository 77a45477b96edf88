"""The flags for format, output file and colour, which most commands share."""

import os
import shutil  # noqa: TID251 - asks whether it is a terminal
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping

from checks.output.formats import Style


def add_look(parser: ArgumentParser, formats: tuple[str, ...]) -> None:
    """Add the flags. The first format is the default."""
    parser.add_argument("--output-format", choices=formats, default=formats[0], help=f"default: {formats[0]}")
    parser.add_argument("--output-file", metavar="PATH", help="write the document to PATH, whole or not at all")
    add_overwrite_and_colour(parser)


def add_overwrite_and_colour(parser: ArgumentParser) -> None:
    """Add the two flags of every command that writes files."""
    parser.add_argument(
        "--overwrite", action="store_true", help="let output replace a file that git tracks; never one of a bundle"
    )
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")


def style_of(arguments: Namespace) -> Style:
    """The style for this run: as wide as the terminal if the document goes to one, else 80 columns."""
    # stdout is None where Python was started with `>&-`
    terminal = sys.stdout is not None and sys.stdout.isatty() and arguments.output_file is None  # noqa: TID251 - asks whether it is a terminal
    width = max(20, shutil.get_terminal_size().columns) if terminal else 80
    return Style(width=width, colour=_colour(arguments.color, os.environ, terminal=terminal))


def plain_style() -> Style:
    """The style for a file: 80 columns, no colour."""
    return Style()


def _colour(flag: str, environ: Mapping[str, str], *, terminal: bool) -> bool:
    """The flag, then NO_COLOR, then FORCE_COLOR (each when set and not empty), then whether stdout is a terminal."""
    if flag != "auto":
        return flag == "always"
    if environ.get("NO_COLOR"):
        return False
    return bool(environ.get("FORCE_COLOR")) or terminal
