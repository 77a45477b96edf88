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


def test_where_no_numeral_stands_there_is_none() -> None:
    assert numeral_at("个", 0) is None
    assert next_numeral("个人", 0) is None
    assert next_numeral("", 0) is None
