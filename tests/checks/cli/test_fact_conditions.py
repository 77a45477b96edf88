"""Each value of a filter alone: what it takes, and what is said of it where it takes nothing."""

from decimal import Decimal
from typing import Any

import pytest

from checks.cli.fact_conditions import conditions
from checks.cli.fact_filters import Filter


@pytest.mark.parametrize(
    ("chosen", "flag", "says", "hint"),
    [
        pytest.param(Filter(pages=("001",)), "--page 001", "has the page 001", "there is 000", id="page"),
        pytest.param(Filter(stories=("000-1",)), "--story 000-1", "has the story 000-1", "there is 000-2", id="story"),
        pytest.param(Filter(kinds=("date",)), "--kind date", "has the kind date", "there is quantity", id="kind"),
        pytest.param(Filter(units=("家家",)), "--unit 家家", "has the unit 家家", "the nearest is 家", id="unit-near"),
        pytest.param(Filter(units=("元",)), "--unit 元", "has the unit 元", "there is 家", id="unit"),
        pytest.param(Filter(bounds=("over",)), "--bound over", "has the bound over", "there is exact", id="bound"),
        pytest.param(Filter(least=Decimal("1e3")), "--min 1000", "is at least 1000", "the largest is 40 at 000:3:1", id="min"),
        pytest.param(Filter(most=Decimal("0.1")), "--max 0.1", "is at most 0.1", "the smallest is 1/2 at 000:4:1", id="max"),
        pytest.param(Filter(words="FIRM S"), "--contains FIRM S", "contains FIRM S", "the nearest is firms", id="words"),
        pytest.param(Filter(words="robot"), "--contains robot", "contains robot", "", id="words-far"),
    ],
)  # fmt: skip
def test_a_condition(make_fact: Any, chosen: Filter, flag: str, says: str, hint: str) -> None:
    (condition,) = conditions(chosen)
    for line, value in enumerate(("3", "40", "1/2", "4"), 2):
        condition.see(make_fact("000-2", "Many firms", value=value, line=line, column=1))
    assert (f"{condition.flag} {condition.value}", condition.says) == (flag, says)
    assert condition.hint is not None
    assert (condition.found, condition.hint.said()) == (0, hint)


def test_each_value_is_a_condition_and_counts_what_it_finds(make_fact: Any) -> None:
    chosen = Filter(pages=("000", "001"), units=("家",), least=Decimal(3), words="FIRMS")
    each = list(conditions(chosen))
    for value in ("2", "3"):
        for condition in each:
            condition.see(make_fact("000-2", "many firms", value=value))
    assert [(one.flag, one.found) for one in each] == [
        ("--page", 2),
        ("--page", 0),
        ("--unit", 2),
        ("--min", 1),
        ("--contains", 2),
    ]


def test_without_a_filter_there_is_no_condition() -> None:
    assert list(conditions(Filter())) == []
