"""The one way to open what may be hostile: from folder to folder by descriptor, so that no part of a path can be exchanged
for a link between the look and the opening. POSIX only.

`O_NONBLOCK`: a FIFO without a writer is opened at once, and then refused, instead of waited for.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path  # noqa: TID251 - reads files

FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
FOLDER = FILE | os.O_DIRECTORY
ROOT = FOLDER & ~os.O_NOFOLLOW
"""The folder that was named to us may be reached through a link; nothing inside may."""


@contextmanager
def opened(name: str, flags: int, folder: int | None = None) -> Iterator[int]:
    """The descriptor of `name`, looked up in the open folder if one is given; closed at the end."""
    descriptor = os.open(name, flags, dir_fd=folder)  # noqa: TID251 - reads files
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def open_below(root: Path, path: str) -> int:
    """The descriptor of what is at `path`, POSIX and relative to `root`. ValueError for a way out, or a NUL."""
    *folders, last = path.split("/")
    if ".." in (*folders, last):
        raise ValueError("a path that leads out of its folder")
    inside = os.open(root, ROOT)  # noqa: TID251 - reads files
    try:
        for step in folders:  # with FILE and not FOLDER, for which a link would be no folder and not a link
            outside, inside = inside, os.open(step, FILE, dir_fd=inside)  # noqa: TID251 - reads files
            os.close(outside)
        return os.open(last, FILE, dir_fd=inside)  # noqa: TID251 - reads files
    finally:
        os.close(inside)
