"""A count and the list that it announces, respectively given figures, formulas spelled out."""

from typing import Any

import pytest
from pydantic import ValidationError

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


@pytest.mark.parametrize(
    ("items", "figures", "verdict", "gap"),
    [
        pytest.param(3, ["100", "50", "30"], HOLDS, "0", id="as-many"),
        pytest.param(2, ["100", "50", "30"], AGAINST, "1", id="fewer"),
        pytest.param(5, ["100", "about 50"], AGAINST, "3", id="more"),
    ],
)
def test_respective(judge: Any, quotes: Any, items: int, figures: list[str], verdict: Verdict, gap: str) -> None:
    judgement = judge("respective", items=quotes(items), figures=figures)
    assert (judgement.verdict, judgement.gap) == (verdict, gap)
    assert (judgement.expected, judgement.stated) == (str(items), str(len(figures)))


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        pytest.param([("1", ["1 位"]), ("3", ["3 支"])], HOLDS, id="by-figures"),
        pytest.param([("1", ["1 位"]), ("3", ["4 支"])], AGAINST, id="a-figure-differs"),
        pytest.param([("1", 1), ("8", 8)], HOLDS, id="by-items"),
        pytest.param([("1", 1), ("8", 7)], AGAINST, id="an-item-lacks"),
        pytest.param([("1", 1), ("3", ["3 支"])], HOLDS, id="by-both"),
        pytest.param([("1", ["about 1"])], UNKNOWN, id="about"),
        pytest.param([("3", ["over 2"])], Verdict.HOLDS_AFTER_ROUNDING, id="over"),
    ],
)
def test_formula(judge: Any, quotes: Any, parts: list[tuple[str, Any]], verdict: Verdict) -> None:
    spelled = [{"number": number, "spelled": quotes(by) if isinstance(by, int) else by} for number, by in parts]
    assert judge("formula", parts=spelled).verdict is verdict


@pytest.mark.parametrize("mixed", [False, True], ids=["two-figures", "a-figure-and-an-item"])
def test_a_number_is_not_spelled_by_several_figures(judge: Any, quotes: Any, mixed: bool) -> None:
    spelled = ["1 位", *(quotes(1) if mixed else ["2 位"])]
    with pytest.raises(ValidationError, match="by one figure or by quoted items, not by several figures"):
        judge("formula", parts=[{"number": "3", "spelled": spelled}])
