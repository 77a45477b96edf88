"""Lines, columns and offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.text.text import Text, is_han, lowered

TEXTS = st.text(st.sampled_from("ab义\n\r\u2028\x0c😀"), max_size=30)


@given(TEXTS)
def test_places_round_trip(text: str) -> None:
    page = Text(text=text)
    places = [page.place_of(offset) for offset in range(len(text) + 1)]
    assert [page.offset_of(*place) for place in places] == list(range(len(text) + 1))
    assert places == sorted(set(places))


@given(TEXTS)
def test_a_place_is_counted_in_newlines_and_code_points(text: str) -> None:
    page = Text(text=text)
    for offset in range(len(text) + 1):
        before = text[:offset]
        assert page.place_of(offset) == (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)


@given(TEXTS)
def test_lines_are_the_text(text: str) -> None:
    lines = Text(text=text).lines
    assert "\n".join([*lines, ""] if text.endswith("\n") else lines) == text
    assert len(lines) == text.count("\n") + (text != "" and not text.endswith("\n"))


@given(TEXTS, st.integers(-1, 9), st.integers(-1, 9))
def test_only_places_of_the_text_have_an_offset(text: str, line: int, column: int) -> None:
    page = Text(text=text)
    places = {page.place_of(offset) for offset in range(len(text) + 1)}
    if (line, column) in places:
        assert page.place_of(page.offset_of(line, column)) == (line, column)
    else:
        with pytest.raises(IndexError, match=f"no place {line}:{column}"):
            page.offset_of(line, column)


@pytest.mark.parametrize(("line", "column"), [(0, 1), (1, 0), (2, 0), (1, 4), (2, 3), (3, 1), (-1, 1)])
def test_a_place_outside(line: int, column: int) -> None:
    with pytest.raises(IndexError, match=f"no place {line}:{column}"):
        Text(text="义乌\n新").offset_of(line, column)


@pytest.mark.parametrize("offset", [-1, 3])
def test_an_offset_outside(offset: int) -> None:
    with pytest.raises(IndexError, match=f"offset {offset} is outside a text of 2 characters"):
        Text(text="ab").place_of(offset)


@pytest.mark.parametrize(
    ("quote", "line", "column", "expected"),
    [
        pytest.param("义乌", 1, 1, True, id="at its place"),
        pytest.param("乌\n新", 1, 2, True, id="over a line's end"),
        pytest.param("", 2, 2, True, id="nothing, at the end"),
        pytest.param("义乌", 1, 2, False, id="one column off"),
        pytest.param("新", 1, 4, False, id="behind the line's end"),
        pytest.param("新", 3, 1, False, id="behind the text"),
        pytest.param("新\n", 2, 1, False, id="longer than the text"),
        pytest.param("义", 0, 1, False, id="line nought"),
        pytest.param("义", 1, 0, False, id="column nought"),
    ],
)
def test_holds(quote: str, line: int, column: int, expected: bool) -> None:
    assert Text(text="义乌\n新").holds(quote, line, column) is expected


@pytest.mark.parametrize(
    ("text", "lower"),
    [("A Ω b", "a ω b"), ("İA", "İa"), ("ＡＢ", "ａｂ"), ("", "")],
)
def test_nothing_moves_in_lower_case(text: str, lower: str) -> None:
    assert lowered(text) == lower


@pytest.mark.parametrize(
    ("char", "expected"),
    [
        ("\u33ff", False), ("\u3400", True), ("\u4dbf", True), ("\u4dc0", False),
        ("\u4dff", False), ("一", True), ("\u9fff", True), ("\ua000", False), ("a", False), ("", False), ("あ", False),
    ],
)  # fmt: skip
def test_chinese_is_what_lies_in_the_blocks_of_chinese(char: str, expected: bool) -> None:
    assert is_han(char) is expected
