"""Writing a file whole or not at all, or behind what is there: the one module of the command line that writes."""

import os
import tempfile  # noqa: TID251 - writes files
from collections.abc import Iterable
from pathlib import Path  # noqa: TID251 - writes files

from checks.cli.answer import UsageError


def write_whole(path: Path, content: bytes | Iterable[bytes], *, folders: bool = False) -> None:
    """Put `content` at `path` in one step; a reader sees the old file or the new one. UsageError where it cannot.

    Pieces are written as they come, to a file beside it; where they break off, nothing is left of them.
    `folders`: make those on the way that are missing.
    """
    try:
        if path.exists() and not path.is_file():
            raise UsageError(f"{path} cannot be written whole: it is no regular file")
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
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error


def append(path: Path, content: bytes) -> None:
    """Put `content` behind what is at `path`, which others write too. UsageError where it cannot."""
    try:
        with path.open("ab") as file:
            file.write(content)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else those that a new file would have."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
