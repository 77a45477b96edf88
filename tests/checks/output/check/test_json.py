"""The report for programs: everything is in it, and the same input gives the same bytes."""

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.output.check.json import render
from checks.output.formats import Style
from checks.results import Examined, Finding, Outcome, Region, Related, Run, Status, Wait


def _document(run: Run, style: Style = Style()) -> Any:  # noqa: B008 - frozen
    return json.loads(render(run, style))


def _run(make: Any, text: str = "words") -> Run:
    related = (Related(Region("bundle/b", 1, 2, 3, 4), text),)
    return make.run(
        make.outcome(make.finding(text, related=related, breaks=("C-05",), template="### D-06\n"), make.finding(None)),
        make.outcome(status=Status.SKIPPED, reason=text, constraint="C-02", rule="page-bytes"),
        make.outcome(
            status=Status.COULD_NOT_LOOK, constraint="C-04", waits=(Wait(("page 000", "page 001"), "C-01 at x"),)
        ),
        make.outcome(constraint="C-05", broken_by=("C-01 at x",)),
        problems=(make.problem(text, breaks=("C-07",), template="### D-07\n", line=3, column=4),),
        refusals=(make.refusal(),),
        root=text,
        require_all=True,
        deselected=7,
    )


def test_everything_is_in_it(make: Any) -> None:
    document = _document(_run(make))
    assert list(document) == [
        "schema_version", "tool", "root", "require_all", "exit_code", "examined", "counts", "unnamed", "left_out", "counted",
        "unstaged", "untracked", "problems", "refusals", "constraints",
    ]  # fmt: skip
    assert document["schema_version"] == 1
    assert document["tool"] == {"name": "yiwu-bundle", "version": "1.2.3"}
    assert (document["root"], document["require_all"], document["exit_code"]) == ("words", True, 2)
    assert document["examined"] == {
        "files": 9, "bytes": 8, "pages": 7, "lines": 6, "stories": 5, "numerals": 4, "facts": 3, "constraints": 2,
        "sha256": [],
    }  # fmt: skip
    assert document["counts"] == {"passed": 0, "failed": 2, "could-not-look": 1, "skipped": 1, "manual": 0}
    assert (document["left_out"], document["counted"]) == (7, True)


@pytest.mark.parametrize("counted", [True, False])
def test_whether_constraints_are_counted_is_in_it(make: Any, counted: bool) -> None:
    assert _document(make.run(counted=counted))["counted"] is counted


def test_what_was_judged_is_in_it(make: Any) -> None:
    examined = Examined(9, 8, 7, 6, 5, 4, 3, 2, sha256=(("bundle/data/a.txt", "0" * 64), ("CONSTRAINTS.md", "1" * 64)))
    assert _document(make.run(examined=examined))["examined"]["sha256"] == [
        {"file": "bundle/data/a.txt", "sha256": "0" * 64},
        {"file": "CONSTRAINTS.md", "sha256": "1" * 64},
    ]


def test_a_refusal_is_in_it(make: Any) -> None:
    assert _document(_run(make))["refusals"] == [
        {
            "file": "CONSTRAINTS.md", "line": 9, "column": 1, "end_line": 9, "end_column": 6, "check": "never-in-code",
            "message": "C-19 could not look: git was silent.", "remedy": "Run it again.",
        }
    ]  # fmt: skip


def test_a_wait_names_what_it_waits_for(make: Any) -> None:
    waiting = _document(_run(make))["constraints"][2]
    assert waiting["waits"] == [{"parts": ["page 000", "page 001"], "finding": "C-01 at x"}]
    assert waiting["reason"] == "page 000, page 001: see C-01 at x"


def test_what_is_broken_by_another_names_it(make: Any) -> None:
    broken = _document(_run(make))["constraints"][3]
    assert (broken["status"], broken["broken_by"], broken["findings"]) == ("failed", ["C-01 at x"], [])


