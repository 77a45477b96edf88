"""Spans of years, days that exist, the quarter of a month."""

from datetime import date
from typing import Any

import pytest

from bundle_model.relations.operands import UnfitRelationError
from bundle_model.relations.verdicts import Verdict

HOLDS, AGAINST, UNKNOWN = Verdict.HOLDS, Verdict.CONTRADICTS, Verdict.UNDECIDABLE


@pytest.mark.parametrize(
    ("start", "end", "length", "elapsed", "inclusive"),
    [
        pytest.param("2014", "2023", "9 年", HOLDS, AGAINST, id="nine-between"),
        pytest.param("2014", "2023", "10 年", AGAINST, HOLDS, id="ten-with-both-ends"),
        pytest.param("2023", "2023", "1 年", AGAINST, HOLDS, id="one-year-alone"),
        pytest.param("2013", "2030", "over 10 年", Verdict.HOLDS_AFTER_ROUNDING, Verdict.HOLDS_AFTER_ROUNDING, id="over"),
        pytest.param("2013", "2023", "over 10 年", AGAINST, Verdict.HOLDS_AFTER_ROUNDING, id="over-by-one"),
        pytest.param("2023", "2014", "9 年", AGAINST, AGAINST, id="backwards"),
        pytest.param("2014", "2023", "about 9 年", UNKNOWN, UNKNOWN, id="about"),
        pytest.param("about 2014", "2023", "9 年", UNKNOWN, UNKNOWN, id="about-as-start"),
        pytest.param("2014", "about 2023", "9 年", UNKNOWN, UNKNOWN, id="about-as-end"),
        pytest.param("over 2014", "2023", "8 年", Verdict.HOLDS_AFTER_ROUNDING, Verdict.HOLDS_AFTER_ROUNDING, id="hedged-start"),
    ],
)  # fmt: skip
def test_span(judge: Any, start: str, end: str, length: str, elapsed: Verdict, inclusive: Verdict) -> None:
    assert judge("span", start=start, end=end, length=length, counting="elapsed").verdict is elapsed
    assert judge("span", start=start, end=end, length=length, counting="inclusive").verdict is inclusive


def test_a_span_says_by_how_much(judge: Any) -> None:
    judgement = judge("span", start="2014", end="2023", length="9 年", counting="inclusive")
    assert (judgement.expected, judgement.stated, judgement.gap) == ("10", "9", "1")


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


def test_every_month_lies_in_its_quarter_alone(judge: Any) -> None:
    quarters = [(1, 2, 3), (4, 5, 6), (7, 8, 9), (10, 11, 12)]
    for number, months in enumerate(quarters, 1):
        for month in range(1, 13):
            verdict = judge("quarter-of-month", month=f"{month} 月", quarter=f"{number} 季").verdict
            assert verdict is (HOLDS if month in months else AGAINST)


@pytest.mark.parametrize("month", ["0", "13"])
def test_a_month_that_is_none_lies_in_no_quarter(judge: Any, month: str) -> None:
    judgement = judge("quarter-of-month", month=f"{month} 月", quarter="5 季" if month == "13" else "0 季")
    assert (judgement.verdict, judgement.expected, judgement.gap) == (AGAINST, "1 to 12", "1")


def test_a_month_without_bounds_is_refused(judge: Any) -> None:
    with pytest.raises(UnfitRelationError):
        judge("quarter-of-month", month="about 5", quarter="2 季")
