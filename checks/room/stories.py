"""The pages as a reader has them: by story, passage by passage, each with its English."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from bundle_model.bundle import Bundle
from bundle_model.records.mentions import Mention, MentionsRecord
from bundle_model.records.pages import PageReading, PagesRecord, Story
from bundle_model.text.page import Page
from checks.room.notes import FigureNote
from checks.room.pieces import Line, lines_of, marks_of

LINES = 3_000
"""Printed lines of a page that the room shows. No newspaper page has a tenth of them."""


@dataclass(frozen=True, slots=True)
class ThingNote:
    """A named thing where a page names it: the place, the printed words, its name and what it is."""

    id: str
    words: str
    name: str
    english: str
    what: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A few printed lines with what they say in English; None where nobody has told it, or the page has changed since.

    `apart`: each line is a headline or a byline, and does not run on into the next.
    """

    id: str
    lines: tuple[Line, ...]
    gist: str | None
    figures: tuple[FigureNote, ...]
    things: tuple[ThingNote, ...]
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A story, or lines that belong to none. `parts` are what other stories interrupt. `headline` is as printed."""

    id: str | None
    title: str
    headline: str
    place: str
    about_yiwu: bool
    parts: tuple[tuple[Passage, ...], ...]


@dataclass(frozen=True, slots=True)
class PageText:
    """A page: what can be said of its newspaper and day, and its stories with all printed lines, each of them once.

    `more_lines` counts the lines past the first LINES, which the page does not show.
    """

    id: str
    name: str
    newspaper: str | None
    date: str | None
    stories: tuple[Told, ...]
    more_lines: int = 0


def pages_of(bundle: Bundle, notes: Mapping[str, FigureNote]) -> tuple[PageText, ...]:
    """Every page that could be read as text. `notes` are those of the figures, by id."""
    readings = {reading.page: reading for reading in bundle.readings}
    things = things_by_place(bundle)
    return tuple(_page(page, readings.get(page.id), bundle, notes, things) for page in bundle.pages)


def things_by_place(bundle: Bundle) -> dict[str, Mention]:
    """The named things by each place where they are named."""
    record = bundle.record(MentionsRecord)
    return {str(at): mention for mention in (record.mentions if record else ()) for at in mention.places}


def _page(
    page: Page,
    reading: PageReading | None,
    bundle: Bundle,
    notes: Mapping[str, FigureNote],
    things: Mapping[str, Mention],
) -> PageText:
    fresh = reading is not None and page.id in bundle.pages_as_read(PagesRecord.path)
    lines = lines_of(page, marks_of(page, bundle, notes.keys()))
    cut = _Cut(page, lines[:LINES], bundle, notes, things)
    return PageText(
        id=page.id,
        name=page.file.name,
        newspaper=reading.newspaper.inferred if reading and fresh else None,
        date=reading.date.inferred if reading and fresh else None,
        stories=tuple(cut.stories(reading)),
        more_lines=max(0, len(lines) - LINES),
    )


def _outside(title: str, passages: Iterable[Passage]) -> Told:
    return Told(None, title, "", "", about_yiwu=False, parts=(tuple(passages),))


class _Cut:
    def __init__(
        self,
        page: Page,
        lines: Sequence[Line],
        bundle: Bundle,
        notes: Mapping[str, FigureNote],
        things: Mapping[str, Mention],
    ) -> None:
        self.page, self.lines, self.bundle, self.notes, self.things = page, lines, bundle, notes, things
        self.heads = set[int]()

    def stories(self, reading: PageReading | None) -> Iterator[Told]:
        left = {line.number for line in self.lines}
        for story in reading.stories if reading else ():
            self.heads.update(quote.at.line for quote in (*story.headline, *story.byline))
        for story in reading.stories if reading else ():
            yield self._story(story)
            left -= {n for lines in story.lines for n in range(lines.first, lines.last + 1)}
        fresh = self.page.id in self.bundle.pages_as_read(PagesRecord.path)
        for item in reading.furniture if reading else ():
            span = range(item.lines.first, item.lines.last + 1)
            yield _outside("Outside the stories", self._passages(span, item.what if fresh else None))
            left -= {*span}
        if left:  # a page that has grown since, or that nobody has read
            yield _outside("Lines that nobody has read as part of a story", self._passages(left))

    def _story(self, story: Story) -> Told:
        spans = (range(lines.first, lines.last + 1) for lines in story.lines)
        return Told(
            id=story.id,
            title=story.title,
            headline=" ".join("".join(quote.quote.split()) for quote in story.headline),
            place=story.place,
            about_yiwu=story.about_yiwu,
            parts=tuple(tuple(self._passages(span)) for span in spans),
        )

    def _passages(self, numbers: Iterable[int], told: str | None = None) -> Iterator[Passage]:
        """The passages of these lines; `told` is what lines without a gist are."""
        wanted = {*numbers}
        lines = [line for line in self.lines if line.number in wanted]
        for gist, found in groupby(lines, lambda line: self._gist(line.number)):
            run = tuple(found)
            first, last = run[0].number, run[-1].number
            place = f"{self.page.id}:{first}" if first == last else f"{self.page.id}:{first}-{last}"
            yield Passage(
                id=place,
                lines=run,
                gist=gist[1] if gist else told,
                figures=tuple(self._figures(run)),
                things=tuple(self._named(run)),
                apart=self.heads.issuperset(line.number for line in run),
            )

    def _gist(self, number: int) -> tuple[int, str] | None:
        """The first line of the passage of a line, which tells it from another, and its English."""
        gists = self.bundle.gists_of(self.page.id, number, number)
        return (gists[0].lines.first, gists[0].english) if gists else None

    def _begins(self, lines: Iterable[Line], layer: str) -> Iterator[str]:
        for line in lines:
            for piece in line.pieces:
                yield from (mark.id for mark in piece.begins if mark.layer == layer)

    def _figures(self, lines: Iterable[Line]) -> Iterator[FigureNote]:
        return (self.notes[id_] for id_ in self._begins(lines, "figure"))

    def _named(self, lines: Iterable[Line]) -> Iterator[ThingNote]:
        for id_ in self._begins(lines, "thing"):
            mention = self.things[id_]
            words = dict(zip(map(str, mention.places), mention.quotes, strict=False)).get(id_, mention.name)
            yield ThingNote(id_, "".join(words.split()), mention.name, mention.english, mention.what)
