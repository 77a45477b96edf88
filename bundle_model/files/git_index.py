"""Lists the files that git tracks. The one module that runs another program, with fixed arguments and a time limit.

A checkout may be hostile, so its configuration must run nothing. The one setting that names a program for this command
(`core.fsmonitor`) is overridden, nothing is fetched, and no `GIT_` variable is passed on. Nothing is written.
"""

import hashlib
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path  # noqa: TID251 - reads files
from types import MappingProxyType
from typing import Literal

_INDEX = ("git", "-c", "core.fsmonitor=false", "ls-files", "-z", "--stage", "-t")
_HEAD = ("git", "-c", "core.fsmonitor=false", "ls-tree", "-z", "-r", "HEAD")
_NO_COMMIT = b"Not a valid object name HEAD"
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
    """A path in the git index, relative to the root. Bytes that are not UTF-8 become lone surrogates.

    `blob` is the name that git gives to its content, in hexadecimal digits. `sparse` is whether a sparse checkout leaves
    it out.
    """

    path: str
    kind: Kind
    blob: str = ""
    sparse: bool = False


@dataclass(frozen=True, slots=True)
class GitIndex:
    """The index, in order of the paths. `unavailable` says why there is none, for a person to read.

    `committed` are the files of the last commit by path, each with its blob; empty before the first commit, and None where
    git did not say.
    """

    entries: tuple[Entry, ...] = ()
    unavailable: str | None = "git was not asked what it tracks"
    committed: Mapping[str, str] | None = None

    def changed(self, path: str, content: bytes) -> bool:
        """Whether a file is not, with this content, what the last commit has; False where git did not answer."""
        if self.committed is None:
            return False
        blob = self.committed.get(path)
        # git may have made the line ends of a text file CRLF when it checked it out
        written = (content, content.replace(b"\r\n", b"\n"))
        return blob is None or all(blob != _blob(one, len(blob)) for one in written)


def read_git_index(root: Path) -> GitIndex:
    """The index of the repository whose top is `root`. Never raises, whatever git answers."""
    if not is_top(root):
        return GitIndex(unavailable="this folder is not the top of a git repository")
    try:
        done = _run(_INDEX, root)
    except FileNotFoundError:
        return GitIndex(unavailable="git is not installed")
    except subprocess.TimeoutExpired:
        return GitIndex(unavailable=f"git did not answer within {_SECONDS} seconds")
    except OSError as error:
        return GitIndex(unavailable=f"git could not be run: {os.strerror(error.errno or 0).lower()}")
    if done.returncode != 0 or b"error: " in done.stderr:  # git exits with 0 and leaves out an entry it cannot read
        return GitIndex(unavailable=_complaint(done.stderr.replace(os.fsencode(root.resolve()), b".")))
    rows = sorted(_tagged(row) for row in done.stdout.split(b"\0") if row)
    entries = {entry.path: entry for entry in rows}  # an unmerged path is there several times: a link or submodule wins
    if not entries:
        return GitIndex(unavailable="git tracks no file here")
    return GitIndex(tuple(entries.values()), None, _committed(root))


def _committed(root: Path) -> dict[str, str] | None:
    """The blobs of the last commit by path; empty where there is none, and None where git does not say."""
    try:
        done = _run(_HEAD, root)
    except (OSError, subprocess.TimeoutExpired):
        return None
    if done.returncode != 0:
        # a clone without trees has a HEAD too, but cannot list it unless it may fetch
        return {} if _NO_COMMIT in done.stderr else None
    return {entry.path: entry.blob for entry in (_entry(row) for row in done.stdout.split(b"\0") if row)}


def _run(command: tuple[str, ...], root: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - fixed arguments; the name is looked up as any user's git is
        command, cwd=root, env=_environment(root), stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=_SECONDS
    )  # fmt: skip


def _blob(content: bytes, digits: int) -> str:
    """The name that git gives to a content, in a repository whose names have this many hexadecimal digits."""
    algorithm = "sha256" if digits == 64 else "sha1"
    return hashlib.new(algorithm, b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


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


def _tagged(row: bytes) -> Entry:
    """One row of the index after its tag: `S` for what is not checked out, `H` or `M` for the others."""
    return replace(_entry(row[2:]), sparse=row.startswith(b"S "))


def _entry(row: bytes) -> Entry:
    r"""One row of a listing: `mode object stage\tpath` of the index, `mode type object\tpath` of a commit."""
    head, _, path = row.partition(b"\t")
    mode, second, third = head.decode("ascii", "replace").split(" ", 2)
    blob = third if second in ("blob", "commit") else second
    return Entry(path.decode("utf-8", "surrogateescape"), _KINDS.get(mode, "file"), blob)


def _complaint(said: bytes) -> str:
    """The complaint of git, in one line."""
    text = said.decode("utf-8", "replace")
    if "dubious ownership" in text:
        return "git does not trust this folder, which belongs to another user; see `git help safe.directory`"
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    first = next((line for line in lines if line.startswith(("fatal: ", "error: "))), (*lines, "no reason")[0])
    return f"git could not say what it tracks: {first[:200]}"
