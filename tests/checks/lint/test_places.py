"""Places in a long draft: the lines and columns that `Text` counts, without its list of lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.text.text import Text
from checks.lint.places import Places

_TEXTS = st.lists(st.sampled_from(["a", "\n", "\r\n", "é" * 9, "x" * 4095, "\n" * 4096])).map("".join)


@given(_TEXTS, st.data())
def test_places_are_those_of_the_text(text: str, data: st.DataObject) -> None:
    plain, places = Text(text=text), Places(text)
    assert places.lines == len(plain.lines)
    offset = data.draw(st.integers(0, len(text)))
    assert places.place_of(offset) == plain.place_of(offset)
    number = data.draw(st.integers(1, len(plain.lines) + 2))
    line = plain.lines[number - 1].removesuffix("\r") if number <= len(plain.lines) else ""
    assert places.line_at(number, 100) == (line if len(line) <= 100 else None)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("abc", "abc"), ("abc\r\nd", "abc"), ("abc\r", "abc"), ("abcd", None), ("abc\rd", None), ("abcdefgh\n", None), ("", ""),
    ],
)  # fmt: skip
def test_a_line_of_three_characters_at_most(text: str, line: str | None) -> None:
    assert Places(text).line_at(1, 3) == line
