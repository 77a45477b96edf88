"""JSON that commands nothing, and says to its reader what it said before; cells that are no more than text."""

import csv
import io
import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.safe_text.data_text import csv_cell, json_text
from checks.safe_text.terminal import visible

HOSTILE = st.text(st.sampled_from('\x1b\x7f\x9b\u202e\u2028\udcff\U000e0001\\u"::##[[a义 \n\r\t=+-@7.'), max_size=30)
ANY = st.text(st.characters(exclude_categories=["Cs"]))
_LIVE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _dumped(value: object, indent: int | None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def _categories(text: str) -> set[str]:
    return {unicodedata.category(char) for char in text}


@pytest.mark.parametrize("indent", [None, 1, 2])
@given(st.dictionaries(HOSTILE, st.one_of(HOSTILE, ANY, st.lists(HOSTILE, max_size=3)), max_size=4))
def test_a_reader_gets_the_same_and_nothing_is_alive(indent: int | None, value: object) -> None:
    text = json_text(value, indent)
    assert json.loads(text) == value
    assert not [part for part in ("::", "##[") if part in text]
    assert _categories(text.replace("\n", "")).isdisjoint(_LIVE)
    assert ("\n" in text) <= (indent is not None)
    assert text.encode()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("\x1b\u202e", '"\\u001b\\u202e"', id="escapes"),
        pytest.param("\x9b2J", '"\\u009b2J"', id="C1"),
        pytest.param("\U000e0001", '"\\udb40\\udc01"', id="a-pair"),
        pytest.param(":::", '":\\u003a:"', id="three-colons"),
        pytest.param("\\::", '"\\\\:\\u003a"', id="behind-a-backslash"),
        pytest.param("##[group]", '"##\\u005bgroup]"', id="a-group"),
        pytest.param({"::": "a"}, '{":\\u003a": "a"}', id="a-key"),
    ],
)
def test_how_it_is_written(value: object, text: str) -> None:
    assert json_text(value) == text


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "value", [{"a": [1, None, "义乌: “一”"]}, [], "a: b", "#[x]", "\u3000\u00a0"], ids=["nested", "empty", "colon", "bracket", "blanks"]
)  # fmt: skip
def test_what_is_harmless_is_as_it_was(value: object, indent: int | None) -> None:
    assert json_text(value, indent) == _dumped(value, indent)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        pytest.param("=1+1", "'=1+1", id="equals"),
        pytest.param("+86 579", "'+86 579", id="plus"),
        pytest.param("-2+3", "'-2+3", id="minus"),
        pytest.param("@SUM(1)", "'@SUM(1)", id="at"),
        pytest.param("＝1＋1", "'＝1＋1", id="full-width"),
        pytest.param("－7℃", "'－7℃", id="full-width-minus"),
        pytest.param("  =1+1", "'  =1+1", id="behind-blanks"),
        pytest.param("\u3000\u00a0=1", "'\u3000\u00a0=1", id="behind-wide-blanks"),
        pytest.param("-", "-", id="a-text-that-is-no-page"),
        pytest.param("-:1:2", "-:1:2", id="a-place-in-it"),
        pytest.param("-:1:2+3", "'-:1:2+3", id="more-than-a-place"),
        pytest.param("-7", "-7", id="negative"),
        pytest.param("-0.5", "-0.5", id="negative-decimal"),
        pytest.param("--7", "'--7", id="twice-negative"),
        pytest.param("-7\n", "'-7\\u{a}", id="negative-and-a-line-break"),
        pytest.param("-1/3", "'-1/3", id="a-quotient"),
        pytest.param("\t=1", "\\u{9}=1", id="tab"),
        pytest.param("\r=1", "\\u{d}=1", id="CR"),
        pytest.param("\n::error::x", "\\u{a}:\\u{3a}error:\\u{3a}x", id="a-command-on-a-line-of-its-own"),
        pytest.param("##[group]", "##\\u{5b}group]", id="a-group"),
        pytest.param("\x1b\x9b\u202e", "\\u{1b}\\u{9b}\\u{202e}", id="controls"),
    ],
)
def test_what_would_be_run_or_break_a_line_is_text(text: str, cell: str) -> None:
    assert csv_cell(text) == cell


@pytest.mark.parametrize(
    "text", ["", " ", "3家", "1=1", "a-b", "'=1", "1,100万", '"', "a: b", "2/3", "义乌\u3000市", "0.5"]
)
def test_a_harmless_cell_is_as_it_was(text: str) -> None:
    assert csv_cell(text) == text


@given(HOSTILE)
def test_no_cell_is_more_than_text_on_one_line(text: str) -> None:
    cell = csv_cell(text)
    assert cell.removeprefix("'") == visible(text).removeprefix("'")
    assert not [part for part in ("::", "##[") if part in cell]
    assert _categories(cell).isdisjoint(_LIVE)
    assert not cell.startswith(("=", "+", "-", "@")) or re.fullmatch(r"-([0-9.]+|(:[0-9]+){2}|)", cell)


@given(st.lists(HOSTILE, min_size=2, max_size=4))
def test_a_row_of_cells_reads_back(texts: list[str]) -> None:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(map(csv_cell, texts))
    assert list(csv.reader([line.getvalue()], strict=True)) == [[csv_cell(text) for text in texts]]
