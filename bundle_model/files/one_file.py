"""Reads one file below a folder: opened once, no link followed on the way, nothing but a regular file, never more than a
limit.
"""

import errno
import os
import stat
from pathlib import Path

from bundle_model.faults import Fault

_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def read_file(folder: Path, name: str, limit: int) -> tuple[bytes, Fault | None]:
    """The bytes of `folder/name`, a POSIX path, or the fault that says why there are none. `limit` is in bytes."""
    try:
        descriptor = _opened(folder, name)
    except (OSError, ValueError) as error:  # ValueError: a NUL, or a way out
        return b"", _unreadable(name, "cannot be opened", _said(error), "a regular file")
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


def _opened(folder: Path, name: str) -> int:
    """The descriptor of the file; each folder on the way is opened through the one above it, and is no link."""
    *folders, last = name.split("/")
    if ".." in (*folders, last):
        raise ValueError("a path that leads out of its folder")
    inside = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for step in folders:  # without O_DIRECTORY, for which a link would be no folder and not a link
            outside, inside = inside, os.open(step, _FLAGS, dir_fd=inside)
            os.close(outside)
        return os.open(last, _FLAGS, dir_fd=inside)
    finally:
        os.close(inside)


def _said(error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):
        return str(error)
    return "a symbolic link" if error.errno == errno.ELOOP else os.strerror(error.errno or 0).lower()


def _unreadable(name: str, message: str, found: str, expected: str) -> Fault:
    return Fault("unreadable", name, message, found, expected, "Restore it from git.", unreadable=True)
