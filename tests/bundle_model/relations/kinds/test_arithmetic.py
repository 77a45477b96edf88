"""Sums, shares, growth, products, and whole numbers that must be possible."""

from typing import Any

import pytest

from bundle_model.relations.operands import UnfitRelationError
from bundle_model.relations.ranges import ZeroInDivisorError
from bundle_model.relations.verdicts import Verdict

HOLDS, ROUNDED = Verdict.HOLDS, Verdict.HOLDS_AFTER_ROUNDING
AGAINST, UNKNOWN = Verdict.CONTRADICTS, Verdict.UNDECIDABLE


@pytest.mark.parametrize(
    ("whole", "parts", "verdict"),
    [
        pytest.param("60 个", ["30 个", "10 个", "10 个", "10 个"], HOLDS, id="exact"),
        pytest.param("61 个", ["30 个", "10 个", "20 个"], AGAINST, id="one-too-many"),
        pytest.param("6±0.5 元", ["2.4±0.05 元", "3.5±0.05 元"], ROUNDED, id="rounded"),
        pytest.param("7±0.5 元", ["2.4±0.05 元", "3.5±0.05 元"], AGAINST, id="beyond-rounding"),
        pytest.param("over 50", ["30", "21"], ROUNDED, id="over"),
        pytest.param("50", ["over 30", "20"], AGAINST, id="a-part-is-more"),
        pytest.param("60", ["over 30", "20"], ROUNDED, id="a-part-leaves-room"),
        pytest.param("50", ["at least 30", "20"], HOLDS, id="at-least"),
        pytest.param("50", ["nearly 30", "20"], AGAINST, id="nearly"),
        pytest.param("50", ["at most 30", "20"], HOLDS, id="at-most"),
        pytest.param("50", ["about 30", "20"], UNKNOWN, id="about"),
        pytest.param("about 50", ["30", "20"], UNKNOWN, id="about-as-whole"),
    ],
)
def test_sum(judge: Any, whole: str, parts: list[str], verdict: Verdict) -> None:
    assert judge("sum", whole=whole, parts=parts).verdict is verdict


def test_a_sum_shows_what_is_expected_stated_and_the_gap(judge: Any) -> None:
    judgement = judge("sum", whole="7±0.5", parts=["2.4±0.05", "3.5±0.05"])
    assert (judgement.expected, judgement.stated, judgement.gap) == ("[5.8, 6)", "7", "1.1")


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        pytest.param("sum", {"whole": "6 元", "parts": ["2 元", "4 亩"]}, id="sum-of-unlike-parts"),
        pytest.param("sum", {"whole": "6 亩", "parts": ["2 元", "4 元"]}, id="sum-of-another-unit"),
        pytest.param("share", {"part": "2 元", "whole": "4 亩", "share": "50 %"}, id="share"),
        pytest.param("growth", {"before": "2 元", "after": "4 亩", "rate": "100 %"}, id="growth"),
    ],
)
def test_unlike_units_are_refused(judge: Any, kind: str, fields: dict[str, Any]) -> None:
    with pytest.raises(UnfitRelationError, match="unlike units: 亩, 元"):
        judge(kind, **fields)


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
    ("kind", "fields", "named"),
    [
        pytest.param("share", {"part": "2", "whole": "0", "share": "50 %"}, "0", id="zero"),
        pytest.param("share", {"part": "2", "whole": "nearly 4", "share": "50 %"}, "nearly 4", id="nearly"),
        pytest.param("share", {"part": "2", "whole": "at most 4", "share": "50 %"}, "at most 4", id="at-most"),
        pytest.param("share", {"part": "about 2", "whole": "0", "share": "50 %"}, "0", id="zero-and-about"),
        pytest.param("share", {"part": "2", "whole": "about 0", "share": "50 %"}, "about 0", id="about-zero"),
        pytest.param("implied-whole", {"part": "2", "share": "0 %"}, "0 %", id="no-share"),
        pytest.param("implied-whole", {"part": "2", "share": "nearly 50 %"}, "nearly 50 %", id="nearly-a-share"),
    ],
)
def test_division_by_what_can_be_zero_is_refused(judge: Any, kind: str, fields: dict[str, Any], named: str) -> None:
    with pytest.raises(ZeroInDivisorError, match=f"^{named} can be zero, and nothing is divided by that$"):
        judge(kind, **fields)


@pytest.mark.parametrize(
    ("before", "after", "rate", "verdict"),
    [
        pytest.param("100", "150", "50.0 %", HOLDS, id="exact"),
        pytest.param("2287", "3717", "62.5 %", ROUNDED, id="rounded"),
        pytest.param("2280", "3717", "62.5 %", AGAINST, id="too-little-before"),
        pytest.param("100", "250", "1.5", HOLDS, id="rate-of-one"),
        pytest.param("100", "over 140", "50 %", ROUNDED, id="over"),
        pytest.param("100", "over 160", "50 %", AGAINST, id="over-too-much"),
        pytest.param("100", "300", "over 100 %", ROUNDED, id="rate-without-end"),
        pytest.param("about 100", "150", "50 %", UNKNOWN, id="about"),
        pytest.param("100", "about 150", "50 %", UNKNOWN, id="about-after"),
        pytest.param("100", "150", "about 50 %", UNKNOWN, id="about-as-rate"),
    ],
)
def test_growth(judge: Any, before: str, after: str, rate: str, verdict: Verdict) -> None:
    assert judge("growth", before=before, after=after, rate=rate).verdict is verdict


