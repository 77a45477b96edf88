"""What holds of the figures of any text whatever."""

import re
import tracemalloc
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from unittest import mock

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bundle_model.figures import BOUNDS, CLAIMS, KINDS, Figure, extract, figures_of, figures_of_stream
from bundle_model.figures.rules import RULES

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LABELLED = sorted((Path(__file__).parent / "labelled").glob("*.yaml"))
TEXTS = [entry["text"] for path in _LABELLED for entry in yaml.load(path.read_bytes(), _LOADER)]  # noqa: S506 - a safe loader
SPACES = "".join(chr(code) for code in range(0x110000) if chr(code).isspace())
_WORDS = [
    *"0123456789０９一二三四五六七八九十百千万亿两零廿半第初年月日时点分号第层楼级期成倍元人个多余几来约近超",
    *"兆負负上数几陆拾圆$>≥每兩餘萬[]",
    *".,:：/-—~+·%‰@()（）“”、。；\0Gm",
    *("零下", "三四", "成百上千", "US$", "约增长", "的8%", "kW·h", "3..5", "http://a.cn/", "138 1234 5678", "+86 ", "在", "表"),
    *("百分之", "千分之", "分之", "不到", "以上", "左右", "平方公里", "上午", "电话", "1,234", "2011-5-20", "两委", "公里/小时"),
]  # fmt: skip
_CHARACTERS = st.characters() | st.sampled_from(SPACES) | st.sampled_from("\ud800\udfff\0𝟙²①Ⅳ")
texts = st.text(_CHARACTERS) | st.lists(st.sampled_from(_WORDS) | st.sampled_from(SPACES)).map("".join)
cut_texts = st.sampled_from(TEXTS).flatmap(
    lambda text: st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
        lambda ends: text[min(ends) : max(ends)]
    )
)
_NUMERAL = st.tuples(
    st.sampled_from(["3", "５", "50", "1,200", "三", "三十"]),
    st.sampled_from(["", ".5", "．50", "点五"]),
    st.sampled_from(["", *"百千万亿萬億兆", "多万", "分之"]),
    st.sampled_from(["", "", "", *"元年%半度零-"]),
)
numerals = st.lists(_NUMERAL.map("".join), min_size=2, max_size=4).map("".join)
any_text = texts | cut_texts | numerals


def _digit_places(text: str) -> list[int]:
    return [match.start() for match in re.finditer("[0-9０-９]", text)]


@given(any_text)
def test_figures_are_ordered_and_disjoint_and_every_digit_is_in_one(text: str) -> None:
    figures = figures_of(text)
    assert all(left.end <= right.start for left, right in pairwise(figures))
    held = [place for one in figures for place in _digit_places(text[one.start : one.end])]
    assert len(held) == len(_digit_places(text))


@settings(max_examples=200)
@given(numerals)
def test_any_row_of_digits_magnitudes_points_and_units_is_read(text: str) -> None:
    for one in figures_of(text):
        assert Fraction(one.value) is not None
        assert one.interval is None or one.interval.low_end is not None or one.interval.high_end is not None


@given(any_text)
def test_a_figure_is_the_text_from_its_start_to_its_end(text: str) -> None:
    for one in figures_of(text):
        assert one.start < one.numeral_end <= one.end
        assert one.text == text[one.start : one.end]
        before = text[: one.start].split("\n")
        assert (one.line, one.column) == (len(before), len(before[-1]) + 1)
        assert one.id == f"-:{one.line}:{one.column}"


@given(any_text)
def test_the_fields_of_a_figure_agree_with_its_kind(text: str) -> None:
    for one in figures_of(text):
        assert one.kind in KINDS
        assert one.rule in RULES
        assert one.claimed is (one.kind in CLAIMS) is (one.printed is not None)
        assert (one.bound in BOUNDS) is one.claimed
        assert (one.bound is None) is not one.claimed
        assert re.fullmatch(r"-?[0-9]+(\.[0-9]+)?|-?[0-9]+/[1-9][0-9]*", one.value)
        assert not one.value.startswith("-") or one.kind in ("quantity", "percent", "ratio", "ordinal")
        assert one.unit is None or (one.kind in ("quantity", "percent") and re.search(r"\s", one.unit) is None)
        assert (one.unit is not None) if one.kind == "percent" else True


def _number(value: str | None) -> Fraction | None:
    return None if value is None else Fraction(value)


