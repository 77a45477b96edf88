"""Real runs over copies that are well, tampered with, unreadable or not looked at, through every format."""

import json
import os
import re
from collections.abc import Callable
from typing import Any

import pytest

from checks.engine.registry import all_rules
from checks.engine.runner import run_checks
from checks.output import check as reporters
from checks.output.formats import Style, formats_of, render_of
from checks.results import Run, Status
from checks.summary.entries import entries
from checks.summary.last_line import summary

_SCOPE = ("top-level-entries", "imports-declared", "commands-declared", "never-in-code")
"""Checks that have nothing to look at where git tracks nothing."""


def _tamper(copy: Any) -> None:
    copy.edit("002", "义乌", "乌义")
    copy.edit("bundle/record/pages.yaml", '"at": "000:71:1"', '"at": "000:71:2"')
    for name in ("a b.txt", "义.txt", "50%:,.txt", "<b>&`|.txt", "\x1b[31m\u202e::error::\n", "\udcff.txt"):
        (copy.root / "bundle" / name).write_bytes(b"")
    copy.write(os.fsdecode(b"bundle/data/009_\xff.txt"), "\x1b义乌\u202e".encode())


def _without_records(copy: Any) -> None:
    for path in (copy.root / "bundle/record").iterdir():
        path.unlink()


def _odd_record(copy: Any) -> None:
    copy.write("bundle/record/figures.yaml", b'a: "\x1b[31m::error::\xe4\xb9\x89": [')
    copy.write("bundle/record/words.yaml", b"- \xff")


def _without_constraints(copy: Any) -> None:
    copy.path("CONSTRAINTS.md").unlink()


CHANGES: list[Any] = [
    pytest.param((lambda _: None, {}, 0), id="as-it-is"),
    pytest.param((_tamper, {}, 1), id="tampered"),
    pytest.param((_tamper, {"require_all": True}, 1), id="tampered-and-all-required"),
    pytest.param((lambda _: None, {"require_all": True}, 1), id="all-required"),
    pytest.param((lambda _: None, {"only": _SCOPE}, 1), id="everything-skipped"),
    pytest.param((lambda _: None, {"only": _SCOPE, "require_all": True}, 1), id="everything-skipped-and-all-required"),
    pytest.param((lambda _: None, {"only": ("manual",)}, 1), id="nothing-but-people"),
    pytest.param((lambda _: None, {"only": ()}, 1), id="nothing-asked-for"),
    pytest.param((_without_records, {}, 1), id="without-records"),
    pytest.param((_odd_record, {}, 2), id="an-unparsable-record"),
    pytest.param((_without_constraints, {}, 2), id="without-constraints"),
    pytest.param((lambda c: (c.root / "bundle").rename(c.root / "away"), {}, 2), id="without-a-bundle"),
]


@pytest.fixture(scope="module")
def known() -> dict[int, Run]:
    """The runs by the number of the change: each is written in every format."""
    return {}


@pytest.fixture(params=CHANGES)
def run(request: pytest.FixtureRequest, copy: Any, known: dict[int, Run]) -> Run:
    """A run over a copy that was changed."""
    change, asked, code = request.param
    if request.param_index not in known:
        change(copy)
        known[request.param_index] = run_checks(copy.repository(), all_rules(), **asked)
    assert known[request.param_index].exit_code == code
    return known[request.param_index]


def _render(name: str, result: Run) -> str:
    return render_of(reporters, name)(result, Style())


def test_sarif(run: Run, read_sarif: Callable[[str], Any]) -> None:
    document = read_sarif(_render("sarif", run))
    results = document["results"]
    assert bool(results) is bool(entries(run))
    said = "\n".join(result["message"]["text"] for result in results)
    for outcome, finding in run.findings:
        assert outcome.held in said
        assert finding.remedy in said
    assert sum(result["ruleId"] == "unreadable" for result in results) <= len(run.problems)
    assert document["invocations"][0]["exitCode"] == run.exit_code


def test_junit(run: Run, read_junit: Callable[[str], Any]) -> None:
    cases = read_junit(_render("junit", run))
    rules = {case.rule for case in cases}
    refused = {refusal.rule for refusal in run.refusals}
    assert rules == {outcome.rule for outcome in run.outcomes} | ({"unreadable"} if run.problems else set()) | refused
    failures = [case for case in cases if case.result == "failure"]
    failed = {outcome.rule for outcome in run.outcomes if outcome.status is Status.FAILED}
    assert {case.rule for case in failures} - {"unreadable"} == failed | refused
    lines = [line for case in failures for line in case.text.split("\n")]
    places = [line for line in lines if line and not line.startswith(("| ", "see "))]
    assert len(places) == len(entries(run))
    placed = re.compile(r".+?(:[0-9]+){0,2}: |broken by ")
    assert all(placed.match(case.message) for case in failures)


def test_github(run: Run) -> None:
    *lines, last = _render("github", run).split("\n")[:-1]
    assert last == summary(run)
    assert [line for line in lines if not line.startswith("::error ")] == []
    assert len(lines) == min(len(entries(run)), 10)


def test_whatever_makes_it_red_is_an_entry(run: Run) -> None:
    assert bool(entries(run)) is (run.exit_code != 0) or not run.looked


def test_markdown(run: Run, assert_tame: Callable[[str], Any]) -> None:
    kinds = [token.type for token in assert_tame(_render("markdown", run)) if token.nesting == 1]
    assert kinds.count("list_item_open") == len(entries(run))
    assert kinds.count("tr_open") == 1 + len(run.outcomes)


def test_json(run: Run) -> None:
    document = json.loads(_render("json", run))
    assert (document["exit_code"], document["left_out"]) == (run.exit_code, run.deselected)
    found = [one for constraint in document["constraints"] for one in constraint["findings"]]
    assert [one["message"] for one in found] == [finding.message for _, finding in run.findings]


@pytest.mark.parametrize("name", formats_of(reporters, "text"))
def test_no_format_says_where_on_this_machine(copy: Any, name: str) -> None:
    _tamper(copy)
    _odd_record(copy)
    text = _render(name, copy.run(require_all=True))
    assert str(copy.root.parent) not in text
    assert "/tmp" not in text  # noqa: S108 - looked for, not written to
