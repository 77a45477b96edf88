"""The summary of a job: written with annotations alone, behind what other steps wrote, under what GitHub takes."""

import os
from pathlib import Path
from typing import Any

import pytest

from checks.cli.reports import JOB_SUMMARY
from checks.output import check as reporters
from checks.output.formats import formats_of, render_of


@pytest.fixture
def step_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the variable names; it is not there yet."""
    path = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", os.fspath(path))
    return path


def test_it_is_the_report_as_markdown_behind_what_is_there(here: Path, copy: Any, say: Any, step_summary: Path) -> None:
    copy.edit("002", "义乌", "乌义")
    step_summary.write_bytes(b"# of another step\n")
    said = say("check", "--output-format", "github", "--report", "markdown=report.md")
    assert (said.code, said.err) == (1, "")
    assert said.out.startswith("::error file=")
    report = (here / "report.md").read_bytes()
    assert step_summary.read_bytes() == b"# of another step\n" + report
    say("check", "--output-format", "github")
    assert step_summary.read_bytes() == b"# of another step\n" + report + report


def test_where_there_is_no_file_it_is_made(here: Path, say: Any, step_summary: Path) -> None:
    assert say("check", "--output-format", "github").code == 0
    assert step_summary.read_text(encoding="utf-8").startswith("## yiwu-bundle: ok\n")


def test_where_its_reporter_raises_the_annotations_are_written(
    here: Path, say: Any, step_summary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    well = say("check", "--output-format", "github").out
    step_summary.unlink()
    monkeypatch.setattr(
        "checks.cli.reports.render_of",
        lambda package, name: (lambda *_, **__: {}["x"]) if name == "markdown" else render_of(package, name),
    )
    said = say("check", "--output-format", "github")
    assert (said.code, said.out) == (2, well)
    assert said.err.startswith("yiwu-bundle: the reporter markdown (")
    assert not step_summary.exists()


@pytest.mark.parametrize("name", [name for name in formats_of(reporters, "text") if name != "github"])
def test_no_other_format_writes_it(here: Path, say: Any, step_summary: Path, short_page: None, name: str) -> None:
    assert say("check", "--output-format", name, "--report", "github=log").code == 0
    assert not step_summary.exists()


@pytest.mark.parametrize("value", [None, ""], ids=["not-set", "empty"])
def test_without_the_variable_nothing_is_written(
    here: Path, say: Any, monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    if value is not None:
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", value)
    before = set(os.listdir(here))
    said = say("check", "--output-format", "github")
    assert (said.code, said.err, set(os.listdir(here))) == (0, "", before)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        pytest.param("none/summary.md", "No such file or directory", id="no-folder"),
        pytest.param("bundle", "Is a directory", id="a-folder"),
        pytest.param("x" * 300, "File name too long", id="a-name-that-is-too-long"),
    ],
)
def test_a_summary_that_cannot_be_written_is_one_line_and_2(
    here: Path, say: Any, monkeypatch: pytest.MonkeyPatch, path: str, why: str
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", path)
    said = say("check", "--output-format", "github")
    assert (said.code, said.out) == (2, "")
    assert said.err == f"yiwu-bundle: {path} cannot be written: {why}\n"


def test_however_many_findings_stay_under_what_github_takes(
    here: Path, say: Any, step_summary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checks.engine.survey.MOST_FINDINGS", 2_000)
    for number in range(2_000):
        (here / f"bundle/{number}_{'义' * 80}").touch()
    said = say("check", "--select", "bag-valid", "--output-format", "github")
    assert (said.code, said.err) == (1, "")
    assert said.out.count("\n") == 11
    assert "::error title=yiwu-bundle::and 1991 more; " in said.out
    content = step_summary.read_bytes()
    assert JOB_SUMMARY - 1000 < len(content) <= JOB_SUMMARY == 900_000
    assert content.endswith(b", 2000 findings\n")
