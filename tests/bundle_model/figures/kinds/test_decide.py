"""The order of the rules, and what numerals of one range or list share."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("3~5%", ["3 percent 3 % exact", "5% percent 5 % exact"], id="a-per-cent-sign"),
        pytest.param("1.5~2万元", ["1.5 quantity 15000 元 exact", "2万元 quantity 20000 元 exact"], id="a-magnitude"),
        pytest.param(
            "1.23456789012345678~2万元",
            ["1.23456789012345678 quantity 12345.6789012345678 元 exact", "2万元 quantity 20000 元 exact"],
            id="a-magnitude-for-many-decimals",
        ),
        pytest.param(
            "3、4、5家",
            ["3 quantity 3 家 exact", "4 quantity 4 家 exact", "5家 quantity 5 家 exact"],
            id="across-two-hops",
        ),
        pytest.param(
            f"3、{'4' * 30}家",
            ["3 quantity 3 家 exact", f"{'4' * 30}家 quantity {'4' * 30} 家 exact"],
            id="an-end-as-far-as-is-seen",
        ),
        pytest.param("7-10层", ["7 ordinal 7 - -", "10 ordinal 10 - -"], id="storeys"),
        pytest.param("5—8月", ["5 date 5 - -", "8 date 8 - -"], id="months"),
        pytest.param("三至五天", ["三 quantity 3 天 exact", "五天 quantity 5 天 exact"], id="a-range-in-Chinese"),
        pytest.param("一、二季度", ["一 ordinal 1 - -", "二 ordinal 2 - -"], id="quarters-in-a-list"),
    ],
)
def test_what_is_shared(read: Callable[[str], list[str]], text: str, wanted: list[str]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "5000~1万元", ["5000 quantity 5000 元 exact", "1万元 quantity 10000 元 exact"], id="a-smaller-end"
        ),
        pytest.param(
            "1万~2亿元",
            ["1万 quantity 10000 元 exact", "2亿元 quantity 200000000 元 exact"],
            id="an-end-with-its-own-magnitude",
        ),
        pytest.param("3至今", ["3 quantity 3 - exact"], id="until-now"),
        pytest.param("三、五家", ["五家 quantity 5 家 exact"], id="a-count-in-a-Chinese-list"),
        pytest.param("3至五天", ["3 quantity 3 - exact", "五天 quantity 5 天 exact"], id="an-end-in-another-writing"),
        pytest.param("三至五", [], id="an-end-that-is-nothing"),
        pytest.param(
            f"3、{'4' * 31}家",
            ["3 quantity 3 - exact", f"{'4' * 31}家 quantity {'4' * 31} 家 exact"],
            id="an-end-too-far",
        ),
    ],
)
def test_what_is_not_shared(read: Callable[[str], list[str]], text: str, wanted: list[str]) -> None:
    assert read(text) == wanted
