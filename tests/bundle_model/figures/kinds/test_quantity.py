"""Counts and measures, and Chinese numerals that count nothing."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("三十七人", ["三十七人 quantity 37 人 exact"], id="people"),
        pytest.param("一公里", ["一公里 quantity 1 公里 exact"], id="several-measures-of-one"),
        pytest.param("一小时", ["一小时 quantity 1 小时 exact"], id="one-hour"),
        pytest.param("仅一项", ["一项 quantity 1 项 exact"], id="the-only-one"),
        pytest.param("二元", ["二元 quantity 2 元 exact"], id="two-yuan"),
        pytest.param("二大板块", ["二大板块 quantity 2 大板块 exact"], id="great-units"),
        pytest.param("三元五角", ["五角 quantity 5 角 exact"], id="a-jiao-behind-yuan"),
        pytest.param("得二十分", ["二十分 quantity 20 分 exact"], id="points-of-a-game"),
        pytest.param("近百家", ["百家 quantity 100 家 nearly"], id="about-a-hundred"),
        pytest.param("6车道", ["6车道 quantity 6 车道 exact"], id="a-noun-for-a-unit"),
        pytest.param("12驿站", ["12驿站 quantity 12 驿站 exact"], id="a-counted-noun"),
        pytest.param("12驿的", ["12 quantity 12 - exact"], id="characters-that-only-follow"),
        pytest.param("省、市、县三级", ["三级 quantity 3 级 exact"], id="tiers-of-a-list"),
        pytest.param("3万余", ["3万 quantity 30000 - over"], id="a-ten-thousand-more"),
    ],
)
def test_what_counts(read: Callable[[str], list[str]], text: str, wanted: list[str]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("一个人和一条路", [], id="an-article"),
        pytest.param("每一年", [], id="every-one"),
        pytest.param("一年一度", [], id="one-by-one"),
        pytest.param("一人们", [], id="people-of-one"),
        pytest.param("“一人", [], id="one-in-quotes"),
        pytest.param("二家", [], id="two-as-a-digit"),
        pytest.param("百亩茶园", [], id="an-epithet"),
        pytest.param("万元户", [], id="ten-thousands-alone"),
        pytest.param("三角", [], id="a-corner"),
        pytest.param("三分田", [], id="minutes-of-nothing"),
        pytest.param("“三大战役”", [], id="a-coined-count"),
        pytest.param("“三张网”", ["三张 quantity 3 张 exact"], id="a-quoted-count"),
        pytest.param("“三张”", [], id="a-quoted-count-that-ends"),
        pytest.param("三四五人", [], id="digits"),
    ],
)
def test_what_counts_nothing(read: Callable[[str], list[str]], text: str, wanted: list[str]) -> None:
    assert read(text) == wanted
