"""Reads a whole file that the user names, or an open stream of bytes, up to a size limit."""

import os
from pathlib import Path  # noqa: TID251 - reads files
from typing import BinaryIO

from bundle_model.faults import Fault, unreadable

_REMEDY = "Name another file."


def read_named(path: Path, name: str, limit: int) -> tuple[bytes, Fault | None]:
    """The bytes of a file, a pipe or what a link leads to; else the fault. Faults call it `name`; `limit` is in bytes."""
    try:
        with path.open("rb") as file:
            return read_open(file, name, limit)
    except (OSError, ValueError) as error:
        return b"", unreadable(name, "cannot be read", _said(error), "a text file", _REMEDY)


def read_open(file: BinaryIO, name: str, limit: int) -> tuple[bytes, Fault | None]:
    """The bytes of an open file or of stdin; else the fault."""
    try:
        content = file.read(limit + 1)
    except OSError as error:
        return b"", unreadable(name, "cannot be read", _said(error), "a text file", _REMEDY)
    if len(content) > limit:
        return b"", unreadable(name, "is too large", f"more than {limit} bytes", f"at most {limit} bytes", "Split it.")
    return content, None


def _said(error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):  # a name with a null character
        return str(error)
    return os.strerror(error.errno or 0).lower()
