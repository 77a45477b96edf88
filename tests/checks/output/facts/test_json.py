"""The document of the contract, key by key and in order."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.facts import Fact
from bundle_model.records.pages import Inference, PageReading, Story
from bundle_model.text.page import PageFile
from bundle_model.version import VERSION
from checks.output.fact_list import Source, fields_of
from checks.output.facts.json import render
from checks.output.formats import Style

FILE = PageFile(page="000", name="000_义.txt", bytes=7, sha256="0" * 64, lines=1, characters=3)


def _document(*facts: Fact, source: Source = Source()) -> Any:  # noqa: B008 - frozen
    return json.loads("".join(render(facts, source, Style(colour=True))))


def test_the_frame_and_its_order(make_fact: Any) -> None:
    document = _document(make_fact(), source=Source((FILE,)))
    assert list(document) == ["schema_version", "tool", "seed_count", "files", "stories", "figures"]
    assert (document["schema_version"], document["seed_count"]) == (1, 1)
    assert document["tool"] == {"name": "yiwu-bundle", "version": VERSION}
    (file,) = document["files"]
    assert list(file) == ["page", "name", "bytes", "sha256", "lines", "characters", "newspaper", "date"]
    # a page that nobody has read
    assert file == {**FILE.model_dump(), "newspaper": None, "date": None}
    assert document["stories"] == []


def test_each_page_and_each_story_has_its_newspaper_and_date(make_fact: Any) -> None:
    paper, day = (Inference(printed="not printed", inferred=text, **{"from": ()}) for text in ("a paper", "in 2020"))
    story = Story(id="000-1", title="A story", headline=(), byline=(), place="Yiwu", about_yiwu=True, lines=("1",))  # type: ignore[arg-type]
    reading = PageReading(page="000", sha256="0" * 64, newspaper=paper, date=day, stories=(story,), furniture=())
    document = _document(make_fact("000-1"), source=Source((FILE,), {"000-1": story}, {"000": reading}))
    known = {"newspaper": "a paper", "date": "in 2020"}
    assert document["files"] == [{**FILE.model_dump(), **known}]
    assert document["stories"] == [{"id": "000-1", "page": "000", "title": "A story", "place": "Yiwu", **known}]


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_the_figures_in_their_order(make_fact: Any, count: int) -> None:
    facts = [make_fact("000-2", "three firms", column=number + 1) for number in range(count)]
    figures = _document(*facts)["figures"]
    assert figures == [fields_of(fact) for fact in facts]
    assert all(list(figure) == list(fields_of(fact)) for figure, fact in zip(figures, facts, strict=True))


def test_what_has_no_value_is_null_and_values_are_text(make_fact: Any) -> None:
    (figure,) = _document(make_fact(value="1" * 10_000, unit=None, bound=None, printed=None))["figures"]
    nulls = {name for name, value in figure.items() if value is None}
    assert nulls == {"unit", "bound", "low", "high", "low_closed", "high_closed", "story", "says"}
    assert figure["value"] == "1" * 10_000


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(make_fact: Any, text: str) -> None:
    (figure,) = _document(make_fact(text, text, text=text, unit=text))["figures"]
    assert (figure["story"], figure["says"], figure["text"], figure["unit"]) == (text,) * 4


def test_facts_come_as_they_are_asked_for(make_fact: Any) -> None:
    def facts() -> Any:
        yield make_fact()
        yield make_fact()
        raise ValueError("broken off")

    pieces = render(facts(), Source((FILE,)), Style())
    head, first, second = (next(pieces) for _ in range(3))
    assert head.startswith('{\n "schema_version": 1,')
    assert head.endswith('"figures": [')
    assert [json.loads(row.removeprefix(",")) for row in (first, second)] == [fields_of(make_fact())] * 2
    with pytest.raises(ValueError, match="broken off"):
        next(pieces)
    with pytest.raises(json.JSONDecodeError):
        json.loads(head + first + second)


def test_a_figure_a_line_so_that_a_difference_shows(make_fact: Any) -> None:
    text = "".join(render([make_fact(), make_fact()], Source(), Style()))
    assert sum(line.startswith('{"id": "000:1:2"') for line in text.split("\n")) == 2
    assert text.endswith("}\n")
