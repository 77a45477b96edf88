"""Which constraints a run is asked for, by check and by constraint, and how many were not."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pytest

from bundle_model.repository import Repository
from checks.engine.registry import all_rules
from checks.engine.runner import run_checks
from checks.results import AtDeclaration, Breach, CouldNotLook, DoesNotApply, RuleText, Run, Status
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
        assert [one.id for one in described] == [*sorted(all_rules()), "constraints-counted", "tree-as-staged"]
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


def _without_checks(repository: Repository, *checks: str, counted: bool) -> Repository:
    """The repository without the constraints that name these checks, and with or without its block of counts."""
    declared = repository.constraints
    kept = tuple(one for one in declared.constraints if one.fields.check not in checks)
    return replace(
        repository, constraints=declared._replace(constraints=kept, counted=declared.counted if counted else None)
    )


@pytest.mark.parametrize(("require_all", "code"), [(False, 0), (True, 1)], ids=["may-be", "all-required"])
def test_a_check_that_no_constraint_names_is_told_and_refused_if_all_is_required(
    real_repository: Repository, require_all: bool, code: int
) -> None:
    less = _without_checks(real_repository, "page-bytes", "no-system", counted=False)
    run = run_checks(less, all_rules(), only=("seed-count",), require_all=require_all)
    assert (run.unreferenced, run.exit_code, run.counted) == (("no-system", "page-bytes"), code, False)
    assert ", no constraint for no-system, page-bytes, constraints not counted), " in summary(run)
    heading = real_repository.constraints.text.lines.index("## Constraints") + 1
    assert [(one.rule, one.region.place, one.message) for one in run.refusals] == [
        (
            "constraints-counted",
            f"CONSTRAINTS.md:{heading}:1",
            "No constraint names the check no-system or page-bytes, but all checks are required.",
        )
    ][: int(require_all)]


@pytest.mark.parametrize("require_all", [False, True], ids=["may-be", "all-required"])
def test_what_is_miscounted_is_one_entry_whatever_is_required(copy: Any, require_all: bool) -> None:
    text = copy.path("CONSTRAINTS.md").read_text(encoding="utf-8")
    start, end = text.index('<a id="c-03">'), text.index('<a id="c-04">')
    copy.write("CONSTRAINTS.md", (text[:start] + text[end:]).encode())
    run = run_checks(copy.repository(), all_rules(), only=("page-bytes",), require_all=require_all)
    assert [one.rule for one in run.refusals] == ["constraints-counted"]
    assert "No constraint names the check seed-count." in run.refusals[0].message
    assert run.exit_code == 1


@pytest.mark.parametrize(
    ("results", "require_all", "said"),
    [
        pytest.param([], True, [], id="nothing"),
        pytest.param([DoesNotApply("why")], False, [], id="does-not-apply"),
        pytest.param(
            [DoesNotApply("why")],
            True,
            ["C-03 does not apply here, but all checks are required: why."],
            id="all-required",
        ),
        pytest.param([CouldNotLook("why")], False, ["C-03 could not look: why."], id="could-not-look"),
        pytest.param([CouldNotLook("why")], True, ["C-03 could not look: why."], id="could-not-look-all-required"),
        pytest.param([Breach(AtDeclaration(), "m")], True, [], id="a-finding-says-why"),
    ],
)
def test_what_is_red_without_a_finding_stands_at_its_constraint(
    real_repository: Repository, results: list[Any], require_all: bool, said: list[str]
) -> None:
    rules = {name: rule._replace(check=lambda *_: (), needs=()) for name, rule in all_rules().items()}
    rules["seed-count"] = rules["seed-count"]._replace(check=lambda *_: results)
    run = run_checks(real_repository, rules, only=("seed-count",), require_all=require_all)
    lines = real_repository.constraints.text.lines
    assert [one.message for one in run.refusals] == said
    assert run.exit_code == int(bool(said or run.findings or not run.looked))
    for one in run.refusals:
        assert (one.rule, one.region.file, one.region.column) == ("seed-count", "CONSTRAINTS.md", 1)
        assert lines[one.region.line - 1] == one.excerpt
        assert one.excerpt.startswith("### C-03 ")


def test_a_check_that_waits_needs_no_entry_of_its_own(copy: Any) -> None:
    copy.edit("002", "义乌", "乌义")
    run = run_checks(copy.repository(), all_rules(), only=("figures-as-recorded",))
    assert run.refusals == ()
    assert [outcome.status for outcome in run.outcomes] == [Status.FAILED, Status.COULD_NOT_LOOK]


def test_of_what_was_not_asked_for_only_the_cause_is_shown(copy: Any) -> None:
    """Two pages are changed and a story lies on one of them alone."""
    for page in ("002", "003"):
        copy.edit(page, "义乌", "乌义")
    rules = dict(all_rules())
    rules["seed-count"] = rules["seed-count"]._replace(needs=("bundle/data/003",), check=lambda *_: ())
    run = run_checks(copy.repository(), rules, only=("seed-count",))
    assert [(one.constraint, one.status) for one in run.outcomes] == [
        ("C-02", Status.FAILED),
        ("C-03", Status.COULD_NOT_LOOK),
    ]
    assert [finding.region.file for _, finding in run.findings] == [copy.page("003")]
    assert run.deselected == len(copy.repository().constraints.constraints) - 1


def test_what_is_red_and_has_nothing_to_do_with_what_was_asked_for_is_not_shown(copy: Any) -> None:
    copy.edit("002", "义乌", "乌义")
    copy.write("bundle/stray.txt", b"")
    run = run_checks(copy.repository(), all_rules(), only=("C-05",))
    assert [one.constraint for one in run.outcomes] == ["C-02", "C-05"]
    assert run.exit_code == 1
    run = run_checks(copy.repository(), all_rules(), only=("seed-count",))
    assert ([one.constraint for one in run.outcomes], run.exit_code) == (["C-03"], 0)


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param({"only": ("C-05", "C-02")}, id="selected"),
        pytest.param({"only": ("C-05",), "without": ("C-02",)}, id="ignored"),
    ],
)
def test_a_cause_names_what_it_breaks_whether_it_is_asked_for_or_not(copy: Any, ask: dict[str, Any]) -> None:
    copy.edit("002", "义乌", "乌义")
    (cause,) = [finding for _, finding in run_checks(copy.repository(), all_rules(), **ask).findings]
    assert cause.breaks == ("C-01", "C-05")


@pytest.mark.parametrize("changed", [{"CONSTRAINTS.md"}, set()], ids=["changed", "not-changed"])
def test_files_with_findings_that_somebody_has_changed_are_named(
    real_repository: Repository, monkeypatch: pytest.MonkeyPatch, changed: set[str]
) -> None:
    monkeypatch.setattr(Repository, "changed", lambda _, path: path in changed)
    rules = {name: rule._replace(check=lambda *_: (), needs=()) for name, rule in all_rules().items()}
    rules["seed-count"] = rules["seed-count"]._replace(check=lambda *_: [Breach(AtDeclaration(), "m")])
    assert run_checks(real_repository, rules).changed == changed


def test_where_every_check_is_named_nothing_is_told(real_repository: Repository) -> None:
    run = run_checks(real_repository, all_rules(), only=("seed-count",), require_all=True)
    assert (run.unreferenced, run.exit_code) == ((), 0)
    assert "no constraint for" not in summary(run)


@pytest.mark.parametrize(
    ("only", "looked"),
    [
        pytest.param(("seed-count",), False, id="left-out"),
        pytest.param(("lines-in-stories",), True, id="asked-for"),
        pytest.param(None, True, id="one-of-all"),
    ],
)
def test_what_is_left_out_and_on_which_nothing_rests_is_not_looked_at(
    real_repository: Repository, only: tuple[str, ...] | None, looked: bool
) -> None:
    asked: list[str] = []
    rules = all_rules()
    rule = rules["lines-in-stories"]._replace(check=lambda *_: asked.append("lines-in-stories") or ())
    run_checks(real_repository, {**rules, "lines-in-stories": rule}, only=only)
    assert bool(asked) == looked
