"""A root as checks see it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bundle_model.faults import Fault
from bundle_model.repository import ISSUE_FORM, Repository, in_bundle, read_repository

FIRST = "data/000_fa7dfcdb48e7aafa.txt"
Read = Callable[..., Repository]


def test_the_real_root(repository: Path) -> None:
    reading = read_repository(repository, "somewhere")
    assert (reading.root, reading.faults) == ("somewhere", ())
    assert len(reading.constraints.constraints) > 10
    assert [reading.lacks(part) for part in ("data/", "record/pages.yaml")] == [None, None]
    assert not any(str(repository) in repr(fault) for fault in reading.faults)


def test_the_texts_that_findings_point_into(repository: Path, read_once: Read) -> None:
    (repository / "bundle/x.txt").write_bytes("义\xff".encode("latin-1", "replace"))
    reading = read_once(repository, ".")
    texts = reading.texts
    files = {path.relative_to(repository).as_posix() for path in repository.rglob("*") if path.is_file()}
    assert set(texts) == {path for path in files if not path.startswith(".github/")} | {ISSUE_FORM}
    assert texts[ISSUE_FORM].text == (repository / ISSUE_FORM).read_bytes().decode()
    assert texts["CONSTRAINTS.md"].lines[0] == "# Constraints"
    assert texts[f"bundle/{FIRST}"].text == (repository / "bundle" / FIRST).read_text("utf-8")
    assert texts[f"bundle/{FIRST}"] is reading.bundle.pages[0]
    assert texts["bundle/x.txt"].text == "?\ufffd"


def no_text(path: Path) -> None:
    path.write_bytes(b"a\n\xff")


def link(path: Path) -> None:
    path.rename(path.with_name("real"))
    path.symlink_to("real")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def conflict(path: Path) -> None:
    path.write_text(f"{'<' * 7} HEAD\na: b\n{'=' * 7}\na: c\n{'>' * 7} other\n")


def large(path: Path) -> None:
    path.write_bytes(b"x" * (1024 * 1024 + 1))


@pytest.mark.parametrize(
    ("change", "place", "message"),
    [
        pytest.param(Path.unlink, "CONSTRAINTS.md", "cannot be opened", id="missing"),
        pytest.param(link, "CONSTRAINTS.md", "cannot be opened", id="link"),
        pytest.param(folder, "CONSTRAINTS.md", "is not a regular file", id="folder"),
        pytest.param(large, "CONSTRAINTS.md", "is too large", id="too large"),
        pytest.param(no_text, "CONSTRAINTS.md:2", "is not UTF-8", id="not UTF-8"),
    ],
)
def test_constraints_that_cannot_be_read(
    repository: Path, read_once: Read, change: Callable[[Path], object], place: str, message: str
) -> None:
    change(repository / "CONSTRAINTS.md")
    reading = read_once(repository, ".")
    assert [(fault.place, fault.message, fault.unreadable) for fault in reading.faults] == [(place, message, True)]
    assert reading.constraints.constraints == ()
    assert len(reading.bundle.pages) == 5


@pytest.mark.parametrize(
    ("change", "place", "message"),
    [
        pytest.param(link, ISSUE_FORM, "cannot be opened", id="link"),
        pytest.param(folder, ISSUE_FORM, "is not a regular file", id="folder"),
        pytest.param(large, ISSUE_FORM, "is too large", id="too large"),
        pytest.param(no_text, f"{ISSUE_FORM}:2", "is not UTF-8", id="not UTF-8"),
        pytest.param(
            conflict, f"{ISSUE_FORM}:1:1", "has merge-conflict markers at lines 1, 3 and 5", id="merge conflict"
        ),
        pytest.param(lambda path: link(path.parent), ISSUE_FORM, "cannot be opened", id="in a linked folder"),
        pytest.param(lambda path: link(path.parents[1]), ISSUE_FORM, "cannot be opened", id="below a linked folder"),
    ],
)
def test_a_form_that_cannot_be_read(
    repository: Path, read_once: Read, change: Callable[[Path], object], place: str, message: str
) -> None:
    change(repository / ISSUE_FORM)
    reading = read_once(repository, ".")
    assert [(fault.place, fault.message, fault.unreadable) for fault in reading.faults] == [(place, message, True)]
    assert reading.project_files.faults == reading.faults
    assert ISSUE_FORM not in reading.texts


def nowhere(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.symlink_to("nowhere")


def test_a_folder_that_leads_nowhere_is_no_form_that_is_not_there(repository: Path, read_once: Read) -> None:
    nowhere(repository / ISSUE_FORM)
    (fault,) = read_once(repository, ".").faults
    assert (fault.file, fault.found) == (ISSUE_FORM, "a symbolic link")


def test_a_folder_that_nobody_may_look_into_is_no_form_that_is_not_there(repository: Path) -> None:
    # a file in the place of the folder: the system refuses to look into it, as into a folder without permission
    (repository / ".github").rename(repository.parent / "gone")
    (repository / ".github").touch()
    (fault,) = read_repository(repository, ".").faults
    assert (fault.file, fault.found) == (ISSUE_FORM, "not a directory")


@pytest.mark.parametrize("gone", [ISSUE_FORM, ".github"], ids=["the form", "its folders"])
def test_a_form_that_is_not_there_is_no_fault(repository: Path, read_once: Read, gone: str) -> None:
    (repository / gone).rename(repository.parent / "gone")
    reading = read_once(repository, ".")
    assert (reading.faults, ISSUE_FORM in reading.project_files.texts) == ((), False)


@pytest.mark.parametrize("put", [Path.mkdir, Path.touch], ids=["a folder", "a file, as in a worktree"])
def test_the_top_of_a_git_repository(repository: Path, read_once: Read, put: Callable[[Path], object]) -> None:
    assert read_once(repository, ".").project_files.top is False
    put(repository / ".git")
    assert read_once(repository, ".").project_files.top is True


def test_one_of_exactly_a_mebibyte_is_read(repository: Path, read_once: Read) -> None:
    path = repository / "CONSTRAINTS.md"
    text = path.read_bytes()
    path.write_bytes(text + b" " * (1024 * 1024 - len(text)))
    assert read_once(repository, ".").faults == ()


def test_faults_of_both_are_told_from_the_root(repository: Path, read_once: Read) -> None:
    (repository / "bundle" / FIRST).write_bytes(b"x")
    with (repository / "CONSTRAINTS.md").open("a") as file:
        file.write("\n### C-1 x\n")
    files = [fault.file for fault in read_once(repository, ".").faults]
    assert files == sorted(files)
    assert set(files) == {"CONSTRAINTS.md", f"bundle/{FIRST}"}


def test_a_root_without_a_bag(repository: Path, read_once: Read) -> None:
    shutil.rmtree(repository / "bundle")
    reading = read_once(repository, ".")
    (fault,) = reading.faults
    assert (fault.kind, fault.file, fault.unreadable) == ("root-unreadable", "bundle", True)
    assert fault.message == "is not there beside CONSTRAINTS.md"
    assert reading.bundle.bag.faults == reading.bundle.faults
    assert reading.lacks("data/") == "data/ could not be read"
    assert set(reading.texts) == {"CONSTRAINTS.md", ISSUE_FORM}


@pytest.mark.parametrize(
    ("file", "expected"), [("", "bundle"), (".", "bundle"), ("data/a", "bundle/data/a")], ids=["none", "root", "file"]
)
def test_in_bundle_changes_the_file_alone(file: str, expected: str) -> None:
    told = in_bundle(Fault("k", file, "m", "f", "e", "r", 1, 2, unreadable=True))
    assert told == Fault("k", expected, "m", "f", "e", "r", 1, 2, unreadable=True)
