"""The table: aligned by cells, harmless, with the English below each claim and the story above."""

from typing import Any

import pytest

from bundle_model.facts import Fact
from bundle_model.records.pages import Story
from bundle_model.text.page import PageFile
from bundle_model.text.places import LineRange
from checks.output.fact_list import Source
from checks.output.facts.table import render
from checks.output.formats import Style
from checks.safe_text.terminal import cells

FILE = PageFile(page="000", name="000_x.txt", bytes=7, sha256="0" * 64, lines=1, characters=3)


def _story(number: int, title: str = "A story", place: str = "Yiwu") -> Story:
    return Story(
        id=f"000-{number}", title=title, headline=(), byline=(), place=place, about_yiwu=True,
        lines=(LineRange(first=1, last=2),),
    )  # fmt: skip


SOURCE = Source((FILE,), {"000-1": _story(1), "000-2": _story(2, "Another one")})


def _lines(*facts: Fact, source: Source = SOURCE, style: Style = Style()) -> list[str]:  # noqa: B008 - frozen
    return "".join(render(facts, source, style)).split("\n")[:-1]


def test_the_form(make_fact: Any) -> None:
    date = make_fact("000-2", line=2, text="12", kind="date", value="12", unit=None, bound=None, printed=None)
    assert _lines(make_fact("000-1", "three firms"), make_fact("000-1", line=9), date) == [
        "place       text           kind     value         unit     bound",
        "",
        "000-1  A story (Yiwu)",
        "000:1:2     3家            quantity 3             家       exact",
        "    three firms",
        "000:9:2     3家            quantity 3             家       exact",
        "",
        "000-2  Another one (Yiwu)",
        "000:2:2     12             date     12",
    ]


def test_chinese_is_aligned_by_cells(make_fact: Any) -> None:
    facts = [
        make_fact("000-1", text=text, unit=unit)
        for text, unit in (("3家", "家"), ("３万余平方公里", "平方公里"), ("3", ""))
    ]
    rows = _lines(*facts)[-3:]
    for column in ("quantity", "3  ", "exact"):
        assert len({cells(row[: row.rindex(column)]) for row in rows}) == 1


@pytest.mark.parametrize(
    ("stories", "titles"),
    [
        pytest.param(["000-1", "000-1"], ["000-1  A story (Yiwu)"], id="once"),
        pytest.param([None, None], ["in no story"], id="none-from-the-first"),
        pytest.param([None, "000-1", None], ["in no story", "000-1  A story (Yiwu)", "in no story"], id="between"),
        pytest.param(["000-9"], ["in no story"], id="of-no-known-story"),
    ],
)
def test_each_story_has_its_title(make_fact: Any, stories: list[str | None], titles: list[str]) -> None:
    lines = _lines(*(make_fact(story) for story in stories))
    assert [lines[number + 1] for number, line in enumerate(lines) if line == ""] == titles


def test_a_text_that_is_no_page_has_no_stories(make_fact: Any) -> None:
    assert len(_lines(make_fact(), make_fact(), source=Source())) == 3
    assert _lines(source=Source()) == ["place       text           kind     value         unit     bound"]


def test_a_text_and_a_unit_are_cut_and_a_value_never(make_fact: Any) -> None:
    value = "1" * 200
    row = _lines(make_fact("000-1", text="三" * 100, unit="平方" * 50, value=value))[-1]
    assert row.split() == ["000:1:2", "三三三三三三…", "quantity", value, "平方平…", "exact"]


@pytest.mark.parametrize("width", [20, 40, 80])
def test_words_are_broken_to_the_width(make_fact: Any, width: int) -> None:
    source = Source((FILE,), {"000-1": _story(1, "义" * 60 + " words " * 20)})
    lines = _lines(make_fact("000-1", "of 义乌 " * 40), source=source, style=Style(width=width))
    words = [line for line in lines[1:] if not line.startswith("000:1:2")]
    assert max(map(cells, words)) <= width
    assert "".join("".join(words).split()).count("of义乌") == 40


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("\x1b[31m", id="escape"),
        pytest.param("\u202e\u2066", id="bidi"),
        pytest.param("::error::", id="command"),
        pytest.param("##[error]", id="another-command"),
        pytest.param("\x07\x85\u2028", id="controls"),
        pytest.param("\ud800", id="lone-surrogate"),
    ],
)
def test_what_is_hostile_is_shown_as_text(make_fact: Any, hostile: str) -> None:
    source = Source(
        (FILE,), {"000-1": _story(1).model_copy(update={"title": hostile, "place": hostile, "id": hostile})}
    )
    facts = [make_fact("000-1", hostile, text=hostile, unit=hostile, page=hostile), make_fact(hostile)]
    text = "\n".join(_lines(*facts, source=source))
    assert not [char for char in text if not char.isprintable() and char != "\n"]
    assert "::" not in text
    assert "##[" not in text


def test_colour_changes_nothing_but_colour(make_fact: Any) -> None:
    facts = [make_fact("000-1", "three firms " * 9), make_fact(None)]
    coloured = "\n".join(_lines(*facts, style=Style(colour=True)))
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[0m"):
        assert code in coloured
        coloured = coloured.replace(code, "")
    assert coloured == "\n".join(_lines(*facts))


def test_facts_come_as_they_are_asked_for(make_fact: Any) -> None:
    def facts() -> Any:
        yield make_fact()
        raise AssertionError

    pieces = render(facts(), Source(), Style())
    assert next(pieces).startswith("place ")
    assert next(pieces).startswith("000:1:2 ")
