"""Output goes where it is asked for, but never into evidence, whatever name leads there."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checks.cli import targets
from checks.cli.answer import UsageError
from checks.cli.targets import Target, check_targets

_FIRST = "bundle/data/000_fa7dfcdb48e7aafa.txt"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A root with a small bundle, and what leads into it; beside it a folder that has nothing to do with it."""
    root = tmp_path / "project"
    (root / "bundle/data").mkdir(parents=True)
    (root / "bundle/record").mkdir()
    (root / "bundle/bagit.txt").write_text("BagIt-Version: 1.0\n")
    (root / _FIRST).write_text("一\n")
    (root / "CONSTRAINTS.md").write_text("# Constraints\n")
    (root / "README.md").write_text("read\n")
    (root / "out").mkdir()
    (root / "page").symlink_to(_FIRST)
    (root / "data").symlink_to("bundle/data")
    (root / "rules").symlink_to("CONSTRAINTS.md")
    (root / "circle").symlink_to("circle")
    (root / "there").symlink_to("out/new")
    os.link(root / "CONSTRAINTS.md", root / "second")
    (tmp_path / "other").mkdir()
    (tmp_path / "bag/data").mkdir(parents=True)
    (tmp_path / "bag/bagit.txt").write_text("BagIt-Version: 0.97\n")
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (_FIRST, "into a bundle"),
        (f"./out/../{_FIRST}", "into a bundle"),
        ("bundle/data/new.txt", "into a bundle"),
        ("bundle/report.json", "into a bundle"),
        ("bundle/no/such/folder/x", "into a bundle"),
        ("page", "into a bundle"),
        ("data/x", "into a bundle"),
        ("data/../record/x", "into a bundle"),
        ("../bag/data/x", "into a bundle"),
        ("CONSTRAINTS.md", "to CONSTRAINTS.md"),
        ("rules", "to CONSTRAINTS.md"),
        ("second", "to CONSTRAINTS.md"),
        ("../other/CONSTRAINTS.md", "to CONSTRAINTS.md"),
        ("circle", "its links lead in a circle"),
    ],
)
def test_what_output_never_touches(project: Path, name: str, why: str) -> None:
    for overwrite in (False, True):
        for path in (Path(name), project / name):
            with pytest.raises(UsageError, match=why):
                check_targets([Target(path)], project, overwrite=overwrite)


def test_where_no_root_is_known_a_bundle_is_one_all_the_same(project: Path) -> None:
    for name in (_FIRST, "CONSTRAINTS.md", "page"):
        with pytest.raises(UsageError, match="output never goes"):
            check_targets([Target(Path(name))], None, overwrite=True)


def test_a_bundle_without_its_declaration_is_evidence_of_its_root(project: Path) -> None:
    (project / "bundle/bagit.txt").unlink()
    with pytest.raises(UsageError, match="into a bundle"):
        check_targets([Target(project / _FIRST)], project, overwrite=False)


@pytest.mark.parametrize("name", ["out/x", "there", "README.md", "../other/x", "no/such/x", "bundle2/x", "bundle.json", "out", "bundle"])  # fmt: skip
def test_what_output_may_touch(project: Path, name: str) -> None:
    # a folder cannot be written anyhow
    assert check_targets([Target(project / name)], project, overwrite=False) == ()


def test_two_reports_with_one_file(project: Path) -> None:
    (project / "out/old").write_text("old")
    os.link(project / "out/old", project / "out/again")
    for one, other in (("x", "x"), ("x", "out/../x"), ("there", "out/new"), ("out/old", "out/again")):
        with pytest.raises(UsageError, match="two reports have the path"):
            check_targets([Target(Path("y")), Target(Path(one)), Target(Path(other))], project, overwrite=True)
    check_targets([Target(Path("x")), Target(Path("y")), Target(Path("out/x"))], project, overwrite=False)


def test_what_is_appended_to_has_one_name(project: Path) -> None:
    os.link(project / _FIRST, project / "summary")
    with pytest.raises(UsageError, match="a hard link"):
        check_targets([Target(Path("summary"), append=True)], project, overwrite=True)
    # what is replaced leaves the other name as it is
    check_targets([Target(Path("summary"))], project, overwrite=False)
    check_targets(
        [Target(Path("README.md"), append=True), Target(Path(os.devnull), append=True)], None, overwrite=False
    )


