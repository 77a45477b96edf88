"""Every rule, constraint and decision is explained from the words that reports use."""

from dataclasses import replace
from typing import Any

import pytest

from checks.engine.registry import all_rules
from checks.explain.declared import every


def _all(copy: Any) -> dict[str, Any]:
    return {one.id: one for one in every(copy.repository())}


def test_everything_is_explained_in_order(copy: Any) -> None:
    repository = copy.repository()
    decisions = [one.fields.id for one in repository.constraints.decisions]
    constraints = [one.fields.id for one in repository.constraints.constraints]
    assert list(_all(copy)) == [*decisions, *constraints, *all_rules()]


def test_a_decision(copy: Any) -> None:
    decision = _all(copy)["D-02"]
    parts = dict(decision.parts)
    assert decision.sentence.startswith("The bundle is all five seeds;")
    assert f"{parts['where']}:1" == copy.place("CONSTRAINTS.md@### D-02")
    assert parts["cite"] == "[why][D-02], or in full [why](CONSTRAINTS.md#d-02)"
    assert parts["date"] == "2026-11-20"
    assert parts["text"].startswith("The card says four pages; five files were supplied.")
    assert parts["rest on it"] == "C-03, C-04"
    assert "superseded by" not in parts


def test_a_decision_that_was_superseded_names_its_successor(copy: Any) -> None:
    copy.edit("CONSTRAINTS.md", "id: D-01\ndate: 2026-11-20", "id: D-01\ndate: 2026-11-20\nsuperseded_by: D-02")
    assert dict(_all(copy)["D-01"].parts)["superseded by"] == "D-02"


def test_a_decision_names_who_took_it_and_what_it_permits(copy: Any) -> None:
    permits = "permits:\n  entries: [docs, server]\n  commands: [serve]\n"
    copy.edit("CONSTRAINTS.md", "id: D-02\n", f"id: D-02\n{permits}")
    parts = dict(_all(copy)["D-02"].parts)
    assert parts["taken by"].startswith("the maintainers")
    assert parts["permits"] == "entries docs, server; commands serve"
    assert "permits" not in dict(_all(copy)["D-03"].parts)


def test_a_decision_names_the_elements_that_it_settles(copy: Any) -> None:
    copy.edit("CONSTRAINTS.md", "settles: [U-21]", "settles: [U-05, U-21]")
    assert dict(_all(copy)["D-01"].parts)["settles"] == "U-05, U-21"
    assert "settles" not in dict(_all(copy)["D-02"].parts)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param([{"because": "D-02"}], "1 row of C-04", id="one"),
        pytest.param(
            [{"because": "D-02"}, {"because": "D-01"}, {"because": "D-02"}, "D-02"], "2 rows of C-04", id="two"
        ),
        pytest.param([{"because": "D-01"}], "C-03", id="none"),
    ],
)
def test_rows_rest_on_a_decision_too(real_repository: Any, rows: list[Any], said: str) -> None:
    third, fourth = (one for one in real_repository.constraints.constraints if one.fields.id in ("C-03", "C-04"))
    resting = fourth._replace(
        fields=fourth.fields.model_copy(update={"because": "D-01", "with_": {"rows": rows, "n": 1}})
    )
    constraints = real_repository.constraints._replace(constraints=(third, resting))
    found = {one.id: one for one in every(replace(real_repository, constraints=constraints))}
    assert dict(found["D-02"].parts)["rest on it"] == (said if said == "C-03" else f"C-03, {said}")


def test_a_decision_that_nothing_rests_on(copy: Any) -> None:
    text = copy.path("CONSTRAINTS.md").read_text(encoding="utf-8")
    copy.write("CONSTRAINTS.md", text.replace("because: D-02", "because: D-01").encode())
    assert dict(_all(copy)["D-02"].parts)["rest on it"] == "no constraint"


def test_a_constraint(copy: Any) -> None:
    constraint = _all(copy)["C-03"]
    parts = dict(constraint.parts)
    assert constraint.sentence == "There are five seeds, 000 to 004."
    assert f"{parts['where']}:1" == copy.place("CONSTRAINTS.md@### C-03")
    assert (parts["held by"], parts["because"]) == ("seed-count", "D-02")
    assert parts["text"].startswith("Five were supplied, ")
    assert parts["remedy"].startswith("Restore bundle/data from git.")


def test_a_constraint_that_people_hold(copy: Any) -> None:
    assert dict(_all(copy)["C-08"].parts)["held by"] == "people (manual)"


def test_a_rule(copy: Any) -> None:
    rule = _all(copy)["seed-count"]
    parts = dict(rule.parts)
    assert rule.sentence == "The bundle holds as many seeds as were supplied, with their page ids."
    assert (parts["good"], parts["holds"]) == ("Five seeds, 000 to 004.", "C-03")
    assert list(parts) == ["why", "bad", "good", "remedy", "holds"]


def test_a_rule_that_no_constraint_names(copy: Any) -> None:
    copy.edit("CONSTRAINTS.md", "check: bag-valid", "check: manual")
    assert dict(_all(copy)["bag-valid"].parts)["holds"] == "no constraint"
