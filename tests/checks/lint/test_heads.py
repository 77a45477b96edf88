"""What the heads of columns and rows say of their figures: the unit, the magnitude and the bound."""

import re
from collections.abc import Callable
from itertools import product

import pytest

from checks.lint import heads
from checks.lint.heads import head_of, leads


def _said(words: str) -> str:
    """`english / chinese × 10^scale, bound` of a head, without what it does not say."""
    head = head_of(words)
    measure = head.measure
    said = f"{measure.english or '-'} {measure.chinese or '-'} {measure.scale or measure.maybe}" if measure else "-"
    maybe = "?" if measure and measure.maybe else ""
    return f"{said}{maybe} {head.bound.bound if head.bound else '-'}"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Turnover (billion yuan)", "yuan 元 9 -"),
        ("Turnover (100 million yuan)", "yuan 元 8 -"),
        ("Turnover (in RMB 10,000)", "yuan 元 4 -"),
        ("Turnover (RMB bn)", "yuan 元 9 -"),
        ("Turnover, ¥m", "yuan 元 6 -"),
        ("Turnover [$k]", "dollars 美元 3 -"),
        ("Turnover in millions of yuan", "yuan 元 6 -"),
        ("Turnover / billion yuan", "yuan 元 9 -"),
        ("Turnover (m)", "- - 6? -"),
        ("Length (m)", "metres 米 0 -"),
        ("(yuan)", "yuan 元 0 -"),
        ("Cost (RMB 100m)", "yuan 元 8 -"),
        ("Cost, 10k yuan", "yuan 元 4 -"),
        ("Users (k)", "- - 3 -"),
        ("人口/万人", "人 人 4 -"),
        ("Power (kW)", "kilowatts 千瓦 0 -"),
        ("Power(kW)", "kilowatts 千瓦 0 -"),
        ("Delay ms", "milliseconds 毫秒 0 -"),
        ("Share, %", "per cent % 0 -"),
        ("% share", "per cent % 0 -"),
        ("Share %", "per cent % 0 -"),
        ("Price in yuan", "yuan 元 0 -"),
        ("Price (yuan per kg)", "yuan per kilogram 元/公斤 0 -"),
        ("Visitors (thousands)", "- - 3 -"),
        ("Visitors ('000)", "- - 3 -"),
        ("Visitors (10,000 people)", "people - 4 -"),
        ("million yuan", "yuan 元 6 -"),
        ("Hours", "hours 小时 0 -"),
        ("Couriers (at least)", "- at_least"),
        ("Residents, at most", "- at_most"),
        ("Users (≤)", "- at_most"),
        ("Turnover (at least, billion yuan)", "yuan 元 9 at_least"),
        ("Turnover (at least billion yuan)", "yuan 元 9 at_least"),
        ("Delay (max. ms)", "milliseconds 毫秒 0 at_most"),
        ("Delay (≥ ms)", "milliseconds 毫秒 0 at_least"),
        ("Max. users", "- at_most"),
        ("Users max", "- at_most"),
        ("Minimum", "- at_least"),
        ("Users (min)", "- at_least"),
        ("Duration (min)", "minutes 分钟 0 -"),
        ("金额（亿元）", "yuan 元 8 -"),
        ("金额(万元)", "yuan 元 4 -"),
        ("单位：万元", "yuan 元 4 -"),
        ("面积（万平方米）", "square metres 平方米 4 -"),
        ("长度（千米）", "kilometres 千米 0 -"),
        ("数量（家）", "家 家 0 -"),
        ("人数（万）", "- - 4 -"),
        ("万元", "yuan 元 4 -"),
        ("占比（%）", "per cent % 0 -"),
        ("金额（亿元，不少于）", "yuan 元 8 at_least"),
        ("金额（约）", "- about"),
        ("金额（至少万元）", "yuan 元 4 at_least"),
        ("最高温度（℃）", "degrees Celsius ℃ 0 at_most"),
        ("投资上限", "- at_most"),
    ],
)  # fmt: skip
def test_what_a_head_says(words: str, said: str) -> None:
    assert _said(words) == said