@given(any_text)
def test_the_interval_of_a_figure_agrees_with_its_bound(text: str) -> None:
    for one in figures_of(text):
        meant = one.interval
        if one.bound in (None, "about"):
            assert meant is None
            continue
        assert meant is not None
        value, low, high = Fraction(one.value), _number(meant.low), _number(meant.high)
        if one.bound == "exact":
            assert low is not None
            assert high is not None
            assert low <= value <= high
            assert meant.low_closed or one.value.startswith("-")
            assert (meant.low_closed and meant.high_closed) or low < high
        elif one.bound == "between":
            assert low is not None
            assert high is not None
            assert value in (low, high)
            assert (meant.low_closed, meant.high_closed) == (True, True)
            assert low < high
        elif one.value.startswith("-"):
            assert value in (low, high)
            assert (low is None) is not (high is None) or Fraction(0) in (low, high)
        elif one.bound in ("over", "at_least"):
            assert (low, high, meant.low_closed, meant.high_closed) == (value, None, one.bound == "at_least", False)
        else:
            assert (meant.low, high, meant.low_closed) == ("0", value, True)
            assert not (one.bound == "nearly" and meant.high_closed)


@given(any_text, st.lists(st.integers(0, 400)))
def test_a_stream_gives_the_same_however_it_is_cut(text: str, cuts: list[int]) -> None:
    places = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    chunks = [text[start:stop] for start, stop in pairwise(places)]
    assert tuple(figures_of_stream(chunks)) == figures_of(text)
    assert tuple(figures_of_stream(text)) == figures_of(text)


def _long_text() -> str:
    """Longer than any window, with white space, numerals and wide gaps at every kind of place."""
    return "".join(text + "\n" * (number % 300) + " " * (number % 7) for number, text in enumerate(TEXTS * 4))


@pytest.fixture(scope="module")
def long() -> tuple[str, tuple[Figure, ...]]:
    text = _long_text()
    assert len(text) > 150_000
    return text, figures_of(text, "000")


@pytest.mark.parametrize("size", [1, 65535, 65537])
def test_a_long_stream_gives_the_same_however_it_is_cut(size: int, long: tuple[str, tuple[Figure, ...]]) -> None:
    text, whole = long
    chunks = (text[start : start + size] for start in range(0, len(text), size))
    assert tuple(figures_of_stream(chunks, "000")) == whole


def test_the_figures_of_a_long_text_stand_where_they_say(long: tuple[str, tuple[Figure, ...]]) -> None:
    text, whole = long
    assert [text[one.start : one.end] for one in whole] == [one.text for one in whole]
    assert {one.page for one in whole} == {"000"}
    assert whole[-1].line == text.count("\n", 0, whole[-1].start) + 1


def test_what_surrounds_a_text_moves_its_figures_and_changes_nothing_else() -> None:
    between = "。\n" + "\n" * 300
    one = figures_of(TEXTS[0])
    both = figures_of(TEXTS[0] + between + TEXTS[0])
    shift = len(TEXTS[0] + between)
    moved = [_moved(figure, shift, 302 + TEXTS[0].count("\n") - 1) for figure in one]
    assert list(both) == [*one, *moved]


def _moved(figure: Figure, shift: int, lines: int) -> Figure:
    return figure._replace(
        line=figure.line + lines,
        start=figure.start + shift,
        end=figure.end + shift,
        numeral_end=figure.numeral_end + shift,
    )


HARD = [*"9一万亿点第之分零两十 \n\u3000\0\ud800", "1,", "1.", "1/", "1-", "一、", "3万", "1 ", "百分之", "千分之1", "“第一", "12:30:", "1@", "初八", "陆", "负1", "-1", "上千", "三四", "1兆", "1万1", "$1", "约1的", "1~", "1..", "1每", "/1a", "[1]", "零下"]  # fmt: skip


@pytest.mark.parametrize("pattern", HARD, ids=ascii)
def test_a_long_text_of_one_thing_is_read_and_every_digit_counted_once(pattern: str) -> None:
    text = pattern * (140_000 if len(pattern) == 1 else 4_000)
    figures = figures_of(text)
    assert sum(len(_digit_places(one.text)) for one in figures) == len(_digit_places(text))


def test_a_numeral_longer_than_python_converts_is_exact_and_so_is_its_interval() -> None:
    digits = "9" * 1_000_000
    (one,) = figures_of(f"约{digits}.5亿元，")
    assert one.value == digits + "50000000"
    assert one.interval is None
    (one,) = figures_of(digits + "亿元")
    assert one.value == digits + "0" * 8
    assert one.interval is not None
    assert one.interval.low == digits[:-1] + "8" + "50000000"
    assert one.interval.high == digits + "50000000"


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("约3家，3家，", [("3", "家", "about"), ("3", "家", "exact")]),
        ("1-2%，1-2元，", [("1", "%", "exact"), ("2", "%", "exact"), ("1", "元", "exact"), ("2", "元", "exact")]),
        ("零下3度，3度，", [("-3", "度", "exact"), ("3", "度", "exact")]),
        ("上千人，3万人，", [("1000", "人", "at_least"), ("30000", "人", "exact")]),
    ],
)
def test_a_sentence_is_read_the_same_each_time_it_comes(sentence: str, wanted: list[tuple[str, str, str]]) -> None:
    figures = figures_of(sentence * 50)
    assert [(one.value, one.unit, one.bound) for one in figures] == wanted * 50


