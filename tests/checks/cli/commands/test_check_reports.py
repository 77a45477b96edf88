"""`check --report` and the summary of a job: several documents from one run, each written whole or not at all."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checks.output import check as reporters
from checks.output.formats import formats_of, render_of

FORMATS = list(formats_of(reporters, "text"))


def _all_reports(folder: str = "") -> list[str]:
    return [part for name in FORMATS for part in ("--report", f"{name}={folder}{name}.out")]


def test_one_run_writes_all_formats_as_each_alone_would(here: Path, copy: Any, say: Any, short_page: None) -> None:
    copy.edit("002", "义乌", "乌义")
    said = say("check", *_all_reports())
    assert (said.code, said.err) == (1, "")
    assert said.out == say("check").out
    for name in FORMATS:
        alone = say("check", "--output-format", name, "--output-file", "alone")
        assert (alone.code, alone.out, alone.err) == (1, "", "")
        assert (here / f"{name}.out").read_bytes() == (here / "alone").read_bytes()


@pytest.mark.parametrize("colour", [("--color", "always"), ("--color", "auto")], ids=["flag", "variable"])
def test_a_report_has_no_colour(here: Path, say: Any, monkeypatch: pytest.MonkeyPatch, colour: tuple[str, str]) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" in say("check", *colour, "--report", "text=report").out
    assert b"\x1b" not in (here / "report").read_bytes()


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        pytest.param(["sarfi=x"], "no format is called sarfi; did you mean sarif?", id="unknown-format"),
        pytest.param(["no-such=x"], "no format is called no-such; ", id="a-format-that-there-is-not"),
        pytest.param(["SARIF=x"], "no format is called SARIF; ", id="capitals"),
        pytest.param(["sarif"], "--report takes FORMAT=PATH, such as sarif=check.sarif, not sarif", id="no-sign"),
        pytest.param(["sarif="], "--report takes FORMAT=PATH, such as sarif=check.sarif, not sarif=", id="no-path"),
        pytest.param(["=x"], "--report takes FORMAT=PATH, such as sarif=check.sarif, not =x", id="no-format"),
        pytest.param([""], "--report takes FORMAT=PATH, such as sarif=check.sarif, not ", id="nothing"),
        pytest.param(["\x1b=x"], "no format is called \\u{1b}; ", id="hostile"),
        pytest.param(
            ["json=x", "sarif=x"], "two reports have the path x; give one of them another path", id="one-path-twice"
        ),
        pytest.param(
            ["json=x", "sarif=./x"], "two reports have the path x; give one of them another path", id="in-other-words"
        ),
        pytest.param(
            ["json=out"], "two reports have the path out; give one of them another path", id="as-the-output-file"
        ),
        pytest.param(["json=a", "sarif=none/x"], "none/x cannot be written: No such file or directory", id="no-folder"),
        pytest.param(["json=a", "sarif=bundle"], "bundle cannot be replaced: it is not a regular file", id="a-folder"),
    ],
)
def test_what_cannot_be_reported_is_one_line_and_2(here: Path, say: Any, flags: list[str], words: str) -> None:
    before = set(os.listdir(here))
    given = [part for flag in flags for part in ("--report", flag)]
    said = say("check", "--output-file", "out", *given)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"yiwu-bundle: {words}")
    assert said.err.count("\n") == 1
    (written,) = [set(os.listdir(here)) - before]
    assert written <= {"a"}
    assert all(json.loads((here / name).read_text(encoding="utf-8")) for name in written)


_WELL = [name for name in FORMATS if name != "sarif"]


@pytest.fixture
def broken_sarif(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reporter of SARIF raises."""

    def render(run: object, style: object) -> str:
        raise KeyError("x")

    render.__module__ = "checks.output.check.sarif"
    monkeypatch.setattr(
        "checks.cli.reports.render_of",
        lambda package, name: render if name == "sarif" else render_of(package, name),
    )


_CRASHED = "yiwu-bundle: the reporter sarif (checks/output/check/sarif.py) crashed: KeyError: 'x'"


