"""What git tracks in a root, read from real repositories; what git says where it cannot, from programs in its place."""

import hashlib
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from bundle_model.files import git_index
from bundle_model.files.git_index import Entry, GitIndex, is_top, read_git_index

Checkout = Any  # that of conftest.py
NO_TOP = GitIndex(unavailable="this folder is not the top of a git repository")


def listed(root: Path) -> GitIndex:
    """The index of a root, without the contents that its entries name."""
    found = read_git_index(root)
    return GitIndex(tuple(Entry(entry.path, entry.kind) for entry in found.entries), found.unavailable)


def files(*paths: str) -> GitIndex:
    return GitIndex(tuple(Entry(path, "file") for path in paths), None)


def test_files_links_and_submodules(checkout: Checkout) -> None:
    checkout.write("b/c.txt", b"1")
    checkout.write("run.sh", b"1")
    (checkout.root / "run.sh").chmod(0o755)
    (checkout.root / "b/link").symlink_to("nowhere")
    checkout.git("add", "-A")
    checkout.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},z/sub")
    entries = (Entry("b/c.txt", "file"), Entry("b/link", "link"), Entry("run.sh", "file"), Entry("z/sub", "submodule"))
    assert listed(checkout.root) == GitIndex(entries, None)


def test_it_is_the_index_that_counts(checkout: Checkout) -> None:
    for path in ("added", "intended", "removed", "ignored", "unknown"):
        checkout.write(path)
    checkout.write(".gitignore", b"ignored\n")
    checkout.git("add", "added", "removed", ".gitignore")
    checkout.git("add", "-N", "intended")
    (checkout.root / "removed").unlink()
    assert listed(checkout.root) == files(".gitignore", "added", "intended", "removed")
    checkout.git("rm", "-q", "--cached", "removed")
    assert listed(checkout.root) == files(".gitignore", "added", "intended")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(b"a\nb", "a\nb", id="newline"),
        pytest.param(b"a\tb\tc", "a\tb\tc", id="tab"),
        pytest.param(b'"a\\n"', '"a\\n"', id="quotes and backslash"),
        pytest.param(b" a ", " a ", id="spaces"),
        pytest.param(b"\xff/\xfe.py", "\udcff/\udcfe.py", id="no UTF-8"),
        pytest.param("新闻/义乌.txt".encode(), "新闻/义乌.txt", id="Chinese"),
        pytest.param(b"\x1b[31m\r::error::", "\x1b[31m\r::error::", id="escape"),
        pytest.param(b"--stage", "--stage", id="like an option"),
    ],
)
def test_any_name(checkout: Checkout, name: bytes, expected: str) -> None:
    checkout.index(("100644", name))
    found = listed(checkout.root)
    assert found == files(expected)
    assert os.fsencode(found.entries[0].path) == name


def test_twins_of_case_and_normalisation_are_both_there_and_in_order(checkout: Checkout) -> None:
    names = ["a/B", "a/b", "A/b", "a.b", "e\u0301", "\u00e9"]
    checkout.index(*(("100644", name.encode()) for name in names))
    assert listed(checkout.root) == files("A/b", "a.b", "a/B", "a/b", "e\u0301", "\u00e9")


@pytest.mark.parametrize(
    ("modes", "kind"),
    [
        pytest.param(("100644 1", "100644 2", "100755 3"), "file", id="files"),
        pytest.param(("100644 1", "120000 2", "100644 3"), "link", id="a link on one side"),
        pytest.param(("160000 2", "100644 3"), "submodule", id="a submodule on one side"),
    ],
)
def test_a_path_that_is_not_merged_is_there_once(
    checkout: Checkout, modes: tuple[str, ...], kind: git_index.Kind
) -> None:
    checkout.index(*((mode, b"m") for mode in modes), ("100644", b"z"))
    assert listed(checkout.root) == GitIndex((Entry("m", kind), Entry("z", "file")), None)