@pytest.mark.parametrize(
    "words",
    [
        "", " ", "Couriers", "Courier(s)", "Turnover (estimates)", "Turnover (details)", "Over 65", "Over", "About", "Age (over 65)",
        "Year", "Month", "Turnover / year", "Parcels (day)", "Second", "x", "M", "m", "100 yuan", "1,000", "2020", "Turnover (2020)", "Thousands",
        "Turnover (RMB net)", "Turnover (million and more)", "In the village", "Dates, in order", "单位", "元", "户", "产值（年）", "金额（含税）", "万",
        "Race (100m)", "姓名", "（", "x" * 200, "in", "Note (max number of them)", "RMB net",
    ],
)  # fmt: skip
def test_a_head_that_says_nothing(words: str) -> None:
    assert _said(words) == "- -"


def test_where_it_is_said() -> None:
    assert head_of("Turnover (at least, 100 million yuan)").spans == ((10, 18), (20, 36))
    assert head_of("in 100 million yuan").spans == ((3, 19),)


@pytest.mark.parametrize(
    ("before", "so"),
    [
        ("", True),
        ("about ", True),
        ("[", True),
        ("30 to ", True),
        ("约", True),
        ("其中约有", False),
        ("300 of ", False),
        ("on site ", False),
    ],
)
def test_a_figure_that_leads_its_cell(before: str, so: bool) -> None:
    assert leads(before) is so


@pytest.mark.parametrize(
    "table",
    [
        pytest.param("| T (100 million yuan, at least) |\n|-|\n| [300][000:50] |", id="unit and bound"),
        pytest.param("| T (billion yuan) |\n|-|\n| [30 or more][000:50] |", id="a bound of its own"),
        pytest.param("| T (million yuan) |\n|-|\n| [30 billion or more][000:50] |", id="a magnitude of its own"),
        pytest.param("| T (yuan) |\n|-|\n| [30 billion or more][000:50] |", id="a magnitude of its own, a unit of the head"),
        pytest.param("| T (ms) |\n|-|\n| [at least 30 billion yuan][000:50] |", id="a unit of its own"),
        pytest.param("| a | b |\n|-|-|\n| T (billion yuan), at least | [30][000:50] |", id="the head of the row"),
        pytest.param("| T (billion yuan), at least | [30][000:50] |\n|-|-|\n| a | b |", id="the head of the row in the first row"),
        pytest.param("| a | b | Unit |\n|-|-|-|\n| T, at least | [300][000:50] | 100 million yuan |", id="a column of units"),
        pytest.param("| 项目 | 数 | 单位 |\n|-|-|-|\n| 成交额，不少于 | [300][000:50] | 亿元 |", id="a Chinese column of units"),
        pytest.param("| Unit | b (ms) |\n|-|-|\n| billion yuan | [30 or more][000:50] |", id="a column of units first"),
        pytest.param("| Min (billion yuan) | Max |\n|-|-|\n| [30][000:50] | none |", id="a least one"),
        pytest.param("| 金额（亿元，不少于） |\n|-|\n| [300][000:50] |", id="digits alone below Chinese"),
        pytest.param("| 项目 | 金额（亿元，不少于） |\n|-|-|\n| 成交额 | [300][000:50] |", id="Chinese below Chinese"),
        pytest.param("| 项目 | T (billion yuan, at least) |\n|-|-|\n| 成交额 | [30][000:50] |", id="Chinese below English"),
        pytest.param("| Couriers (家) |\n|-|\n| [36][000:48] |", id="a Chinese unit that counts"),
        pytest.param("| Cost (m) |\n|-|\n| [32][000:302] |", id="millions, or metres"),
        pytest.param("| Share (%) |\n|-|\n| [63][000:195] |", id="a share"),
        pytest.param("| T (billion yuan) |\n|-|\n| [30 or more][000:50] for [36][000:48] of them |", id="others of the cell are bare"),
        pytest.param("| Lanes (%) |\n|-|\n| half ([what][D-01]) |", id="a part"),
        pytest.param("| Least (°C) |\n|-|\n| -5 ([what][D-01]) |", id="below zero"),
        pytest.param("| T (thousand) |\n|-|\n| -5 ([what][D-01]), between 3 and 5 ([what][D-01]) |", id="below zero, and more"),
        pytest.param("| T (thousand) |\n|-|\n| between 3 and 5 ([what][D-01]) |", id="between"),
        pytest.param("| Couriers [000:48] | Brands (more than) [000:47] |\n|-|-|\n| 36 | 1,000 |", id="cited by the heads"),
        pytest.param("| No. | Couriers [000:48] |\n|-|-|\n| 1 | 36 |\n| 2 | none |", id="beside the number of the row"),
    ],
)  # fmt: skip
def test_a_table_that_says_what_the_pages_do(table: str, found: Callable[..., list[tuple[str, str]]]) -> None:
    assert found(table) == []