def test_where_a_reporter_raises_the_others_and_the_document_are_written(
    here: Path, say: Any, broken_sarif: None, short_page: None
) -> None:
    said = say("check", *_all_reports())
    assert (said.code, said.err) == (2, f"{_CRASHED}; --traceback shows more\n")
    assert said.out == say("check").out
    written = {path.stem for path in here.glob("*.out")}
    assert written == set(_WELL)


@pytest.mark.parametrize("file", [[], ["--output-file", "old"]], ids=["stdout", "a-file"])
def test_where_the_reporter_of_the_document_raises_the_reports_are_written(
    here: Path, say: Any, broken_sarif: None, file: list[str]
) -> None:
    (here / "old").write_bytes(b"old")
    said = say("check", "--output-format", "sarif", "--report", "json=whole", *file)
    assert (said.code, said.out, said.err) == (2, "", f"{_CRASHED}; --traceback shows more\n")
    assert (here / "old").read_bytes() == b"old"
    assert json.loads((here / "whole").read_text(encoding="utf-8"))["exit_code"] == 0


def test_traceback_shows_where_a_reporter_raised(here: Path, say: Any, broken_sarif: None) -> None:
    said = say("check", "--traceback", "--report", "sarif=x")
    assert said.code == 2
    assert said.err.startswith("Traceback (most recent call last):\n")
    assert said.err.endswith(f"{_CRASHED}\n")


def test_a_path_may_have_the_sign_in_it(here: Path, say: Any) -> None:
    assert say("check", "--report", "json=a=b").code == 0
    assert json.loads((here / "a=b").read_text(encoding="utf-8"))["exit_code"] == 0


def test_a_report_that_cannot_be_written_leaves_the_old_one(here: Path, say: Any) -> None:
    (here / "old").write_bytes(b"old")
    assert say("check", "--report", "sarif=none/x", "--report", "json=old").code == 2
    assert (here / "old").read_bytes() == b"old"


def _typo(copy: Any) -> None:
    copy.edit("CONSTRAINTS.md", "check: page-bytes", "check: page-byte")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param(lambda _: None, 0, id="as-it-is"),
        pytest.param(lambda c: c.edit("002", "义乌", "乌义"), 1, id="tampered"),
        pytest.param(_typo, 2, id="a-typo"),
    ],
)
def test_the_code_is_the_same_whatever_the_formats(
    copy: Any, here: Path, say: Any, short_page: None, change: Any, code: int
) -> None:
    change(copy)
    assert say("check", *_all_reports()).code == say("check", "--output-format", "github").code == code
    assert json.loads((here / "json.out").read_text(encoding="utf-8"))["exit_code"] == code


def test_a_root_that_is_named_absolutely_is_said_where_roots_are_said_and_nowhere_else(
    copy: Any, here: Path, say: Any
) -> None:
    copy.edit("002", "义乌", "乌义")
    assert say("check", os.fspath(here), *_all_reports()).code == 1
    texts = {name: (here / f"{name}.out").read_text(encoding="utf-8") for name in FORMATS}
    said = {name: text.replace("\n  ", "").replace("\\", "").count(os.fspath(here)) for name, text in texts.items()}
    assert said.items() >= {"github": 1, "json": 1, "junit": 1, "markdown": 1, "sarif": 0, "text": 1}.items()
    assert set(said.values()) <= {0, 1}


def test_a_reader_that_wants_one_line_gets_it_without_a_traceback(
    repository: Path, own_environment: dict[str, str]
) -> None:
    tool = f"{sys.executable} -c 'from checks.cli.main import run; run()'"
    command = f"{{ {tool} check --output-format sarif --report json=whole; echo $? >&2; }} | head -1"
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=repository, env=own_environment, capture_output=True, text=True, check=False
    )
    assert (done.stdout.count("\n"), done.stderr) == (1, "0\n")
    assert json.loads((repository / "whole").read_text(encoding="utf-8"))