def test_a_shallow_clone_and_a_worktree(checkout: Checkout, tmp_path: Path) -> None:
    for name in ("one", "two"):
        checkout.write(name)
        checkout.git("add", "-A")
        checkout.git("commit", "-qm", name)
    checkout.git("clone", "-q", "--depth=1", f"file://{checkout.root}", str(tmp_path / "shallow"))
    checkout.git("worktree", "add", "-q", str(tmp_path / "beside"))
    assert (tmp_path / "shallow/.git/shallow").is_file()
    assert (tmp_path / "beside/.git").is_file()
    assert listed(tmp_path / "shallow") == listed(tmp_path / "beside") == files("one", "two")


def test_a_root_that_is_reached_through_a_link(checkout: Checkout, tmp_path: Path) -> None:
    checkout.index(("100644", b"f"))
    (tmp_path / "link").symlink_to(checkout.root)
    assert listed(tmp_path / "link") == files("f")


def test_nothing_tracked_is_nothing_to_look_at(checkout: Checkout) -> None:
    checkout.write("untracked")
    assert listed(checkout.root) == GitIndex(unavailable="git tracks no file here")


def test_a_folder_that_is_no_top(checkout: Checkout, tmp_path: Path) -> None:
    checkout.write("sub/f")
    checkout.git("add", "-A")
    assert listed(checkout.root / "sub") == listed(tmp_path) == NO_TOP
    assert [is_top(checkout.root), is_top(checkout.root / "sub")] == [True, False]


@pytest.mark.parametrize("name", ["missing", "x" * 300, "a\0b"], ids=["missing", "too long", "NUL"])
def test_a_folder_that_cannot_be_looked_into(tmp_path: Path, name: str) -> None:
    assert listed(tmp_path / name) == NO_TOP


@pytest.mark.parametrize(
    ("put", "said"),
    [
        pytest.param(Path.mkdir, "not a git repository", id="empty folder"),
        pytest.param(lambda path: path.write_text("garbage"), "invalid gitfile format: ./.git", id="garbage"),
        pytest.param(lambda path: path.write_text("gitdir: nowhere"), "not a git repository: ", id="leads nowhere"),
        pytest.param(lambda path: path.symlink_to("nowhere"), "not a git repository", id="dangling link"),
    ],
)
def test_a_broken_top_in_another_repository_is_not_answered_by_that_one(
    checkout: Checkout, put: Callable[[Path], object], said: str
) -> None:
    checkout.write("sub/f")
    checkout.git("add", "-A")
    put(checkout.root / "sub/.git")
    found = listed(checkout.root / "sub")
    assert found.entries == ()
    assert found.unavailable is not None
    assert found.unavailable.startswith(f"git could not say what it tracks: fatal: {said}")
    assert str(checkout.root) not in found.unavailable


def in_place_of_git(checkout: Checkout, monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
    program = checkout.home / "bin/git"
    program.parent.mkdir()
    program.write_text(script)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.defpath}")
    return program


