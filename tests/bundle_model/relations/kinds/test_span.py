"""Spans of years, with both ends and between them."""

from typing import Any

import pytest

from bundle_model.relations.verdicts import Verdict

HOLDS, ROUNDED, AGAINST, UNKNOWN = Verdict.HOLDS, Verdict.HOLDS_AFTER_ROUNDING, Verdict.CONTRADICTS, Verdict.UNDECIDABLE


@pytest.mark.parametrize(
    ("start", "end", "length", "elapsed", "inclusive"),
    [
        pytest.param("2014", "2023", "9 年", HOLDS, AGAINST, id="nine-between"),
        pytest.param("2014", "2023", "10 年", AGAINST, HOLDS, id="ten-with-both-ends"),
        pytest.param("2023", "2023", "1 年", AGAINST, HOLDS, id="one-year-alone"),
        pytest.param("2013", "2030", "over 10 年", ROUNDED, ROUNDED, id="over"),
        pytest.param("2013", "2023", "over 10 年", AGAINST, ROUNDED, id="over-by-one"),
        pytest.param("2023", "2014", "9 年", AGAINST, AGAINST, id="backwards"),
        pytest.param("2014", "2023", "about 9 年", UNKNOWN, UNKNOWN, id="about"),
        pytest.param("about 2014", "2023", "9 年", UNKNOWN, UNKNOWN, id="about-as-start"),
        pytest.param("2014", "about 2023", "9 年", UNKNOWN, UNKNOWN, id="about-as-end"),
        pytest.param("over 2014", "2023", "8 年", ROUNDED, ROUNDED, id="hedged-start"),
    ],
)  # fmt: skip
def test_span(judge: Any, start: str, end: str, length: str, elapsed: Verdict, inclusive: Verdict) -> None:
    assert judge("span", start=start, end=end, length=length, counting="elapsed").verdict is elapsed
    assert judge("span", start=start, end=end, length=length, counting="inclusive").verdict is inclusive


def test_a_span_says_by_how_much(judge: Any) -> None:
    judgement = judge("span", start="2014", end="2023", length="9 年", counting="inclusive")
    assert (judgement.expected, judgement.stated, judgement.gap) == ("10", "9", "1")
