"""Words and names in which a numeral counts nothing."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("廿三里", [], id="廿三里"),
        pytest.param("统一", [], id="统一"),
        pytest.param("一直", [], id="一直"),
        pytest.param("百姓", [], id="百姓"),
        pytest.param("万达", [], id="万达"),
        pytest.param("两委", [], id="两委"),
        pytest.param("两新", [], id="两新"),
        pytest.param("百分百", [], id="百分百"),
        pytest.param("一带一路", [], id="一带一路"),
        pytest.param("四季社区", [], id="四季社区"),
        pytest.param("三八", [], id="三八"),
        pytest.param("第一书记", [], id="第一书记"),
        pytest.param("三轮车", [], id="三轮车"),
    ],
)
def test_a_word_stays_silent(read: Callable[[str], list[str]], text: str, wanted: list[str]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("两委3人", ["3人 quantity 3 人 exact"], id="officials"),
        pytest.param("三轮比赛", ["三轮 quantity 3 轮 exact"], id="a-count-that-a-word-begins-with"),
        pytest.param("四季度", ["四 ordinal 4 - -"], id="a-quarter-that-a-word-begins-with"),
        pytest.param("五轮比赛", ["五轮 quantity 5 轮 exact"], id="five-wheels"),
        pytest.param("第一届", ["一 ordinal 1 - -"], id="a-list-of-firsts"),
    ],
)
def test_a_count_beside_such_a_word_fires(read: Callable[[str], list[str]], text: str, wanted: list[str]) -> None:
    assert read(text) == wanted
