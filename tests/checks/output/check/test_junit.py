"""JUnit, read by a reader of other people: a case a check and subject, and nothing that XML 1.0 forbids."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.output.check.junit import render
from checks.output.formats import Style
from checks.results import Region, Related, Run, Status, Wait
from checks.safe_text.terminal import MAX_EXCERPT, visible
from checks.summary.last_line import summary

_FORBIDDEN = re.compile("[^\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 forbids, and tab and carriage return, which a reader would take for blanks."""


@pytest.fixture
def cases_of(read_junit: Callable[[str], Any]) -> Callable[[Run], list[Any]]:
    """The cases of a run."""

    def cases(run: Run) -> list[Any]:
        return list(read_junit(render(run, Style())))

    return cases


def test_a_finding_is_a_failure_with_its_place(make: Any, cases_of: Any) -> None:
    related = (Related(Region("bundle/b.txt", 8, 2, 8, 4), "the other."),)
    (case,) = cases_of(make.run(make.outcome(make.finding("words", column=2, related=related))))
    assert (case.rule, case.name, case.file, case.line) == ("bag-valid", "C-01 bundle/a.txt", "bundle/a.txt", 3)
    assert (case.result, case.message) == ("failure", "bundle/a.txt:3:2: is wrong.")
    assert case.text == (
        "bundle/a.txt:3:2: is wrong. rule bag-valid, for C-01 (CONSTRAINTS.md:7). Fix it.\n"
        "| words\n"
        "see bundle/b.txt:8:2: the other."
    )


def test_the_findings_of_a_file_are_one_case_and_none_is_lost(make: Any, cases_of: Any) -> None:
    findings = [make.finding(None, file=file, message=f"m{number}.") for file in ("a", "b") for number in range(30)]
    cases = cases_of(make.run(make.outcome(*findings)))
    assert [(case.name, case.line, case.message) for case in cases] == [
        ("C-01 a", 3, "a:3:1: m0."),
        ("C-01 b", 3, "b:3:1: m0."),
    ]
    for case in cases:
        assert [line.split(" ")[1] for line in case.text.split("\n")] == [f"m{number}." for number in range(30)]


def test_one_file_and_rule_under_two_constraints_is_two_cases(make: Any, cases_of: Any) -> None:
    cases = cases_of(make.run(make.outcome(make.finding()), make.outcome(make.finding(), constraint="C-02")))
    assert [case.name for case in cases] == ["C-01 bundle/a.txt", "C-02 bundle/a.txt"]


@pytest.mark.parametrize(
    ("status", "reason", "result", "message"),
    [
        pytest.param(Status.PASSED, None, None, "", id="passed"),
        pytest.param(Status.SKIPPED, "no pages", "skipped", "no pages", id="skipped"),
        pytest.param(Status.COULD_NOT_LOOK, "git was silent", "skipped", "git was silent", id="could-not-look"),
        pytest.param(Status.MANUAL, None, "skipped", "held by people, and not by a check", id="manual"),
    ],
)
def test_what_has_no_finding_is_a_case_too(
    make: Any, cases_of: Any, status: Status, reason: str | None, result: str | None, message: str
) -> None:
    (case,) = cases_of(make.run(make.outcome(status=status, reason=reason)))
    assert (case.rule, case.name) == ("bag-valid", "C-01 Nothing changes.")
    assert (case.file, case.line, case.result, case.message) == ("CONSTRAINTS.md", 7, result, message)


def test_what_failed_and_was_not_looked_at_in_part_is_told_both_ways(make: Any, cases_of: Any) -> None:
    failed, skipped = cases_of(make.run(make.outcome(make.finding(), reason="no pages")))
    assert (failed.result, skipped.result, skipped.message) == ("failure", "skipped", "no pages")


def test_what_waits_is_skipped_and_names_the_finding(make: Any, cases_of: Any) -> None:
    wait = Wait(("page 000",), "C-02 at bundle/data/000.txt:1:1")
    (case,) = cases_of(make.run(make.outcome(status=Status.COULD_NOT_LOOK, waits=(wait,), reason="no git")))
    assert (case.result, case.message) == ("skipped", "page 000: see C-02 at bundle/data/000.txt:1:1; no git")