@pytest.mark.parametrize(
    ("script", "unknown"),
    [
        pytest.param(
            "echo \"fatal: detected dubious ownership in repository at '/x'\" >&2; exit 128",
            "git does not trust this folder, which belongs to another user; see `git help safe.directory`",
            id="dubious ownership",
        ),
        pytest.param(
            "printf '\\n  fatal: no such thing \\nmore\\n' >&2; exit 1",
            "git could not say what it tracks: fatal: no such thing",
            id="an unknown complaint, its first line",
        ),
        pytest.param(
            "echo warning: odd >&2; echo hint: x >&2; echo error: broken >&2; exit 128",
            "git could not say what it tracks: error: broken",
            id="a warning before it",
        ),
        pytest.param("echo odd >&2; exit 1", "git could not say what it tracks: odd", id="something else"),
        pytest.param(
            "echo fatal: $LC_ALL$LANGUAGE $GIT_OPTIONAL_LOCKS $GIT_TERMINAL_PROMPT >&2; exit 1",
            "git could not say what it tracks: fatal: C 0 0",
            id="in English, and without a lock or a question",
        ),
        pytest.param("exit 3", "git could not say what it tracks: no reason", id="nothing said"),
        pytest.param(f"kill -{int(signal.SIGSEGV)} $$", "git could not say what it tracks: no reason", id="killed"),
        pytest.param(
            "printf 'fatal: \\377\\n' >&2; exit 1", "git could not say what it tracks: fatal: \ufffd", id="no UTF-8"
        ),
        pytest.param(
            "printf '100644 1 0\\tf\\0'; echo 'error: left out' >&2",
            "git could not say what it tracks: error: left out",
            id="left out, and no failure",
        ),
    ],
)
def test_what_git_complains_of(checkout: Checkout, monkeypatch: pytest.MonkeyPatch, script: str, unknown: str) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    monkeypatch.setenv("LANGUAGE", "de")
    in_place_of_git(checkout, monkeypatch, f"#!/bin/sh\n{script}\n")
    assert listed(checkout.root) == GitIndex(unavailable=unknown)


