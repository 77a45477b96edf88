"""Ranks and positions, and what only looks like them."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("第37届", ["37 ordinal 37 - -"], id="behind-第"),
        pytest.param("第\n3\n届", ["3 ordinal 3 - -"], id="behind-第-and-a-break"),
        pytest.param("第100万名顾客", ["100万 ordinal 1000000 - -"], id="a-magnitude-behind-第"),
        pytest.param("一等奖", ["一 ordinal 1 - -"], id="a-prize"),
        pytest.param("四季度", ["四 ordinal 4 - -"], id="a-quarter"),
        pytest.param("7楼会议室", ["7 ordinal 7 - -"], id="a-storey"),
        pytest.param("地下2层", ["2 ordinal 2 - -"], id="a-storey-underground"),
        pytest.param("总1286期", ["1286 ordinal 1286 - -"], id="an-issue"),
        pytest.param("3号台风", ["3 ordinal 3 - -"], id="a-number-by-号"),
        pytest.param("301室", ["301 ordinal 301 - -"], id="a-room"),
        pytest.param("(12)抓好落实", ["12 ordinal 12 - -"], id="a-list-marker-in-brackets"),
    ],
)
def test_what_is_an_ordinal(read: Callable[[str], list[str]], text: str, wanted: list[str]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("第百家", [], id="a-magnitude-that-第-makes-a-word"),
        pytest.param("两季度", ["两季度 quantity 2 季度 exact"], id="two-quarters"),
        pytest.param("3楼盘", ["3楼盘 quantity 3 楼盘 exact"], id="a-building-for-sale"),
        pytest.param("全楼有4单元", ["4单元 quantity 4 单元 exact"], id="units-of-a-house"),
        pytest.param("三室两厅", [], id="rooms"),
        pytest.param("“一号工程", [], id="a-quoted-slogan"),
        pytest.param("3号召", ["3 quantity 3 - exact"], id="a-call"),
        pytest.param("出版20期", ["20期 quantity 20 期 exact"], id="issues-counted"),
        pytest.param(
            "共有3、4人", ["3 quantity 3 人 exact", "4人 quantity 4 人 exact"], id="a-marker-within-a-sentence"
        ),
        pytest.param("(100)", ["100 quantity 100 - exact"], id="a-hundred-in-brackets"),
        pytest.param("风力达8级", ["8级 quantity 8 级 exact"], id="the-wind"),
        pytest.param("市、县、乡三级书记", ["三级 quantity 3 级 exact"], id="tiers"),
        pytest.param("一级抓一级", [], id="a-level-by-level"),
        pytest.param("目前10名", ["10名 quantity 10 名 exact"], id="before-now"),
    ],
)
def test_what_is_no_ordinal(read: Callable[[str], list[str]], text: str, wanted: list[str]) -> None:
    assert read(text) == wanted


def test_the_same_words_are_read_again_where_no_line_begins(read: Callable[[str], list[str]]) -> None:
    """What was read at a place is kept, but white space is not in the text that it is kept by."""
    around = "乙" * 70
    counted, marker = "8家 quantity 8 家 exact", "一 ordinal 1 - -"
    begun, inside = f"{around}共8家\n一、办法{around}", f"{around}共8家一、办法{around}"
    assert read(begun + inside) == [counted, marker, counted]
    assert read(inside + begun) == [counted, counted, marker]
