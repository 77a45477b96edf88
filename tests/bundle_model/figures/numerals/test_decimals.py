"""Decimal strings keep every digit."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.figures.numerals.decimals import add_half, into_zeros, plain, readable, rendered, shifted

digits = st.text("0123456789", min_size=1, max_size=30)
decimals = digits | st.builds("{}.{}".format, digits, st.text("0123456789", min_size=1, max_size=12))


@given(decimals, st.integers(0, 20))
def test_a_shift_is_a_power_of_ten(decimal: str, places: int) -> None:
    assert Fraction(shifted(decimal, places)) == Fraction(decimal) * 10**places


@pytest.mark.parametrize(
    ("decimal", "places", "wanted"),
    [
        pytest.param("36.07", 8, "3607000000", id="亿"),
        pytest.param("36.0", 0, "36.0", id="precision-kept"),
        pytest.param("1.234", 2, "123.4", id="some-decimals-left"),
        pytest.param("0.05", 1, "0.5", id="below-one"),
    ],
)
def test_a_shift_keeps_the_printed_precision(decimal: str, places: int, wanted: str) -> None:
    assert shifted(decimal, places) == wanted


@pytest.mark.parametrize(("decimal", "wanted"), [("007", "7"), ("00.50", "0.50"), ("000", "0"), ("10", "10")])
def test_leading_zeros_go(decimal: str, wanted: str) -> None:
    assert plain(decimal) == wanted


def test_a_lower_part_takes_the_place_of_zeros() -> None:
    assert into_zeros("20000", "5000") == "25000"
    assert into_zeros("300", "5.5") == "305.5"


@pytest.mark.parametrize(
    ("decimal", "power", "wanted"),
    [("3", 0, "3.5"), ("30000", 4, "35000"), ("30", 1, "35"), ("2.5", 0, "2.5")],
)
def test_half_of_the_last_digit_is_added(decimal: str, power: int, wanted: str) -> None:
    assert add_half(decimal, power) == wanted


@given(st.fractions())
def test_a_rendered_fraction_is_the_same_number(value: Fraction) -> None:
    assert Fraction(rendered(value)) == value


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (Fraction(1, 3), "1/3"),
        (Fraction(5, 4), "1.25"),
        (Fraction(4), "4"),
        (Fraction(1, 50), "0.02"),
        (Fraction(-1, 2), "-0.5"),
        (Fraction(-21, 20), "-1.05"),
        (Fraction(-7), "-7"),
        (Fraction(-1, 3), "-1/3"),
    ],
)
def test_a_fraction_is_a_decimal_where_it_can_be(value: Fraction, wanted: str) -> None:
    assert rendered(value) == wanted


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(Fraction(63), "63", id="whole"),
        pytest.param(Fraction(1, 8), "0.125", id="decimal"),
        pytest.param(Fraction(1700, 27), "1700/27 (62.962…)", id="fraction"),
        pytest.param(Fraction(23, 162925), "23/162925 (0.000…)", id="small"),
        pytest.param(Fraction(-1, 2), "-0.5", id="negative-decimal"),
        pytest.param(Fraction(-5), "-5", id="negative-whole"),
        pytest.param(Fraction(-4, 3), "-4/3 (-1.333…)", id="negative-fraction"),
        pytest.param(Fraction(0), "0", id="zero"),
    ],
)
def test_readable(value: Fraction, shown: str) -> None:
    assert readable(value) == shown