def test_many_different_figures_are_all_read() -> None:
    text = "".join(f"{number}家，" for number in range(10_000, 15_000))
    assert [one.value for one in figures_of(text)] == [str(number) for number in range(10_000, 15_000)]


def test_a_numeral_that_comes_digit_by_digit_takes_no_quadratic_time() -> None:
    (one,) = figures_of_stream("7" * 300_000)
    assert one.value == "7" * 300_000


def test_the_memory_of_a_stream_does_not_grow_with_it() -> None:
    def peak(copies: int) -> int:
        tracemalloc.reset_peak()
        count = sum(1 for _ in figures_of_stream(_chunks(copies)))
        assert count > copies
        return tracemalloc.get_traced_memory()[1]

    def _chunks(copies: int) -> Iterator[str]:
        for _ in range(copies):
            yield ("增长3.5%，" + "全市经济运行总体平稳。" * 100) * 20

    tracemalloc.start()
    try:
        short, long = peak(8), peak(32)
    finally:
        tracemalloc.stop()
    assert long < 1.2 * short


@pytest.mark.parametrize("before", range(2 * 65_536 - 85, 2 * 65_536 - 79))  # the edge of the second piece that is read
def test_a_range_over_the_edge_of_what_is_kept_has_its_hedge_at_both_ends(before: int) -> None:
    """Of a long text what no rule looks at is dropped; what the first end says of the second is still known."""
    words = "约3-5个，"
    text = "字" * before + words + "字" * 200
    alone = [(figure.text, figure.value, figure.bound) for figure in figures_of("字" + words)]
    assert [(figure.text, figure.value, figure.bound) for figure in figures_of(text)] == alone
    assert [bound for _, _, bound in alone] == ["about", "about"]


_CHAINS = st.tuples(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4), st.integers(4, 40), texts)
"""A few words again and again, and what comes after them."""


@settings(max_examples=150)
@given(_CHAINS, _CHAINS)
def test_what_is_kept_of_earlier_readings_changes_no_figure(
    chain: tuple[list[str], int, str], other: tuple[list[str], int, str]
) -> None:
    text = "".join("".join(words) * times + rest for words, times, rest in (chain, other, chain))
    with mock.patch.object(extract, "_NEAR", -1):
        afresh = figures_of(text)
    assert figures_of(text) == afresh


_BEFORE = "3家、" * 10


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_BEFORE + "1" + ",234" * 20 + ",2345。", _BEFORE + "1" + ",234" * 20 + "元。"),
        (_BEFORE + "三点" + "一" * 70 + "刻。", _BEFORE + "三点" + "一" * 70 + "元。"),
        (_BEFORE + "3.." + "1" * 70 + ".5。", _BEFORE + "3.." + "1" * 70 + "。"),
        (_BEFORE + "2、三分之" + "一" * 70 + "家。", _BEFORE + "2、三分之" + "一" * 70 + "点五。"),
        ("3级 -2级、" * 40, "3级-2级、" * 40),
        ("、-2℃" * 40, "、–2℃" * 40),
        ("\n> 3家" * 60, "\n>3家" * 60),
        ("约" + "1" * 30 + ".5-5元。" + _BEFORE * 3, "超" + "1" * 30 + ".5-5元。" + _BEFORE * 3),
        ("\n".join(map(str, range(1000))), "、".join(map(str, range(1000)))),
        ("3-负3家、" * 40, "3、-负3家、" * 40),
    ],
    ids=["thousands", "decimals", "doubled", "fraction", "blank", "dash", "quotation", "range", "many", "two-signs"],
)
def test_what_is_kept_changes_no_figure_where_only_what_is_far_away_or_not_unwrapped_differs(
    one: str, other: str
) -> None:
    for text in (one + other, other + one):
        with mock.patch.object(extract, "_NEAR", -1):
            afresh = figures_of(text)
        assert figures_of(text) == afresh


@pytest.mark.parametrize(
    "piece",
    ["1-", "3万", "几十", "1.", "1,2341,234", "-1-", "1~2%", "3级", "三点半", "壹元", "一半", "5千8百", "零下3至7度", "3万贫困人口"],
)  # fmt: skip
def test_a_chain_is_read_once(piece: str) -> None:
    with mock.patch.object(extract, "_reading", wraps=vars(extract)["_reading"]) as read:
        figures = figures_of(piece * 5000)
    assert len(figures) >= 5000
    assert read.call_count < 100
