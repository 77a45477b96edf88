"""Hostile text is shown as text, and Chinese takes two cells."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from checks.safe_text.terminal import cells, clipped, padded, visible, wrapped

_HOSTILE = (
    "\x00\x07\x08\t\n\r\x1b\x7f\x85\x9b\u061c\u200b\u200e\u202e\u2028\u2029\u2066\u2069\ufeff\ud800\ue000\U000e0041"
)
HOSTILE = st.text(st.sampled_from(f"{_HOSTILE}::#[ab义 "), max_size=40)
PLAIN = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.characters(min_codepoint=0x3000, max_codepoint=0x303F, exclude_categories=("Mn", "Mc")),
        st.characters(min_codepoint=0xFF01, max_codepoint=0xFF60),
        st.characters(min_codepoint=0x300, max_codepoint=0x36F),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("plain “义乌” — 1+8", "plain “义乌” — 1+8", id="plain"),
        pytest.param("e\u0301\u3000x", "e\u0301\u3000x", id="marks-and-wide-blanks"),
        pytest.param("a:b : :", "a:b : :", id="single-colons"),
        pytest.param("#[ ## [", "#[ ## [", id="parts-of-a-command"),
        pytest.param("\x1b[31m", "\\u{1b}[31m", id="escape-sequence"),
        pytest.param("a\nb\tc\r", "a\\u{a}b\\u{9}c\\u{d}", id="line-ends-and-tabs"),
        pytest.param("\u202eabc\u2069", "\\u{202e}abc\\u{2069}", id="bidi"),
        pytest.param("\u200b\ufeff", "\\u{200b}\\u{feff}", id="invisible"),
        pytest.param("\ud800", "\\u{d800}", id="surrogate"),
        pytest.param("\U000e0041", "\\u{e0041}", id="tag-character"),
        pytest.param("::error::x", ":\\u{3a}error:\\u{3a}x", id="a-command"),
        pytest.param(":::", ":\\u{3a}:", id="three-colons"),
        pytest.param("::::", ":\\u{3a}:\\u{3a}", id="four-colons"),
        pytest.param("##[error]", "##\\u{5b}error]", id="another-command"),
        pytest.param("###[", "###\\u{5b}", id="three-hashes"),
    ],
)
def test_visible(text: str, expected: str) -> None:
    assert visible(text) == expected


@given(HOSTILE)
def test_nothing_hostile_passes(text: str) -> None:
    shown = visible(text)
    assert "::" not in shown
    assert "##[" not in shown
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert visible(shown) == shown


@given(HOSTILE, HOSTILE)
def test_what_is_shown_of_a_beginning_begins_what_is_shown(first: str, rest: str) -> None:
    assert visible(first + rest).startswith(visible(first))


@given(PLAIN)
def test_cells_are_as_terminals_count_them(text: str) -> None:
    assert cells(text) == sum(wcswidth(char) for char in text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("abc", 3, id="ascii"),
        pytest.param("义乌", 4, id="chinese"),
        pytest.param("，。", 4, id="full-width-marks"),
        pytest.param("“…", 2, id="ambiguous-marks-are-narrow"),
        pytest.param("e\u0301", 1, id="combining"),
        pytest.param("a\u20dd", 1, id="enclosing"),
        pytest.param("▢", 1, id="box"),
    ],
)
def test_cells(text: str, expected: int) -> None:
    assert cells(text) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        pytest.param("abcdef", 6, "abcdef", id="fits"),
        pytest.param("abcdefg", 6, "abcde…", id="cut"),
        pytest.param("义乌义乌", 6, "义乌…", id="no-half-character"),
        pytest.param("义乌义", 6, "义乌义", id="wide-and-fits"),
        pytest.param("", 4, "", id="nothing"),
    ],
)
def test_clipped(text: str, width: int, expected: str) -> None:
    assert clipped(text, width) == expected


@given(PLAIN, st.integers(1, 60))
def test_clipped_fits_and_begins_as_the_text(text: str, width: int) -> None:
    shown = clipped(text, width)
    assert cells(shown) <= width
    assert text.startswith(shown.removesuffix("…")) or shown == text
    assert (shown == text) == (cells(text) <= width)


@given(PLAIN, st.integers(0, 150))
def test_padded_fills(text: str, width: int) -> None:
    shown = padded(text, width)
    assert shown.startswith(text)
    assert cells(shown) == max(width, cells(text))


@pytest.mark.parametrize(
    ("text", "width", "indent", "expected"),
    [
        pytest.param("", 10, "", [""], id="nothing"),
        pytest.param("one two", 10, "", ["one two"], id="fits"),
        pytest.param("one two three", 8, "  ", ["one two", "  three"], id="at-a-space"),
        pytest.param("  one two", 6, "    ", ["  one", "    tw", "    o"], id="indented-from-the-first"),
        pytest.param("abcdefghij", 4, " ", ["abcd", " efg", " hij"], id="a-long-word"),
        pytest.param("ab abcdefgh", 4, "", ["ab", "abcd", "efgh"], id="a-long-word-begins-a-line"),
        pytest.param("义乌市场", 5, "", ["义乌", "市场"], id="no-half-character"),
        pytest.param("a  b", 10, "", ["a  b"], id="two-spaces-stay"),
        pytest.param("e\u0301e\u0301e\u0301e\u0301", 4, "", ["e\u0301e\u0301e\u0301e\u0301"], id="marks-take-no-room"),
        pytest.param(" " * 30 + "x", 10, "  ", ["        x"], id="more-blanks-than-room"),
    ],
)
def test_wrapped(text: str, width: int, indent: str, expected: list[str]) -> None:
    assert list(wrapped(text, width, indent)) == expected


@given(PLAIN, st.integers(4, 40), st.data())
def test_wrapped_fits_and_loses_nothing_but_blanks(text: str, width: int, data: st.DataObject) -> None:
    indent = " " * data.draw(st.integers(0, width - 2))
    lines = list(wrapped(text, width, indent))
    assert max(map(cells, lines)) <= width
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(line.startswith(indent) for line in lines[1:])


@pytest.mark.parametrize(
    "text", ["义" * 60_000, "a " * 60_000, " " * 60_000, "::" * 60_000], ids=["wide", "words", "blanks", "commands"]
)
def test_long_texts_take_no_square_time(text: str) -> None:
    begun = time.monotonic()
    assert clipped(visible(text), 80)
    assert sum(1 for _ in wrapped(visible(text), 80, "  "))
    assert time.monotonic() - begun < 20
