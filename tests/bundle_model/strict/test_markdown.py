"""The structure of CONSTRAINTS.md, held against markdown-it-py, which follows CommonMark."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bundle_model.strict.markdown import Anchor, Fence, Heading, Part, Prose, Refused, parts_of

Seen = tuple[list[tuple[int, str]], list[tuple[int, str]]]
ID = re.compile(r"[CD]-[0-9]")


def headings_and_fences(text: str) -> Seen:
    """What ours sees: headings that begin with an id, as level and text; yaml fences, as line and content."""
    parts = parts_of(text)
    headings = [(part.level, part.text.strip()) for part in parts if isinstance(part, Heading) and ID.match(part.text)]
    fences = [(part.line, part.text) for part in parts if isinstance(part, Fence) and part.language == "yaml"]
    return headings, fences


def oracle(text: str) -> Seen:
    """The same of markdown-it, at the top level of the document."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    headings = [
        (int(opening.tag[1]), inline.content)
        for opening, inline in pairwise(tokens)
        if opening.type == "heading_open" and opening.level == 0 and ID.match(inline.content)
    ]
    fences = [
        (token.map[0] + 1, token.content.removesuffix("\n"))
        for token in tokens
        if token.type == "fence" and token.level == 0 and token.map and token.info.strip() == "yaml"
    ]
    return headings, fences


def refusals(text: str) -> list[tuple[int, str]]:
    return [(part.line, part.why) for part in parts_of(text) if isinstance(part, Refused)]


def test_the_real_document_is_seen_alike() -> None:
    text = (Path(__file__).parents[3] / "CONSTRAINTS.md").read_text("utf-8")
    headings, fences = headings_and_fences(text)
    assert (headings, fences) == oracle(text)
    assert len(headings) + 1 == len(fences) > 10  # and the block of counts
    assert refusals(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", (), id="empty"),
        pytest.param("a\n\n \t\nb", (Prose(1, "a"), Prose(4, "b")), id="blank lines are left out"),
        pytest.param("# C-01 a", (Heading(1, 1, "C-01 a"),), id="heading"),
        pytest.param("###### a ##", (Heading(1, 6, "a"),), id="closing signs"),
        pytest.param("# a\t#", (Heading(1, 1, "a"),), id="a closing sign behind a tab"),
        pytest.param("# a#", (Heading(1, 1, "a#"),), id="a sign that touches a word closes nothing"),
        pytest.param("# a # b #\t", (Heading(1, 1, "a # b"),), id="signs inside"),
        pytest.param("# \\#", (Heading(1, 1, "\\#"),), id="an escaped sign"),
        pytest.param("#\tC-01 \t a ", (Heading(1, 1, "C-01 \t a"),), id="tabs"),
        pytest.param("#\n## ##\n", (Heading(1, 1, ""), Heading(2, 2, "")), id="empty headings"),
        pytest.param("#a\n####### b", (Prose(1, "#a"), Prose(2, "####### b")), id="no headings"),
        pytest.param('<a id="c-01"></a>\n# a', (Anchor(1, "c-01"), Heading(2, 1, "a")), id="anchor"),
        pytest.param("```yaml\na: 1\n\n# b\n```\nc", (Fence(1, "yaml", "a: 1\n\n# b"), Prose(6, "c")), id="fence"),
        pytest.param("```\n```", (Fence(1, "", ""),), id="empty fence"),
        pytest.param("~~~ yaml x\n```\n~~~~ \t", (Fence(1, "yaml x", "```"),), id="tildes, closed by more"),
        pytest.param("~~~ a`b ~~~\n~~~", (Fence(1, "a`b ~~~", ""),), id="backticks and tildes behind tildes"),
        pytest.param("````\n```\n~~~~\n````", (Fence(1, "", "```\n~~~~"),), id="shorter and other fences inside"),
        pytest.param("``` a`b", (Prose(1, "``` a`b"),), id="a code span"),
        pytest.param("```\na\n   ```", (Fence(1, "", "a"),), id="indented closing"),
        pytest.param("a\n\n---\n\n***\n", (Prose(1, "a"), Prose(3, "---"), Prose(5, "***")), id="a rule"),
        pytest.param("# a\n---", (Heading(1, 1, "a"), Prose(2, "---")), id="a rule below a heading"),
        pytest.param("- a\n\n  b 1. `#`", (Prose(1, "- a"), Prose(3, "  b 1. `#`")), id="list"),
    ],
)
def test_parts(text: str, expected: tuple[Part, ...]) -> None:
    assert parts_of(text) == expected
    assert headings_and_fences(text) == oracle(text)


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        pytest.param("a\n<!-- b -->", 2, "HTML;", id="comment on a line"),
        pytest.param("a <!-- b", 1, "an HTML comment", id="comment in a line"),
        pytest.param("# C-01 is <!-- not --> so", 1, "an HTML comment", id="comment in a heading"),
        pytest.param("  <div>\n# C-01 a", 1, "HTML;", id="block of HTML"),
        pytest.param('<a id="c-01"></a> ', 1, "HTML;", id="anchor and a blank"),
        pytest.param('<a id="C-01"></a>', 1, "HTML;", id="anchor in capitals"),
        pytest.param(" ```yaml\n```", 1, "an indented fence", id="indented by one"),
        pytest.param("    ```yaml\n    a", 1, "a fence inside", id="indented by four"),
        pytest.param("\t~~~yaml", 1, "a fence inside", id="indented by a tab"),
        pytest.param("> ```yaml\n> a", 1, "a fence inside", id="in a quotation"),
        pytest.param("12) ```yaml", 1, "a fence inside", id="in a list"),
        pytest.param("a\n```yaml\n# C-01 b", 2, "a fence that is never closed", id="left open"),
        pytest.param("````\n```\n~~~~", 1, "a fence that is never closed", id="closed by less"),
        pytest.param("```\n\t```", 1, "a fence that is never closed", id="closed by one behind a tab"),
        pytest.param("```\n    ```", 1, "a fence that is never closed", id="closed by one indented by four"),
        pytest.param("``` y&#97;ml\n```", 1, "a fence whose language", id="language as an entity"),
        pytest.param("``` y\\aml\n```", 1, "a fence whose language", id="language with a backslash"),
        pytest.param(" # C-01 a", 1, "a heading inside", id="indented heading"),
        pytest.param("> ## C-01 a", 1, "a heading inside", id="heading in a quotation"),
        pytest.param("- #", 1, "a heading inside", id="heading in a list"),
        pytest.param("C-01 a\n===", 2, "a line that turns the one above into a heading", id="underlined"),
        pytest.param("C-01 a\n  -\t", 2, "a line that turns the one above into a heading", id="underlined by one dash"),
        pytest.param(
            '<a id="c-01"></a>\n--', 2, "a line that turns the one above into a heading", id="underlined anchor"
        ),
        pytest.param(
            "\u00a0\n---", 2, "a line that turns the one above into a heading", id="underlined blank that is none"
        ),
        pytest.param("a\r\nb\r\n", 1, "U+000D,", id="CRLF, once"),
        pytest.param("a\n\r# C-01 b", 2, "U+000D,", id="carriage return alone"),
        pytest.param("a\n# C-01 \0", 2, "U+0000,", id="NUL"),
        pytest.param("\ufeff# C-01 a", 1, "U+FEFF,", id="byte-order mark"),
        pytest.param("a\u2028# C-01 b", 1, "U+2028,", id="line separator"),
    ],
)
def test_refused(text: str, line: int, why: str) -> None:
    ((found, said),) = refusals(text)
    assert (found, said.startswith(why)) == (line, True)


