"""The first screen says what `check` says."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from checks.results import Run, Status
from checks.room import opening
from checks.room.contents import Contents, contents_of
from checks.room.opening import opening_of
from checks.summary.last_line import first_line, summary

_TOP = Path(__file__).parents[3]


def test_the_verdict_and_the_counts_are_those_of_the_run(real_run: Run, real_contents: Contents) -> None:
    one = real_contents.opening
    assert (one.last, one.first, one.exit_code) == (summary(real_run), first_line(real_run), real_run.exit_code)
    assert one.last.startswith(one.verdict)


def test_the_three_questions_are_answered_with_their_counts(real_contents: Contents) -> None:
    one = real_contents.opening
    assert [question.asks for question in one.questions] == ["A system?", "A hardware target?", "A performance core?"]
    assert all(" hits of " in question.answer for question in one.questions)


def test_what_was_judged_is_named_with_its_hash(real_contents: Contents) -> None:
    judged = dict(real_contents.opening.judged)
    kinds = {path.rpartition("/")[0] for path in judged}
    assert kinds == {"", "bundle", "bundle/data", "bundle/record"}
    for path, sha256 in judged.items():
        assert hashlib.sha256((_TOP / path).read_bytes()).hexdigest() == sha256


@pytest.mark.parametrize(
    ("parts", "command"),
    [
        pytest.param({}, "yiwu-bundle check", id="plain"),
        pytest.param({"require_all": True}, "yiwu-bundle check --require-all", id="all-required"),
    ],
)
def test_the_command_repeats_the_run(make: Any, parts: dict[str, Any], command: str) -> None:
    assert opening_of(make.run(**parts), None, None).command == command


def test_of_many_things_to_fix_the_first_are_shown_and_the_others_counted(
    make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "FIXES", 2)
    run = make.run(make.outcome(*(make.finding(None, message=str(number)) for number in range(5))))
    one = contents_of(run).opening
    assert ([entry.message for entry in one.to_fix], one.more_to_fix) == (["0", "1"], 3)


def test_a_run_without_its_repository_has_outcomes_alone(make: Any) -> None:
    contents = contents_of(make.run(make.outcome(status=Status.PASSED)))
    assert [one.status for one in contents.outcomes] == [Status.PASSED]
    assert (contents.rows, contents.pages, contents.opening.judged) == ((), (), ())
