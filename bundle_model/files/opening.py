"""Opens files that may be hostile, from folder to folder by descriptor. POSIX only.

So no part of a path can be replaced by a link between the check and the opening. With `O_NONBLOCK` a FIFO without a
writer opens at once and is then refused; without it the program would wait forever.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path  # noqa: TID251 - reads files

FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
FOLDER = FILE | os.O_DIRECTORY
ROOT = FOLDER & ~os.O_NOFOLLOW
"""The folder that the user names may be a link; nothing inside it may."""


@contextmanager
def opened(name: str, flags: int, folder: int | None = None) -> Iterator[int]:
    """The descriptor of `name`, relative to the open `folder` if there is one. Closed at the end."""
    descriptor = os.open(name, flags, dir_fd=folder)  # noqa: TID251 - reads files
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def open_below(root: Path, path: str) -> int:
    """The descriptor of the file at `path`, POSIX and relative to `root`. ValueError for `..` or a NUL in it."""
    *folders, last = path.split("/")
    if ".." in (*folders, last):
        raise ValueError("a path that leads out of its folder")
    inside = os.open(root, ROOT)  # noqa: TID251 - reads files
    try:
        for step in folders:  # FILE, not FOLDER: with O_DIRECTORY the error of a link is "not a directory"
            outside, inside = inside, os.open(step, FILE, dir_fd=inside)  # noqa: TID251 - reads files
            os.close(outside)
        return os.open(last, FILE, dir_fd=inside)  # noqa: TID251 - reads files
    finally:
        os.close(inside)