def test_a_document_with_crlf_is_read_all_the_same() -> None:
    text = '<a id="c-01"></a>\r\n# C-01 a\r\n\r\n```yaml\r\na: 1\r\n```\r\n'
    expected = (Anchor(1, "c-01"), Heading(2, 1, "C-01 a"), Fence(4, "yaml", "a: 1"))
    assert tuple(part for part in parts_of(text) if not isinstance(part, Refused)) == expected


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("# " + " " * 300_000 + "a", id="blanks in a heading"),
        pytest.param("#" + " #" * 300_000 + "a", id="signs in a heading"),
        pytest.param("```" + " " * 300_000 + "`", id="blanks before a backtick"),
        pytest.param("`" * 300_000 + " `", id="backticks"),
        pytest.param("a\n" + "-" * 300_000 + " " * 300_000 + "a", id="almost an underline"),
        pytest.param("> " * 300_000 + "a", id="quotations"),
    ],
)
def test_a_long_line_takes_no_square_time(line: str) -> None:
    assert refusals(line) == []  # at 300 000 characters, square time is many minutes


LINES = st.sampled_from(
    ["", "", "C-01 a", "a", "# C-01 a", "## D-02 b #", "### C-03 c#", "#", "# #", "#\tC-04\td\t##\t", " # C-05 e",
     "    # C-06 f", "\t# C-07", "> # C-08", "- # C-09", "#C-10", "####### C-11", "# \\# C-12", "===", "---", " --", "=",
     "***", "-", "- a", "1. a", "  a", "   a", "> a", ">", "```yaml", "```", "````yaml", "````", "~~~yaml", "~~~", "~~~~ yaml",
     " ```yaml", "   ```", "    ```", "\t```", "> ```yaml", "- ```yaml", "1) ~~~", "``` yaml", "```yaml`", "~~~ `yaml`", "~~~ ~~~",
     "``` yaml x", "```y&#97;ml", "```\tyaml\t", "a: 1", "<!-- a", "-->", "a <!-- b", "<div>", "</div>", '<a id="c-01"></a>', "<b>",
     "- <div>", "> <!--", "[a]: /b", "[a]: /b 'c", "| a | b |", "|---|---|", "a | b", "--- | ---", "\\", "`", "``", "\u00a0",
     "a\r", "\x0c# C-13", "\u2028# C-14", "*a", "a*"]
)  # fmt: skip


@given(st.lists(LINES, max_size=9).map("\n".join))
def test_ours_sees_what_others_see_or_refuses(text: str) -> None:
    if not refusals(text):
        assert headings_and_fences(text) == oracle(text)


@given(st.lists(LINES, max_size=9).map("\n".join))
def test_no_line_is_lost(text: str) -> None:
    lines = text.replace("\r\n", "\n").split("\n")
    numbers = [part.line for part in parts_of(text)]
    fences = [part for part in parts_of(text) if isinstance(part, Fence)]
    inside = {line for fence in fences for line in range(fence.line, fence.line + fence.text.count("\n") + 3)}
    open_from = [line for line, why in refusals(text) if "never closed" in why]
    for number, line in enumerate(lines, start=1):
        if line.strip(" \t") and not (open_from and number >= open_from[0]):
            assert number in numbers or number in inside
