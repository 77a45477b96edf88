"""What the template says, paragraph by paragraph."""

from typing import Any

import pytest

from checks.gaps.rows import Gaps, gaps_of
from checks.gaps.template import opening, paragraphs_of, printed


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", []),
        (" \n\n ", []),
        ("a", [(0, "a")]),
        (" a\nb\n\n\nc\n", [(1, "a b"), (7, "c")]),
        ("a\r\n\r\n  b", [(0, "a"), (7, "b")]),
        ("> a\n>\n> b", [(0, "> a > > b")]),
    ],
)
def test_paragraphs(text: str, paragraphs: list[tuple[int, str]]) -> None:
    assert list(paragraphs_of(text)) == paragraphs


def test_what_is_printed(make_row: Any) -> None:
    gaps = Gaps((make_row(passages=(), problems=("Not read.",)),), ())
    first, how = opening(gaps).split("\n\n")
    question = "**Question.** Which machine, processor, accelerator, memory, count?"
    assert {first, how, question, "**Red.** Not read."} < printed(gaps)
    assert len(printed(gaps)) == 5


def test_each_question_of_the_bundle_is_printed(copy: Any) -> None:
    gaps = gaps_of(copy.repository())
    assert {f"**Question.** {row.element.question}" for row in gaps.rows} < printed(gaps)
