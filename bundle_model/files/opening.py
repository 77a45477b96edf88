"""Opens files that may be hostile, from folder to folder by descriptor. POSIX only.

So no part of a path can be replaced by a link between the check and the opening. With `O_NONBLOCK` a FIFO without a
writer opens at once and is then refused; without it the program would wait forever.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path  # noqa: TID251 - reads files
from typing import Self

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


class Below:
    """Opens files below the folder `root`. That of the last file stays open, for others that lie in it."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._path = ""
        self._folder: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._leave()

    def open(self, path: str) -> int:
        """The descriptor of the file at `path`, POSIX and relative to `root`. ValueError for `..` or a NUL in it."""
        folder, slash, last = path.rpartition("/")
        steps = folder.split("/") if slash else []
        if ".." in (*steps, last):
            raise ValueError("a path that leads out of its folder")
        if self._folder is None or folder + slash != self._path:
            self._leave()
            self._folder, self._path = _entered(self._root, steps), folder + slash
        return os.open(last, FILE, dir_fd=self._folder)  # noqa: TID251 - reads files

    def _leave(self) -> None:
        folder, self._folder = self._folder, None
        if folder is not None:
            os.close(folder)


def open_below(root: Path, path: str) -> int:
    """The descriptor of one file, see `Below.open`."""
    with Below(root) as below:
        return below.open(path)


def _entered(root: Path, steps: Iterable[str]) -> int:
    """The descriptor of the folder to which some steps lead from `root`."""
    inside = os.open(root, ROOT)  # noqa: TID251 - reads files
    for step in steps:
        outside = inside
        try:  # FILE, not FOLDER: with O_DIRECTORY the error of a link is "not a directory"
            inside = os.open(step, FILE, dir_fd=outside)  # noqa: TID251 - reads files
        finally:
            os.close(outside)
    return inside
