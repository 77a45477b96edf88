"""`check --select` and `--ignore`: what is not asked for is counted, and never passes for what was looked at."""

import json
from pathlib import Path
from typing import Any

import pytest

from bundle_model.files.layout import CONSTRAINTS


@pytest.fixture
def all_ids(repository: Path) -> list[str]:
    """The ids of the constraints, in order."""
    lines = (repository / CONSTRAINTS).read_text(encoding="utf-8").split("\n")
    return [line.removeprefix("id: ") for line in lines if line.startswith("id: C-")]


def _looked_at(said: Any) -> tuple[list[str], int]:
    document = json.loads(said.out)
    return [one["id"] for one in document["constraints"]], document["left_out"]


@pytest.mark.parametrize(
    ("flags", "ids"),
    [
        pytest.param(["--select", "seed-count"], {"C-03"}, id="a-check"),
        pytest.param(["--select", "C-03"], {"C-03"}, id="a-constraint"),
        pytest.param(["--select", "C-04", "--select", "seed-count"], {"C-03", "C-04"}, id="several"),
        pytest.param(["--select", "C-03", "--select", "seed-count"], {"C-03"}, id="one-in-two-ways"),
        pytest.param(["--select", "manual", "--select", "C-01"], {"C-08", "C-01"}, id="manual"),
        pytest.param(["--select", "C-03", "--select", "C-04", "--ignore", "seed-count"], {"C-04"}, id="ignoring-wins"),
        pytest.param(["--select", "C-03", "--ignore", "C-01"], {"C-03"}, id="ignoring-what-is-not-selected"),
    ],
)
def test_what_is_selected_is_looked_at(
    here: Path, say: Any, all_ids: list[str], flags: list[str], ids: set[str]
) -> None:
    said = say("check", "--output-format", "json", *flags)
    assert (said.code, said.err) == (0, "")
    assert _looked_at(said) == (sorted(ids), len(all_ids) - len(ids))


@pytest.mark.parametrize(
    ("flags", "ids"),
    [
        pytest.param(["--ignore", "bag-valid"], {"C-01"}, id="a-check"),
        pytest.param(["--ignore", "C-01", "--ignore", "page-bytes"], {"C-01", "C-02"}, id="several"),
        pytest.param(["--ignore", "manual"], {"C-08"}, id="manual"),
    ],
)
def test_what_is_ignored_is_not(here: Path, say: Any, all_ids: list[str], flags: list[str], ids: set[str]) -> None:
    said = say("check", "--output-format", "json", *flags)
    assert _looked_at(said) == ([one for one in all_ids if one not in ids], len(ids))


def test_without_either_all_are_looked_at(here: Path, say: Any, all_ids: list[str]) -> None:
    assert _looked_at(say("check", "--output-format", "json")) == (all_ids, 0)
    assert "not asked for" not in say("check").out


def test_what_was_not_asked_for_is_counted_for_people_too(here: Path, say: Any, all_ids: list[str]) -> None:
    said = " ".join(say("check", "--select", "seed-count").out.split())
    left = len(all_ids) - 1
    assert (
        f"{len(all_ids)} constraints (1 passed, 0 failed, 0 could not look, 0 skipped, 0 manual, {left} not asked for)"
        in said
    )


@pytest.mark.parametrize(
    "flags",
    [
        pytest.param(["--select", "manual"], id="people-alone"),
        pytest.param(["--select", "C-03", "--ignore", "C-03"], id="selected-and-ignored"),
        pytest.param(["--select", "C-03", "--ignore", "seed-count"], id="in-other-words"),
    ],
)
def test_where_nothing_is_left_nothing_was_examined_and_that_is_1(here: Path, say: Any, flags: list[str]) -> None:
    said = say("check", *flags)
    assert (said.code, said.err) == (1, "")
    assert "not satisfied, since nothing was examined: read .: " in said.out.replace("\n  ", " ")
    assert "(0 passed, 0 failed, 0 could not look, 0 skipped, " in " ".join(said.out.split())


