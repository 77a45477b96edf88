"""The text of a page, cut at every border of a mark, so that no mark lies within another."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from bundle_model.bundle import Bundle
from bundle_model.records.mentions import MentionsRecord
from bundle_model.text.page import Page

WORDS = 5_000
"""Words of the search that are marked on a page. A page of nothing but hits costs no more than a newspaper."""
Layer = Literal["figure", "thing", "word"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a page: a figure, a named thing or a word of the search. Its id is its place."""

    layer: Layer
    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line between two borders, with every mark that they belong to. `begins` are the marks that begin here."""

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()

    def of(self, layer: Layer) -> tuple[Mark, ...]:
        """The marks of one layer."""
        return tuple(mark for mark in self.marks if mark.layer == layer)


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, without the blanks at its ends, and the number that it has on its page."""

    page: str
    number: int
    pieces: tuple[Piece, ...]

    @property
    def id(self) -> str:
        return f"{self.page}:{self.number}"

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def marks_of(page: Page, bundle: Bundle, figures: Collection[str]) -> tuple[Mark, ...]:
    """The marks of a page, in order of place: these figures, the first WORDS hits, and the things that are at their places."""
    numbers = (Mark("figure", one.id, one.start, one.end) for one in bundle.figures_of(page) if one.id in figures)
    words = {
        (hit.start, hit.end): Mark("word", hit.at, hit.start, hit.end)
        for hits in bundle.hits.values()
        for hit in hits
        if hit.place.page == page.id
    }
    found = (*numbers, *_things(page, bundle), *[words[span] for span in sorted(words)][:WORDS])
    return tuple(sorted(found, key=lambda mark: (mark.start, -mark.end, mark.layer)))


def _things(page: Page, bundle: Bundle) -> Iterator[Mark]:
    record = bundle.record(MentionsRecord)
    for mention in record.mentions if record else ():
        quotes = mention.quotes or (mention.name,) * len(mention.places)
        for at, quote in zip(mention.places, quotes, strict=True):
            if at.page == page.id and page.holds(quote, at.line, at.column or 1):
                start = page.offset_of(at.line, at.column or 1)
                yield Mark("thing", str(at), start, start + len(quote))


def lines_of(page: Page, marks: Sequence[Mark]) -> tuple[Line, ...]:
    """The lines of a page with something printed on them."""
    by_line: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        first, last = page.place_of(mark.start)[0], page.place_of(max(mark.start, mark.end - 1))[0]
        for line in range(first, last + 1):
            by_line[line].append(mark)
    return tuple(
        Line(page.id, number, tuple(_cut(page, number, text, by_line[number])))
        for number, text in enumerate(page.lines, 1)
        if text.strip()
    )


def _cut(page: Page, number: int, text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    begin = page.offset_of(number)
    start, end = begin + len(text) - len(text.lstrip()), begin + len(text.rstrip())
    coming = sorted(marks, key=lambda mark: mark.start)[::-1]
    borders = {start, end, *(at for mark in coming for at in (mark.start, mark.end) if start < at < end)}
    here: list[Mark] = []
    for left, right in pairwise(sorted(borders)):
        while coming and coming[-1].start <= left:
            here.append(coming.pop())
        here = [mark for mark in here if mark.end > left]
        # a mark may begin in the blanks before a line
        begins = tuple(mark for mark in here if mark.start == left or (left == start and begin <= mark.start < left))
        yield Piece(page.text[left:right], tuple(here), begins)
