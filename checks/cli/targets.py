"""Where output may go: never into evidence. Links are followed first, and the place to which they lead is judged."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path  # noqa: TID251 - names places, opens none
from typing import NamedTuple

from bundle_model.files.git_index import is_top, read_git_index
from bundle_model.files.layout import BUNDLE, CONSTRAINTS
from checks.cli.answer import UsageError

_DECLARATION = "bagit.txt"
"""The file that makes a folder a bag."""


class Target(NamedTuple):
    """A file that output goes to: the path that was named, and where it leads. `append` where others write it too."""

    named: Path
    append: bool = False

    @property
    def path(self) -> Path:
        """The absolute path without links, also where nothing is there yet."""
        return Path(os.path.realpath(self.named))


def check_targets(
    targets: Iterable[Target], root: Path | None, *, overwrite: bool, inputs: Iterable[str] = ()
) -> tuple[str, ...]:
    """Raise UsageError if output may not go to one of these files. Gives lines to print where git did not answer.

    `root` is the folder with CONSTRAINTS.md and the bundle, if one was found. `overwrite` allows files that git tracks there,
    but none of `inputs`: the names of files that were read, `-` for stdin.
    """
    found = list(targets)
    for number, target in enumerate(found):
        _check_evidence(target, root)
        for name in inputs:
            if _is_input(target.path, name):
                raise UsageError(f"{target.named} is what is read ({name}), and would be lost; name another path")
        for other in found[:number]:
            if _is_same(target.path, other.path):
                raise UsageError(f"two reports have the path {_both(target, other)}; give one of them another path")
    return () if overwrite or root is None else tuple(_check_tracked(found, root))


def _both(target: Target, other: Target) -> str:
    return str(target.named) if target.named == other.named else f"{target.named}, which is also {other.named}"


def _check_evidence(target: Target, root: Path | None) -> None:
    path = target.path
    status = _status(path)
    if status and stat.S_ISLNK(status.st_mode):
        raise UsageError(f"{target.named} cannot be written: its links lead in a circle")
    if status and stat.S_ISDIR(status.st_mode):
        return  # nobody can write a folder, and who tries says so
    bag = next((folder for folder in (path, *path.parents) if os.path.lexists(folder / _DECLARATION)), None)
    # a bundle that has lost its bagit.txt is evidence too
    if bag is not None or (root is not None and _is_in(path, Path(os.path.realpath(root / BUNDLE)))):
        raise UsageError(f"output never goes into a bundle ({target.named}); name a path outside it")
    if path.name == CONSTRAINTS or (root is not None and _is_same(path, root / CONSTRAINTS)):
        raise UsageError(f"output never goes to {CONSTRAINTS} ({target.named}); name another path")
    if target.append and status and stat.S_ISREG(status.st_mode) and status.st_nlink > 1:
        raise UsageError(f"{target.named} has a second name (a hard link), which would change too; name another path")


def _check_tracked(targets: Iterable[Target], root: Path) -> Iterator[str]:
    """Refuse what git tracks in the repository of the bundle. Gives a line where git does not say."""
    folder = Path(os.path.realpath(root))
    top = next((one for one in (folder, *folder.parents) if is_top(one)), None)
    inside = [target for target in targets if top is not None and _is_in(target.path, top)]
    if top is None or not inside:
        return
    index = read_git_index(top)
    if index.unavailable:
        yield f"{index.unavailable}: nobody knows whether git tracks {', '.join(str(one.named) for one in inside)}"
    tracked = {entry.path for entry in index.entries}
    for target in inside:
        if target.path.relative_to(top).as_posix() in tracked:
            raise UsageError(f"{target.named} is in git and would be replaced; --overwrite allows that")


def _is_input(path: Path, name: str) -> bool:
    """Whether a file is one that was read, by whatever name."""
    if name != "-":
        return "\0" not in name and _is_same(path, Path(os.path.realpath(name)))
    try:
        given = os.fstat(0)  # `lint - <draft.md --output-file draft.md`
    except OSError:
        return False  # closed
    status = _status(path)
    return status is not None and stat.S_ISREG(status.st_mode) and os.path.samestat(status, given)


def _is_in(path: Path, folder: Path) -> bool:
    return path == folder or folder in path.parents


def _is_same(path: Path, other: Path) -> bool:
    """Whether both are one file, also by another name."""
    one, two = _status(path), _status(other)
    return path == other or (one is not None and two is not None and os.path.samestat(one, two))


def _status(path: Path) -> os.stat_result | None:
    """What is at a path, a link not followed. None where nothing is, or nobody can look."""
    try:
        return path.lstat()
    except OSError:
        return None
