"""Whole numbers that must be possible, counts of lists, and months and days that are outside."""

from typing import Any

import pytest

from bundle_model.relations.counting import counted, one_whole, outside, whole_number
from bundle_model.relations.operands import UnfitRelationError
from bundle_model.relations.verdicts import Judgement, Verdict


@pytest.mark.parametrize(
    ("said", "verdict", "why"),
    [
        pytest.param("3", Verdict.HOLDS, "3 is a whole number", id="whole"),
        pytest.param("3.4±0.5", Verdict.HOLDS_AFTER_ROUNDING, "3.4 is not whole, but [2.9, 3.9) holds 3", id="rounded-to-one"),
        pytest.param("3.4±1.5", Verdict.HOLDS_AFTER_ROUNDING, "3.4 is not whole, but [1.9, 4.9) holds 2 to 4", id="rounded-to-some"),
        pytest.param("3.4±0.1", Verdict.CONTRADICTS, "no whole number lies in [3.3, 3.5)", id="none"),
        pytest.param("nearly 3", Verdict.HOLDS, "[0, 3) holds 0 to 2", id="nearly"),
        pytest.param("over 3.4", Verdict.HOLDS, "(3.4, ∞) holds whole numbers", id="over"),
        pytest.param("about 3", Verdict.UNDECIDABLE, "about 3 is only approximate: “about” sets no limits", id="about"),
    ],
)  # fmt: skip
def test_whole_number(known: Any, said: str, verdict: Verdict, why: str) -> None:
    term = known(said)
    judgement = whole_number(term.value, term.span, [term])
    assert (judgement.verdict, judgement.why) == (verdict, why)


@pytest.mark.parametrize(
    ("count", "items", "closed", "verdict"),
    [
        pytest.param("3", 3, True, Verdict.HOLDS, id="all"),
        pytest.param("3", 2, True, Verdict.CONTRADICTS, id="one-lacks"),
        pytest.param("3", 2, False, Verdict.OPEN, id="some"),
        pytest.param("about 3", 3, True, Verdict.UNDECIDABLE, id="about"),
    ],
)
def test_counted(known: Any, count: str, items: int, closed: bool, verdict: Verdict) -> None:
    assert counted(known(count), items, closed=closed).verdict is verdict


def test_one_whole_number(known: Any) -> None:
    assert one_whole(known("12 月")) == 12


@pytest.mark.parametrize("said", ["1.5", "12±0.5", "over 12", "at most 12", "about 12"])
def test_what_is_not_one_whole_number_is_refused(known: Any, said: str) -> None:
    with pytest.raises(UnfitRelationError, match=f"^{said} is not one whole number$"):
        one_whole(known(said))


@pytest.mark.parametrize(("number", "gap"), [(0, "1"), (13, "1"), (15, "3")], ids=str)
def test_outside(number: int, gap: str) -> None:
    assert outside(number, 12, "why") == Judgement(Verdict.CONTRADICTS, "why", "1 to 12", str(number), gap)