def test_what_another_finding_breaks_is_a_failure_that_names_it(make: Any, cases_of: Any) -> None:
    finding = make.finding(breaks=("C-05", "C-06"))
    first, second = cases_of(make.run(make.outcome(finding), make.outcome(constraint="C-05", broken_by=(finding.id,))))
    assert " Breaks C-05, C-06 too. Fix it." in first.text
    assert (second.name, second.file, second.line) == ("C-05 Nothing changes.", "CONSTRAINTS.md", 7)
    assert (second.result, second.message) == ("failure", "broken by C-01 at bundle/a.txt:3:1")


@pytest.mark.parametrize(
    ("excerpt", "text"), [("### C", "Run it again.\n| ### C"), (None, "Run it again.")], ids=["a-line", "no-line"]
)
def test_a_refusal_is_a_failure_at_its_constraint(make: Any, cases_of: Any, excerpt: str | None, text: str) -> None:
    (case,) = cases_of(make.run(refusals=(make.refusal(excerpt=excerpt),)))
    assert (case.rule, case.file, case.line) == ("never-in-code", "CONSTRAINTS.md", 9)
    assert (case.result, case.text) == ("failure", text)
    assert case.message == "CONSTRAINTS.md:9:1: C-19 could not look: git was silent."


def test_a_check_that_crashed_is_an_error(make: Any, cases_of: Any) -> None:
    first, second = cases_of(make.run(problems=(make.crash(), make.problem())))
    assert (first.rule, first.name, first.result) == ("crashed", "checks/rules/bag_valid.py", "error")
    said = "checks/rules/bag_valid.py: the check bag-valid crashed: found KeyError: 'x', expected a result."
    assert (first.message, first.text) == (said, f"{said} Fix it.")
    assert second.result == "failure"


def test_the_problems_of_a_file_are_one_failure_and_no_error(make: Any, cases_of: Any) -> None:
    problems = (make.problem("a: b", line=2, column=4), make.problem(line=9), make.problem(file="bundle"))
    first, second = cases_of(make.run(problems=problems))
    assert (first.rule, first.name, first.file, first.line) == ("unreadable", "a.yaml", "a.yaml", 2)
    said = "cannot be read: is odd: found this, expected that."
    assert (first.result, first.message) == ("failure", f"a.yaml:2:4: {said}")
    assert first.text == f"a.yaml:2:4: {said} Fix it.\n| a: b\na.yaml:9: {said} Fix it."
    assert (second.name, second.line, second.message) == ("bundle", 1, f"bundle: {said}")


def test_the_line_that_counts_is_in_it_and_no_time(make: Any) -> None:
    text = render(make.run(make.outcome(status=Status.PASSED)), Style())
    assert f"<system-out>{summary(make.run(make.outcome(status=Status.PASSED)))}</system-out>" in text
    assert text.startswith('<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="yiwu-bundle" tests="1" ')
    assert not re.search(r"time(stamp)?=|hostname=", text)


def test_a_long_line_is_cut(make: Any, cases_of: Any) -> None:
    (case,) = cases_of(make.run(make.outcome(make.finding("Q" * 10_000), make.finding("Z" * 10_000))))
    assert case.text.count("Q") == case.text.count("Z") == MAX_EXCERPT


@given(st.text(st.sampled_from("\x00\x0b\x1b\x7f\x85\ud800\udcff\ufffe\uffff\U0001ffff]>&<\"'\t\r\n义a"), max_size=20))
def test_whatever_the_words_they_are_read_as_they_are_shown(make: Any, read_junit: Any, words: str) -> None:
    outcome = make.outcome(make.finding(words, message=words, remedy=words), reason=words, sentence=words)
    text = render(make.run(outcome._replace(rule=f"r{words}"), root=words), Style())
    assert not _FORBIDDEN.search(text)
    first, *rest = read_junit(text)
    shown = visible(words)
    assert first.message == f"bundle/a.txt:3:1: {shown}"
    assert (first.rule, [one.message for one in rest]) == (f"r{shown}", [shown] if words else [])


def test_what_to_write_stands_below_the_finding_and_the_problem(make: Any, cases_of: Any) -> None:
    run = make.run(
        make.outcome(make.finding(template="### D-06\nby:\n")), problems=(make.problem(template="### D-07\n"),)
    )
    texts = [case.text.split("\n") for case in cases_of(run) if case.result == "failure"]
    assert [(len(lines), *lines[-2:]) for lines in texts] == [
        (2, "a.yaml: cannot be read: is odd: found this, expected that. Fix it.", "### D-07"),
        (4, "### D-06", "by:"),
    ]
