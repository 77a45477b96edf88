"""A table that stays one, whatever the relations say."""

from typing import Any

import pytest
from markdown_it import MarkdownIt

from checks.output.formats import Style
from checks.output.relations.markdown import render
from checks.safe_text.terminal import visible

HOSTILE = ["\x1b[31m|`<script>", "@octocat |\n| x |", "::error file=x::y", "![a](https://e.example/x.png)", "``|``\\"]


def test_the_form(make_view: Any, make_fact: Any) -> None:
    said = "".join(render([make_view(doubt="odd")], [make_fact(says="three firms")], Style()))
    assert said == (
        "| Relation | Kind | Verdict | Claim | Working | Doubt |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| R-000-01 | sum | holds | The 6 are 2 and 4. | the printed values are equal | odd |\n"
        "\nClaimed figures in no relation:\n\n"
        "- `000:1:2` `3家`: three firms\n"
    )


def test_what_cannot_be_computed_says_so(make_view: Any) -> None:
    assert "| cannot be computed |" in "".join(render([make_view(verdict=None)], [], Style()))


def test_without_loose_figures_nothing_is_said_of_them(make_view: Any) -> None:
    assert "Claimed figures" not in "".join(render([make_view()], [], Style()))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_in_their_cells(make_view: Any, make_fact: Any, text: str) -> None:
    view = make_view(id=f"R-{text}-01", claim=f"x{text}x", why=f"x{text}x", doubt=f"x{text}x")
    loose = [make_fact(page=text, says=f"x{text}x", text=f"x{text}x")]
    said = "".join(render([view], loose, Style()))
    assert "::" not in said
    tokens = MarkdownIt("commonmark").enable("table").parse(said)
    cells = [
        token.children or [] for token, before in zip(tokens[1:], tokens, strict=False) if before.type == "td_open"
    ]
    shown = ["".join(child.content for child in cell) for cell in cells]
    assert shown == [visible(f"R-{text}-01"), "sum", "holds", *[visible(f"x{text}x")] * 3]
    (item,) = [token for token, before in zip(tokens[2:], tokens, strict=False) if before.type == "list_item_open"]
    assert "".join(child.content for child in item.children or []).endswith(f": {visible(f'x{text}x')}")
    kinds = {child.type for token in tokens for child in token.children or []}
    assert kinds <= {"text", "code_inline"}
