"""Shares of a staff: not more than all of it together."""

from typing import Any

import pytest

from bundle_model.relations.verdicts import Verdict

HOLDS, ROUNDED, AGAINST, UNKNOWN = Verdict.HOLDS, Verdict.HOLDS_AFTER_ROUNDING, Verdict.CONTRADICTS, Verdict.UNDECIDABLE


@pytest.mark.parametrize(
    ("share", "groups", "verdict"),
    [
        pytest.param("at least 20 %", "9", AGAINST, id="more-than-all"),
        pytest.param("at least 20 %", "5", UNKNOWN, id="just-all-or-more"),
        pytest.param("20±0.5 %", "4", HOLDS, id="less"),
        pytest.param("20±0.5 %", "5", HOLDS, id="all-as-printed"),
        pytest.param("20.1±0.5 %", "5", ROUNDED, id="only-rounding-saves-it"),
        pytest.param("1/2", "2", HOLDS, id="halves"),
        pytest.param("1/2", "3", AGAINST, id="too-many-halves"),
        pytest.param("about 20 %", "9", UNKNOWN, id="about"),
        pytest.param("20 %", "about 9", UNKNOWN, id="about-so-many"),
    ],
)
def test_share_of_staff(judge: Any, share: str, groups: str, verdict: Verdict) -> None:
    assert judge("share-of-staff", share=share, groups=groups).verdict is verdict


def test_a_share_of_staff_says_by_how_much(judge: Any) -> None:
    judgement = judge("share-of-staff", share="at least 20 %", groups="9")
    assert (judgement.expected, judgement.stated, judgement.gap) == ("<= 100", "180", "80")
    assert judgement.why == "[180, ∞) <= 100 is impossible"
