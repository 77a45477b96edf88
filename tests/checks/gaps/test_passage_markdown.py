"""Passages as lines of Markdown."""

from typing import Any

from checks.gaps.passage_markdown import shown_passages
from checks.gaps.passages import Passage


def _passages(*says: str) -> tuple[Passage, ...]:
    return tuple(Passage(f"000:{line}:1", "一部\n\n 手机", said) for line, said in enumerate(says, 1))


def test_a_line_each_with_the_words_as_they_were_before_the_column_broke_them(make_row: Any) -> None:
    assert list(shown_passages(make_row(passages=_passages("a phone", "2 of #1")))) == [
        "`000:1:1` `一部手机`: a phone",
        "`000:2:1` `一部手机`: 2 of `#1`",
    ]


def test_those_that_are_left_out_are_counted_whether_they_say_the_same_or_not(make_row: Any) -> None:
    lines = list(shown_passages(make_row("U-13", passages=_passages(*"aabcdef"))))
    assert [line[-1] for line in lines[:-1]] == list("abcde")
    assert lines[-1] == "and 2 more: `yiwu-bundle explain U-13`"


def test_without_a_passage_there_is_no_line(make_row: Any) -> None:
    assert list(shown_passages(make_row(passages=()))) == []


def test_whatever_is_quoted_it_stays_on_its_line(make_row: Any, assert_tame: Any, hostile: str) -> None:
    row = make_row(passages=(Passage(f"{hostile}:1:1", f"x{hostile}", hostile),))
    (line,) = shown_passages(row)
    assert "\n" not in line
    tokens = assert_tame(line)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
