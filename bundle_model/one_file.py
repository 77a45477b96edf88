"""Reads one file of a folder: opened once, no link followed, nothing but a regular file, never more than a limit."""

import errno
import os
import stat
from pathlib import Path

from bundle_model.faults import Fault

_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def read_file(folder: Path, name: str, limit: int) -> tuple[bytes, Fault | None]:
    """The bytes of `folder/name`, or the fault that says why there are none. `limit` is in bytes."""
    try:
        descriptor = os.open(folder / name, _FLAGS)
    except OSError as error:
        found = "a symbolic link" if error.errno == errno.ELOOP else _said(error)
        return b"", _unreadable(name, "cannot be opened", found, "a regular file")
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return b"", _unreadable(name, "is no regular file", "a folder or special file", "a regular file")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            content = file.read(limit + 1)
    except OSError as error:
        return b"", _unreadable(name, "cannot be read", _said(error), "a regular file")
    finally:
        os.close(descriptor)
    if len(content) > limit:
        return b"", _unreadable(name, "is too large", f"more than {limit} bytes", f"at most {limit} bytes")
    return content, None


def _said(error: OSError) -> str:
    return os.strerror(error.errno or 0).lower()


def _unreadable(name: str, message: str, found: str, expected: str) -> Fault:
    return Fault("unreadable", name, message, found, expected, "Restore it from git.", unreadable=True)
