"""Reads a folder: every regular file once. Follows no link, and accepts nothing but files and folders.

Files are opened with `opening`. Fault kinds: see `bundle_model.bag.reader.FAULT_KINDS`.
"""

import errno
import hashlib
import os
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path  # noqa: TID251 - reads files
from typing import NamedTuple

from bundle_model.faults import Fault, unreadable
from bundle_model.files.opening import FILE, FOLDER, ROOT, opened

MAX_DEPTH = 32
"""The most levels of folders that are read, the root not counted."""

_BLOCK = 256 * 1024


class TreeFile(NamedTuple):
    """A regular file. `path` is POSIX and relative to the root, `inode` the pair (device, inode number).

    `size` is in bytes. `content` is None where the file is larger than the caller wants to keep.
    """

    path: str
    size: int
    sha256: str
    content: bytes | None
    inode: tuple[int, int]


class Tree(NamedTuple):
    """The content of a folder. `folders` were read; `blocked` are paths that exist but were not read."""

    files: tuple[TreeFile, ...]
    folders: tuple[str, ...]
    blocked: frozenset[str]
    faults: tuple[Fault, ...]


def read_tree(root: Path, limit: Callable[[str, int], int]) -> Tree:
    """Read everything in `root`, which may itself be a link. Never raises, whatever it finds.

    `limit` is asked once for each file, with its path and size: the content of one with more bytes than it gives is not
    kept; its size and hash are. Where the root cannot be
    read, the only fault is `root-unreadable`.
    """
    walk = _Walk(limit)
    try:
        with opened(os.fspath(root), ROOT) as folder:
            walk.read_folder(folder, "", 0)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL
        return Tree((), (), frozenset(), (_root_unreadable(error),))
    walk.faults.extend(_shared_inodes(walk.files))
    return Tree(tuple(walk.files), tuple(walk.folders), frozenset(walk.blocked), tuple(walk.faults))


@dataclass(slots=True)
class _Walk:
    limit: Callable[[str, int], int]
    files: list[TreeFile] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    blocked: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    def read_folder(self, folder: int, path: str, depth: int) -> None:
        names = sorted(os.listdir(folder))
        self.faults.extend(_similar_names(path, names))
        for name in names:
            self._read_entry(folder, path + name, name, depth)

    def _read_entry(self, folder: int, path: str, name: str, depth: int) -> None:
        if not _is_text(name):
            self.faults.append(_name_not_utf8(path))
            return
        try:
            mode = os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode):
                self._enter(folder, path, name, depth + 1)
            elif stat.S_ISREG(mode):
                self._read_file(folder, path, name)
            else:
                self._block(_not_a_file(path, mode))
        except OSError as error:
            self._block(_not_opened(path, error))

    def _enter(self, folder: int, path: str, name: str, depth: int) -> None:
        if depth > MAX_DEPTH:
            self._block(_too_deep(path))
            return
        with opened(name, FOLDER, folder) as inner:
            self.read_folder(inner, path + "/", depth)
        self.folders.append(path)

    def _read_file(self, folder: int, path: str, name: str) -> None:
        with opened(name, FILE, folder) as descriptor:
            status = os.fstat(descriptor)
            # the name may be a FIFO by now
            if stat.S_ISREG(status.st_mode):
                size, sha256, content = _stream(descriptor, self.limit(path, status.st_size), status.st_size)
                if size > status.st_size:
                    self._block(_grew(path, status.st_size))
                else:
                    self.files.append(TreeFile(path, size, sha256, content, (status.st_dev, status.st_ino)))
            else:
                self._block(_not_a_file(path, status.st_mode))

    def _block(self, fault: Fault) -> None:
        self.blocked.add(fault.file)
        self.faults.append(fault)


