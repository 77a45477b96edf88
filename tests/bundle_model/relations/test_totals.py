"""Sums, products and quotients of terms: the printed value, and all that it can be."""

from fractions import Fraction
from typing import Any

import pytest

from bundle_model.figures.interval import ZeroInDivisorError
from bundle_model.relations.totals import product, quotient, summed, total


@pytest.mark.parametrize(
    ("terms", "added", "multiplied"),
    [
        pytest.param(["4"], (4, "4"), (4, "4"), id="one"),
        pytest.param(["4", "5", "6"], (15, "15"), (120, "120"), id="exact"),
        pytest.param(["4±0.5", "2"], (6, "[5.5, 6.5)"), (8, "[7, 9)"), id="rounded"),
        pytest.param(["over 4", "2"], (6, "(6, ∞)"), (8, "(8, ∞)"), id="over"),
        pytest.param(["at most 4", "nearly 2"], (6, "[0, 6)"), (8, "[0, 8)"), id="at-most-and-nearly"),
        pytest.param(["4", "about 2"], (6, "None"), (8, "None"), id="about"),
    ],
)
def test_totals_and_products(known: Any, terms: list[str], added: Any, multiplied: Any) -> None:
    for made, (value, span) in ((total, added), (product, multiplied)):
        result = made([known(term) for term in terms])
        assert (result[0], str(result[1])) == (value, span)


@pytest.mark.parametrize(
    ("part", "whole", "value", "span"),
    [
        pytest.param("6", "3", Fraction(2), "2", id="exact"),
        pytest.param("6", "at least 3", Fraction(2), "(0, 2]", id="at-least"),
        pytest.param("1", "3", Fraction(1, 3), "1/3 (0.333…)", id="fraction"),
        pytest.param("about 6", "3", Fraction(2), "None", id="about"),
        pytest.param("6", "about 3", Fraction(2), "None", id="about-as-divisor"),
    ],
)
def test_quotients(known: Any, part: str, whole: str, value: Fraction, span: str) -> None:
    result = quotient(known(part), known(whole))
    assert (result[0], str(result[1])) == (value, span)


@pytest.mark.parametrize("whole", ["0", "about 0", "at most 3", "nearly 3"])
def test_nothing_is_divided_by_what_can_be_zero(known: Any, whole: str) -> None:
    with pytest.raises(ZeroInDivisorError, match=f"^{whole} can be zero, so it cannot divide anything$"):
        quotient(known("6"), known(whole))


def test_a_sum_is_a_term_and_exact_where_all_its_parts_are(known: Any) -> None:
    both = summed([known("4 元"), known("over 2 元")])
    assert (both.label, both.value, str(both.span)) == ("4 元 + over 2 元", 6, "(6, ∞)")
    assert (both.exact, both.dimension, both.kind) == (False, "元", "quantity")
    assert summed([known("4"), known("2")]).exact
    assert summed([known("over 2")]) == known("over 2")
