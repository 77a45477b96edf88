"""Figures get the story that their line belongs to, and the English of their row."""

import pytest

from bundle_model.facts import Fact, facts_of, story_at
from bundle_model.figures import figures_of
from bundle_model.records.figures import FigureRow
from bundle_model.records.pages import Furniture, Inference, PageReading, Story
from bundle_model.text.page import Page, PageFile
from bundle_model.text.places import LineRange

NOTHING = Inference.model_validate({"printed": "not printed", "inferred": "nothing", "from": ()})


def _page(page_id: str, text: str) -> Page:
    file = PageFile(page=page_id, name=f"{page_id}.txt", bytes=0, sha256="0" * 64, lines=0, characters=len(text))
    return Page(text=text, file=file)


def _story(number: int, *lines: str) -> Story:
    return Story(
        id=f"000-{number}", title="A story", headline=(), byline=(), place="Yiwu", about_yiwu=True,
        lines=tuple(LineRange.model_validate(one) for one in lines),
    )  # fmt: skip


READING = PageReading(
    page="000", sha256="0" * 64, newspaper=NOTHING, date=NOTHING,
    stories=(_story(1, "2-3", "6"), _story(2, "4")),
    furniture=(Furniture(lines=LineRange.model_validate("1"), what="the name"),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "story"),
    [(1, None), (2, "000-1"), (3, "000-1"), (4, "000-2"), (5, None), (6, "000-1"), (7, None)],
    ids=["furniture", "first", "last", "another", "none", "second-range", "behind-all"],
)
def test_the_story_of_a_line(line: int, story: str | None) -> None:
    assert story_at(READING, line) == story
    assert story_at(None, line) is None


def _row(row_id: str, text: str, says: str) -> FigureRow:
    return FigureRow(id=row_id, text=text, kind="quantity", value="3", unit="家", bound="exact", says=says)


def test_each_figure_with_its_story_and_its_english() -> None:
    rows = {"000:2:2": _row("000:2:2", "3家", "three firms"), "001:1:2": _row("001:1:2", "4家", "of another text")}
    facts = facts_of((*figures_of("共2家\n共3家\n", "000"), *figures_of("共3家", "001")), (READING,), rows)
    assert [(fact.figure.id, fact.story, fact.says) for fact in facts] == [
        ("000:1:2", None, None),
        ("000:2:2", "000-1", "three firms"),
        ("001:1:2", None, None),
    ]


def test_without_records_the_figures_alone() -> None:
    page = _page("000", "共3家，12月24日")
    figures = tuple(figures_of(page.text, "000"))
    assert facts_of(figures, (), {}) == tuple(map(Fact, figures))
    assert facts_of((), (READING,), {}) == ()
