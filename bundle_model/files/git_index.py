"""Lists the files that git tracks. The one module that runs another program, with fixed arguments and a time limit.

A checkout may be hostile, so its configuration must run nothing. The one setting that names a program for this command
(`core.fsmonitor`) is overridden, and nothing is fetched. Nothing is written. Of the environment and of the user's own
configuration nothing is taken over but the index that a hook is to judge, and the folders that the user trusts.
"""

import hashlib
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path  # noqa: TID251 - reads files
from types import MappingProxyType
from typing import Literal, NamedTuple

from bundle_model.files.one_file import read_start

_INDEX = (
    "ls-files",
    "-z",
    "--stage",
    "-t",
    "--cached",
    "--others",
    "--exclude-standard",
    "--directory",
    "--no-empty-directory",
)
_HEAD = ("ls-tree", "-z", "-r", "HEAD")
_DUBIOUS = b"dubious ownership"
_NO_COMMIT = b"Not a valid object name HEAD"
_FIXED = {
    "LC_ALL": "C",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_WORK_TREE": ".",  # whatever `core.worktree` says
    "GIT_NO_LAZY_FETCH": "1",  # git would fetch a missing object with a program that the configuration names
    "GIT_ALLOW_PROTOCOL": "none",  # the same, for a git that does not know the line above
}
_SECONDS = 20
_LINE = 4096
_OTHER = b"? "
Kind = Literal["file", "link", "submodule"]
_KINDS: Mapping[str, Kind] = MappingProxyType({"120000": "link", "160000": "submodule"})


class Entry(NamedTuple):
    """A path in the git index, relative to the root. Bytes that are not UTF-8 become lone surrogates.

    `blob` is the name that git gives to its content, in hexadecimal digits. `sparse` is whether a sparse checkout leaves
    it out.
    """

    path: str
    kind: Kind
    blob: str = ""
    sparse: bool = False


class GitIndex(NamedTuple):
    """The index, in order of the paths. `unavailable` says why there is none, for a person to read.

    `committed` are the files of the last commit by path, each with its blob; empty before the first commit, and None where
    git did not say. `untracked` are the files that git neither tracks nor ignores; a folder of such files is one, and ends
    with a slash.
    """

    entries: tuple[Entry, ...] = ()
    unavailable: str | None = "git was not asked what it tracks"
    committed: Mapping[str, str] | None = None
    untracked: tuple[str, ...] = ()

    def changed(self, path: str, content: bytes) -> bool:
        """Whether a file is not, with this content, what the last commit has; False where git did not answer."""
        if self.committed is None:
            return False
        blob = self.committed.get(path)
        return blob is None or not is_blob(content, blob)


def read_git_index(root: Path) -> GitIndex:
    """The index of the repository whose top is `root`. Never raises, whatever git answers."""
    if not is_top(root):
        return GitIndex(unavailable="this folder is not the top of a git repository")
    trusted: tuple[str, ...] = ()
    try:
        done = _run(_INDEX, root)
        if _DUBIOUS in done.stderr:
            trusted = _trusted(root)
            done = _run(_INDEX, root, trusted)
    except FileNotFoundError:
        return GitIndex(unavailable="git is not installed")
    except subprocess.TimeoutExpired:
        return GitIndex(unavailable=f"git did not answer within {_SECONDS} seconds")
    except OSError as error:
        return GitIndex(unavailable=f"git could not be run: {os.strerror(error.errno or 0).lower()}")
    if done.returncode != 0 or b"error: " in done.stderr:  # git exits with 0 and leaves out an entry it cannot read
        return GitIndex(unavailable=_complaint(done.stderr.replace(os.fsencode(root.resolve()), b".")))
    listed = [row for row in done.stdout.split(b"\0") if row]
    # `S` is the tag of what is not checked out, `H` and `M` are those of the others
    rows = sorted(_entry(row[2:], sparse=row.startswith(b"S ")) for row in listed if not row.startswith(_OTHER))
    others = tuple(
        row.removeprefix(_OTHER).decode("utf-8", "surrogateescape") for row in listed if row.startswith(_OTHER)
    )
    entries = {entry.path: entry for entry in rows}  # an unmerged path is there several times: a link or submodule wins
    if not entries:
        return GitIndex(unavailable="git tracks no file here")
    return GitIndex(tuple(entries.values()), None, _committed(root, trusted), others)


