"""Parts that are not printed, and must be whole numbers."""

from typing import Any

import pytest

from bundle_model.relations.verdicts import Verdict

HOLDS, ROUNDED, AGAINST, UNKNOWN = Verdict.HOLDS, Verdict.HOLDS_AFTER_ROUNDING, Verdict.CONTRADICTS, Verdict.UNDECIDABLE


@pytest.mark.parametrize(
    ("whole", "share", "verdict", "words"),
    [
        pytest.param("55", "100 %", HOLDS, "55 is a whole number", id="all"),
        pytest.param("54", "50 %", HOLDS, "27 is a whole number", id="half"),
        pytest.param("55", "50 %", AGAINST, "no whole number lies in [27.225, 27.775)", id="none"),
        pytest.param("265", "50 %", ROUNDED, "132.5 is not whole, but [131.175, 133.825) holds 132 to 133", id="rounded"),
        pytest.param("7", "50 %", AGAINST, "no whole number lies in [3.465, 3.535)", id="too-few"),
        pytest.param("265", "at least 1/2", HOLDS, "[132.5, 265] holds 133 to 265", id="at-least"),
        pytest.param("264", "over 1/2", HOLDS, "(132, 264] holds 133 to 264", id="over"),
        pytest.param("3", "over 2", AGAINST, "no whole number lies in", id="more-than-all"),
        pytest.param("over 54", "over 50 %", HOLDS, "(27, ∞) holds whole numbers", id="over-as-whole"),
        pytest.param("nearly 54", "100 %", HOLDS, "[0, 54) holds 0 to 53", id="nearly"),
        pytest.param("about 54", "50 %", UNKNOWN, "about 54 is only approximate", id="about"),
        pytest.param("54", "about 50 %", UNKNOWN, "about 50 % is only approximate", id="about-as-share"),
        pytest.param(["54", "7"], "50 %", AGAINST, "no whole number", id="one-of-several"),
        pytest.param(["54", "56"], "50 %", HOLDS, "27 is a whole number", id="several"),
    ],
)  # fmt: skip
def test_implied_part(judge: Any, whole: Any, share: str, verdict: Verdict, words: str) -> None:
    judgement = judge("implied-part", whole=whole, share=share)
    assert (judgement.verdict, words in judgement.why) == (verdict, True), judgement


def test_whole_numbers_say_what_is_expected_and_what_it_can_be(judge: Any) -> None:
    judgement = judge("implied-part", whole="7", share="50 %")
    assert (judgement.expected, judgement.stated) == ("a whole number", "[3.465, 3.535)")
