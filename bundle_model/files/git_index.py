"""Lists the files that git tracks. The one module that runs another program, with fixed arguments and a time limit.

A checkout may be hostile, so its configuration must run nothing. The one setting that names a program for this command
(`core.fsmonitor`) is overridden, nothing is fetched, and no `GIT_` variable is passed on. Nothing is written.
"""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path  # noqa: TID251 - reads files
from types import MappingProxyType
from typing import Literal

_COMMAND = ("git", "-c", "core.fsmonitor=false", "ls-files", "-z", "--stage")
_PASSED_ON = ("HOME", "XDG_CONFIG_HOME")
_FIXED = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_WORK_TREE": ".",  # whatever `core.worktree` says
    "GIT_NO_LAZY_FETCH": "1",  # git would fetch a missing object with a program that the configuration names
    "GIT_ALLOW_PROTOCOL": "none",  # the same, for a git that does not know the line above
}
_SECONDS = 20
Kind = Literal["file", "link", "submodule"]
_KINDS: Mapping[str, Kind] = MappingProxyType({"120000": "link", "160000": "submodule"})


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A path in the git index, relative to the root. Bytes that are not UTF-8 become lone surrogates."""

    path: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class GitIndex:
    """The index, in order of the paths. `unavailable` says why there is none, for a person to read."""

    entries: tuple[Entry, ...] = ()
    unavailable: str | None = "git was not asked what it tracks"


def read_git_index(root: Path) -> GitIndex:
    """The index of the repository whose top is `root`. Never raises, whatever git answers."""
    if not is_top(root):
        return GitIndex(unavailable="this folder is not the top of a git repository")
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments; the name is looked up as any user's git is
            _COMMAND, cwd=root, env=_environment(root), stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=_SECONDS
        )  # fmt: skip
    except FileNotFoundError:
        return GitIndex(unavailable="git is not installed")
    except subprocess.TimeoutExpired:
        return GitIndex(unavailable=f"git did not answer within {_SECONDS} seconds")
    except OSError as error:
        return GitIndex(unavailable=f"git could not be run: {os.strerror(error.errno or 0).lower()}")
    if done.returncode != 0 or b"error: " in done.stderr:  # git exits with 0 and leaves out an entry it cannot read
        return GitIndex(unavailable=_complaint(done.stderr.replace(os.fsencode(root.resolve()), b".")))
    rows = sorted(_entry(row) for row in done.stdout.split(b"\0") if row)
    entries = {entry.path: entry for entry in rows}  # an unmerged path is there several times: a link or submodule wins
    return GitIndex(tuple(entries.values()), None if entries else "git tracks no file here")


def is_top(root: Path) -> bool:
    """Whether `root` looks like the top of a git repository: it has a `.git`."""
    return os.path.lexists(root / ".git")


def _environment(root: Path) -> dict[str, str]:
    passed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    folders = [
        folder for folder in os.get_exec_path() if folder.startswith("/")
    ]  # a relative one would be in the checkout
    path = os.pathsep.join(folders) or os.defpath
    return {**passed, **_FIXED, "PATH": path, "GIT_CEILING_DIRECTORIES": os.fspath(root.resolve().parent)}


def _entry(row: bytes) -> Entry:
    r"""One row of the listing: `mode object stage\tpath`."""
    head, _, path = row.partition(b"\t")
    kind = _KINDS.get(head.split(b" ")[0].decode("ascii", "replace"), "file")
    return Entry(path.decode("utf-8", "surrogateescape"), kind)


def _complaint(said: bytes) -> str:
    """The complaint of git, in one line."""
    text = said.decode("utf-8", "replace")
    if "dubious ownership" in text:
        return "git does not trust this folder, which belongs to another user; see `git help safe.directory`"
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    first = next((line for line in lines if line.startswith(("fatal: ", "error: "))), (*lines, "no reason")[0])
    return f"git could not say what it tracks: {first[:200]}"
