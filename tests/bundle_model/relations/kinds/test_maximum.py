"""Maxima of what is listed."""

from typing import Any

import pytest

from bundle_model.relations.operands import UnfitRelationError
from bundle_model.relations.verdicts import Verdict

HOLDS, ROUNDED, AGAINST, UNKNOWN = Verdict.HOLDS, Verdict.HOLDS_AFTER_ROUNDING, Verdict.CONTRADICTS, Verdict.UNDECIDABLE


@pytest.mark.parametrize(
    ("maximum", "listed", "verdict"),
    [
        pytest.param("100", ["100", "50", "30"], HOLDS, id="listed"),
        pytest.param("at most 100", ["50", "100"], HOLDS, id="the-most-that-can-be-had"),
        pytest.param("at most 1000000", ["1000000±5000", "50"], HOLDS, id="rounded-and-at-most"),
        pytest.param("100", ["90", "50"], AGAINST, id="not-listed"),
        pytest.param("100", ["100", "110"], AGAINST, id="more-is-listed"),
        pytest.param("at most 100", ["100", "110"], AGAINST, id="more-than-the-most"),
        pytest.param("100±5", ["96", "50"], ROUNDED, id="rounded"),
        pytest.param("100", ["30", "over 90"], ROUNDED, id="over"),
        pytest.param("100", ["100", "over 110"], AGAINST, id="over-too-much"),
        pytest.param("95", ["100±10", "99"], AGAINST, id="a-lesser-one-is-sure-to-be-more"),
        pytest.param("about 100", ["100", "50"], UNKNOWN, id="about"),
        pytest.param("100", ["100", "about 50"], UNKNOWN, id="about-in-the-list"),
        pytest.param("nearly 100", ["100", "50"], AGAINST, id="nearly"),
    ],
)
def test_maximum(judge: Any, maximum: str, listed: list[str], verdict: Verdict) -> None:
    assert judge("maximum", maximum=maximum, listed=listed).verdict is verdict


def test_unlike_units_are_refused(judge: Any) -> None:
    with pytest.raises(UnfitRelationError, match="unlike units: 亩, 元"):
        judge("maximum", maximum="2 元", listed=["2 亩", "1 亩"])
