"""Wholes that are not printed, and must be whole numbers."""

from typing import Any

import pytest

from bundle_model.figures.interval import ZeroInDivisorError
from bundle_model.relations.verdicts import Verdict

HOLDS, ROUNDED, AGAINST, UNKNOWN = Verdict.HOLDS, Verdict.HOLDS_AFTER_ROUNDING, Verdict.CONTRADICTS, Verdict.UNDECIDABLE


@pytest.mark.parametrize(
    ("part", "share", "verdict", "words"),
    [
        pytest.param("2", "40 %", HOLDS, "5 is a whole number", id="whole"),
        pytest.param("16142", "13.77 %", ROUNDED, "holds 117184 to 117268", id="rounded"),
        pytest.param("7", "30 %", ROUNDED, "70/3 (23.333…) is not whole, but (1400/61 (22.950…), 1400/59 (23.728…)] holds 23", id="just-one"),
        pytest.param("3", "40 %", AGAINST, "no whole number lies in (200/27 (7.407…), 600/79 (7.594…)]", id="none"),
        pytest.param("2", "2/3", HOLDS, "3 is a whole number", id="fraction"),
        pytest.param("over 3", "40 %", HOLDS, "holds whole numbers", id="over"),
        pytest.param("2", "over 30 %", HOLDS, "holds 1 to 6", id="over-as-share"),
        pytest.param("about 2", "40 %", UNKNOWN, "about 2 is only approximate", id="about"),
        pytest.param("2", "about 40 %", UNKNOWN, "about 40 % is only approximate", id="about-as-share"),
    ],
)  # fmt: skip
def test_implied_whole(judge: Any, part: str, share: str, verdict: Verdict, words: str) -> None:
    judgement = judge("implied-whole", part=part, share=share)
    assert (judgement.verdict, words in judgement.why) == (verdict, True), judgement


@pytest.mark.parametrize(
    "share", [pytest.param("0 %", id="no-share"), pytest.param("nearly 50 %", id="nearly-a-share")]
)
def test_division_by_what_can_be_zero_is_refused(judge: Any, share: str) -> None:
    with pytest.raises(ZeroInDivisorError, match=f"^{share} can be zero, so it cannot divide anything$"):
        judge("implied-whole", part="2", share=share)
