"""Which constraints a run is asked for, by check and by constraint, and how many were not."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pytest

from bundle_model.repository import Repository
from checks.engine.registry import all_rules
from checks.engine.runner import run_checks
from checks.results import RuleText, Run
from checks.summary.last_line import summary


@pytest.fixture
def ran(real_repository: Repository) -> Any:
    """The ids of the constraints that were looked at."""

    def run(only: Collection[str] | None, without: Collection[str] = ()) -> tuple[list[str], int]:
        result = run_checks(real_repository, all_rules(), only=only, without=without)
        return [outcome.constraint for outcome in result.outcomes], result.deselected

    return run


@pytest.mark.parametrize(
    ("only", "without", "ids"),
    [
        pytest.param(("seed-count",), (), ["C-03"], id="a-check"),
        pytest.param(("C-03",), (), ["C-03"], id="a-constraint"),
        pytest.param(("yiwu-pages", "C-03"), (), ["C-03", "C-04"], id="in-the-order-of-the-document"),
        pytest.param(("manual",), (), ["C-08"], id="people"),
        pytest.param(("C-03", "C-04"), ("seed-count",), ["C-04"], id="without-wins"),
        pytest.param((), (), [], id="none"),
        pytest.param(("none-such",), (), [], id="unknown"),
    ],
)
def test_only_what_is_asked_for(
    ran: Any, real_repository: Repository, only: tuple[str, ...], without: tuple[str, ...], ids: list[str]
) -> None:
    assert ran(only, without) == (ids, len(real_repository.constraints.constraints) - len(ids))


def test_all_but_what_is_left_out(ran: Any) -> None:
    every, none_left = ran(None)
    assert none_left == 0
    assert ran(None, ("C-01", "page-bytes")) == (every[2:], 2)


def test_what_is_left_out_runs_no_check_and_hides_no_problem(copy: Any) -> None:
    copy.edit("CONSTRAINTS.md", "check: page-bytes", "check: page-byte")
    copy.write("bundle/stray.txt", b"")
    run = run_checks(copy.repository(), all_rules(), only=("seed-count",))
    assert (run.findings, len(run.problems), run.exit_code) == ((), 1, 2)
    assert run.examined == copy.run().examined


def test_every_check_is_described_in_the_order_of_its_name(real_repository: Repository) -> None:
    backwards = dict(reversed(all_rules().items()))
    for rules in (all_rules(), backwards):
        described = run_checks(real_repository, rules, only=()).rules
        assert [one.id for one in described] == sorted(all_rules())
    rule = all_rules()["bag-valid"]
    expected = RuleText("bag-valid", rule.summary, rule.why, rule.bad, rule.good, rule.remedy)
    assert expected in described


def test_findings_are_those_of_all_outcomes_in_order(make: Any) -> None:
    one, two, three = (make.finding(message=message) for message in ("one", "two", "three"))
    first, second, third = make.outcome(one, two), make.outcome(), make.outcome(three, constraint="C-02")
    run: Run = make.run(first, second, third)
    assert run.findings == ((first, one), (first, two), (third, three))


def test_what_an_outcome_held_to_is_said_with_its_line(make: Any) -> None:
    assert make.outcome().held == "rule bag-valid, for C-01 (CONSTRAINTS.md:7)"


@pytest.mark.parametrize(("require_all", "code"), [(False, 0), (True, 1)], ids=["may-be", "all-required"])
def test_a_check_that_no_constraint_names_is_told_and_is_no_pass(
    real_repository: Repository, require_all: bool, code: int
) -> None:
    kept = tuple(
        one for one in real_repository.constraints.constraints if one.fields.check not in ("page-bytes", "no-system")
    )
    less = replace(real_repository, constraints=replace(real_repository.constraints, constraints=kept))
    run = run_checks(less, all_rules(), only=("seed-count",), require_all=require_all)
    assert (run.unreferenced, run.exit_code) == (("no-system", "page-bytes"), code)
    assert ", no constraint for no-system, page-bytes), " in summary(run)


def test_where_every_check_is_named_nothing_is_told(real_repository: Repository) -> None:
    run = run_checks(real_repository, all_rules(), only=("seed-count",), require_all=True)
    assert (run.unreferenced, run.exit_code) == ((), 0)
    assert "no constraint for" not in summary(run)
