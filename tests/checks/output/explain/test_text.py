"""Explanations for people: a list of heads, or one with its texts under their labels."""

import pytest

from checks.output.explain.text import render
from checks.output.formats import Style
from checks.results import Explanation
from checks.safe_text.terminal import cells

ONE = Explanation("C-99", "Nothing changes.", (("text", "two\nlines"), ("held by", "people")))
OTHER = Explanation("a-name-that-is-longer-than-the-column", "A word.", ())


def _lines(*chosen: Explanation, listed: bool, width: int = 80) -> list[str]:
    text = "".join(render(chosen, Style(width), listed=listed))
    assert not text or text.endswith("\n")
    return text.split("\n")[:-1]


def test_a_list_is_a_line_each_with_the_id_and_the_sentence() -> None:
    assert _lines(ONE, OTHER, listed=True) == [
        "C-99                    Nothing changes.",
        "a-name-that-is-longer-than-the-column A word.",
    ]


def test_one_has_its_texts_under_their_labels() -> None:
    assert _lines(ONE, listed=False) == [
        "C-99: Nothing changes.",
        "",
        "text          two",
        "              lines",
        "",
        "held by       people",
    ]


@pytest.mark.parametrize("listed", [True, False], ids=["listed", "one"])
def test_of_nothing_there_is_no_line(listed: bool) -> None:
    assert _lines(listed=listed) == []


@pytest.mark.parametrize("width", [20, 40, 80])
@pytest.mark.parametrize("listed", [True, False], ids=["listed", "one"])
def test_words_are_broken_to_the_width(listed: bool, width: int) -> None:
    long = Explanation("义" * 9, "of 义乌 " * 40, (("text", "of 义乌 " * 40),))
    lines = _lines(long, listed=listed, width=width)
    assert max(map(cells, lines)) <= width
    assert "".join("".join(lines).split()).count("of义乌") == (40 if listed else 80)


@pytest.mark.parametrize("listed", [True, False], ids=["listed", "one"])
def test_what_is_hostile_is_shown_as_text(listed: bool, hostile: str) -> None:
    lines = _lines(Explanation(hostile, hostile, (("text", f"x{hostile}"),)), listed=listed)
    assert not [char for line in lines for char in line if not char.isprintable()]
    assert not [line for line in lines if "::" in line or "##[" in line]
