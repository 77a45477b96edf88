"""The table of intervals of the definition, row by row."""

import pytest

from bundle_model.figures import Interval, figures_of


@pytest.mark.parametrize(
    ("text", "low", "high", "low_closed", "high_closed"),
    [
        pytest.param("36家", "36", "36", True, True, id="an-integer-is-itself"),
        pytest.param("3万家", "25000", "35000", True, False, id="a-magnitude-rounds"),
        pytest.param("36.07亿元", "3606500000", "3607500000", True, False, id="decimals-of-a-magnitude"),
        pytest.param("1.20米", "1.195", "1.205", True, False, id="a-printed-zero-counts"),
        pytest.param("63%", "62.5", "63.5", True, False, id="a-share-rounds"),
        pytest.param("100%", "99.5", "100", True, True, id="a-share-stops-at-100"),
        pytest.param("99.95%", "99.945", "99.955", True, False, id="a-share-below-100"),
        pytest.param("99.9999%", "99.99985", "99.99995", True, False, id="a-share-near-100"),
        pytest.param("250%", "249.5", "250.5", True, False, id="growth-beyond-100"),
        pytest.param("100.0%", "99.95", "100", True, True, id="100-with-decimals"),
        pytest.param("0.2%", "0.15", "0.25", True, False, id="a-small-share"),
        pytest.param("0.0亿元", "0", "5000000", True, False, id="nothing-stays-above-0"),
        pytest.param("三成农户", "25", "35", True, False, id="a-tenth-is-ten-per-cent"),
        pytest.param("三成半农户", "32.5", "37.5", True, False, id="half-a-tenth"),
        pytest.param("十成把握", "95", "100", True, True, id="ten-tenths"),
        pytest.param("三年半", "3.25", "3.75", True, False, id="half-a-year"),
        pytest.param("三分之二", "0.5", "5/6", True, False, id="a-fraction-rounds-to-half-a-part"),
        pytest.param("千分之零", "0", "0.0005", True, False, id="a-fraction-stays-above-0"),
        pytest.param("一半", "0.25", "0.75", True, False, id="half-of-it"),
        pytest.param("超过30家", "30", None, False, False, id="over"),
        pytest.param("30多家", "30", None, False, False, id="over-by-an-approximator"),
        pytest.param("至少30家", "30", None, True, False, id="at-least"),
        pytest.param("不超过30家", "0", "30", True, True, id="at-most"),
        pytest.param("不到30家", "0", "30", True, False, id="less-than"),
        pytest.param("近30家", "0", "30", True, False, id="nearly"),
    ],
)
def test_what_is_printed_means_an_interval(
    text: str, low: str, high: str | None, low_closed: bool, high_closed: bool
) -> None:
    (one,) = figures_of(text)
    assert one.interval == Interval(low, high, low_closed=low_closed, high_closed=high_closed)


@pytest.mark.parametrize("text", ["约30家", "30家左右", "30来家", "第37届", "2013年", "1+8"])
def test_about_and_what_claims_nothing_mean_none(text: str) -> None:
    assert [one.interval for one in figures_of(text)] in ([None], [None, None])
