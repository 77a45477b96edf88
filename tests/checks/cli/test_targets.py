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