@pytest.mark.parametrize(
    ("product", "factors", "verdict"),
    [
        pytest.param("24 元", ["2 元", "3 个", "4"], HOLDS, id="units-may-differ"),
        pytest.param("25", ["2", "3", "4"], AGAINST, id="other"),
        pytest.param("25±0.5", ["2.5±0.05", "10"], HOLDS, id="same-as-printed"),
        pytest.param("25±0.5", ["2.52±0.005", "10"], ROUNDED, id="rounded"),
        pytest.param("over 20", ["2", "11"], ROUNDED, id="over"),
        pytest.param("0", ["0", "over 5"], HOLDS, id="nothing-of-anything"),
        pytest.param("24", ["2", "about 12"], UNKNOWN, id="about"),
    ],
)
def test_product(judge: Any, product: str, factors: list[str], verdict: Verdict) -> None:
    assert judge("product", product=product, factors=factors).verdict is verdict


@pytest.mark.parametrize(
    ("part", "share", "verdict", "words"),
    [
        pytest.param("2", "40 %", HOLDS, "5 is a whole number", id="whole"),
        pytest.param("16142", "13.77 %", ROUNDED, "holds 117184 to 117268", id="rounded"),
        pytest.param("7", "30 %", ROUNDED, "70/3 (23.333…) is none, but (1400/61 (22.950…), 1400/59 (23.728…)] holds 23", id="just-one"),
        pytest.param("3", "40 %", AGAINST, "no whole number lies in (200/27 (7.407…), 600/79 (7.594…)]", id="none"),
        pytest.param("2", "2/3", HOLDS, "3 is a whole number", id="fraction"),
        pytest.param("over 3", "40 %", HOLDS, "holds whole numbers", id="over"),
        pytest.param("2", "over 30 %", HOLDS, "holds 1 to 6", id="over-as-share"),
        pytest.param("about 2", "40 %", UNKNOWN, "about 2 is said", id="about"),
        pytest.param("2", "about 40 %", UNKNOWN, "about 40 % is said", id="about-as-share"),
    ],
)  # fmt: skip
def test_implied_whole(judge: Any, part: str, share: str, verdict: Verdict, words: str) -> None:
    judgement = judge("implied-whole", part=part, share=share)
    assert (judgement.verdict, words in judgement.why) == (verdict, True), judgement


@pytest.mark.parametrize(
    ("whole", "share", "verdict", "words"),
    [
        pytest.param("55", "100 %", HOLDS, "55 is a whole number", id="all"),
        pytest.param("54", "50 %", HOLDS, "27 is a whole number", id="half"),
        pytest.param("55", "50 %", AGAINST, "no whole number lies in [27.225, 27.775)", id="none"),
        pytest.param("265", "50 %", ROUNDED, "132.5 is none, but [131.175, 133.825) holds 132 to 133", id="rounded"),
        pytest.param("7", "50 %", AGAINST, "no whole number lies in [3.465, 3.535)", id="too-few"),
        pytest.param("265", "at least 1/2", HOLDS, "[132.5, 265] holds 133 to 265", id="at-least"),
        pytest.param("264", "over 1/2", HOLDS, "(132, 264] holds 133 to 264", id="over"),
        pytest.param("3", "over 2", AGAINST, "no whole number lies in", id="more-than-all"),
        pytest.param("over 54", "over 50 %", HOLDS, "(27, ∞) holds whole numbers", id="over-as-whole"),
        pytest.param("nearly 54", "100 %", HOLDS, "[0, 54) holds 0 to 53", id="nearly"),
        pytest.param("about 54", "50 %", UNKNOWN, "about 54 is said", id="about"),
        pytest.param("54", "about 50 %", UNKNOWN, "about 50 % is said", id="about-as-share"),
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


@pytest.mark.parametrize(
    ("mean", "number", "verdict"),
    [
        pytest.param("28.7±0.05", "54", ROUNDED, id="rounded"),
        pytest.param("28.5±0.05", "54", HOLDS, id="whole-sum"),
        pytest.param("28.73±0.005", "9", AGAINST, id="no-whole-sum"),
        pytest.param("over 28", "54", HOLDS, id="over"),
        pytest.param("about 28", "54", UNKNOWN, id="about"),
        pytest.param("28", "about 54", UNKNOWN, id="about-so-many"),
    ],
)
def test_mean(judge: Any, mean: str, number: str, verdict: Verdict) -> None:
    assert judge("mean", mean=mean, number=number).verdict is verdict


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
    assert judgement.why == "[180, ∞) <= 100 cannot be"
