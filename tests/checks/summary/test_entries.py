"""Everything that makes a run red, in one list: what somebody has changed first, then one of each."""

from typing import Any

import pytest

from checks.results import Problem, Region, Related, Status, Wait
from checks.summary.entries import Entry, entries, one_of_each_first


@pytest.mark.parametrize(
    ("excerpt", "where", "region"),
    [
        pytest.param("key: x", {"line": 2, "column": 6}, Region("a.yaml", 2, 6, 2, 7), id="a-word"),
        pytest.param(
            '{"id": "a b", "x": 1}',
            {"line": 2, "column": 8},
            Region("a.yaml", 2, 8, 2, 13),
            id="a-value-in-quotation-marks",
        ),
        pytest.param('"a\\"b" c', {"line": 2, "column": 1}, Region("a.yaml", 2, 1, 2, 7), id="with-one-inside"),
        pytest.param("x: [a, b]", {"line": 2, "column": 5}, Region("a.yaml", 2, 5, 2, 6), id="a-word-of-a-list"),
        pytest.param("x: [a, b]", {"line": 2, "column": 4}, Region("a.yaml", 2, 4, 2, 5), id="a-sign"),
        pytest.param(
            'x: "open', {"line": 2, "column": 4}, Region("a.yaml", 2, 4, 2, 9), id="a-mark-that-is-not-closed"
        ),
        pytest.param("key: x", {"line": 2}, Region("a.yaml", 2, 1, 2, 1), id="a-line"),
        pytest.param("key", {"line": 2, "column": 9}, Region("a.yaml", 2, 9, 2, 9), id="behind-the-line"),
        pytest.param("", {"line": 2, "column": 1}, Region("a.yaml", 2, 1, 2, 1), id="an-empty-line"),
        pytest.param(None, {"line": 2, "column": 6}, Region("a.yaml", 2, 6, 2, 6), id="no-line-to-show"),
        pytest.param(None, {}, Region("a.yaml", 1, 1, 1, 1), id="a-whole-file"),
    ],
)
def test_a_problem_is_marked_from_where_it_begins(
    make: Any, excerpt: str | None, where: dict[str, int], region: Region
) -> None:
    problem = make.problem(excerpt, ("C-05",), **where)
    (entry,) = entries(make.run(problems=(problem,)))
    assert (entry.region, entry.excerpt, entry.breaks) == (region, excerpt, ("C-05",))
    assert (entry.place, entry.title) == (problem.fault.place, "unreadable")
    assert entry.message == "cannot be read: is odd: found this, expected that."


def test_a_sentence_says_it_all(make: Any) -> None:
    fault = make.problem(None).fault._replace(sentence="`x` of y is “z”; it must be w.")
    (entry,) = entries(make.run(problems=(Problem(fault),)))
    assert entry.message == "`x` of y is “z”; it must be w."


def test_that_it_cannot_be_read_is_said_once(make: Any) -> None:
    fault = make.problem(None).fault._replace(message="cannot be read")
    (entry,) = entries(make.run(problems=(Problem(fault),)))
    assert entry.message == "cannot be read: found this, expected that."


def test_a_crash_is_named_as_such(make: Any) -> None:
    (entry,) = entries(make.run(problems=(make.crash(),)))
    assert (entry.rule, entry.place, entry.held) == ("crashed", "checks/rules/bag_valid.py", "")
    assert entry.message.startswith("the check bag-valid crashed: ")


def test_a_finding_has_its_constraint_and_what_else_it_breaks(make: Any) -> None:
    related = (Related(Region("b", 1, 1, 1, 2), "the other."),)
    outcome = make.outcome(make.finding(related=related, breaks=("C-05",)))
    (entry,) = entries(make.run(outcome))
    assert (entry.rule, entry.constraint, entry.title) == ("bag-valid", "C-01", "bag-valid C-01")
    assert (entry.held, entry.sentence) == (outcome.held, "Nothing changes.")
    assert (entry.related, entry.breaks, entry.excerpt) == (related, ("C-05",), "words")


