"""Explanations for people: one with its labelled texts, or a list with one line each."""

from collections.abc import Iterator, Sequence

from checks.output.formats import Style
from checks.results import Explanation
from checks.safe_text.terminal import padded, visible, wrapped

_ID, _LABEL = 24, 14


def render(chosen: Sequence[Explanation], style: Style, *, listed: bool) -> Iterator[str]:
    """`listed` shows only the id and the sentence of each."""
    lines = _listed if listed else _whole
    yield from (f"{line}\n" for one in chosen for line in lines(one, style))


def _listed(one: Explanation, style: Style) -> Iterator[str]:
    head = padded(f"{visible(one.id)} ", _ID)
    yield from wrapped(head + visible(one.sentence), style.width, " " * min(_ID, style.width // 2))


def _whole(one: Explanation, style: Style) -> Iterator[str]:
    yield from wrapped(visible(f"{one.id}: {one.sentence}"), style.width, "  ")
    for label, text in one.parts:
        yield ""
        for number, line in enumerate(text.split("\n")):
            head = padded(label, _LABEL) if number == 0 else " " * _LABEL
            yield from wrapped(head + visible(line), style.width, " " * _LABEL)
