"""The line that counts: how it came out, and how much was looked at."""

from typing import Any

import pytest

from checks.results import Status
from checks.summary.last_line import VERDICTS, summary

PASSED, FAILED, SKIPPED, MANUAL = Status.PASSED, Status.FAILED, Status.SKIPPED, Status.MANUAL


def test_everything_is_counted(make: Any) -> None:
    outcomes = [make.outcome(status=status) for status in (PASSED, PASSED, SKIPPED, MANUAL)]
    failed = make.outcome(make.finding(), make.finding())
    run = make.run(*outcomes, failed, problems=(make.problem(),) * 3, root="some/where", deselected=7)
    assert summary(run) == (
        "could not do the job: read some/where: 9 files, 8 bytes, 7 pages, 6 lines, 5 stories, 4 numerals, 3 facts, 2 constraints "
        "(2 passed, 1 failed, 1 skipped, 1 manual, 7 not asked for), 3 unreadable, 2 findings"
    )


@pytest.mark.parametrize(
    ("statuses", "parts", "verdict"),
    [
        pytest.param([PASSED, SKIPPED, MANUAL], {}, "ok", id="passed"),
        pytest.param([PASSED, FAILED], {}, "not satisfied", id="failed"),
        pytest.param([MANUAL, SKIPPED], {}, "not satisfied, since nothing was examined", id="nothing-examined"),
        pytest.param([PASSED, SKIPPED], {"require_all": True}, "not satisfied", id="all-required"),
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