@pytest.mark.parametrize(
    ("table", "rules"),
    [
        pytest.param("| T (billion yuan) |\n|-|\n| [30][000:50] |", {"bounds-as-printed"}, id="the bound is missing"),
        pytest.param("| T (10,000 yuan, at least) |\n|-|\n| [300][000:50] |", {"figures-on-lines"}, id="another magnitude"),
        pytest.param("| Couriers (yuan) |\n|-|\n| [36][000:48] |", {"figures-on-lines"}, id="another unit"),
        pytest.param("| 项目 | 金额（元） |\n|-|-|\n| 快递 | [36][000:48] |", {"figures-on-lines"}, id="another unit in Chinese"),
        pytest.param("| Couriers (over) |\n|-|\n| [36][000:48] |", {"bounds-as-printed"}, id="another bound"),
        pytest.param("| Couriers | Brands [000:47] |\n|-|-|\n| 36 | more than 1,000 |", {"figures-cited"}, id="cited by another head"),
        pytest.param("| Couriers [000:48] |\n|-|\n| 37 |", {"figures-on-lines"}, id="another value than the head cites"),
        pytest.param("| T (100 million yuan) |\n|-|\n| 300 |", {"figures-cited"}, id="not cited"),
        pytest.param("| Cost (m) |\n|-|\n| [33][000:302] |", {"figures-on-lines"}, id="neither millions nor metres"),
        pytest.param("| T | Unit |\n|-|-|\n| [36][000:48] | 3 of them |", {"figures-on-lines"}, id="no unit in a column of units"),
        pytest.param("Couriers ([000:48]):\n\n| Couriers |\n|-|\n| 36 |", {"figures-cited"}, id="a sentence above is no head"),
        pytest.param("| 100 yuan |\n|-|\n| a |", {"figures-cited"}, id="a head that counts"),
    ],
)  # fmt: skip
def test_a_table_that_says_something_else(table: str, rules: set[str], fired: Callable[..., set[str]]) -> None:
    assert fired(table) == rules


def test_the_figure_in_a_head_is_no_claim(fired: Callable[..., set[str]]) -> None:
    assert fired("| Turnover (100 million yuan) | b |\n|-|-|\n| none | x |") == set()
    assert fired("| Turnover (100 million yuan), of 36 | b |\n|-|-|\n| none | x |") == {"figures-cited"}


_WORDS = ["", "Turnover", "in", "yuan", "million", "millions", "k", "m", "kHz", "km", "mm", "USD", "max", "minimum", "at", "least", "over", "square", "metres", "pct", "hundred", "users", "Length"]  # fmt: skip


def test_what_plain_words_tell_at_once_is_what_they_tell_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    read = head_of.__wrapped__
    phrases = [" ".join(filter(None, words)) for words in product(_WORDS, repeat=3)]
    at_once = list(map(read, phrases))
    monkeypatch.setattr(heads, "_PLAIN", re.compile(r"(?!)"))
    assert at_once == list(map(read, phrases))
    assert any(one != heads.NOTHING for one in at_once)