def test_a_refusal_belongs_to_no_constraint(make: Any) -> None:
    (entry,) = entries(make.run(refusals=(make.refusal(),)))
    assert (entry.rule, entry.constraint, entry.held, entry.place) == ("never-in-code", "", "", "CONSTRAINTS.md:9:1")


@pytest.mark.parametrize(
    ("waits", "number"),
    [
        pytest.param((), 0, id="nothing-waits"),
        pytest.param((Wait(("page 000",), "C-01 at bundle/a.txt:3:1"),), 1, id="waits-for-it"),
        pytest.param((Wait(("page 000",), "C-01 at bundle/b.txt:3:1"),), 0, id="waits-for-another"),
        pytest.param(
            (Wait(("page 001",), "x"), Wait(("page 000",), "C-01 at bundle/a.txt:3:1")), 1, id="waits-for-two"
        ),
    ],
)
def test_who_waits_for_a_finding_is_told_with_it(make: Any, waits: tuple[Wait, ...], number: int) -> None:
    waiting = make.outcome(constraint="C-04", status=Status.COULD_NOT_LOOK, waits=waits)
    (entry,) = entries(make.run(make.outcome(make.finding()), waiting))
    assert entry.waiting == (waiting,) * number


def test_who_waits_for_a_problem_is_told_with_it(make: Any) -> None:
    problem = make.problem(line=2, column=6)
    waiting = make.outcome(status=Status.COULD_NOT_LOOK, waits=(Wait(("a.yaml",), problem.id),))
    (entry,) = entries(make.run(waiting, problems=(problem,)))
    assert entry.waiting == (waiting,)


@pytest.mark.parametrize(
    ("changed", "files"),
    [
        pytest.param(set(), ["p", "a", "b", "CONSTRAINTS.md"], id="nothing-changed"),
        pytest.param({"b"}, ["b", "p", "a", "CONSTRAINTS.md"], id="a-finding"),
        pytest.param({"CONSTRAINTS.md"}, ["CONSTRAINTS.md", "p", "a", "b"], id="a-refusal"),
        pytest.param({"CONSTRAINTS.md", "a"}, ["a", "CONSTRAINTS.md", "p", "b"], id="in-the-same-order-among-them"),
    ],
)
def test_what_somebody_has_changed_comes_first(make: Any, changed: set[str], files: list[str]) -> None:
    run = make.run(
        make.outcome(make.finding(file="a"), make.finding(file="b")),
        problems=(make.problem(file="p"),),
        refusals=(make.refusal(),),
        changed=frozenset(changed),
    )
    assert [entry.region.file for entry in entries(run)] == files


def _entry(rule: str, file: str, line: int) -> Entry:
    return Entry(rule, "C-01", f"{file}:{line}", Region(file, line, 1, line, 2), "", "", None)


@pytest.mark.parametrize(
    ("given", "order"),
    [
        pytest.param([], [], id="none"),
        pytest.param([("r", "a", 1), ("r", "a", 2), ("s", "b", 1)], [0, 2, 1], id="one-of-each-check"),
        pytest.param([("r", "a", 1), ("s", "a", 1), ("r", "b", 1)], [0, 2, 1], id="one-of-each-line"),
        pytest.param([("r", "a", 1), ("r", "b", 1), ("r", "c", 1)], [0, 1, 2], id="as-they-come"),
        pytest.param([("r", "a", 1), ("s", "b", 1), ("r", "a", 1), ("s", "c", 1)], [0, 1, 3, 2], id="a-line-again-is-last"),
    ],
)  # fmt: skip
def test_where_few_are_shown_one_of_each_comes_first(given: list[tuple[str, str, int]], order: list[int]) -> None:
    found = [_entry(*parts)._replace(message=str(number)) for number, parts in enumerate(given)]
    assert [int(entry.message) for entry in one_of_each_first(found)] == order
