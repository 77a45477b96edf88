"""The report for programs: everything is in it, and the same input gives the same bytes."""

import json
from dataclasses import asdict, fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.output.check.json import render
from checks.output.formats import Style
from checks.results import Finding, Outcome, Region, Related, Run, Status


def _document(run: Run, style: Style = Style()) -> Any:  # noqa: B008 - frozen
    return json.loads(render(run, style))


def _run(make: Any, text: str = "words") -> Run:
    related = (Related(Region("bundle/b", 1, 2, 3, 4), text),)
    return make.run(
        make.outcome(make.finding(text, related=related), make.finding(None)),
        make.outcome(status=Status.SKIPPED, reason=text, constraint="C-02", rule="page-bytes"),
        problems=(make.problem(text, line=3, column=4),),
        root=text,
        require_all=True,
        deselected=7,
    )


def test_everything_is_in_it(make: Any) -> None:
    document = _document(_run(make))
    assert list(document) == [
        "schema_version", "tool", "root", "require_all", "exit_code", "examined", "counts", "unnamed", "left_out", "problems",
        "constraints",
    ]  # fmt: skip
    assert document["schema_version"] == 1
    assert document["tool"] == {"name": "yiwu-bundle", "version": "1.2.3"}
    assert (document["root"], document["require_all"], document["exit_code"]) == ("words", True, 2)
    assert document["examined"] == {
        "files": 9, "bytes": 8, "pages": 7, "lines": 6, "stories": 5, "numerals": 4, "facts": 3, "constraints": 2
    }  # fmt: skip
    assert document["counts"] == {"passed": 0, "failed": 1, "skipped": 1, "manual": 0}
    assert document["left_out"] == 7


def test_a_problem_is_in_it(make: Any) -> None:
    assert _document(_run(make))["problems"] == [
        {
            "kind": "unreadable", "file": "a.yaml", "line": 3, "column": 4, "message": "is odd",
            "found": "this", "expected": "that", "remedy": "Fix it.", "excerpt": "words",
        }
    ]  # fmt: skip


def test_a_constraint_is_in_it(make: Any) -> None:
    first, second = _document(_run(make))["constraints"]
    assert {name: value for name, value in first.items() if name != "findings"} == {
        "id": "C-01", "line": 7, "sentence": "Nothing changes.", "check": "bag-valid", "status": "failed",
        "reason": None, "note": None, "remedy": "Restore it.",
    }  # fmt: skip
    assert (second["status"], second["reason"], second["findings"]) == ("skipped", "words", [])


def test_a_note_is_in_it(make: Any) -> None:
    (one,) = _document(make.run(make.outcome(note="4 hits\x1b")))["constraints"]
    assert one["note"] == "4 hits\x1b"


def test_a_finding_is_in_it(make: Any) -> None:
    first, second = _document(_run(make))["constraints"][0]["findings"]
    assert first == {
        "file": "bundle/a.txt", "line": 3, "column": 1, "end_line": 3, "end_column": 6, "message": "is wrong.",
        "remedy": "Fix it.", "excerpt": "words",
        "related": [{"file": "bundle/b", "line": 1, "column": 2, "end_line": 3, "end_column": 4, "message": "words"}],
    }  # fmt: skip
    assert (second["excerpt"], second["related"]) == (None, [])


def test_no_part_of_a_result_is_forgotten(make: Any) -> None:
    document = _document(_run(make))
    renamed = {"version": "tool", "outcomes": "constraints", "constraint": "id", "rule": "check"}
    renamed |= {"unreferenced": "unnamed", "deselected": "left_out"}
    assert {renamed.get(field.name, field.name) for field in fields(Run)} - {"rules"} <= set(
        document
    )  # `explain` has them
    constraint = document["constraints"][0]
    assert {renamed.get(field.name, field.name) for field in fields(Outcome)} <= set(constraint)
    assert {field.name for field in fields(Finding)} - {"region"} <= set(constraint["findings"][0])


@given(st.text(max_size=30))
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
    copy.edit("bundle/record/pages.yaml", 'at: "000:71:1"', 'at: "000:71:2"')
    run = copy.run()
    document = _document(run)
    assert document["examined"] == asdict(run.examined)
    assert [one["status"] for one in document["constraints"]] == [outcome.status.value for outcome in run.outcomes]
    assert '"excerpt": "《“一部手机来创业”的“义乌样本”》"' in render(run, Style())
