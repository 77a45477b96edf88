"""Held against a parser of Markdown: what is rendered has nothing alive in it, and says the text to the letter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from checks.safe_text.markdown_text import code_span, prose, row, sentence
from checks.safe_text.terminal import visible

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_PLAIN = {"text", "code_inline"}

HOSTILE = [
    pytest.param("@octocat and a@b.example", id="mention"),
    pytest.param("see #12 and owner/repo#3", id="reference"),
    pytest.param("https://evil.example/?a=1 www.evil.example", id="address"),
    pytest.param("![x](https://e.example/p.png) [x](y) <https://e.example>", id="image-and-link"),
    pytest.param("<script>alert(1)</script><!-- x --> &lt; &#64;x", id="html"),
    pytest.param("a|b || \\| \\\\| |", id="pipes"),
    pytest.param("`", id="back-tick"),
    pytest.param("``a`b```c` `@x`", id="back-ticks"),
    pytest.param("\\", id="backslash"),
    pytest.param("**a** _b_ ~~c~~ $d$", id="emphasis"),
    pytest.param("1. a", id="list"),
    pytest.param("- a", id="bullet"),
    pytest.param("# a", id="heading"),
    pytest.param("> a", id="quotation"),
    pytest.param("---", id="rule"),
    pytest.param("a\nb\r\n\n| c |", id="lines"),
    pytest.param("\x1b[31m\u202e\u200b", id="control-and-bidi"),
    pytest.param("::error file=a::b ##[group]x", id="log-command"),
    pytest.param(" a ", id="blanks-around"),
    pytest.param("1+8+X，“拆、更”7字方针", id="chinese"),
]
MARKDOWN = st.lists(
    st.one_of(st.sampled_from(["`", "``", "\\", "|", "@a", "#1", "://", "www.", "<b>", "![a](b)", "*", "_", "&amp;", "~~", "\n", "[", "]("]), st.text(st.characters(exclude_categories=["Cs"]), max_size=3)),
    max_size=12,
).map("".join)  # fmt: skip


def _inline(markdown: str) -> list[Token]:
    """The inline tokens of Markdown that is one paragraph and nothing else."""
    tokens = _PARSER.parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"], markdown
    return tokens[1].children or []


def _assert_only_says(tokens: list[Token], text: str) -> None:
    assert {token.type for token in tokens} <= _PLAIN, tokens
    assert "".join(token.content for token in tokens) == text
    assert not [
        token
        for token in tokens
        if token.type == "text" and re.search(r"@|#[0-9]|://|www\.", token.content, re.IGNORECASE)
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_prose_is_text_and_nothing_else(text: str) -> None:
    _assert_only_says(_inline(f"x {prose(text)} x"), f"x {visible(text)} x")


@pytest.mark.parametrize(
    "text",
    [
        "1. a",
        "23) a",
        "- a",
        "+ a",
        "# a",
        "> a",
        "---",
        "===",
        "* a",
        "|a|b|",
        ":a:",
        "~~~",
        "```",
        " # a",
        "  - a",
        "   1) a",
        "  ---",
        " ===",
    ],
)
def test_prose_begins_nothing_at_the_start_of_a_line(text: str) -> None:
    _assert_only_says(_inline(f"{prose(text)} x"), f"{visible(text)} x".lstrip(" "))
    assert [one.type for one in _PARSER.parse(f"x\n{prose(text)}")] == ["paragraph_open", "inline", "paragraph_close"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("R-000-01: the sum is 2.5 (about).", "R-000-01: the sum is 2.5 (about).", id="as-it-is"),
        pytest.param("a :smile: b", "a \\:smile: b", id="emoji"),
        pytest.param("2.5 mu", "2\\.5 mu", id="number-first"),
    ],
)
def test_prose_stays_easy_to_read(text: str, shown: str) -> None:
    assert prose(text) == shown


@pytest.mark.parametrize("text", HOSTILE)
def test_a_code_span_is_one_to_the_letter(text: str) -> None:
    (token,) = _inline(code_span(text))
    assert (token.type, token.content) == ("code_inline", visible(text))


@given(MARKDOWN)
def test_whatever_the_prose(text: str) -> None:
    _assert_only_says(_inline(f"x {prose(text)} x"), f"x {visible(text)} x")


@given(MARKDOWN.filter(lambda text: text.strip(" ") != ""))
def test_whatever_the_code(text: str) -> None:
    (token,) = _inline(code_span(text))
    assert (token.type, token.content) == ("code_inline", visible(text))


def test_no_text_is_no_code() -> None:
    assert code_span("") == ""


@given(st.lists(MARKDOWN, min_size=2, max_size=4))
def test_a_row_has_its_cells_whatever_they_say(texts: list[str]) -> None:
    marked = [prose(f"x{text}x") for text in texts] + [code_span(f"x{text}x") for text in texts]
    head = row(["h"] * len(marked))
    tokens = _PARSER.parse(f"{head}\n{row(['---'] * len(marked))}\n{row(marked)}\n")
    assert [token.type for token in tokens if token.type.endswith("_open")].count("tr_open") == 2
    cells = [tokens[at + 1] for at, token in enumerate(tokens) if token.type == "td_open"]
    assert len(cells) == len(marked)
    for cell, text in zip(cells, [*texts, *texts], strict=True):
        _assert_only_says(cell.children or [], visible(f"x{text}x"))


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        pytest.param("Run `record form` now.", "Run `record form` now.", id="code"),
        pytest.param("`a_b` and `*`", "`a_b` and `*`", id="twice"),
        pytest.param("no code_here", "no code\\_here", id="none"),
        pytest.param("an odd ` one", "an odd \\` one", id="odd"),
        pytest.param("``", "", id="empty"),
    ],
)
def test_what_stands_between_back_ticks_is_code(text: str, marked: str) -> None:
    assert sentence(text) == marked


@given(MARKDOWN)
def test_whatever_the_sentence_nothing_lives_in_it(text: str) -> None:
    assert {token.type for token in _inline(f"x {sentence(text)} x")} <= _PLAIN
