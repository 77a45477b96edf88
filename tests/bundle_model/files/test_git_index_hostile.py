"""Listing what a hostile checkout tracks runs nothing that it names, writes nothing, and lists no other repository."""

import os
from pathlib import Path
from typing import Any

import pytest

from bundle_model.files import git_index
from bundle_model.files.git_index import Entry, GitIndex, read_git_index

Checkout = Any  # that of conftest.py
LISTED = GitIndex((Entry(".gitattributes", "file"), Entry("f", "file"), Entry("sub/g", "file")), None)
NO_GIT = GitIndex(unavailable="git is not installed")
PROGRAM_SETTINGS = (
    "alias.ls-files=!EVIL", "core.askPass=EVIL", "core.editor=EVIL", "core.fsmonitor=EVIL", "core.gitProxy=EVIL",
    "core.pager=EVIL", "core.sshCommand=EVIL", "credential.helper=EVIL", "diff.external=EVIL", "diff.x.textconv=EVIL",
    "filter.x.clean=EVIL", "filter.x.process=EVIL", "filter.x.smudge=EVIL", "gpg.program=EVIL", "merge.x.driver=EVIL",
    "pager.ls-files=EVIL", "pager.ls-files=true", "trace2.eventTarget=MARK", "trace2.normalTarget=MARK",
    "uploadpack.packObjectsHook=EVIL",
)  # fmt: skip


def listed(root: Path) -> GitIndex:
    """The index of a root, without the contents that its entries name."""
    found = read_git_index(root)
    return GitIndex(tuple(Entry(entry.path, entry.kind) for entry in found.entries), found.unavailable)


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    """What is there once a program has run that must not."""
    return tmp_path / "mark"


@pytest.fixture
def evil(tmp_path: Path, mark: Path) -> Path:
    """A folder of programs of every name that git might look for, each of which leaves the mark."""
    folder = tmp_path / "evil"
    folder.mkdir()
    hooks = ("post-index-change", "fsmonitor-watchman", "reference-transaction", "pre-auto-gc", "post-checkout")
    for name in ("run", "git", "ssh", *hooks):
        (folder / name).write_text(f"#!/bin/sh\n/bin/touch {mark}\nexit 1\n")
        (folder / name).chmod(0o755)
    return folder


@pytest.fixture
def filled(checkout: Checkout) -> Checkout:
    checkout.write("f", b"1")
    checkout.write("sub/g", b"2")
    checkout.write(".gitattributes", b"* filter=x diff=x merge=x\n")
    checkout.git("add", "-A")
    return checkout


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("setting", PROGRAM_SETTINGS)
def test_a_program_that_the_configuration_names(filled: Checkout, evil: Path, mark: Path, setting: str) -> None:
    name, _, value = setting.partition("=")
    filled.git("config", name, value.replace("EVIL", str(evil / "run")).replace("MARK", str(mark)))
    os.utime(filled.root / "f", (1, 1))  # the index is out of date, and would be refreshed
    before = snapshot(filled.root)
    assert listed(filled.root) == LISTED
    assert not mark.exists()
    assert snapshot(filled.root) == before


def test_all_of_them_in_an_included_file_and_hooks(filled: Checkout, evil: Path, mark: Path) -> None:
    included = filled.home / "included"
    filled.git("config", "--file", str(included), "core.fsmonitor", str(evil / "run"))
    filled.git("config", "--file", str(included), "core.hooksPath", str(evil))
    filled.git("config", "include.path", str(included))
    (filled.root / ".git/hooks").mkdir()
    for hook in evil.iterdir():
        (filled.root / ".git/hooks" / hook.name).write_bytes(hook.read_bytes())
        (filled.root / ".git/hooks" / hook.name).chmod(0o755)
    assert listed(filled.root) == LISTED
    assert not mark.exists()


