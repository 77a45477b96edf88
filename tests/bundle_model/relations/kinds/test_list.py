"""Counts, and the lists that they announce."""

from typing import Any

import pytest

from bundle_model.relations.verdicts import Verdict

HOLDS, OPEN, AGAINST, UNKNOWN = Verdict.HOLDS, Verdict.OPEN, Verdict.CONTRADICTS, Verdict.UNDECIDABLE


@pytest.mark.parametrize(
    ("count", "items", "closed", "open_"),
    [
        pytest.param("3", 3, HOLDS, HOLDS, id="all"),
        pytest.param("3", 2, AGAINST, OPEN, id="one-lacks"),
        pytest.param("3", 4, AGAINST, AGAINST, id="one-too-many"),
        pytest.param("over 10", 12, HOLDS, OPEN, id="over"),
        pytest.param("over 10", 10, AGAINST, OPEN, id="over-not-reached"),
        pytest.param("over 10", 2, AGAINST, OPEN, id="over-by-far-not-reached"),
        pytest.param("at least 3", 3, HOLDS, OPEN, id="at-least"),
        pytest.param("at least 3", 2, AGAINST, OPEN, id="at-least-not-reached"),
        pytest.param("at most 3", 3, HOLDS, HOLDS, id="at-most-and-full"),
        pytest.param("at most 3", 2, HOLDS, OPEN, id="at-most"),
        pytest.param("at most 3", 4, AGAINST, AGAINST, id="at-most-and-more"),
        pytest.param("nearly 4", 3, HOLDS, HOLDS, id="nearly-and-full"),
        pytest.param("nearly 4", 2, HOLDS, OPEN, id="nearly"),
        pytest.param("nearly 4", 4, AGAINST, AGAINST, id="nearly-and-reached"),
        pytest.param("about 3", 3, UNKNOWN, UNKNOWN, id="about"),
    ],
)
def test_list(judge: Any, quotes: Any, count: str, items: int, closed: Verdict, open_: Verdict) -> None:
    assert judge("list", count=count, items=quotes(items), closed="true").verdict is closed
    assert judge("list", count=count, items=quotes(items), closed="false").verdict is open_


def test_a_list_says_how_many_are_expected_and_how_many_stand_there(judge: Any, quotes: Any) -> None:
    judgement = judge("list", count="5", items=quotes(3), closed="true")
    assert (judgement.expected, judgement.stated, judgement.gap) == ("5", "3", "2")
    assert judgement.why == "3 are listed, which is not in 5"


def test_figures_can_be_listed_too(judge: Any) -> None:
    assert judge("list", count="2", items=["30 个", "10 个"], closed="true").verdict is HOLDS
