"""Shares: per cents, fractions, hedges, and divisors that can be zero."""

from typing import Any

import pytest

from bundle_model.figures.interval import ZeroInDivisorError
from bundle_model.relations.operands import UnfitRelationError
from bundle_model.relations.verdicts import Verdict

HOLDS, ROUNDED, AGAINST, UNKNOWN = Verdict.HOLDS, Verdict.HOLDS_AFTER_ROUNDING, Verdict.CONTRADICTS, Verdict.UNDECIDABLE


@pytest.mark.parametrize(
    ("part", "whole", "share", "verdict"),
    [
        pytest.param("27", "54", "50 %", HOLDS, id="per-cent"),
        pytest.param("34", "54", "63 %", ROUNDED, id="rounded-up"),
        pytest.param("34", "51", "63 %", AGAINST, id="of-another-whole"),
        pytest.param("7883", "26068", "30.24 %", ROUNDED, id="two-places"),
        pytest.param("7883", "26068", "30.25 %", AGAINST, id="last-place-wrong"),
        pytest.param("5", "8", "62.5 %", HOLDS, id="exact-decimal"),
        pytest.param("2", "3", "2/3", HOLDS, id="fraction"),
        pytest.param("1", "3", "2/3", AGAINST, id="another-fraction"),
        pytest.param("27", "54", "0.5", HOLDS, id="share-of-one"),
        pytest.param("1", "3", "0 %", AGAINST, id="nothing-is-still-per-cent"),
        pytest.param("1", "1000", "0 %", ROUNDED, id="nearly-nothing"),
        pytest.param("54", "54", "100 %", HOLDS, id="all"),
        pytest.param("over 27", "54", "50 %", HOLDS, id="over-same-as-printed"),
        pytest.param("over 26", "54", "50 %", ROUNDED, id="over"),
        pytest.param("over 30", "54", "50 %", AGAINST, id="over-too-much"),
        pytest.param("27", "over 53", "50 %", ROUNDED, id="over-as-whole"),
        pytest.param("27", "at least 54", "50 %", HOLDS, id="at-least-as-whole"),
        pytest.param("27", "54", "over 50 %", AGAINST, id="over-as-share"),
        pytest.param("28", "54", "over 50 %", ROUNDED, id="more-than-over-as-share"),
        pytest.param("27", "54", "at most 50 %", HOLDS, id="at-most-as-share"),
        pytest.param("26", "54", "nearly 50 %", ROUNDED, id="nearly-as-share"),
        pytest.param("about 27", "54", "50 %", UNKNOWN, id="about"),
        pytest.param("27", "about 54", "50 %", UNKNOWN, id="about-as-whole"),
        pytest.param("27", "54", "about 50 %", UNKNOWN, id="about-as-share"),
    ],
)
def test_share(judge: Any, part: str, whole: str, share: str, verdict: Verdict) -> None:
    assert judge("share", part=part, whole=whole, share=share).verdict is verdict


def test_a_share_is_shown_in_per_cent_where_it_is_printed_so(judge: Any) -> None:
    judgement = judge("share", part="34", whole="54", share="63 %")
    assert (judgement.expected, judgement.stated, judgement.gap) == ("1700/27 (62.962…)", "63", "1/27 (0.037…)")
    judgement = judge("share", part="1", whole="3", share="2/3")
    assert (judgement.expected, judgement.gap) == ("1/3 (0.333…)", "1/3 (0.333…)")


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        pytest.param("2", "0", id="zero"),
        pytest.param("2", "nearly 4", id="nearly"),
        pytest.param("2", "at most 4", id="at-most"),
        pytest.param("about 2", "0", id="zero-and-about"),
        pytest.param("2", "about 0", id="about-zero"),
    ],
)
def test_division_by_what_can_be_zero_is_refused(judge: Any, part: str, whole: str) -> None:
    with pytest.raises(ZeroInDivisorError, match=f"^{whole} can be zero, so it cannot divide anything$"):
        judge("share", part=part, whole=whole, share="50 %")


def test_unlike_units_are_refused(judge: Any) -> None:
    with pytest.raises(UnfitRelationError, match="unlike units: 亩, 元"):
        judge("share", part="2 元", whole="4 亩", share="50 %")
