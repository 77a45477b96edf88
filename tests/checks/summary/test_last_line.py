"""The line that counts: how it came out, and how much was looked at."""

from typing import Any

import pytest

from checks.results import Status, Wait
from checks.summary.last_line import VERDICTS, first_line, summary

PASSED, FAILED, SKIPPED, MANUAL = Status.PASSED, Status.FAILED, Status.SKIPPED, Status.MANUAL
COULD_NOT_LOOK = Status.COULD_NOT_LOOK


def test_everything_is_counted(make: Any) -> None:
    outcomes = [make.outcome(status=status) for status in (PASSED, PASSED, SKIPPED, MANUAL)]
    failed = make.outcome(make.finding(), make.finding())
    run = make.run(*outcomes, failed, problems=(make.problem(),) * 3, root="some/where", deselected=7)
    assert summary(run) == (
        "could not do the job: read some/where: 9 files, 8 bytes, 7 pages, 6 lines, 5 stories, 4 numerals, 3 facts, 2 constraints "
        "(2 passed, 1 failed, 0 could not look, 1 skipped, 1 manual, 7 not asked for, does not apply here: C-01), 3 unreadable, 2 findings"
    )


@pytest.mark.parametrize(
    ("statuses", "parts", "verdict"),
    [
        pytest.param([PASSED, SKIPPED, MANUAL], {}, "ok", id="passed"),
        pytest.param([PASSED, FAILED], {}, "not satisfied", id="failed"),
        pytest.param([MANUAL, SKIPPED], {}, "not satisfied, since nothing was examined", id="nothing-examined"),
        pytest.param([PASSED, COULD_NOT_LOOK], {}, "not satisfied", id="could-not-look"),
        pytest.param([COULD_NOT_LOOK], {}, "not satisfied, since nothing was examined", id="nobody-could-look"),
    ],
)
def test_it_begins_with_the_verdict(make: Any, statuses: list[Status], parts: dict[str, Any], verdict: str) -> None:
    run = make.run(*(make.outcome(status=status) for status in statuses), **parts)
    assert summary(run).startswith(f"{verdict}: read .: ")
    assert verdict.startswith(VERDICTS[run.exit_code])


def test_what_was_not_asked_for_is_said_only_where_something_was_not(make: Any) -> None:
    assert "not asked for" not in summary(make.run())


def test_a_name_stays_as_it_is(make: Any) -> None:
    assert "read \x1b::error\n: " in summary(make.run(root="\x1b::error\n"))


def test_a_refusal_makes_it_red(make: Any) -> None:
    run = make.run(make.outcome(status=PASSED), refusals=(make.refusal(),))
    assert summary(run).startswith("not satisfied: read .: ")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        pytest.param({"unreferenced": ("a", "b")}, "no constraint for a, b", id="no-constraint"),
        pytest.param({"counted": False}, "constraints not counted", id="not-counted"),
    ],
)
def test_what_nobody_looked_at_is_said(make: Any, parts: dict[str, Any], said: str) -> None:
    assert f", {said})" in summary(make.run(make.outcome(status=PASSED), **parts))
    assert said not in summary(make.run(make.outcome(status=PASSED)))


_ON_IT = (Wait(("page 000",), "C-01 at bundle/a.txt:3:1"),)


@pytest.mark.parametrize(
    ("findings", "problems", "refusals", "waiting", "said"),
    [
        pytest.param(1, 0, 0, 0, "1 thing to fix.", id="a-finding"),
        pytest.param(0, 1, 0, 0, "1 thing to fix.", id="a-problem"),
        pytest.param(0, 0, 1, 0, "1 thing to fix.", id="a-refusal"),
        pytest.param(2, 3, 4, 0, "9 things to fix.", id="all-of-them"),
        pytest.param(1, 0, 0, 1, "1 thing to fix; 1 check could not look at what rests on it.", id="one-waits-for-one"),
        pytest.param(1, 0, 0, 3, "1 thing to fix; 3 checks could not look at what rests on it.", id="three-wait-for-one"),
        pytest.param(2, 0, 0, 1, "2 things to fix; 1 check could not look at what rests on them.", id="one-waits-for-two"),
    ],
)  # fmt: skip
def test_the_first_line_says_how_much_there_is_to_fix(
    make: Any, findings: int, problems: int, refusals: int, waiting: int, said: str
) -> None:
    failed = [make.outcome(*[make.finding()] * findings)] if findings else []
    run = make.run(
        *failed,
        *[make.outcome(status=COULD_NOT_LOOK, waits=_ON_IT)] * waiting,
        make.outcome(status=PASSED),
        problems=(make.problem(),) * problems,
        refusals=(make.refusal(),) * refusals,
    )
    assert first_line(run) == said


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        pytest.param([PASSED], None, id="passed"),
        pytest.param([PASSED, SKIPPED, MANUAL], None, id="does-not-apply"),
        pytest.param([], "Nothing was examined.", id="nothing-examined"),
        pytest.param([MANUAL, SKIPPED], "Nothing was examined.", id="nobody-looked"),
    ],
)
def test_where_nothing_is_to_fix_the_first_line_says_why_or_is_not_there(
    make: Any, statuses: list[Status], said: str | None
) -> None:
    assert first_line(make.run(*(make.outcome(status=status) for status in statuses))) == said


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        pytest.param({}, "0 findings", id="all-as-staged-and-nothing-untracked"),
        pytest.param({"unstaged": 1}, "0 findings, 1 file not as staged", id="a-file"),
        pytest.param({"unstaged": 3}, "0 findings, 3 files not as staged", id="files"),
        pytest.param({"untracked": 1}, "0 findings, 1 untracked entry not looked at", id="an-entry"),
        pytest.param({"unstaged": 2, "untracked": 2}, "0 findings, 2 files not as staged, 2 untracked entries not looked at", id="both"),
    ],
)  # fmt: skip
def test_what_was_judged_beside_what_is_committed_is_counted(make: Any, parts: dict[str, Any], said: str) -> None:
    assert summary(make.run(make.outcome(status=PASSED), **parts)).endswith(f", {said}")


def test_findings_that_are_not_told_are_counted_all_the_same(make: Any) -> None:
    run = make.run(make.outcome(make.finding(), make.finding()._replace(stands_for=5)))
    assert summary(run).endswith(", 6 findings")
    assert first_line(run) == "6 things to fix."
