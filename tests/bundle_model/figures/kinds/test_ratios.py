"""Percentages, tenths, fractions, ratios and scores."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("63%", ["63% percent 63 % exact"], id="per-cent"),
        pytest.param("9.87‰", ["9.87‰ percent 9.87 ‰ exact"], id="per-mille"),
        pytest.param("６３％", ["６３％ percent 63 % exact"], id="full-width"),
        pytest.param("百分之三十", ["百分之三十 percent 30 % exact"], id="in-words"),
        pytest.param("百分之30.5", ["百分之30.5 percent 30.5 % exact"], id="in-words-with-digits"),
        pytest.param("百分之百", ["百分之百 percent 100 % exact"], id="all-of-it"),
        pytest.param("七成农户", ["七成 percent 70 成 exact"], id="tenths"),
        pytest.param("七成多", ["七成 percent 70 成 over"], id="tenths-and-more"),
        pytest.param("七成半", ["七成半 percent 75 成 exact"], id="tenths-with-more-inside"),
        pytest.param("三分之二", ["三分之二 ratio 2/3 - exact"], id="a-fraction"),
        pytest.param("2/3的人", ["2/3 ratio 2/3 - exact"], id="a-fraction-in-digits"),
        pytest.param("万分之五", ["万分之五 ratio 5/10000 - exact"], id="a-small-fraction"),
        pytest.param("二比一", ["二 ratio 2 - exact", "一 ratio 1 - exact"], id="a-ratio-in-words"),
    ],
)
def test_what_is_a_share(read: Callable[[str], list[str]], text: str, wanted: list[str]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "3万:2家", ["3万 quantity 30000 - exact", "2家 quantity 2 家 exact"], id="a-magnitude-before-a-colon"
        ),
        pytest.param("3成员国", ["3成员 quantity 3 成员 exact"], id="a-member"),
        pytest.param("完三成", [], id="done"),
        pytest.param("十一成", [], id="eleven-tenths"),
        pytest.param("零分之三", [], id="a-fraction-of-nothing"),
        pytest.param("十三五分之三", [], id="a-fraction-of-no-number"),
        pytest.param(
            "千分之11111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111",
            [
                "11111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111 name 11111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111 - -"
            ],
            id="a-fraction-too-long",
        ),
        pytest.param("3/15日", ["3 quantity 3 - exact", "15 date 15 - -"], id="a-day-in-strokes"),
        pytest.param("航班3-2", ["3 quantity 3 - exact", "2 quantity 2 - exact"], id="a-dash-without-a-score"),
        pytest.param("一半天", [], id="a-day-or-so"),
    ],
)
def test_what_is_none(read: Callable[[str], list[str]], text: str, wanted: list[str]) -> None:
    assert read(text) == wanted
