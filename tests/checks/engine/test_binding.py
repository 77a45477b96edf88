"""Constraints are bound to checks; what does not fit is said with its line, all in one run."""

from collections.abc import Callable
from typing import Any

import pytest

from checks.engine.binding import bind
from checks.engine.registry import all_rules

FILE = "CONSTRAINTS.md"


@pytest.fixture
def faults(copy: Any) -> Callable[[], list[tuple[str, str, str, str]]]:
    def of_bind() -> list[tuple[str, str, str, str]]:
        return [(f.place, f.message, f.found, f.remedy) for f in bind(copy.repository(), all_rules())[1]]

    return of_bind


def _edit(old: str, new: str) -> Callable[[Any], None]:
    return lambda copy: copy.edit(FILE, old, new)


def test_every_constraint_is_bound_in_order(copy: Any) -> None:
    bound, faults = bind(copy.repository(), all_rules())
    assert faults == ()
    assert [one.constraint.fields.id for one in bound] == [
        c.fields.id for c in copy.repository().constraints.constraints
    ]
    for one in bound:
        if one.constraint.fields.check == "manual":
            assert (one.rule, one.parameters) == (None, None)
        else:
            assert one.rule is not None
            assert one.rule.id == one.constraint.fields.check
            assert isinstance(one.parameters, one.rule.parameters)


@pytest.mark.parametrize(
    ("change", "line", "message", "found", "remedy"),
    [
        pytest.param(_edit("check: bag-valid", "check: bag-vald"), "check: bag-vald", "C-01 names an unknown check", "bag-vald", "Did you mean bag-valid?", id="unknown-check-near-one"),
        pytest.param(_edit("check: bag-valid", "check: manua"), "check: manua", "C-01 names an unknown check", "manua", "Did you mean manual?", id="unknown-check-near-manual"),
        pytest.param(_edit("check: bag-valid", "check: '?'"), "check: '?'", "C-01 names an unknown check", "?", "Name one of: bag-valid, ", id="unknown-check-near-none"),
        pytest.param(_edit("check: bag-valid", "check: manual\nremedy: x\nwith: {a: b}"), "with: {a: b}", "C-01 has parameters, but no check to take them", "with", "Remove `with`.", id="manual-with-parameters"),
        pytest.param(_edit("check: bag-valid", "check: manual"), "check: manual", "C-01 has no remedy", "none", "Add `remedy`.", id="manual-without-a-remedy"),
        pytest.param(_edit("check: bag-valid", "check: bag-valid\nwith: {a: b}"), "with: {a: b}", "has an unknown field", "with.a", "Remove it.", id="parameters-for-a-check-that-takes-none"),
        pytest.param(_edit("  seeds: 5", "  sedes: 5"), "  sedes: 5", "has an unknown field", "with.sedes", "Did you mean seeds?", id="unknown-parameter"),
        pytest.param(_edit("  seeds: 5", "  seeds: five"), "  seeds: five", "has a wrong value in with.seeds", "five", "Correct it.", id="parameter-of-a-wrong-kind"),
        pytest.param(_edit("sha256: c7f5acff", "sha256: C7F5acff"), "sha256: C7F5", "has a wrong value in with.pages.0.sha256", "C7F5acff606e", "Correct it.", id="parameter-deep-inside"),
        pytest.param(_edit("because: D-01", "because: D-99"), "because: D-99", "C-01 rests on nothing", "D-99", "There are D-01 to D-0", id="decision-that-is-not-there"),
        pytest.param(_edit("because: D-01", "because: 000:36"), "because: 000:36", "C-01 rests on a place in the pages, which define no system and ask for nothing", "000:36", "Name a", id="place"),
        pytest.param(_edit("because: D-01", "because: the card"), "because: the card", "C-01 rests on nothing", "the card", "Name a", id="words"),
        pytest.param(_edit("because: D-01", "because: d-01"), "because: d-01", "C-01 rests on nothing", "d-01", "Name a", id="small-letter"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(
    copy: Any, faults: Any, change: Any, line: str, message: str, found: str, remedy: str
) -> None:
    change(copy)
    ((place, said, was, mend),) = (one for one in faults() if "lacks the field" not in one[1])
    assert place.rpartition(":")[0] == copy.place(f"{FILE}@{line}").rpartition(":")[0]
    assert (said, was[: len(found)]) == (message, found)
    assert mend.startswith(remedy)


def test_another_decision_stands(copy: Any, faults: Any) -> None:
    copy.edit(FILE, "because: D-01", "because: D-02")
    assert faults() == []


def test_a_superseded_decision_holds_nothing(copy: Any, faults: Any) -> None:
    copy.edit(FILE, "id: D-01\ndate: 2026-11-20", "id: D-01\ndate: 2026-11-20\nsuperseded_by: D-02")
    places = [place for place, message, *_ in faults() if message.endswith("rests on a superseded decision")]
    lines = copy.path(FILE).read_text(encoding="utf-8").split("\n")
    assert places == [f"{FILE}:{number}:10" for number, line in enumerate(lines, 1) if line == "because: D-01"]
    assert {remedy for *_, remedy in faults()} == {"Name D-02, or remove it."}


def test_parameters_that_are_lacking_are_asked_for_at_the_check(copy: Any, faults: Any) -> None:
    copy.edit(FILE, "with:\n  seeds: 5\n", "")
    copy.edit(FILE, '  ids: ["000", "001", "002", "003", "004"]\n', "")
    expected = copy.place(f"{FILE}@check: seed-count").rpartition(":")[0]
    assert [(place, message) for place, message, *_ in faults()] == [
        (f"{expected}:8", "lacks the field seeds"),
        (f"{expected}:8", "lacks the field ids"),
    ]


def test_everything_is_said_in_one_run(copy: Any, faults: Any) -> None:
    copy.edit(FILE, "check: bag-valid", "check: bag-vald")
    copy.edit(FILE, "because: D-02", "because: D-09")
    copy.edit(FILE, "  count: 4", "  counts: 4")
    assert [message for _, message, *_ in faults()] == [
        "C-01 names an unknown check",
        "C-03 rests on nothing",
        "lacks the field with.count",
        "has an unknown field",
    ]


def test_a_decision_with_a_typo_is_reported_once_and_not_by_what_rests_on_it(copy: Any) -> None:
    copy.edit(FILE, "id: D-01\ndate:", "id: D-01\ndtae:")
    assert {problem.fault.message for problem in copy.run().problems} == {
        "has an unknown field",
        "lacks the field date",
    }


def test_a_name_in_a_code_block_is_no_decision(copy: Any, faults: Any) -> None:
    copy.edit(FILE, "because: D-01", "because: D-09")
    copy.edit(FILE, "## Constraints\n", "## Constraints\n\n```text\n### D-09 Not one.\n```\n")
    assert [message for _, message, *_ in faults()] == ["C-01 rests on nothing"]


def test_the_form_of_the_decision_that_is_to_be_written_is_given(copy: Any) -> None:
    constraints = copy.repository().constraints
    following = f"D-{len(constraints.decisions) + 1:02d}"
    copy.edit(FILE, "because: D-01", f"because: {following}")
    (fault,) = bind(copy.repository(), all_rules())[1]
    assert fault.remedy.startswith(f"Write {following} first.")
    assert f"### {following} " in (fault.template or "")
