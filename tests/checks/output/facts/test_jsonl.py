"""A line a figure, the same objects as in `json`."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from checks.output.fact_list import Source
from checks.output.facts import json as whole
from checks.output.facts.jsonl import render
from checks.output.formats import Style


def test_its_lines_are_the_figures_of_json(make_fact: Any) -> None:
    facts = [make_fact(), make_fact("000-2", "three\nfirms\u2028", text="3\n家")]
    lines = "".join(render(facts, Source(), Style())).split("\n")
    assert [json.loads(line) for line in lines[:-1]] == json.loads("".join(whole.render(facts, Source(), Style())))[
        "figures"
    ]
    assert lines[-1] == ""


def test_without_facts_nothing() -> None:
    assert list(render((), Source(), Style())) == []


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_figure_is_one_line_whatever_it_holds(make_fact: Any, text: str) -> None:
    (piece,) = render([make_fact(says=text, text=text)], Source(), Style())
    assert (piece.count("\n"), json.loads(piece)["says"]) == (1, text)


def test_facts_come_as_they_are_asked_for(make_fact: Any) -> None:
    def facts() -> Any:
        yield make_fact()
        raise AssertionError

    assert next(render(facts(), Source(), Style())).startswith('{"id": "000:1:2"')
