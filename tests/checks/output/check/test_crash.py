"""A check that raises is named in every format; what the others found is there, and the exit is 2."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from bundle_model.repository import Repository
from checks.engine.registry import all_rules
from checks.engine.runner import run_checks
from checks.output import check as reporters
from checks.output.formats import Style, formats_of, render_of
from checks.results import AtDeclaration, Breach, Run


def _raise(repository: Repository, parameters: object) -> list[Breach]:
    raise KeyError("x")


@pytest.fixture(scope="module")
def crashed(real_repository: Repository) -> Run:
    """A run in which `seed-count` raises, and `page-bytes` finds something."""
    rules = {name: rule._replace(check=lambda *_: (), needs=()) for name, rule in all_rules().items()}
    rules["seed-count"] = rules["seed-count"]._replace(check=_raise)
    rules["page-bytes"] = rules["page-bytes"]._replace(check=lambda *_: [Breach(AtDeclaration(), "Kept.")])
    run = run_checks(real_repository, rules)
    assert run.exit_code == 2
    return run


@pytest.mark.parametrize("name", formats_of(reporters, "text"))
def test_it_is_named_and_the_others_are_kept(crashed: Run, name: str) -> None:
    text = render_of(reporters, name)(crashed, Style(width=400))
    assert "the check seed-count crashed" in text
    assert "KeyError" in text
    assert "checks/rules/seed_count.py" in text
    assert "Kept." in text
    assert "Traceback" not in text


def test_in_junit_it_is_an_error(crashed: Run, read_junit: Callable[[str], Any]) -> None:
    cases = read_junit(render_of(reporters, "junit")(crashed, Style()))
    assert [(case.rule, case.file) for case in cases if case.result == "error"] == [
        ("crashed", "checks/rules/seed_count.py")
    ]
    assert [case.rule for case in cases if case.result == "failure"] == ["page-bytes"]
    (waiting,) = (case for case in cases if case.rule == "seed-count")
    assert (waiting.result, waiting.message) == ("skipped", "all of it: see checks/rules/seed_count.py")


def test_in_sarif_the_run_was_no_success(crashed: Run, read_sarif: Callable[[str], Any]) -> None:
    run = read_sarif(render_of(reporters, "sarif")(crashed, Style()))
    assert [result["ruleId"] for result in run["results"]] == ["crashed", "page-bytes"]
    assert run["invocations"] == [{"executionSuccessful": False, "exitCode": 2}]


def test_in_json_it_is_a_problem_and_its_constraint_could_not_look(crashed: Run) -> None:
    document = json.loads(render_of(reporters, "json")(crashed, Style()))
    (problem,) = document["problems"]
    assert (document["exit_code"], problem["kind"], problem["found"]) == (2, "crash", "KeyError: 'x'")
    (one,) = (one for one in document["constraints"] if one["check"] == "seed-count")
    assert one["status"] == "could-not-look"
    assert one["waits"] == [{"parts": ["all of it"], "finding": "checks/rules/seed_count.py"}]