def _stream(descriptor: int, limit: int, most: int) -> tuple[int, str, bytes | None]:
    """Size, sha256 and, up to `limit` bytes, content of an open file. Memory does not grow with the file.

    Not read further where it has more than `most` bytes, the size that it had when it was opened.
    """
    digest, size = hashlib.sha256(), 0
    blocks: list[bytes] = []
    # a file that grows as fast as it is read would never end
    while size <= most and (block := os.read(descriptor, _BLOCK)):
        digest.update(block)
        size += len(block)
        if size <= limit:
            blocks.append(block)
        else:
            blocks.clear()
    return size, digest.hexdigest(), b"".join(blocks) if size <= limit else None


def _is_text(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _similar_names(path: str, names: Iterable[str]) -> Iterator[Fault]:
    """Faults of names that are one name on some file systems: they differ only in case or normalisation."""
    first: dict[str, str] = {}
    for name in filter(_is_text, names):
        other = first.setdefault(folded(name), name)
        if other != name:
            yield Fault(
                "similar-names",
                path + name,
                "has a name that differs only in case or Unicode normalisation from another in its folder",
                f"next to {path + other}",
                "names that differ on every file system",
                "Remove or rename one of the two.",
            )


def folded(name: str) -> str:
    """The name as a file system sees it that ignores case and Unicode normalisation."""
    return unicodedata.normalize("NFD", name).casefold()  # "α\u0345\u0301" is "α\u0301\u0345", though 0345 folds to ι


def _shared_inodes(files: Iterable[TreeFile]) -> Iterator[Fault]:
    first: dict[tuple[int, int], str] = {}
    for file in files:
        other = first.setdefault(file.inode, file.path)
        if other != file.path:
            yield Fault(
                "shared-inode",
                file.path,
                "is a hard link to another file of the bag",
                f"the same inode as {other}",
                "a file of its own",
                "Replace one of the two with a copy.",
            )


def _not_a_file(path: str, mode: int) -> Fault:
    if stat.S_ISLNK(mode):
        return _link(path)
    names = {stat.S_IFIFO: "a FIFO", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}
    return Fault(
        "special-file",
        path,
        "is neither a file nor a folder",
        names.get(stat.S_IFMT(mode), "something else"),
        "a regular file",
        "Remove it, or put a regular file in its place.",
    )


def _link(path: str) -> Fault:
    return Fault(
        "link",
        path,
        "is a symbolic link",
        "a symbolic link",
        "a regular file or folder",
        "Replace the link with its target, or remove it.",
    )


def _too_deep(path: str) -> Fault:
    return Fault(
        "too-deep",
        path,
        "is nested too deep and was not read",
        f"more than {MAX_DEPTH} folders",
        f"at most {MAX_DEPTH} folders",
        "Move it up, or remove it.",
    )


def _name_not_utf8(path: str) -> Fault:
    shown = os.fsencode(path).decode("utf-8", "backslashreplace")
    return Fault(
        "name-not-utf-8",
        shown,
        "has a name that is not UTF-8 and was not read",
        "bytes that are not UTF-8, shown as \\x..",
        "a name in UTF-8",
        "Rename or remove it.",
    )


def _grew(path: str, size: int) -> Fault:
    found, expected = f"more than its {size} bytes", "a file that does not change while it is read"
    return unreadable(path, "grew while it was read", found, expected, "Run again when nothing else writes here.")


def _not_opened(path: str, error: OSError) -> Fault:
    """The fault of a listed name that could not be opened."""
    if error.errno == errno.ELOOP:  # a link replaced the file after it was listed
        return _link(path)
    if error.errno == errno.ENOENT:
        return Fault(
            "vanished",
            path,
            "disappeared while the folder was read",
            "no such file",
            "a folder that does not change while it is read",
            "Run again when nothing else writes here.",
        )
    found, expected = os.strerror(error.errno or 0), "a file or folder that may be read"
    return unreadable(path, "cannot be read", found, expected, "Give read permission, or restore it.")


def _root_unreadable(error: OSError | ValueError) -> Fault:
    found = os.strerror(error.errno or 0) if isinstance(error, OSError) else str(error)
    return Fault(
        kind="root-unreadable",
        file=".",
        message="the bag's folder cannot be read",
        found=found,
        expected="a folder that may be read",
        remedy="Name a folder that exists and may be read.",
        unreadable=True,
    )
