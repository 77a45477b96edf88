"""Searching: what hits, over line breaks and spaces, and what must not."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bundle_model.loader import inspect_bag, load
from bundle_model.records.terms import Term, TermsRecord
from bundle_model.search import Hit, Searchable, hits
from bundle_model.text.page import Page, PageFile

FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}


def _page(text: str) -> Page:
    file = PageFile(page="000", name="000.txt", bytes=0, sha256="0" * 64, lines=0, characters=len(text))
    return Page(text=text, file=file)


def _term(*forms: str, compounds: tuple[str, ...] = (), after_number: bool = False) -> Term:
    return Term(
        english="t", forms=forms, elements=("U-01",), compounds=compounds, after_number=after_number, judgements=()
    )


def _hits(text: str, term: Term) -> tuple[Hit, ...]:
    page = _page(text)
    return hits(page, Searchable.of(page), term)


def _words(text: str, term: Term) -> list[str]:
    return [hit.words for hit in _hits(text, term)]


def _plain(words: str) -> str:
    """Squeezed and folded, without the code under test."""
    return "".join(words.split()).translate(FULL_WIDTH).lower()


@pytest.mark.parametrize(
    ("text", "forms", "words"),
    [
        pytest.param("一个平台，", ["平台"], ["平台"], id="plain"),
        pytest.param("平台", ["平台"], ["平台"], id="the-whole-page"),
        pytest.param("", ["平台"], [], id="an-empty-page"),
        pytest.param("平地高台", ["平台"], [], id="its-letters-apart"),
        pytest.param("平\n台", ["平台"], ["平\n台"], id="over-a-line-break"),
        pytest.param("平\r\n\n 　台", ["平台"], ["平\r\n\n 　台"], id="over-blank-lines-and-wide-spaces"),
        pytest.param("平 台平台", ["平 台"], ["平 台", "平台"], id="a-space-in-the-form"),
        pytest.param("ＡＩ与Ａi", ["ai"], ["ＡＩ", "Ａi"], id="full-width"),
        pytest.param("AI", ["ＡＩ"], ["AI"], id="a-full-width-form"),
        pytest.param("２．０版", ["2.0版"], ["２．０版"], id="full-width-digits-and-stop"),
        pytest.param("App APP app", ["APP"], ["App", "APP", "app"], id="upper-and-lower"),
        pytest.param("AI数字人", ["AI"], ["AI"], id="beside-Chinese"),
        pytest.param("he said", ["AI"], [], id="inside-a-word"),
        pytest.param("ＳＡＩＤ", ["AI"], [], id="inside-a-full-width-word"),
        pytest.param("AIR OpenAI AI2 4AI", ["AI"], [], id="a-letter-or-digit-on-one-side"),
        pytest.param("AI-based (AI) _AI_", ["AI"], ["AI", "AI", "AI"], id="signs-part"),
        pytest.param("the accelerator is", ["accelerator"], ["accelerator"], id="free-in-English"),
        pytest.param("an\naccelerator\nis", ["accelerator"], ["accelerator"], id="on-a-line-of-its-own"),
        pytest.param("acce\nlerator", ["accelerator"], ["acce\nlerator"], id="English-over-a-line-break"),
        pytest.param("accelerators", ["accelerator"], [], id="the-plural-is-a-form-of-its-own"),
        pytest.param("a graphics card", ["graphics card"], ["graphics card"], id="an-English-form-with-a-space"),
        pytest.param("a graphics\n  card", ["graphics card"], ["graphics\n  card"], id="and-over-a-line-break"),
        pytest.param("graphics cards", ["graphics card"], [], id="and-not-free-at-its-end"),
        pytest.param("用APP，", ["用APP"], ["用APP"], id="a-Latin-end-alone"),
        pytest.param("用APPs", ["用APP"], [], id="a-Latin-end-not-free"),
        pytest.param("信息化和信息", ["信息", "信息化"], ["信息化", "信息"], id="the-longest-of-one-beginning"),
        pytest.param("甲乙丙丁", ["甲乙", "乙丙丁"], ["乙丙丁"], id="the-longest-though-it-begins-later"),
        pytest.param("甲乙丙", ["甲乙", "乙丙"], ["甲乙"], id="the-first-of-equals"),
        pytest.param("甲乙丙丁", ["甲乙", "丙丁"], ["甲乙", "丙丁"], id="neighbours-do-not-overlap"),
        pytest.param("人人人", ["人人"], ["人人"], id="over-itself"),
        pytest.param("AI", ["ai", "AI", "Ａ Ｉ"], ["AI"], id="one-form-in-three-ways"),
        pytest.param("İ平台", ["平台", "İ"], ["İ", "平台"], id="a-letter-whose-lower-case-is-longer"),
    ],
)
def test_what_hits(text: str, forms: list[str], words: list[str]) -> None:
    assert _words(text, _term(*forms)) == words


@pytest.mark.parametrize(
    ("text", "compounds", "words"),
    [
        pytest.param("供应", ("供应",), [], id="inside"),
        pytest.param("供\n应", ("供应",), [], id="inside-over-a-line-break"),
        pytest.param("应供应应", ("供应",), ["应", "应"], id="before-and-behind"),
        pytest.param("供货应", ("供应",), ["应"], id="a-compound-that-is-not-there"),
        pytest.param("适应用", ("适应", "应用"), [], id="of-two-compounds"),
        pytest.param("大供货应商，应", ("供货", "大供货应商"), ["应"], id="one-compound-in-another"),
    ],
)
def test_what_lies_in_a_compound_does_not_hit(text: str, compounds: tuple[str, ...], words: list[str]) -> None:
    assert _words(text, _term("应", compounds=compounds)) == words


def test_a_form_that_reaches_out_of_a_compound_hits_and_one_inside_hides_none() -> None:
    assert _words("线上线下", _term("上线下", compounds=("线上线",))) == ["上线下"]
    assert _words("甲乙丙丁", _term("甲乙丙", "丙丁", compounds=("甲乙丙",))) == ["丙丁"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("5毫秒", ["毫秒"], id="digit"),
        pytest.param("５ 毫\n秒", ["毫\n秒"], id="full-width-over-a-line-break"),
        pytest.param("三十毫秒，两毫秒，三萬毫秒", ["毫秒"] * 3, id="numerals"),
        pytest.param("16 GB", ["GB"], id="Latin-behind-a-space"),
        pytest.param("延迟5ms，内存16GB", ["ms", "GB"], id="Latin-at-its-number"),
        pytest.param("2.4GHz", ["GHz"], id="decimal"),
        pytest.param("5μs 5µs", ["μs", "µs"], id="mu-and-the-micro-sign"),
        pytest.param("16GBit 5msec", [], id="Latin-not-free-at-its-end"),
        pytest.param("毫秒级", [], id="at-the-beginning"),
        pytest.param("以毫秒计，GB", [], id="without-a-number"),
        pytest.param("XMS 3.MS", [], id="behind-a-letter-or-a-stop"),
    ],
)
def test_a_unit_hits_behind_a_number(text: str, words: list[str]) -> None:
    assert _words(text, _term("毫秒", "ms", "GB", "GHz", "μs", after_number=True)) == words


def test_a_place_is_counted_in_code_points() -> None:
    (first, second) = _hits("😀平台\n在é平\n台", _term("平台"))
    assert (str(first.place), first.start, first.end) == ("000:1:2", 1, 3)
    assert (str(second.place), second.start, second.end, second.words) == ("000:2:3", 6, 9, "平\n台")


TEXTS = st.lists(st.sampled_from([*"平台系统应供a５5İ，\n 　", "AI", "ＡＩ", "GPU", "App"]), max_size=30).map("".join)
FORMS = st.lists(
    st.sampled_from(["平台", "台系", "台 系统", "平", "应", "AI", "gpu", "a", "5a"]), min_size=1, unique=True
)
TERMS = st.builds(
    lambda forms, compounds, after: _term(*forms, compounds=tuple(compounds), after_number=after),
    FORMS,
    st.lists(st.sampled_from(["供应", "平台系", "应a"]), max_size=2),
    st.booleans(),
)


@given(TEXTS, TERMS)
def test_hits_are_forms_as_printed_in_order_and_disjoint(text: str, term: Term) -> None:
    found, page = _hits(text, term), _page(text)
    for hit in found:
        assert hit.words == text[hit.start : hit.end] == hit.words.strip()
        assert _plain(hit.words) in {_plain(form) for form in term.forms}
        assert page.offset_of(hit.place.line, hit.place.column or 0) == hit.start
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(TEXTS, TERMS)
def test_every_form_that_is_found_overlaps_a_hit(text: str, term: Term) -> None:
    assume(not term.compounds and not term.after_number)
    found = _hits(text, term)
    for form in term.forms:
        for one in _hits(text, _term(form)):
            assert any(hit.start < one.end and one.start < hit.end for hit in found)


@given(st.text(st.sampled_from("平台系统应供，"), max_size=20), TERMS, st.data())
def test_white_space_between_Chinese_characters_changes_no_words(text: str, term: Term, data: st.DataObject) -> None:  # noqa: N802
    gaps = data.draw(st.lists(st.sampled_from(["", " ", "\n", "　", "\r\n\n"]), min_size=len(text), max_size=len(text)))
    spaced = "".join(char + gap for char, gap in zip(text, gaps, strict=True))
    assert list(map(_plain, _words(spaced, term))) == _words(text, term)


@given(TEXTS, TERMS)
def test_case_and_width_change_no_place(text: str, term: Term) -> None:
    wide = text.replace("İ", "I").translate({code - 0xFEE0: chr(code) for code in FULL_WIDTH})
    for other in (wide, wide.swapcase()):
        assert [hit.place for hit in _hits(other, term)] == [hit.place for hit in _hits(text.replace("İ", "I"), term)]


def test_a_page_of_nothing_but_compounds() -> None:
    assert len(_hits("供应应" * 30_000, _term("应", compounds=("供应",)))) == 30_000  # minutes, if pair by pair


ASKED = (
    "system platform software program app interface data database information digital intelligent algorithm model server "
    "host network chip device terminal firmware hardware architecture module performance speed efficiency response latency "
    "throughput concurrency capacity storage compute memory processor accelerator cloud standard specification requirement shall "
    "must GPU CPU AI APP QPS 5毫秒 5ms 3.5GHz 16GB 9TFLOPS 系统 系統 平台 平臺 软件 軟體 程序 程式 接口 介面 数据 數據 数据库 資料庫 信息 資訊 "
    "数字 數字 数字化 智能 智慧 算法 演算法 模型 服务器 伺服器 主机 主機 网络 網路 芯片 晶片 设备 設備 终端 終端 固件 韌體 硬件 硬體 架构 架構 模块 模組 "
    "性能 效能 速度 效率 响应 響應 延迟 延遲 吞吐 并发 並發 容量 存储 儲存 算力 運算 内存 記憶體 处理器 處理器 显卡 顯卡 加速器 云 雲 标准 標準 规范 規範 "
    "要求 应当 應當 必须 必須 "
)


@pytest.mark.parametrize("word", [*ASKED.split(), "graphics card", "ＧＰＵ", "系\n统"])
def test_the_record_searches_for_what_a_reader_would(real: tuple[Term, ...], word: str) -> None:
    text = f"有 {word} 。"
    assert [term.english for term in real if _hits(text, term)]


@pytest.fixture(scope="module")
def real() -> tuple[Term, ...]:
    return load().record(TermsRecord).terms


def test_every_hit_of_the_real_pages_is_judged_once(repository: Path) -> None:
    bundle = inspect_bag(repository / "bundle")
    assert bundle.record(TermsRecord) is not None
    terms = bundle.record(TermsRecord).terms
    assert {term.english for term in terms} == set(bundle.hits) > {"system", "platform"}
    for term in terms:
        judged = Counter(str(place) for judgement in term.judgements for place in judgement.at)
        assert judged == Counter(str(hit.place) for hit in bundle.hits[term.english]), term.english
        assert set(judged.values()) <= {1}
