"""In every format the facts of a text of any size are written in memory that does not grow."""

import io
import tracemalloc
from typing import Any

import pytest

from bundle_model.facts import Fact
from bundle_model.figures import figures_of_stream
from bundle_model.files.text_stream import stream_bytes
from checks.output import facts as reporters
from checks.output.fact_list import Source
from checks.output.formats import Style, formats_of, render_of

_FORMATS = {name: render_of(reporters, name) for name in formats_of(reporters, "table")}


class _Endless(io.RawIOBase):
    """So many bytes of a text, made when they are asked for."""

    def __init__(self, size: int) -> None:
        self.left = size

    def read(self, size: int = -1) -> bytes:
        size = min(size, self.left)
        self.left -= size
        line = "没有数字的文字，".encode() * 120 + "共有3万余家。\n".encode()
        return (line * (size // len(line) + 1))[: size // len(line) * len(line)] or b" " * size


def _peak(render: Any, size: int) -> tuple[int, int]:
    """How many figures there are in a text of this size, and the most bytes held while they are written."""
    facts = map(Fact, figures_of_stream(stream_bytes(_Endless(size), "it")))  # type: ignore[arg-type]
    tracemalloc.start()
    count = sum(1 for _ in render(facts, Source(), Style()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return count, peak


@pytest.mark.parametrize(("small", "large"), [(600_000, 1_900_000)])
@pytest.mark.parametrize("name", _FORMATS)
def test_memory_stays_flat(name: str, small: int, large: int) -> None:
    render = _FORMATS[name]
    _peak(render, 1000)  # what is loaded once
    (few, low), (many, high) = _peak(render, small), _peak(render, large)
    assert many > 3 * few > 0
    assert high < low * 1.2
