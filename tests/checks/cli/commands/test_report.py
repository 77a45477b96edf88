"""`report` is `check` with the page as its report: the same words, the same code."""

from pathlib import Path
from typing import Any

import pytest

WHOLE = {"words", "mentions", "figures", "relations"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param(lambda _: None, 0, id="green"),
        pytest.param(lambda c: c.edit("002", "义乌", "乌义"), 1, id="red"),
        pytest.param(lambda c: c.write("bundle/record/words.yaml", b"- \xff"), 2, id="unreadable"),
    ],
)
def test_it_says_what_check_says_and_writes_the_page(
    copy: Any, here: Path, say: Any, short_page: None, change: Any, code: int
) -> None:
    change(copy)
    said, checked = say("report"), say("check", "--report", "html=other.html")
    assert (said.code, said.out) == (checked.code, checked.out)
    assert said.code == code
    assert said.err == f"{checked.err}the page is in report.html: open it in a browser\n"
    assert (here / "report.html").read_bytes() == (here / "other.html").read_bytes()


def test_the_page_goes_where_it_is_told(here: Path, say: Any, short_page: None) -> None:
    assert say("report", "-o", "a.html").err == "the page is in a.html: open it in a browser\n"
    assert (here / "a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>\n")
    assert not (here / "report.html").exists()


def test_all_may_be_required(here: Path, say: Any, short_page: None) -> None:
    assert say("report", "--require-all").code == say("check", "--require-all").code == 1


def test_a_root_may_be_named(here: Path, say: Any, short_page: None) -> None:
    said = say("report", str(here), "-o", "a.html")
    assert (said.code, said.out) == (0, say("check", str(here)).out)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        pytest.param("bundle/a.html", "output never goes into a bundle", id="evidence"),
        pytest.param("CONSTRAINTS.md", "output never goes to CONSTRAINTS.md", id="the-declaration"),
        pytest.param("none/a.html", "none/a.html cannot be written", id="no-folder"),
        pytest.param("", "--report takes FORMAT=PATH", id="nothing"),
    ],
)
def test_where_it_cannot_be_written_is_one_line_and_2(
    here: Path, say: Any, short_page: None, path: str, words: str
) -> None:
    said = say("report", "-o", path)
    assert (said.code, said.out) == (2, "")
    assert words in said.err


def test_a_page_that_could_not_be_made_is_not_said_to_be_there(
    here: Path, say: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> str:
        raise KeyError("x")

    monkeypatch.setattr("checks.output.check.html.page_of", fail)
    said = say("report")
    assert said.code == 2
    assert "the reporter html" in said.err
    assert "the page is in" not in said.err
    assert not (here / "report.html").exists()