@pytest.fixture
def tracked(project: Path) -> Path:
    """The project in git, below the top of a repository."""
    git = ("git", "-c", "init.defaultBranch=main")
    for arguments in (("init", "-q"), ("add", "project/README.md", "other")):
        subprocess.run([*git, *arguments], cwd=project.parent, check=True, capture_output=True)
    (project.parent / "other/notes").write_text("")
    subprocess.run([*git, "add", "other/notes"], cwd=project.parent, check=True, capture_output=True)
    (project / "elsewhere").symlink_to("../other/notes")
    return project


def test_what_git_tracks_is_replaced_where_that_is_asked_for(tracked: Path) -> None:
    for name in ("README.md", "../other/notes", "elsewhere"):
        with pytest.raises(UsageError, match="is in git and would be replaced; --overwrite allows that"):
            check_targets([Target(Path(name))], tracked, overwrite=False)
        assert check_targets([Target(Path(name))], tracked, overwrite=True) == ()
    (tracked / "README.md").unlink()  # git still tracks it
    with pytest.raises(UsageError, match="is in git"):
        check_targets([Target(Path("README.md"))], tracked, overwrite=False)
    assert check_targets([Target(Path("out/x")), Target(tracked.parents[1] / "x")], tracked, overwrite=False) == ()


def test_where_git_does_not_answer_the_first_list_holds_and_it_is_said(
    tracked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.fspath(tracked))
    said = check_targets([Target(Path("README.md")), Target(tracked.parents[1] / "x")], tracked, overwrite=False)
    assert said == ("git is not installed: nobody knows whether git tracks README.md",)
    with pytest.raises(UsageError, match="into a bundle"):
        check_targets([Target(Path(_FIRST))], tracked, overwrite=False)
    # outside the repository nobody asks
    monkeypatch.setattr(targets, "read_git_index", None)
    assert check_targets([Target(tracked.parents[1] / "x")], tracked, overwrite=False) == ()


@pytest.mark.parametrize(
    "argv",
    [
        ["facts", "--output-file", _FIRST],
        ["facts", "--text", "README.md", "--output-file", _FIRST],
        ["gaps", "--output-file", "CONSTRAINTS.md"],
        ["relations", "--overwrite", "--output-file", "bundle/bag-info.txt"],
        ["explain", "--output-file", "link"],
        ["check", "--output-file", "bundle/x"],
        ["check", "--report", "json=fine", "--report", "sarif=link"],
        ["check", "--report", "json=fine", "--output-file", "./fine"],
    ],
    ids=" ".join,
)
def test_each_command_refuses_it_and_writes_nothing(here: Path, say: Callable[..., object], argv: list[str]) -> None:
    (here / "README.md").write_text("3家\n", encoding="utf-8")
    (here / "link").symlink_to(_FIRST)
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    said = say(*argv)
    assert (said.code, said.out) == (2, "")  # type: ignore[attr-defined]
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before


def test_the_summary_of_a_job_never_goes_into_a_page(
    here: Path, say: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "second").hardlink_to(here / _FIRST)
    before = (here / _FIRST).read_bytes()
    for path in (_FIRST, "second"):
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", path)
        said = say("check", "--output-format", "github")
        assert said.code == 2  # type: ignore[attr-defined]
    assert (here / _FIRST).read_bytes() == before


def test_a_link_at_the_end_is_followed(here: Path, say: Callable[..., object]) -> None:
    (here / "link").symlink_to("target")
    assert say("facts", "--output-file", "link").code == 0  # type: ignore[attr-defined]
    assert (here / "link").is_symlink()
    assert (here / "target").read_text(encoding="utf-8").startswith("place")


