"""Write a file whole or not at all, or append to it. No other module of the command line writes files."""

import os
import tempfile  # noqa: TID251 - writes files
from collections.abc import Iterable
from pathlib import Path  # noqa: TID251 - writes files

from checks.cli.answer import UsageError


def write_whole(path: Path, content: bytes | Iterable[bytes], *, folders: bool = False) -> None:
    """Replace the file at `path` in one step: a reader sees the old file or the new one. UsageError if it cannot.

    The pieces of `content` go to a temporary file beside it, which is removed if they break off.
    `folders` creates missing folders on the way.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe or /dev/null would be replaced by a file
            raise UsageError(f"{path} cannot be replaced: it is not a regular file")
        if folders:
            path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:  # noqa: TID251 - writes files
                file.writelines((content,) if isinstance(content, bytes) else content)
                file.flush()
                os.fsync(descriptor)
            Path(name).chmod(_mode(path))
            Path(name).replace(path)
        except BaseException:  # an interrupt too must leave no temporary file
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error


def append(path: Path, content: bytes) -> None:
    """Append `content` to the file at `path`, which others write too. UsageError if it cannot."""
    try:
        with path.open("ab") as file:
            file.write(content)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else those of a new file."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)  # the only way to read it is to set it
        os.umask(mask)
        return 0o666 & ~mask
