"""Chinese numerals, against a table, and against another implementation."""

import cn2an  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.figures.numerals.chinese import LONGEST, ChineseNumber, chinese_number

_DIGITS, _POWERS = "零一二三四五六七八九", ("", "十", "百", "千")


def _section(number: int, *, two: str) -> str:
    """A number below ten thousand, written out; `two` is the 2 of 千 and 百."""
    written = ""
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            written += (two if digit == 2 and power >= 2 else _DIGITS[digit]) + _POWERS[power]
        elif written and not written.endswith("零"):
            written += "零"
    return written.rstrip("零")


def _written(number: int, *, two: str = "二", short_ten: bool = False) -> str:
    written, gap = "", False
    for big, sign in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section = number // big % 10**4
        if section:
            part = two if section == 2 and sign else _section(section, two=two)
            written += ("零" if written and (gap or section < 1000) else "") + part + sign
        gap = bool(written) and not section
    return written[1:] if short_ten and written.startswith("一十") else written


@given(st.integers(1, 10**12 - 1))
def test_numbers_read_as_another_implementation_writes_them(number: int) -> None:
    found = chinese_number(cn2an.an2cn(str(number), "low"))
    assert found is not None
    assert found.value == str(number)


@given(st.integers(1, 10**12 - 1), st.sampled_from("二两"), st.booleans())
def test_numbers_read_with_two_ways_of_2_and_of_10(number: int, two: str, short_ten: bool) -> None:
    found = chinese_number(_written(number, two=two, short_ten=short_ten))
    assert found is not None
    assert found.value == str(number)


@pytest.mark.parametrize(
    ("run", "value", "power"),
    [
        pytest.param("十", "10", 0, id="ten"),
        pytest.param("两", "2", 0, id="two-of-a-kind"),
        pytest.param("廿三", "23", 0, id="twenty-in-one-character"),
        pytest.param("卅", "30", 0, id="thirty-in-one-character"),
        pytest.param("一百零五", "105", 0, id="a-zero-within"),
        pytest.param("三百五", "350", 1, id="a-digit-behind-hundreds-counts-tens"),
        pytest.param("三千五", "3500", 2, id="a-digit-behind-thousands-counts-hundreds"),
        pytest.param("一万二", "12000", 3, id="a-digit-behind-ten-thousands-counts-thousands"),
        pytest.param("一万五千亿", "1500000000000", 8, id="magnitudes-before-亿"),
        pytest.param("二十万亿", "20000000000000", 12, id="万亿-is-one-magnitude"),
        pytest.param("三千万", "30000000", 4, id="万-is-the-last"),
        pytest.param("三百", "300", 2, id="百-is-the-last"),
        pytest.param("一万零一十二", "10012", 0, id="the-written-one-of-ten"),
        pytest.param("六点五", "6.5", -1, id="a-point"),
        pytest.param("三十点二五", "30.25", -2, id="a-point-behind-tens"),
        pytest.param("三百五点五", "305.5", -1, id="a-digit-with-a-point-behind-hundreds-counts-ones"),
        pytest.param("三千五点五", "3005.5", -1, id="a-digit-with-a-point-behind-thousands-counts-ones"),
        pytest.param("三万五点五", "30005.5", -1, id="a-digit-with-a-point-behind-ten-thousands-counts-ones"),
        pytest.param("一亿五点零五", "100000005.05", -2, id="a-digit-with-a-point-behind-亿-counts-ones"),
        pytest.param("三百五十点五", "350.5", -1, id="tens-before-a-point"),
        pytest.param("二零零八", "2008", 0, id="digit-by-digit"),
        pytest.param("零五", "5", 0, id="a-zero-before"),
    ],
)
def test_the_value_of_a_run(run: str, value: str, power: int) -> None:
    found = chinese_number(run)
    assert found is not None
    assert (found.value, found.power) == (value, power)


@pytest.mark.parametrize(
    "run",
    [
        pytest.param("百", id="a-magnitude-alone"),
        pytest.param("十三五", id="a-plan"),
        pytest.param("万三", id="a-rate"),
        pytest.param("一两", id="a-weight"),
        pytest.param("二零点五", id="a-point-behind-digits"),
        pytest.param("十三五点一", id="a-point-behind-no-number"),
        pytest.param("百亿", id="magnitudes-alone"),
        pytest.param("一亿十三五", id="no-number-behind-亿"),
        pytest.param("一" * (LONGEST + 1), id="too-long"),
    ],
)
def test_a_run_that_is_no_number(run: str) -> None:
    assert chinese_number(run) is None


@pytest.mark.parametrize(
    ("run", "whole", "positional"),
    [
        ("三", True, False),
        ("十二", True, False),
        ("三百", False, False),
        ("三百零一", True, False),
        ("六点五", False, False),
        ("三十点零", False, False),
        ("一九九八", True, True),
    ],
)
def test_how_a_run_is_written(run: str, whole: bool, positional: bool) -> None:
    found = chinese_number(run)
    assert isinstance(found, ChineseNumber)
    assert (found.whole, found.positional) == (whole, positional)