def test_in_a_repository_without_a_bundle_the_figures_of_a_text_can_be_written(
    tmp_path: Path, say: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "text").write_text("共3家", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    said = say("facts", "--text", "text", "--output-file", "out", "--output-format", "jsonl")
    assert (said.code, said.out, said.err) == (0, "", "")
    assert '"value": "3"' in (tmp_path / "out").read_text(encoding="utf-8")


@pytest.fixture
def read(here: Path) -> Path:
    """A draft that git does not track, and other names of it."""
    (here / "d.md").write_text("It has 36 couriers.\n", encoding="utf-8")
    (here / "link.md").symlink_to("d.md")
    (here / "again.md").symlink_to("link.md")
    os.link(here / "d.md", here / "hard.md")
    (here / "folder").symlink_to(".")
    return here


_FSTAT = os.fstat
_LINT, _TEXT = ["lint", "d.md"], ["facts", "--text", "d.md"]


@pytest.mark.parametrize(
    "argv",
    [
        [*_LINT, "--output-file", "d.md"],
        [*_LINT, "--output-file", "d.md", "--overwrite"],
        [*_LINT, "--output-file", "./folder/d.md"],
        [*_LINT, "--output-file", "link.md"],
        [*_LINT, "--output-file", "again.md"],
        [*_LINT, "--output-file", "hard.md"],
        [*_LINT, "--report", "json=d.md"],
        [*_LINT, "--report", "json=new.json", "--report", "sarif=link.md"],
        [*_LINT, "--report", "json=new.json", "--output-file", "hard.md"],
        [*_LINT, "--definitions", "--output-file", "d.md"],
        [*_LINT, "--definitions", "--output-file", "link.md"],
        [*_LINT, "--elements", "--output-file", "d.md"],
        ["lint", "link.md", "--output-file", "d.md"],
        ["lint", "hard.md", "--output-file", "d.md"],
        ["lint", "CONSTRAINTS.md", "d.md", "--output-file", "d.md"],
        ["lint", "no.md", "--output-file", "no.md"],
        ["lint", "a\0b", "d.md", "--output-file", "d.md"],
        [*_TEXT, "--output-file", "d.md"],
        [*_TEXT, "--output-file", "link.md"],
        [*_TEXT, "--output-file", "hard.md", "--overwrite"],
    ],
    ids=" ".join,
)
def test_what_is_read_is_never_written(read: Path, say: Callable[..., Any], argv: list[str]) -> None:
    before = {path.name: path.read_bytes() for path in read.glob("*.md")}
    said = say(*argv)
    assert (said.code, said.out) == (2, "")
    assert "would be lost; name another path" in said.err
    assert {path.name: path.read_bytes() for path in read.glob("*.md")} == before
    assert (read / "link.md").is_symlink()
    assert not (read / "new.json").exists()


@pytest.mark.parametrize(
    "argv",
    [
        [*_LINT, "--output-file", "new.md"],
        [*_LINT, "--output-file", "other.md"],
        [*_LINT, "--report", "json=D2.md", "--report", "sarif=folder/new.sarif"],
        [*_LINT, "--definitions", "--output-file", "new.md"],
        [*_TEXT, "--output-file", "new.md"],
        ["facts", "--page", "000", "--output-file", "d.md"],
        ["gaps", "--output-format", "spec-template", "--output-file", "new.md"],
    ],
    ids=" ".join,
)
def test_another_file_is_written(read: Path, say: Callable[..., Any], argv: list[str]) -> None:
    (read / "other.md").write_text("x\n", encoding="utf-8")
    assert say(*argv).code in (0, 1)
    assert (read / argv[-1].rpartition("=")[2]).read_text(encoding="utf-8") not in ("x\n", "It has 36 couriers.\n")


def test_the_summary_of_a_job_never_goes_into_a_draft(
    read: Path, say: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(read / "link.md"))
    said = say(*_LINT, "--output-format", "github")
    assert (said.code, said.out) == (2, "")
    assert (read / "d.md").read_text(encoding="utf-8") == "It has 36 couriers.\n"


@pytest.mark.parametrize(
    ("target", "lost"), [("d.md", True), ("link.md", True), ("other.md", False), ("new.md", False)]
)
def test_a_file_that_stdin_is(read: Path, monkeypatch: pytest.MonkeyPatch, target: str, lost: bool) -> None:
    (read / "other.md").write_text("x\n", encoding="utf-8")
    status = (read / "d.md").stat()
    monkeypatch.setattr(targets.os, "fstat", lambda number: status if number == 0 else _FSTAT(number))
    if lost:
        with pytest.raises(UsageError, match="would be lost"):
            check_targets([Target(Path(target))], None, overwrite=True, inputs=["-"])
    else:
        assert check_targets([Target(Path(target))], None, overwrite=True, inputs=["-"]) == ()


def test_stdin_that_is_closed_is_no_file(read: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(number: int) -> os.stat_result:
        if number == 0:
            raise OSError(9, "x")
        return _FSTAT(number)

    monkeypatch.setattr(targets.os, "fstat", closed)
    assert check_targets([Target(Path("d.md"))], None, overwrite=True, inputs=["-"]) == ()
