"""Reads one regular file below a folder, up to a size limit, and follows no link on the way."""

import errno
import os
import stat
from pathlib import Path  # noqa: TID251 - reads files

from bundle_model.faults import Fault, unreadable
from bundle_model.files.opening import Below, open_below

_REMEDY = "Restore it from git."


def read_file(folder: Path | Below, name: str, limit: int) -> tuple[bytes, Fault | None]:
    """The bytes of `folder/name`, a POSIX path, or the fault that says why it cannot be read. `limit` is in bytes.

    Whoever reads many files gives a `Below`, which opens them faster.
    """
    try:
        descriptor = folder.open(name) if isinstance(folder, Below) else open_below(folder, name)
    except (OSError, ValueError) as error:
        return b"", unreadable(name, "cannot be opened", _said(error), "a regular file", _REMEDY)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return b"", unreadable(name, "is not a regular file", "a folder or special file", "a regular file", _REMEDY)
        # to make room for the whole limit takes longer than to read most files
        content = _up_to(min(status.st_size, limit) + 1, descriptor)
        if len(content) > status.st_size:  # it has grown meanwhile, or its size is not known, as below /proc
            content += _up_to(limit + 1 - len(content), descriptor)
    except OSError as error:
        return b"", unreadable(name, "cannot be read", _said(error), "a regular file", _REMEDY)
    finally:
        os.close(descriptor)
    if len(content) > limit:
        return b"", unreadable(name, "is too large", f"more than {limit} bytes", f"at most {limit} bytes", _REMEDY)
    return content, None


def read_start(folder: Path, name: str, size: int) -> bytes:
    """The first bytes of `folder/name`, at most `size`; none where it is no file that can be read."""
    try:
        descriptor = open_below(folder, name)
    except (OSError, ValueError):
        return b""
    try:
        return os.read(descriptor, size)
    except OSError:  # a folder
        return b""
    finally:
        os.close(descriptor)


def _up_to(most: int, descriptor: int) -> bytes:
    """What comes next in an open file, at most so many bytes."""
    content = b""
    # one reading may give less
    while len(content) < most and (block := os.read(descriptor, most - len(content))):
        content = content + block if content else block
    return content


def _said(error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):
        return str(error)
    return "a symbolic link" if error.errno == errno.ELOOP else os.strerror(error.errno or 0).lower()
