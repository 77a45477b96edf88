"""Years, months, days and hours, and what only looks like them."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("前221年", ["221 date 221 - -"], id="a-year-before-our-era"),
        pytest.param("05年建成", ["05 date 5 - -"], id="a-short-year-with-a-zero"),
        pytest.param("03年5月", ["03 date 3 - -", "5 date 5 - -"], id="a-short-year-with-its-month"),
        pytest.param("97年回归", ["97 date 97 - -"], id="a-short-year-of-the-last-century"),
        pytest.param("12年春", ["12 date 12 - -"], id="a-short-year-by-the-season"),
        pytest.param("二〇一三北京", [], id="a-bare-year-in-Chinese"),
        pytest.param("2013北京论坛", ["2013 date 2013 - -"], id="a-bare-year"),
        pytest.param("冬十一月初五", ["十一 date 11 - -", "五 date 5 - -"], id="the-eleventh-month-is-a-lunar-one"),
        pytest.param("5月8号", ["5 date 5 - -", "8 date 8 - -"], id="a-day-by-号"),
        pytest.param("晚间(19:30)", ["19 date 19 - -", "30 date 30 - -"], id="a-clock-time-in-brackets"),
        pytest.param(
            "上午9:00-11:30",
            ["9 date 9 - -", "00 date 0 - -", "11 date 11 - -", "30 date 30 - -"],
            id="a-clock-time-of-two-ends",
        ),
        pytest.param("八点十分", ["八 date 8 - -", "十 date 10 - -"], id="a-quarter-past-in-Chinese"),
        pytest.param("2011/5/20", ["2011 date 2011 - -", "5 date 5 - -", "20 date 20 - -"], id="a-date-with-strokes"),
        pytest.param("2011.5.20", ["2011 date 2011 - -", "5 date 5 - -", "20 date 20 - -"], id="a-date-with-points"),
    ],
)
def test_what_is_a_date(read: Callable[[str], list[str]], text: str, wanted: list[str]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("25年的历史", ["25年 quantity 25 年 exact"], id="a-count-of-years"),
        pytest.param("300年古树", ["300年 quantity 300 年 exact"], id="three-digits-of-years"),
        pytest.param("2000元", ["2000元 quantity 2000 元 exact"], id="a-year-with-a-unit"),
        pytest.param("2000%", ["2000% percent 2000 % exact"], id="a-share-with-four-digits"),
        pytest.param("3个月", ["3个月 quantity 3 个月 exact"], id="months-counted"),
        pytest.param("13月", ["13月 quantity 13 月 exact"], id="a-thirteenth-month"),
        pytest.param("比分21:15", ["21 ratio 21 - exact", "15 ratio 15 - exact"], id="a-score-at-an-odd-place"),
        pytest.param("3:5", ["3 ratio 3 - exact", "5 ratio 5 - exact"], id="a-ratio-of-one-digit"),
        pytest.param("30点", ["30点 quantity 30 点 exact"], id="thirty-o-clock"),
        pytest.param("5点建议", ["5点 quantity 5 点 exact"], id="several-pieces-of-advice"),
        pytest.param("3时代", ["3 name 3 - -"], id="the-age-of-an-era"),
        pytest.param("1995-20", ["1995 quantity 1995 - exact", "20 quantity 20 - exact"], id="a-sum-with-a-dash"),
        pytest.param("一二月", [], id="digit-by-digit-before-a-month"),
        pytest.param("每月初五百元", ["五百元 quantity 500 元 exact"], id="every-month"),
    ],
)
def test_what_is_no_date(read: Callable[[str], list[str]], text: str, wanted: list[str]) -> None:
    assert read(text) == wanted
