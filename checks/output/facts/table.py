"""The table for people: one line for each figure, by story, with the English below a claim."""

from collections.abc import Iterable, Iterator

from bundle_model.facts import Fact
from checks.output.fact_list import Source
from checks.output.formats import Style
from checks.safe_text.terminal import clipped, padded, visible, wrapped

_COLUMNS = (("place", 11), ("text", 14), ("kind", 8), ("value", 13), ("unit", 8), ("bound", 8))


def render(facts: Iterable[Fact], source: Source, style: Style) -> Iterator[str]:
    """The head, then the facts, each story under its title."""
    yield style.paint(_row([name for name, _ in _COLUMNS]), "1") + "\n"
    before: Fact | None = None
    for fact in facts:
        if before is None or fact.story != before.story:
            yield from (f"{style.paint(line, '1')}\n" for line in _title(fact.story, source, style))
        before = fact
        yield _row(_cells(fact)) + "\n"
        for line in wrapped(f"    {visible(fact.says)}", style.width, "      ") if fact.says else ():
            yield style.paint(line, "2") + "\n"


def _title(story: str | None, source: Source, style: Style) -> Iterator[str]:
    known = source.stories.get(story or "")
    if known:
        yield ""
        yield from wrapped(visible(f"{known.id}  {known.title} ({known.place})"), style.width, "  ")
    elif source.files:
        yield from ("", "in no story")


def _cells(fact: Fact) -> list[str]:
    figure = fact.figure
    text = visible("".join(figure.text.split()))
    return [visible(figure.id), text, figure.kind, figure.value, visible(figure.unit or ""), figure.bound or ""]


def _row(values: list[str]) -> str:
    """Columns of a fixed width, so that figures can be shown as they come. A text is cut, but never a value."""
    cells = []
    for (name, width), value in zip(_COLUMNS, values, strict=True):
        shown = clipped(value, width) if name in ("text", "unit") else value
        cells.append(padded(shown, width))
    return " ".join(cells).rstrip()
