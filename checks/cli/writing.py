"""Write a file whole or not at all, or append to it. No other module of the command line writes files."""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path  # noqa: TID251 - writes files

from checks.cli.answer import UsageError


def write_whole(
    path: Path, content: bytes | Iterable[bytes], *, folders: bool = False, named: Path | None = None
) -> None:
    """Replace the file at `path` in one step: a reader sees the old file or the new one. UsageError if it cannot.

    The pieces of `content` go to a temporary file beside it, which is removed if they break off.
    `folders` creates missing folders on the way. `named` is what errors call the file.
    """
    named = named or path
    try:
        if path.exists() and not path.is_file():  # a pipe or /dev/null would be replaced by a file
            raise UsageError(f"{named} cannot be replaced: it is not a regular file")
        if folders:
            path.parent.mkdir(parents=True, exist_ok=True)
        # the name is known before the file is there: a signal between the two leaves nothing
        beside = path.parent / f".{path.name}.{secrets.token_hex(8)}"
        try:
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)  # noqa: TID251 - writes files
            with os.fdopen(descriptor, "wb") as file:  # noqa: TID251 - writes files
                file.writelines((content,) if isinstance(content, bytes) else content)
                file.flush()
                os.fsync(descriptor)
            beside.chmod(_mode(path))
            beside.replace(path)
        except BaseException:  # an interrupt too must leave no temporary file
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(f"{named} cannot be written: {error.strerror}") from error


def append(path: Path, content: bytes, *, named: Path | None = None) -> None:
    """Append `content` to the file at `path`, which others write too. UsageError if it cannot."""
    try:
        with path.open("ab") as file:
            file.write(content)
    except OSError as error:
        raise UsageError(f"{named or path} cannot be written: {error.strerror}") from error


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else those of a new file."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)  # the only way to read it is to set it
        os.umask(mask)
        return 0o666 & ~mask