@pytest.mark.parametrize("flag", ["--select", "--ignore"])
@pytest.mark.parametrize(
    ("given", "hint"),
    [
        pytest.param("seed-cuont", "did you mean seed-count?", id="a-check"),
        pytest.param("C-99", "there are bag-valid, ", id="a-constraint"),
        pytest.param("c-03", "did you mean C-03?", id="small-letter"),
        pytest.param("manuel", "did you mean manual?", id="manual"),
        pytest.param("D-01", "there are bag-valid, ", id="a-decision"),
        pytest.param("???", "there are ", id="nothing-near"),
        pytest.param("", "there are ", id="nothing"),
    ],
)
def test_an_unknown_id_is_2_and_names_the_nearest(here: Path, say: Any, flag: str, given: str, hint: str) -> None:
    said = say("check", flag, "seed-count", flag, given, "--report", "json=report")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"yiwu-bundle: no check or constraint is called {given}; {hint}")
    assert said.err.count("\n") == 1
    assert not (here / "report").exists()


@pytest.mark.parametrize(
    "flags", [["--select", "seed-count"], ["--ignore", "page-bytes"], ["--select", "manual"]], ids=" ".join
)
def test_problems_are_told_whatever_is_asked_for(copy: Any, here: Path, say: Any, flags: list[str]) -> None:
    copy.edit(CONSTRAINTS, "check: page-bytes", "check: page-byte")
    copy.write("bundle/record/figures.yaml", b"[:")
    said = say("check", *flags)
    assert (said.code, said.err) == (2, "")
    assert "Did you mean page-bytes?" in said.out
    assert "\nbundle/record/figures.yaml:1:2: not valid YAML: " in said.out


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(lambda c: c.edit(CONSTRAINTS, "check: seed-count", "chekc: seed-count"), ": `check` of C-03 is missing.", id="its-block"),
        pytest.param(lambda c: c.write(CONSTRAINTS, b"\xff"), ": cannot be read: ", id="the-file"),
    ],
)  # fmt: skip
def test_a_constraint_that_cannot_be_read_is_told_so_and_not_called_unknown(
    copy: Any, here: Path, say: Any, change: Any, told: str
) -> None:
    change(copy)
    said = say("check", "--select", "C-03")
    assert (said.code, said.err) == (2, "")
    assert told in said.out
    assert "could not do the job: read .: " in said.out


@pytest.mark.parametrize(
    ("flags", "shown"),
    [
        pytest.param(["--select", "figures-as-recorded"], ["C-02", "figures-as-recorded"], id="a-cause-that-it-waits-for"),
        pytest.param(["--select", "bag-valid"], ["C-01", "C-02"], id="a-cause-that-breaks-it"),
        pytest.param(["--select", "seed-count"], ["C-03"], id="nothing-to-do-with-it"),
        pytest.param(["--ignore", "page-bytes", "--select", "C-01"], ["C-01", "C-02"], id="even-if-it-is-ignored"),
    ],
)  # fmt: skip
def test_a_cause_is_shown_whatever_is_selected(
    copy: Any, here: Path, say: Any, flags: list[str], shown: list[str]
) -> None:
    copy.edit("002", "义乌", "乌义")
    document = json.loads(say("check", "--output-format", "json", *flags).out)
    found = [one["check"] if one["check"] in shown else one["id"] for one in document["constraints"]]
    assert found == shown
    places = [one["file"] for constraint in document["constraints"] for one in constraint["findings"]]
    assert places == ([copy.page("002")] if "C-02" in shown else [])


def test_what_is_ignored_is_not_found(copy: Any, here: Path, say: Any) -> None:
    copy.write("bundle/stray.txt", b"")
    assert say("check").code == 1
    assert say("check", "--ignore", "bag-valid").code == 0
    assert say("check", "--select", "C-02").code == 0


@pytest.mark.parametrize("flags", [[], ["--require-all"]], ids=["skips-may-be", "all-required"])
def test_what_is_left_out_is_no_skip(here: Path, say: Any, flags: list[str]) -> None:
    assert say("check", "--select", "seed-count", *flags).code == 0
