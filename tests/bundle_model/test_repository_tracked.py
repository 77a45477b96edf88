"""What git tracks in a root, the code in it and pyproject.toml, as checks see them."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bundle_model.files.git_index import Entry, GitIndex
from bundle_model.project.pyproject import RUN_TIME
from bundle_model.repository import PYPROJECT, ProjectFiles, Repository, read_repository

Checkout = Any  # that of conftest.py


def look(checkout: Checkout) -> tuple[ProjectFiles, list[tuple[str, str]]]:
    """The files of the project, and the faults of what is no part of the bag or of CONSTRAINTS.md, which are not there."""
    repository = read_repository(checkout.root, ".", tracked=True)
    own = [fault for fault in repository.faults if not fault.file.startswith(("bundle/", "CONSTRAINTS.md"))]
    assert all(fault.unreadable for fault in own)
    return repository.project_files, [(fault.place, fault.found) for fault in own if fault.file != "bundle"]


def track(checkout: Checkout, *paths: str, content: bytes = b"import os\n") -> None:
    for path in paths:
        checkout.write(path, content)
    checkout.git("add", "-A")


def test_the_code_is_what_git_tracks_of_the_packages_and_the_tests(checkout: Checkout) -> None:
    track(
        checkout,
        "bundle_model/__init__.py", "bundle_model/a.py", "bundle_model/figures/b.py", "checks/cli/commands/c.py",
        "checks/rules/__init__.py", "tests/test_d.py", "tests/新闻.py",
        "bundle_model/a.pyi", "bundle_model/e.txt", "checks/PY", "checks/f.PY", "checks_other/g.py", "h.py", "src/checks/i.py",
        "bundle_model.py", "tests.py",
    )  # fmt: skip
    checkout.write("checks/untracked.py", b"import socket\n")
    project_files, faults = look(checkout)
    assert {path: (source.path, source.module) for path, source in project_files.sources.items()} == {
        path: (path, module)
        for path, module in {
            "bundle_model/__init__.py": "bundle_model",
            "bundle_model/a.py": "bundle_model.a",
            "bundle_model/figures/b.py": "bundle_model.figures.b",
            "checks/cli/commands/c.py": "checks.cli.commands.c",
            "checks/rules/__init__.py": "checks.rules",
            "tests/test_d.py": "tests.test_d",
            "tests/新闻.py": "tests.新闻",
            "checks_other/g.py": "checks_other.g",
            "h.py": "h",
            "src/checks/i.py": "src.checks.i",
            "bundle_model.py": "bundle_model",
            "tests.py": "tests",
        }.items()
    }
    assert {source.text.text for source in project_files.sources.values()} == {"import os\n"}
    assert len(project_files.git_index.entries) == 16
    assert (faults, project_files.top) == ([], True)


def test_a_byte_order_mark_of_a_python_file_is_none_of_its_text(checkout: Checkout) -> None:
    track(checkout, "checks/a.py", content=b"\xef\xbb\xbfimport os\n")
    project_files, _ = look(checkout)
    source = project_files.sources["checks/a.py"]
    assert (source.text.text, source.unparsable) == ("import os\n", None)


def test_nobody_asks_git_unless_it_is_wanted(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    track(checkout, "checks/a.py", PYPROJECT, content=b"")
    monkeypatch.setattr("subprocess.run", None)
    repository = read_repository(checkout.root, ".")
    assert (repository.project_files.git_index, dict(repository.project_files.sources)) == (GitIndex(), {})
    assert repository.project_files.git_index.unavailable == "git was not asked what it tracks"
    assert repository.project_files.project is not None


def test_the_texts_of_sources_are_texts_that_findings_point_into(checkout: Checkout) -> None:
    track(checkout, "checks/a.py", "tests/b.py", PYPROJECT, content=b"# \xe4\xb9\x89\n")
    repository = read_repository(checkout.root, ".", tracked=True)
    assert {path: repository.texts[path].text for path in ("checks/a.py", "tests/b.py", PYPROJECT)} == dict.fromkeys(
        ("checks/a.py", "tests/b.py", PYPROJECT), "# 义\n"
    )


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda path: path.unlink(), id="the file"),
        pytest.param(lambda path: (path.unlink(), path.parent.rmdir()), id="its folder"),
        pytest.param(
            lambda path: (path.unlink(), path.parent.rmdir(), path.parent.touch()), id="a file for its folder"
        ),
    ],
)
def test_what_is_gone_from_the_tree_is_no_source_and_no_fault(
    checkout: Checkout, change: Callable[[Path], object]
) -> None:
    track(checkout, "checks/rules/a.py", "checks/b.py")
    change(checkout.root / "checks/rules/a.py")
    project_files, faults = look(checkout)
    assert (list(project_files.sources), faults) == (["checks/b.py"], [])
    assert [entry.path for entry in project_files.git_index.entries] == ["checks/b.py", "checks/rules/a.py"]


def linked(path: Path) -> None:
    path.rename(path.with_name("real"))
    path.symlink_to("real")


def dangling(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


def linked_folder(path: Path) -> None:
    path.parent.rename(path.parents[1] / "real")
    path.parent.symlink_to("real")


def dangling_folder(path: Path) -> None:
    path.parent.rename(path.parents[1] / "real")
    path.parent.symlink_to("nowhere")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def no_text(path: Path) -> None:
    path.write_bytes(b"x = 1\ny = '\xff'\n")


def large(path: Path) -> None:
    path.write_bytes(b"#" * (1024 * 1024 + 1))


UNREADABLE = [
    pytest.param(linked, "", "a symbolic link", id="link"),
    pytest.param(dangling, "", "a symbolic link", id="dangling link"),
    pytest.param(folder, "", "a folder or special file", id="folder"),
    pytest.param(fifo, "", "a folder or special file", id="FIFO"),
    pytest.param(no_text, ":2", "byte 0xff at offset 11", id="no UTF-8"),
    pytest.param(large, "", "more than 1048576 bytes", id="too large"),
]


@pytest.mark.parametrize(
    ("change", "line", "found"),
    [
        *(one for one in UNREADABLE if one.id != "no UTF-8"),  # what Python cannot decode it cannot parse
        pytest.param(linked_folder, "", "a symbolic link", id="through a linked folder"),
        pytest.param(dangling_folder, "", "a symbolic link", id="through a folder that leads nowhere"),
    ],
)
def test_a_source_that_cannot_be_read(
    checkout: Checkout, change: Callable[[Path], None], line: str, found: str
) -> None:
    track(checkout, "checks/rules/a.py", "checks/b.py")
    change(checkout.root / "checks/rules/a.py")
    project_files, faults = look(checkout)
    assert (list(project_files.sources), faults) == (["checks/b.py"], [(f"checks/rules/a.py{line}", found)])


def test_a_file_is_python_by_its_first_line_too(checkout: Checkout) -> None:
    track(checkout, "checks/bin/serve", content=b"#!/usr/bin/env python3\nimport socket\n")
    track(checkout, "checks/bin/run", content=b"#!/bin/sh\nimport socket\n")
    project_files, faults = look(checkout)
    assert {path: one.module for path, one in project_files.sources.items()} == {"checks/bin/serve": "checks.bin.serve"}
    assert faults == []


def test_a_source_is_read_as_python_reads_it(checkout: Checkout) -> None:
    track(checkout, "checks/a.py", content=b"# coding: gbk\r\nx = '\xd2\xe5'\r\n")
    track(checkout, "checks/b.py", content=b"x = '\xd2\xe5'\n")
    project_files, faults = look(checkout)
    first, second = project_files.sources.values()
    assert (first.text.text, first.unparsable, faults) == ("# coding: gbk\nx = '义'\n", None, [])
    assert (second.text.text, second.unparsable is None) == ("", False)


@pytest.mark.parametrize(
    ("change", "unstaged"),
    [
        pytest.param(lambda c: c.write("a.txt", b"a\n"), (), id="as-staged"),
        pytest.param(lambda c: c.write("a.txt", b"a\r\n"), (), id="CRLF"),
        pytest.param(lambda c: c.write("a.txt", b"b\n"), ("a.txt",), id="edited"),
        pytest.param(lambda c: c.write("checks/a.py", b"b\n"), ("checks/a.py",), id="code-edited"),
        pytest.param(lambda c: c.write("bundle/bagit.txt", b"b\n"), ("bundle/bagit.txt",), id="in-the-bag"),
        pytest.param(lambda c: (c.root / "a.txt").unlink(), ("a.txt",), id="removed"),
        pytest.param(lambda c: (c.write("a.txt", b"b\n"), c.git("add", "-A")), (), id="staged"),
        pytest.param(lambda c: c.write("new.txt"), (), id="untracked"),
        pytest.param(lambda c: c.git("update-index", "--skip-worktree", "a.txt") and c.write("a.txt", b"b\n"), (), id="to-be-skipped"),
    ],
)  # fmt: skip
def test_what_is_not_on_disk_as_staged(checkout: Checkout, change: Callable[[Any], object], unstaged: Any) -> None:
    track(checkout, "a.txt", "checks/a.py", "bundle/bagit.txt", content=b"a\n")
    (checkout.root / "link").symlink_to("a.txt")
    checkout.git("add", "-A")
    change(checkout)
    assert look(checkout)[0].unstaged == unstaged


def test_a_tracked_link_or_submodule_is_no_source(checkout: Checkout) -> None:
    checkout.write("checks/a.py")
    (checkout.root / "checks/b.py").symlink_to("a.py")
    checkout.git("add", "-A")
    checkout.index(("160000", b"checks/c.py"))
    (checkout.root / "checks/c.py").mkdir()
    project_files, faults = look(checkout)
    assert (list(project_files.sources), faults) == (["checks/a.py"], [])
    entries = [entry._replace(blob="") for entry in project_files.git_index.entries[1:]]
    assert entries == [Entry("checks/b.py", "link"), Entry("checks/c.py", "submodule")]


@pytest.mark.parametrize("name", ["a\nb.py", "a'\".py", "\x1b[1m.py", "--help.py", "a b.py", "\udcff.py"])
def test_a_source_of_any_name(checkout: Checkout, name: str) -> None:
    try:
        (checkout.root / "tests").mkdir()
        (checkout.root / "tests" / name).write_text("x = 1\n")
    except OSError:
        pytest.skip("this file system takes no such name")
    checkout.git("add", "-A")
    project_files, faults = look(checkout)
    assert (list(project_files.sources), faults) == ([f"tests/{name}"], [])
    assert project_files.sources[f"tests/{name}"].text.text == "x = 1\n"


@pytest.mark.parametrize("tracked", [True, False])
def test_pyproject_is_read_whether_git_tracks_it_or_not(checkout: Checkout, tracked: bool) -> None:
    checkout.write(PYPROJECT, b"[project]\ndependencies = ['a']\n")
    project = read_repository(checkout.root, ".", tracked=tracked).project_files.project
    assert project is not None
    assert [one.name for one in project.groups[RUN_TIME]] == ["a"]


def test_no_pyproject_is_none_and_no_fault(checkout: Checkout) -> None:
    track(checkout, "checks/a.py")
    project_files, faults = look(checkout)
    assert (project_files.project, faults) == (None, [])


@pytest.mark.parametrize(("change", "line", "found"), UNREADABLE)
def test_a_pyproject_that_cannot_be_read_is_there_all_the_same(
    checkout: Checkout, change: Callable[[Path], None], line: str, found: str
) -> None:
    track(checkout, PYPROJECT, "checks/a.py")
    change(checkout.root / PYPROJECT)
    project_files, faults = look(checkout)
    assert faults == [(f"{PYPROJECT}{line}", found)]
    assert project_files.project is not None
    assert [fault.file for fault in project_files.project.faults] == [PYPROJECT]
    assert list(project_files.sources) == ["checks/a.py"]


def test_the_faults_of_pyproject_are_those_of_the_root(checkout: Checkout) -> None:
    checkout.write(PYPROJECT, b"[project]\ndependencies = 'a'\nclassifiers = 1\n[project.scripts]\n")
    project_files, faults = look(checkout)
    assert faults == [(PYPROJECT, "something else")] * 2
    assert project_files.project is not None
    assert set(project_files.project.faults) == set(project_files.faults)
    checkout.write(PYPROJECT, b"\n[project\n")
    assert look(checkout)[1] == [
        (f"{PYPROJECT}:2", "Expected ']' at the end of a table declaration (at line 2, column 9)")
    ]


def unprivileged(root: Path) -> Repository:
    """What somebody reads there who may not enter it."""
    root.chmod(0o600)
    before = os.geteuid()
    os.seteuid(before or 65534)
    try:
        return read_repository(root, ".", tracked=True)
    finally:
        os.seteuid(before)
        root.chmod(0o700)


def test_a_root_that_may_not_be_entered(checkout: Checkout) -> None:
    track(checkout, PYPROJECT, "checks/a.py")
    repository = unprivileged(checkout.root)
    assert {"CONSTRAINTS.md", "bundle"} <= {fault.file for fault in repository.faults}
    assert repository.project_files == ProjectFiles(
        git_index=GitIndex(unavailable="this folder is not the top of a git repository")
    )


@pytest.mark.parametrize(
    ("path", "committed", "now", "changed"),
    [
        pytest.param("CONSTRAINTS.md", b"a\n", b"a\n", False, id="as-committed"),
        pytest.param("CONSTRAINTS.md", b"a\n", b"a\r\n", False, id="CRLF-as-core.autocrlf-makes-it"),
        pytest.param("CONSTRAINTS.md", b"\xef\xbb\xbfa\r\n", b"\xef\xbb\xbfa\r\n", False, id="a-mark-and-CRLF-in-the-commit"),
        pytest.param("CONSTRAINTS.md", b"a\n", b"b\n", True, id="edited"),
        pytest.param(PYPROJECT, b"", b"[project]\n", True, id="another-file"),
        pytest.param("bundle/bagit.txt", b"a\n", b"a\n", False, id="of-the-bag"),
        pytest.param("bundle/data/000_a.txt", b"a\n", b"a\nb\n", True, id="a-page"),
        pytest.param("bundle/data/000_a.txt", b"\xff", b"\xff", False, id="a-page-that-is-no-text"),
        pytest.param("LICENSE", b"a\n", b"b\n", False, id="a-file-that-no-check-reads"),
    ],
)  # fmt: skip
def test_what_differs_from_the_last_commit(
    checkout: Checkout, path: str, committed: bytes, now: bytes, changed: bool
) -> None:
    track(checkout, path, content=committed)
    checkout.git("commit", "-qm", "one")
    checkout.write(path, now)
    assert read_repository(checkout.root, ".", tracked=True).changed(path) is changed
    assert read_repository(checkout.root, ".").changed(path) is False


def test_a_file_that_git_does_not_know_is_new(checkout: Checkout) -> None:
    track(checkout, "README.md")
    checkout.git("commit", "-qm", "one")
    checkout.write("bundle/data/000_a.txt", b"a\n")
    repository = read_repository(checkout.root, ".", tracked=True)
    assert (repository.changed("bundle/data/000_a.txt"), repository.changed("nowhere")) == (True, False)


def test_code_that_a_sparse_checkout_leaves_out_is_named(checkout: Checkout) -> None:
    track(checkout, "checks/a.py", "checks/b.py", "checks/c.txt", "other/d.py")
    checkout.git("commit", "-qm", "x")
    checkout.git("sparse-checkout", "set", "--no-cone", "/*", "!/checks/b.py", "!/checks/c.txt", "!/other/")
    project_files, faults = look(checkout)
    assert (project_files.left_out, [*project_files.sources], faults) == (
        ("checks/b.py", "other/d.py"),
        ["checks/a.py"],
        [],
    )


def test_code_that_is_there_all_the_same_or_was_removed_is_not_left_out(checkout: Checkout) -> None:
    track(checkout, "checks/a.py", "checks/b.py")
    checkout.git("commit", "-qm", "x")
    checkout.git("sparse-checkout", "set", "--no-cone", "/*", "!/checks/a.py")
    checkout.write("checks/a.py", b"import os\n")
    (checkout.root / "checks/b.py").unlink()
    project_files, _ = look(checkout)
    assert (project_files.left_out, [*project_files.sources]) == ((), ["checks/a.py"])
