"""Days that exist, against the calendar."""

from datetime import date
from typing import Any

import pytest

from bundle_model.relations.operands import UnfitRelationError
from bundle_model.relations.verdicts import Verdict

HOLDS, AGAINST = Verdict.HOLDS, Verdict.CONTRADICTS


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("year", [1900, 2000, 2023, 2024])
def test_calendar_date_against_the_calendar(judge: Any, year: int) -> None:
    for month in range(14):
        for day in (0, 1, 28, 29, 30, 31, 32):
            judgement = judge("calendar-date", year=f"{year} 年", month=f"{month} 月", day=f"{day} 日")
            assert judgement.verdict is (HOLDS if _exists(year, month, day) else AGAINST), (year, month, day)


@pytest.mark.parametrize(
    ("month", "day", "said"),
    [
        pytest.param("2", "30", ("that month has 29 days", "1 to 29", "30", "1"), id="day"),
        pytest.param("2", "0", ("that month has 29 days", "1 to 29", "0", "1"), id="no-day"),
        pytest.param("15", "1", ("there is no month 15", "1 to 12", "15", "3"), id="month"),
    ],
)
def test_a_day_that_does_not_exist_is_said_with_what_does(judge: Any, month: str, day: str, said: Any) -> None:
    judgement = judge("calendar-date", year="2024 年", month=f"{month} 月", day=f"{day} 日")
    assert (judgement.why, judgement.expected, judgement.stated, judgement.gap) == said


def test_a_year_of_any_length_has_its_leap_day(judge: Any) -> None:
    assert judge("calendar-date", year="12000", month="2 月", day="29 日").verdict is HOLDS
    assert judge("calendar-date", year="12100", month="2 月", day="29 日").verdict is AGAINST


@pytest.mark.parametrize("day", ["1.5", "over 2", "about 2"])
def test_a_date_is_of_whole_numbers(judge: Any, day: str) -> None:
    with pytest.raises(UnfitRelationError, match=f"{day} is not one whole number"):
        judge("calendar-date", year="2024", month="12", day=day)
