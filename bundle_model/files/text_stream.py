"""Reads UTF-8 text of any size in pieces, from a file or an open stream of bytes."""

import codecs
import os
import stat
from collections.abc import Iterator
from pathlib import Path  # noqa: TID251 - reads files
from typing import BinaryIO

from bundle_model.errors import BundleError
from bundle_model.faults import unreadable
from bundle_model.files.decoding import not_utf8

PIECE = 65536
"""Bytes that are read at a time."""


def stream_file(path: Path) -> Iterator[str]:
    """The text of a file, which may be a pipe or a link. BundleError where it is not UTF-8 text."""
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            # a file of /proc says that it is empty, and is not
            most = status.st_size or None if stat.S_ISREG(status.st_mode) else None
            yield from stream_bytes(file, str(path), most)
    except OSError as error:
        raise _unread(str(path), error) from error


def stream_bytes(file: BinaryIO, name: str, most: int | None = None) -> Iterator[str]:
    """The text of a stream of bytes, piece by piece. BundleError if it cannot be read, or names its first byte that is not UTF-8.

    `most` is the size of a regular file; BundleError where it has more bytes by the time they are read.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    known = 0
    while True:
        try:
            piece = file.read(PIECE)
        except OSError as error:
            raise _unread(name, error) from error
        # "义" cut after its first byte: the decoder keeps that byte for the next piece
        held = len(decoder.getstate()[0])
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            fault = not_utf8(name, error.object[error.start], known - held + error.start)
            raise BundleError([fault]) from error
        known += len(piece)
        # "facts --text log >> log": it would never end
        if most is not None and known > most:
            found, remedy = f"more than its {most} bytes", "Run again when nothing else writes to it."
            raise BundleError([unreadable(name, "grew while it was read", found, "a file that stays as it is", remedy)])
        if text:
            yield text
        if not piece:
            return


def _unread(name: str, error: OSError) -> BundleError:
    said = (error.strerror or "an error").lower()
    return BundleError([unreadable(name, "cannot be read", said, "a text file", "Name another file.")])