def test_the_program_would_leave_its_mark(filled: Checkout, evil: Path, mark: Path) -> None:
    filled.git("-c", f"core.fsmonitor={evil / 'run'}", "ls-files")
    assert mark.exists()


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({"remote.origin.url": "ROOT", "remote.origin.uploadpack": "EVIL"}, id="a folder's program"),
        pytest.param({"remote.origin.url": "ext::EVIL", "protocol.ext.allow": "always"}, id="a program as address"),
        pytest.param({"remote.origin.url": "ssh://h/x", "core.sshCommand": "EVIL"}, id="ssh"),
    ],
)
@pytest.mark.parametrize("lazy_fetch_is_known", [True, False])
def test_a_folder_of_a_sparse_index_that_would_have_to_be_fetched(
    filled: Checkout,
    evil: Path,
    mark: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: dict[str, str],
    lazy_fetch_is_known: bool,
) -> None:
    filled.write("in/h")
    filled.git("add", "-A")
    filled.git("commit", "-qm", "x")
    filled.git("sparse-checkout", "set", "--cone", "--sparse-index", "in")
    tree = filled.git("rev-parse", "HEAD:sub")
    (filled.root / ".git/objects" / tree[:2] / tree[2:]).unlink()
    more = {"core.repositoryFormatVersion": "1", "extensions.partialClone": "origin", "remote.origin.promisor": "true"}
    for name, value in {**more, **settings}.items():
        filled.git("config", name, value.replace("EVIL", str(evil / "run")).replace("ROOT", str(filled.root)))
    if not lazy_fetch_is_known:
        monkeypatch.delitem(vars(git_index)["_FIXED"], "GIT_NO_LAZY_FETCH")
    found = listed(filled.root)
    assert not mark.exists()
    assert found.entries == ()
    assert found.unavailable is not None
    assert found.unavailable.startswith("git could not say what it tracks: ")
    filled.git("ls-files")
    assert mark.exists()  # as it is when anybody lists it


def test_a_sparse_index_that_is_whole(filled: Checkout) -> None:
    filled.git("commit", "-qm", "x")
    filled.git("sparse-checkout", "set", "--cone", "--sparse-index", "nothing")
    assert "sub/" in filled.git("ls-files", "--sparse").split("\n")
    assert listed(filled.root) == LISTED


@pytest.mark.parametrize("place", ["..", "../..", "/", "nowhere"])
def test_the_folder_that_the_configuration_says_the_files_are_in(filled: Checkout, place: str) -> None:
    filled.git("config", "core.worktree", place)
    assert listed(filled.root) == LISTED


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param(name, value, id=name)
        for name, value in {
            "GIT_DIR": "OTHER/.git",
            "GIT_WORK_TREE": "OTHER",
            "GIT_INDEX_FILE": "OTHER/.git/index",
            "GIT_COMMON_DIR": "OTHER/.git",
            "GIT_OBJECT_DIRECTORY": "OTHER/.git/objects",
            "GIT_NAMESPACE": "x",
            "GIT_CEILING_DIRECTORIES": "OTHER",
            "GIT_CONFIG_PARAMETERS": "'core.fsmonitor=EVIL/run'",
            "GIT_CONFIG_GLOBAL": "OTHER/config",
            "GIT_CONFIG_SYSTEM": "OTHER/config",
            "GIT_EXEC_PATH": "EVIL",
            "GIT_PAGER": "EVIL/run",
            "GIT_SSH_COMMAND": "EVIL/run",
            "GIT_TRACE": "MARK",
            "GIT_TRACE2": "MARK",
            "GIT_TRACE_SETUP": "MARK",
        }.items()
    ],
)
def test_a_variable_of_git_is_not_passed_on(
    filled: Checkout, evil: Path, mark: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    other = filled.home / "other"
    filled.git("init", "-q", str(other))
    filled.git("config", "--file", str(other / "config"), "core.fsmonitor", str(evil / "run"))
    for key, shown in (("OTHER", other), ("EVIL", evil), ("MARK", mark)):
        value = value.replace(key, str(shown))
    monkeypatch.setenv(name, value)
    assert listed(filled.root) == LISTED
    assert not mark.exists()


@pytest.mark.parametrize("path", [".:{rest}", ":{rest}", "sub:{rest}", "", "."])
def test_git_is_not_looked_for_in_the_checkout(
    filled: Checkout, evil: Path, mark: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    for folder in (filled.root, filled.root / "sub"):
        (folder / "git").write_bytes((evil / "git").read_bytes())
        (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", path.format(rest=os.environ["PATH"]))
    assert listed(filled.root) in (LISTED, NO_GIT)  # where all is left out, it may be in no usual place
    assert not mark.exists()


def test_without_a_path_git_is_looked_for_where_the_system_does(
    filled: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PATH")
    monkeypatch.delenv("HOME")
    assert listed(filled.root) in (LISTED, NO_GIT)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to another user")
def test_a_folder_of_another_user(filled: Checkout, evil: Path, mark: Path) -> None:
    filled.git("config", "core.fsmonitor", str(evil / "run"))
    for path in (filled.root, *filled.root.rglob("*")):
        os.chown(path, 65534, 65534)
    said = "git does not trust this folder, which belongs to another user; see `git help safe.directory`"
    assert listed(filled.root) == GitIndex(unavailable=said)
    filled.git("config", "--file", str(filled.home / ".gitconfig"), "safe.directory", str(filled.root))
    assert listed(filled.root) == LISTED
    assert not mark.exists()