def test_a_problem_is_in_it(make: Any) -> None:
    assert _document(_run(make))["problems"] == [
        {
            "kind": "unreadable", "file": "a.yaml", "line": 3, "column": 4, "message": "is odd",
            "found": "this", "expected": "that", "remedy": "Fix it.", "excerpt": "words", "template": "### D-07\n",
            "breaks": ["C-07"],
        }
    ]  # fmt: skip


def test_a_constraint_is_in_it(make: Any) -> None:
    first, second, *_ = _document(_run(make))["constraints"]
    assert {name: value for name, value in first.items() if name != "findings"} == {
        "id": "C-01", "line": 7, "sentence": "Nothing changes.", "check": "bag-valid", "status": "failed",
        "reason": None, "waits": [], "broken_by": [], "note": None, "remedy": "Restore it.",
    }  # fmt: skip
    assert (second["status"], second["reason"], second["findings"]) == ("skipped", "words", [])


def test_a_note_is_in_it(make: Any) -> None:
    (one,) = _document(make.run(make.outcome(note="4 hits\x1b")))["constraints"]
    assert one["note"] == "4 hits\x1b"


def test_a_finding_is_in_it(make: Any) -> None:
    first, second = _document(_run(make))["constraints"][0]["findings"]
    assert first == {
        "file": "bundle/a.txt", "line": 3, "column": 1, "end_line": 3, "end_column": 6, "message": "is wrong.",
        "id": "C-01 at bundle/a.txt:3:1", "remedy": "Fix it.", "excerpt": "words", "breaks": ["C-05"], "template": "### D-06\n", "stands_for": 1,
        "related": [{"file": "bundle/b", "line": 1, "column": 2, "end_line": 3, "end_column": 4, "message": "words"}],
    }  # fmt: skip
    assert (second["excerpt"], second["related"]) == (None, [])


def test_no_part_of_a_result_is_forgotten(make: Any) -> None:
    document = _document(_run(make))
    renamed = {"version": "tool", "outcomes": "constraints", "constraint": "id", "rule": "check"}
    renamed |= {"unreferenced": "unnamed", "deselected": "left_out"}
    # `explain` has the rules, `--traceback` says how a check crashed, what is changed only comes first, and what was read is
    # for the format that shows it
    left_out = {"rules", "crashes", "changed", "repository"}
    assert {renamed.get(field.name, field.name) for field in fields(Run)} - left_out <= set(document)
    constraint = document["constraints"][0]
    assert {renamed.get(name, name) for name in Outcome._fields} <= set(constraint)
    assert set(Finding._fields) - {"region"} <= set(constraint["findings"][0])


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_text_comes_back_as_it_was(make: Any, text: str) -> None:
    run = _run(make, text)
    assert _document(run)["constraints"][0]["findings"][0]["excerpt"] == text
    assert _document(run)["root"] == text


def test_more_than_text_shows_are_all_in_it(make: Any) -> None:
    findings = [make.finding(None, message=str(number)) for number in range(200)]
    found = _document(make.run(make.outcome(*findings)))["constraints"][0]["findings"]
    assert [finding["message"] for finding in found] == [str(number) for number in range(200)]


@pytest.mark.parametrize("style", [Style(), Style(width=20, colour=True)], ids=["plain", "narrow-and-coloured"])
def test_the_same_bytes_twice_whatever_the_style(copy: Any, style: Style) -> None:
    copy.edit("000", "义乌", "乌义")
    text = render(copy.run(), style)
    assert text == render(copy.run(), Style())
    assert text.endswith("}\n")
    assert "\x1b" not in text
    assert str(copy.root) not in text


def test_a_real_run_agrees_with_its_results(copy: Any) -> None:
    copy.edit("bundle/record/pages.yaml", '"at": "000:71:1"', '"at": "000:71:2"')
    copy.retag()
    run = copy.run()
    document = _document(run)
    hashes = [{"file": file, "sha256": sha256} for file, sha256 in run.examined.sha256]
    assert document["examined"] == {**run.examined._asdict(), "sha256": hashes}
    assert [one["status"] for one in document["constraints"]] == [outcome.status.value for outcome in run.outcomes]
    assert '"excerpt": "《“一部手机来创业”的“义乌样本”》"' in render(run, Style())
