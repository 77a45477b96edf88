"""A line a figure, the same objects as in `json`, in memory that does not grow."""

import io
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.facts import Fact
from bundle_model.figures import figures_of_stream
from bundle_model.files.text_stream import stream_bytes
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


class _Endless(io.RawIOBase):
    """So many bytes of a text, made when they are asked for."""

    def __init__(self, size: int) -> None:
        self.left = size

    def read(self, size: int = -1) -> bytes:
        size = min(size, self.left)
        self.left -= size
        line = "没有数字的文字，".encode() * 120 + "共有3万余家。\n".encode()
        return (line * (size // len(line) + 1))[: size // len(line) * len(line)] or b" " * size


def _peak(size: int) -> tuple[int, int]:
    """How many figures there are in a text of this size, and the most bytes held while they are written."""
    facts = map(Fact, figures_of_stream(stream_bytes(_Endless(size), "it")))  # type: ignore[arg-type]
    tracemalloc.start()
    count = sum(1 for _ in render(facts, Source(), Style()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return count, peak


@pytest.mark.parametrize(("small", "large"), [(500_000, 5_000_000)])
def test_memory_stays_flat(small: int, large: int) -> None:
    _peak(1000)  # what is loaded once
    (few, low), (many, high) = _peak(small), _peak(large)
    assert many > 9 * few > 0
    assert high < low * 1.2
