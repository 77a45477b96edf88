"""Months and their quarters."""

from typing import Any

import pytest

from bundle_model.relations.operands import UnfitRelationError
from bundle_model.relations.verdicts import Verdict

HOLDS, AGAINST = Verdict.HOLDS, Verdict.CONTRADICTS


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