def _trusted(root: Path) -> tuple[str, ...]:
    """The folders that the user trusts although they belong to somebody else, as the user's own configuration has them."""
    own = {name: os.environ[name] for name in ("HOME", "XDG_CONFIG_HOME") if name in os.environ}
    asked = [("config", scope, "--null", "--get-all", "safe.directory") for scope in ("--system", "--global")]
    said = [_run(arguments, root, own=own).stdout for arguments in asked]
    return tuple(one.decode("utf-8", "surrogateescape") for one in b"".join(said).split(b"\0") if one)


def _committed(root: Path, trusted: tuple[str, ...]) -> dict[str, str] | None:
    """The blobs of the last commit by path; empty where there is none, and None where git does not say."""
    try:
        done = _run(_HEAD, root, trusted)
    except (OSError, subprocess.TimeoutExpired):
        return None
    if done.returncode != 0:
        # a clone without trees has a HEAD too, but cannot list it unless it may fetch
        return {} if _NO_COMMIT in done.stderr else None
    return {entry.path: entry.blob for entry in (_entry(row) for row in done.stdout.split(b"\0") if row)}


def _run(
    arguments: tuple[str, ...], root: Path, trusted: tuple[str, ...] = (), own: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run git. With `own`, the places of the user's configuration, it reads that too."""
    environment = {**_environment(root, trusted), **(own or {})}
    if own is not None:
        del environment["GIT_CONFIG_GLOBAL"], environment["GIT_CONFIG_NOSYSTEM"]
    return subprocess.run(  # noqa: S603 - fixed arguments; the name is looked up as any user's git is
        ("git", "-c", "core.fsmonitor=false", *arguments),  # noqa: S607
        cwd=root, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=_SECONDS,
    )  # fmt: skip


def is_blob(content: bytes, blob: str) -> bool:
    """Whether git gives this name to a content, as it is or with the line ends that git may have changed in a text."""
    digits = len(blob)
    return blob == _blob(content, digits) or (
        b"\r" in content and blob == _blob(content.replace(b"\r\n", b"\n"), digits)
    )


def _blob(content: bytes, digits: int) -> str:
    """The name that git gives to a content, in a repository whose names have this many hexadecimal digits."""
    algorithm = "sha256" if digits == 64 else "sha1"
    return hashlib.new(algorithm, b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def is_top(root: Path) -> bool:
    """Whether `root` looks like the top of a git repository: it has a `.git`."""
    return os.path.lexists(root / ".git")


def _environment(root: Path, trusted: tuple[str, ...]) -> dict[str, str]:
    passed = {"GIT_INDEX_FILE": index} if (index := _index_of_hook(root)) else {}
    # the key counts only where it comes from outside the repository, as the environment does
    passed |= {"GIT_CONFIG_COUNT": str(len(trusted))}
    for number, folder in enumerate(trusted):
        passed |= {f"GIT_CONFIG_KEY_{number}": "safe.directory", f"GIT_CONFIG_VALUE_{number}": folder}
    folders = [
        folder for folder in os.get_exec_path() if folder.startswith("/")
    ]  # a relative one would be in the checkout
    path = os.pathsep.join(folders) or os.defpath
    return {**passed, **_FIXED, "PATH": path, "GIT_CEILING_DIRECTORIES": os.fspath(root.resolve().parent)}


def _index_of_hook(root: Path) -> str | None:
    """The index that git wants a hook to judge, as for `git commit FILE`, where it lies in this repository's own folder."""
    named = os.environ.get("GIT_INDEX_FILE")
    if not named:
        return None
    folder = root / ".git"
    # in a worktree and in a submodule `.git` is a file that names the folder
    said = read_start(root, ".git", _LINE).decode("utf-8", "surrogateescape").partition("gitdir:")[2].strip()
    inside = (root / named).resolve().is_relative_to((root / said if said else folder).resolve())
    return os.fspath((root / named).resolve()) if inside else None


def _entry(row: bytes, *, sparse: bool = False) -> Entry:
    r"""One row of a listing: `mode object stage\tpath` of the index, `mode type object\tpath` of a commit."""
    head, _, path = row.partition(b"\t")
    mode, second, third = head.decode("ascii", "replace").split(" ", 2)
    blob = third if second in ("blob", "commit") else second
    return Entry(path.decode("utf-8", "surrogateescape"), _KINDS.get(mode, "file"), blob, sparse)


def _complaint(said: bytes) -> str:
    """The complaint of git, in one line."""
    text = said.decode("utf-8", "replace")
    if _DUBIOUS.decode() in text:
        return "git does not trust this folder, which belongs to another user; see `git help safe.directory`"
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    first = next((line for line in lines if line.startswith(("fatal: ", "error: "))), (*lines, "no reason")[0])
    return f"git could not say what it tracks: {first[:200]}"
