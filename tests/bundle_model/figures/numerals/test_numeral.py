"""Where a numeral begins and ends, and what it is worth."""

import pytest

from bundle_model.figures.numerals.numeral import next_numeral, numeral_at


@pytest.mark.parametrize(
    ("text", "printed", "end", "value", "power"),
    [
        pytest.param("36家", "36", 2, "36", 0, id="an-integer"),
        pytest.param("007", "007", 3, "7", 0, id="zeros-before"),
        pytest.param("1,100.9亿", "1,100.9", 8, "110090000000", 7, id="separators-and-a-magnitude"),
        pytest.param("4%,2015年", "4", 1, "4", 0, id="a-comma-behind-a-figure"),
        pytest.param("1,2345", "1", 1, "1", 0, id="a-comma-that-separates-no-thousands"),
        pytest.param("5.2003年", "5", 1, "5", 0, id="a-marker-before-a-year"),
        pytest.param("2011.5.20", "2011", 4, "2011", 0, id="a-date-with-points"),
        pytest.param("6000余万", "6000", 6, "60000000", 4, id="an-approximator-before-the-magnitude"),
        pytest.param("3千万", "3", 3, "30000000", 7, id="two-magnitudes"),
        pytest.param("3万万万", "3", 4, "3000000000000", 12, id="three-magnitudes"),
        pytest.param("3千米", "3", 1, "3", 0, id="千-of-a-kilometre"),
        pytest.param("3百姓", "3", 1, "3", 0, id="百-of-a-word"),
        pytest.param("2万5千", "2", 4, "25000", 3, id="a-lower-part"),
        pytest.param("3亿5000万", "3", 7, "350000000", 4, id="a-lower-part-of-four-digits"),
        pytest.param("2万50千", "2", 2, "20000", 4, id="no-lower-part-that-does-not-fit"),
        pytest.param("2.5万3千", "2.5", 4, "25000", 3, id="no-lower-part-behind-decimals"),
        pytest.param("3百5", "3", 3, "350", 1, id="a-digit-behind-hundreds"),
        pytest.param("3百5.5", "3", 5, "305.5", -1, id="a-digit-with-decimals-behind-hundreds"),
        pytest.param("3百0.5", "3", 5, "300.5", -1, id="nothing-but-decimals-behind-hundreds"),
        pytest.param("1亿2000.5万", "1", 9, "120005000", 3, id="decimals-in-the-lower-part"),
        pytest.param("3千5.50百", "3", 7, "3550", 0, id="decimals-that-end-at-the-ones"),
        pytest.param("3万5.5万", "3", 2, "30000", 4, id="no-lower-part-with-decimals-that-does-not-fit"),
        pytest.param("3亿5.5万5", "3", 6, "300055000", 3, id="nothing-lower-behind-decimals"),
        pytest.param("3万5,200", "3", 7, "35200", 0, id="a-separator-in-the-lower-part"),
        pytest.param("3万5,20", "3", 3, "35000", 3, id="a-comma-behind-the-lower-part"),
        pytest.param("三亿五点五万", "三亿五点五", 6, "300055000", 3, id="a-point-in-two-scales"),
        pytest.param("三亿零五点五万", "三亿零五点五", 7, "300055000", 3, id="a-zero-before-the-lower-part"),
        pytest.param("三亿五点五多万", "三亿五点五", 7, "300055000", 3, id="an-approximator-in-the-lower-part"),
        pytest.param("三万五点五千", "三万五点五", 6, "35500", 2, id="thousands-in-the-lower-part"),
        pytest.param("一万五千点五亿", "一万五千点五", 7, "1500050000000", 7, id="亿-counts-all"),
        pytest.param("三百五点五万", "三百五点五", 6, "3055000", 3, id="one-scale-with-a-point"),
        pytest.param("三亿五点五亿", "三亿", 2, "300000000", 8, id="a-point-in-a-part-that-does-not-fit"),
        pytest.param("三亿点五万", "三亿", 2, "300000000", 8, id="a-point-behind-a-magnitude"),
        pytest.param("3万多5千", "3", 2, "30000", 4, id="no-lower-part-behind-an-approximator"),
        pytest.param("三两", "三", 1, "3", 0, id="a-weight"),
        pytest.param("三十多万", "三十", 4, "300000", 4, id="an-approximator-behind-tens"),
        pytest.param("八点五十", "八", 1, "8", 0, id="a-clock-time"),
        pytest.param("十三五点一", "十三五", 3, None, 0, id="no-number-before-a-point"),
        pytest.param("二零零八万", "二零零八万", 5, None, 0, id="digits-with-a-magnitude"),
        pytest.param("百分之三十", "百分之三十", 5, "30", 0, id="per-cent"),
        pytest.param("百分之7.8", "百分之7.8", 6, "7.8", -1, id="per-cent-in-digits"),
        pytest.param("三分之二", "三分之二", 4, "2/3", 0, id="a-fraction"),
        pytest.param("0分之3", "0", 1, "0", 0, id="nothing-below"),
        pytest.param("十三五分之3", "十三五", 3, None, 0, id="no-number-below"),
        pytest.param("3分之十三五", "3", 1, "3", 0, id="no-number-above"),
        pytest.param("万亿", "万亿", 2, "1000000000000", 12, id="magnitudes-alone"),
        pytest.param("百万亿", "百万亿", 3, None, 0, id="three-magnitudes-alone"),
    ],
)
def test_a_numeral_at_its_place(text: str, printed: str, end: int, value: str | None, power: int) -> None:
    numeral = numeral_at(text, 0)
    assert numeral is not None
    assert (numeral.printed, numeral.end, numeral.value) == (printed, end, value)
    assert value is None or numeral.power == power


def test_behind_the_word_of_lunar_days_a_day_is_one_character() -> None:
    numeral = next_numeral("四月初八一过", 2)
    assert numeral is not None
    assert (numeral.printed, numeral.start) == ("八", 3)


def test_a_capital_of_a_word_is_passed_over() -> None:
    numeral = next_numeral("伍先生三人", 0)
    assert numeral is not None
    assert (numeral.printed, numeral.start) == ("三", 3)


def test_where_no_numeral_stands_there_is_none() -> None:
    assert numeral_at("个", 0) is None
    assert next_numeral("个人", 0) is None
    assert next_numeral("", 0) is None
