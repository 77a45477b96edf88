"""A draft that can be filled in: front matter, a section an element, quotations with their places, what is open."""

from typing import Any

import pytest
import yaml

from bundle_model.strict.yaml_text import read_yaml
from bundle_model.version import VERSION
from checks.gaps.passages import Passage
from checks.gaps.rows import Gaps, GapStatus, SaidOf, gaps_of
from checks.output.formats import Style
from checks.output.gaps.spec_template import render

_PAGES = (("000", "0a" * 32), ("001", "1b" * 32))


def _parted(gaps: Gaps) -> tuple[dict[str, Any], str]:
    """The front matter, held to be plain YAML, and the text below it."""
    before, front, body = "".join(render(gaps, Style())).split("---\n", 2)
    assert before == ""
    assert read_yaml(front).problems == ()
    return yaml.safe_load(front), body


def _section(row: Any) -> str:
    """The one section of a draft."""
    body = _parted(Gaps((row,), _PAGES))[1]
    return body[body.index("\n## ") + 1 :]


def test_the_front_matter(make_row: Any) -> None:
    front, body = _parted(Gaps((make_row(),), _PAGES))
    assert front == {
        "title": "", "owner": "", "date": "", "status": "draft", "pages": dict(_PAGES),
        "made_by": f"yiwu-bundle {VERSION} gaps --output-format spec-template",
    }  # fmt: skip
    assert body.startswith(
        f"\n# Draft of a real spec\n\n<!-- template -->\n\nNot in these pages. {Gaps((), ()).caveat}\n\nWrite each answer below"
    )
    assert body.endswith("```\n")


_TWO = (Passage("000:1:2", "一部\n手机", "a phone"), Passage("001:3:4", "电脑", "a computer"))
_QUOTED = (
    "> [`一部手机`][000:1:2]\n>\n> a phone\n"
    "\n"
    "And 1 more: `yiwu-bundle explain U-08`\n"
    "\n"
)  # fmt: skip
_OF = SaidOf().words
_END = "<!-- /template -->\n"
_OPEN = "```open\nU-08: Which machine, processor, accelerator, memory, count?\nWho answers:\nBy when:\n```\n"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        pytest.param({"passages": _TWO}, f"**The pages.** Mentioned, not specified: {_OF}.\n\n{_QUOTED}{_END}\n{_OPEN}", id="mentioned"),
        pytest.param({"status": GapStatus.SILENT, "passages": ()}, f"**The pages.** Silent: {_OF}.\n\n{_END}\n{_OPEN}", id="silent"),
        pytest.param({"status": GapStatus.STATED, "passages": _TWO}, f"**The pages.** Stated: {_OF}.\n\n{_QUOTED}{_END}", id="stated"),
        pytest.param({"status": GapStatus.SETTLED, "passages": (), "decisions": ("D-01", "D-02")}, f"**The pages.** {_OF.capitalize()}.\n\n{_END}\n**Decision.** [D-01], [D-02]\n", id="settled"),
        pytest.param({"status": GapStatus.UNREAD, "passages": (), "problems": ("Not read.", "Nor judged.")}, f"**The pages.** Unread: {_OF}.\n\n**Red.** Not read.\n\n**Red.** Nor judged.\n\n{_END}\n{_OPEN}", id="unread"),
    ],
)  # fmt: skip
def test_a_section(make_row: Any, parts: Any, said: str) -> None:
    question = "## U-08 Hardware target\n\n<!-- template -->\n\n**Question.** Which machine, processor, accelerator, memory, count?\n\n"
    assert _section(make_row(**parts)) == f"{question}{said}"


def test_the_draft_of_the_bundle(copy: Any, assert_tame: Any) -> None:
    gaps = gaps_of(copy.repository())
    front, body = _parted(gaps)
    assert front["pages"] == dict(gaps.pages)
    tokens = assert_tame(body)
    headings = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    assert headings == ["Draft of a real spec", *(f"{one.element.id} {one.element.name}" for one in gaps.rows)]
    kinds = [token.type for token in tokens]
    assert kinds.count("blockquote_open") == sum(row.nearest is not None for row in gaps.rows)
    fences = [token for token in tokens if token.type == "fence"]
    assert [fence.content.split(":")[0] for fence in fences] == [row.element.id for row in gaps.rows if row.open]
    assert {fence.info for fence in fences} == {"open"}
    assert body.count("**Question.** ") == body.count("**The pages.** ") == 27
    assert body.count("\n<!-- template -->\n") == body.count("\n<!-- /template -->\n") == 28
    assert body.count("\n**Decision.**") == sum(bool(row.decisions) for row in gaps.rows)
    assert "**Decision.** [D-01]\n" in body


def test_whatever_is_said_it_stays_in_its_place(make_row: Any, assert_tame: Any, hostile: str) -> None:
    said = (Passage(f"{hostile}:1:1", f"x{hostile}", f"{hostile}x"), Passage("000:1:1", hostile, f"x{hostile}"))
    rows = (make_row(passages=said, problems=(hostile,)), make_row("U-13", passages=said))
    pages = ((hostile, "0a" * 32), (f"{hostile}\n---\n# x", "1b" * 32))
    front, body = _parted(Gaps(rows, pages))
    assert list(front["pages"].values()) == ["0a" * 32, "1b" * 32]
    tokens = assert_tame(body)
    kinds = [token.type for token in tokens]
    assert [kinds.count(kind) for kind in ("heading_open", "blockquote_open", "fence")] == [3, 2, 2]
    assert not {"table_open", "hr", "list_item_open", "code_block"} & set(kinds)


def test_why_the_nearest_is_not_enough(make_row: Any) -> None:
    passage = Passage("000:1:2", "手机", "a phone", lacks="no type", gist="A phone has 2 uses.")
    assert (
        "][000:1:2]\n>\n> a phone\n\nGist: A phone has 2 uses.\n\nNot enough: no type\n\n<!-- /template -->\n"
        in _section(make_row(passages=(passage,)))
    )
    assert "Not enough" not in _section(make_row(passages=(passage,), status=GapStatus.STATED))
