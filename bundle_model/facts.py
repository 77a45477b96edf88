"""Figures with their context: the story of each, and what it says in English."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bundle_model.figures import Figure
from bundle_model.records.figures import FigureRow
from bundle_model.records.pages import PageReading


class Fact(NamedTuple):
    """A figure with the id of its story and, for a claim, its English. Each is None where it is not known."""

    figure: Figure
    story: str | None = None
    says: str | None = None


def facts_of(
    figures: Iterable[Figure], readings: Iterable[PageReading], rows: Mapping[str, FigureRow]
) -> tuple[Fact, ...]:
    """Each figure with its context. `rows` are the rows of the record of figures, by id."""
    by_page = {reading.page: reading for reading in readings}
    return tuple(
        Fact(figure, story_at(by_page.get(figure.page), figure.line), _says(rows.get(figure.id), figure))
        for figure in figures
    )


def story_at(reading: PageReading | None, line: int) -> str | None:
    """The id of the story of a line. None where it has none, or nobody has read the page."""
    for story in reading.stories if reading else ():
        if any(lines.first <= line <= lines.last for lines in story.lines):
            return story.id
    return None


def _says(row: FigureRow | None, figure: Figure) -> str | None:
    # on a changed page the row at this place may be about another figure
    return row.says if row and row.text == figure.text else None