def test_a_warning_is_no_complaint(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    in_place_of_git(checkout, monkeypatch, "#!/bin/sh\nprintf '100644 1 0\\tf\\0'; echo warning: odd >&2\n")
    assert listed(checkout.root) == files("f")


def test_a_complaint_is_cut_and_names_no_place_on_this_machine(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_place_of_git(checkout, monkeypatch, f'#!/bin/sh\necho "fatal: $(pwd)/.git {"x" * 999}" >&2; exit 1\n')
    said = listed(checkout.root).unavailable
    assert said is not None
    assert said.removeprefix("git could not say what it tracks: ") == f"fatal: ./.git {'x' * 186}"


@pytest.mark.parametrize("script", ["exec sleep 30", "sleep 6; exit 1"], ids=["itself", "a child holds the pipes"])
def test_the_time_limit(checkout: Checkout, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    in_place_of_git(checkout, monkeypatch, f"#!/bin/sh\n{script}\n")
    monkeypatch.setattr(git_index, "_SECONDS", 0.1)
    begun = monotonic()
    assert listed(checkout.root) == GitIndex(unavailable="git did not answer within 0.1 seconds")
    assert monotonic() - begun < 5


def test_no_git(checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert listed(checkout.root) == GitIndex(unavailable="git is not installed")


def test_a_git_that_does_not_start(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    program = in_place_of_git(checkout, monkeypatch, "\x7fELF no program")
    monkeypatch.setenv("PATH", str(program.parent))
    assert listed(checkout.root) == GitIndex(unavailable="git could not be run: exec format error")
    program.chmod(0o644)
    assert listed(checkout.root) == GitIndex(unavailable="git could not be run: permission denied")


def _sha(content: bytes) -> str:
    """The name of a blob, as `git help gitformat-pack` says it is made."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def test_the_contents_of_the_index_and_of_the_last_commit(checkout: Checkout) -> None:
    checkout.write("a/kept", b"1\n")
    checkout.write("edited", b"2\n")
    checkout.write("removed", b"3\n")
    checkout.git("add", "-A")
    checkout.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},sub")
    checkout.git("commit", "-qm", "one")
    checkout.write("edited", b"4\n")
    checkout.write("added", b"5\n")
    checkout.git("add", "edited", "added")
    checkout.git("rm", "-q", "--cached", "removed")
    checkout.write("edited", b"6\n")
    found = read_git_index(checkout.root)
    assert {entry.path: entry.blob for entry in found.entries} == {
        "a/kept": _sha(b"1\n"), "added": _sha(b"5\n"), "edited": _sha(b"4\n"), "sub": "1" * 40
    }  # fmt: skip
    assert found.committed == {
        "a/kept": _sha(b"1\n"), "edited": _sha(b"2\n"), "removed": _sha(b"3\n"), "sub": "1" * 40
    }  # fmt: skip


@pytest.mark.parametrize("format_", ["sha1", "sha256"])
@pytest.mark.parametrize(
    ("path", "committed", "content", "changed"),
    [
        pytest.param("f", b"a\n", b"a\n", False, id="as-committed"),
        pytest.param("f", b"a\nb\n", b"a\r\nb\r\n", False, id="CRLF-as-core.autocrlf-makes-it"),
        pytest.param("f", b"a\r\n", b"a\r\n", False, id="CRLF-in-the-commit-too"),
        pytest.param("f", b"", b"", False, id="empty"),
        pytest.param("f", b"a\n", b"b\n", True, id="edited"),
        pytest.param("f", b"a\n", b"b\r\n", True, id="edited-with-CRLF"),
        pytest.param("f", b"a\r\n", b"a\n", True, id="CRLF-taken-out"),
        pytest.param("f", b"a\n", b"a", True, id="no-final-newline"),
        pytest.param("new", b"a\n", b"a\n", True, id="untracked"),
    ],
)
def test_what_differs_from_the_last_commit(
    checkout: Checkout, tmp_path: Path, format_: str, path: str, committed: bytes, content: bytes, changed: bool
) -> None:
    checkout.git("init", "-q", "--template=", f"--object-format={format_}", str(tmp_path / "other"))
    other = replace(checkout, root=tmp_path / "other")
    other.write("f", committed)
    other.git("add", "-A")
    other.git("commit", "-qm", "one")
    assert read_git_index(other.root).changed(path, content) is changed


def test_what_is_staged_differs_from_the_last_commit(checkout: Checkout) -> None:
    checkout.write("f", b"a\n")
    checkout.git("add", "f")
    checkout.git("commit", "-qm", "one")
    checkout.write("f", b"b\n")
    checkout.write("g", b"c\n")
    checkout.git("add", "-A")
    found = read_git_index(checkout.root)
    assert [found.changed("f", b"b\n"), found.changed("g", b"c\n"), found.changed("f", b"a\n")] == [True, True, False]


def test_before_the_first_commit_every_file_is_new(checkout: Checkout) -> None:
    checkout.write("f", b"a\n")
    checkout.git("add", "f")
    found = read_git_index(checkout.root)
    assert (found.committed, found.changed("f", b"a\n")) == ({}, True)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("exit 1", id="it-fails"),
        pytest.param("echo 'fatal: not a tree object' >&2; exit 128", id="trees-that-it-may-not-fetch"),
        pytest.param("exec sleep 30", id="it-does-not-answer"),
    ],
)
def test_where_git_does_not_say_what_was_committed_nothing_is_changed(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    rows = "printf '100644 1 0\\tf\\0'"
    in_place_of_git(checkout, monkeypatch, f'#!/bin/sh\ncase "$*" in *ls-tree*) {script};; *) {rows};; esac\n')
    monkeypatch.setattr(git_index, "_SECONDS", 1)
    found = read_git_index(checkout.root)
    assert (found.entries, found.committed, found.changed("f", b"a")) == ((Entry("f", "file", "1"),), None, False)


def test_outside_a_repository_nothing_is_changed(tmp_path: Path) -> None:
    assert read_git_index(tmp_path).changed("f", b"a") is False


@pytest.mark.parametrize(
    ("untracked", "ignored", "expected"),
    [
        pytest.param((), "", (), id="nothing"),
        pytest.param(("g", "h"), "", ("g", "h"), id="files"),
        pytest.param(("new/a", "new/b/c"), "", ("new/",), id="a-folder-is-one"),
        pytest.param(("sub/x",), "", ("sub/x",), id="beside-what-is-tracked"),
        pytest.param(("a.tmp", "build/x"), "*.tmp\nbuild/\n", (), id="ignored"),
    ],
)
def test_what_is_neither_tracked_nor_ignored(
    checkout: Checkout, untracked: tuple[str, ...], ignored: str, expected: tuple[str, ...]
) -> None:
    checkout.write("sub/f")
    checkout.write(".gitignore", ignored.encode())
    checkout.git("add", "-A")
    for path in untracked:
        checkout.write(path)
    (checkout.root / "empty").mkdir()
    found = read_git_index(checkout.root)
    assert ([entry.path for entry in found.entries], found.untracked) == ([".gitignore", "sub/f"], expected)


@pytest.mark.parametrize("made", ["repository", "worktree", "submodule"])
@pytest.mark.parametrize("relative", [False, True], ids=["absolute", "relative"])
def test_the_index_that_a_hook_is_to_judge(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: str, relative: bool
) -> None:
    checkout.write("f")
    checkout.git("add", "f")
    checkout.git("commit", "-qm", "one")
    one = checkout
    if made == "worktree":
        checkout.git("worktree", "add", "-q", str(tmp_path / "other"))
        one = replace(checkout, root=tmp_path / "other")
    if made == "submodule":
        top = replace(checkout, root=tmp_path / "top")
        top.root.mkdir()
        top.git("init", "-q", "--template=", ".")
        top.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(checkout.root), "sub")
        one = replace(checkout, root=top.root / "sub")
    folder = Path(one.git("rev-parse", "--absolute-git-dir"))
    one.write("g")
    index = folder / "next-index-1.lock"
    index.write_bytes((folder / "index").read_bytes())
    monkeypatch.setenv("GIT_INDEX_FILE", str(index))
    assert listed(one.root) == files("f")
    one.git("add", "g")  # into the index of the repository
    assert listed(one.root) == files("f")
    named = os.path.relpath(folder / "index", one.root) if relative else str(folder / "index")
    monkeypatch.setenv("GIT_INDEX_FILE", named)
    assert listed(one.root) == files("f", "g")


@pytest.mark.parametrize("where", ["/nowhere/index", "index", ".git/../index", ""])
def test_an_index_elsewhere_is_none_of_this_repository(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    checkout.write("f")
    checkout.git("add", "f")
    (checkout.root / "index").write_bytes(b"DIRC nothing")
    monkeypatch.setenv("GIT_INDEX_FILE", where)
    assert listed(checkout.root) == files("f")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to another user")
@pytest.mark.parametrize(
    ("configured", "unavailable"),
    [
        pytest.param("", True, id="not-trusted"),
        pytest.param("[safe]\n\tdirectory = ROOT\n", False, id="trusted"),
        pytest.param("[safe]\n\tdirectory = *\n", False, id="all-trusted"),
        pytest.param("[safe]\n\tdirectory = /elsewhere\n", True, id="another-trusted"),
        pytest.param("[safe]\n\tdirectory = ROOT\n[core]\n\tbare = true\n\tworktree = /\n", False, id="nothing-else-is-taken-over"),
    ],
)  # fmt: skip
def test_a_folder_of_another_user(checkout: Checkout, configured: str, unavailable: bool) -> None:
    checkout.write("f")
    checkout.git("add", "f")
    for path in (checkout.root, *checkout.root.rglob("*")):
        os.chown(path, 12345, 12345)
    (checkout.home / ".gitconfig").write_text(configured.replace("ROOT", str(checkout.root)))
    said = "git does not trust this folder, which belongs to another user; see `git help safe.directory`"
    assert listed(checkout.root) == (GitIndex(unavailable=said) if unavailable else files("f"))


@pytest.mark.parametrize("setting", ["[core]\n\tquotePath = maybe\n", "[", "[core]\n\texcludesFile = /etc/passwd\n"])
def test_nothing_else_of_the_user_s_configuration_counts(checkout: Checkout, setting: str) -> None:
    checkout.write("f")
    checkout.git("add", "f")
    (checkout.home / ".gitconfig").write_text(setting)
    assert listed(checkout.root) == files("f")
