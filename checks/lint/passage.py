"""A block of a draft with its words, what its links cite, and its figures: read once for all its sentences."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from bundle_model.english import extract as english
from bundle_model.english.units import same_unit
from bundle_model.figures import Figure
from bundle_model.figures.extract import figures_of_stream
from bundle_model.figures.interval import Printed
from bundle_model.figures.numerals.chinese import CHARACTERS
from bundle_model.patterns import pattern
from bundle_model.text.text import lowered
from checks.lint.citations import Citation, citation
from checks.lint.heads import NOTHING, Head, head_of, in_column, leads, unit_of
from checks.lint.language import is_quotation, without_chinese
from checks.lint.markdown.words import CODE, Link, Words
from checks.lint.named_numbers import is_named
from checks.lint.sources import Sources

_NUMERAL = pattern(f"[0-9０-９半双{CHARACTERS}]")
_GLUED = pattern("[0-9０-９](?<![0-9０-９.,][0-9０-９])[0-9０-９.,]*[\u3400-\u9fff]")
"""Digits with a Chinese sign after them."""
_UNITS = frozenset(("unit", "units", "unit of measure", "uom", "单位", "计量单位"))
"""What heads a column of units."""
ROW_JOINT = " | "
_start = attrgetter("start")
_MOST_SMALL = 10
_OF_THEM = pattern(r"\sof\s(?:them|these|those|the|its|our|their|whom|which)\b")
_KNOWN = pattern(r"\b(?:the|these|those|other|previous|following|former|latter)\s$", re.IGNORECASE)
"""What stands before a number that is known: the two of them, the following three."""
_FULL_WIDTH = {ord(full): plain for full, plain in zip("０１２３４５６７８９．，％", "0123456789.,%", strict=True)}


class Column(NamedTuple):
    """A column of a table: what its head says of figures and cites, and whether it holds the units of its rows."""

    head: Head
    cited: tuple[Citation, ...]
    units: bool


class Row(NamedTuple):
    """Where the cells of a row begin in its words, the number of the column of each, and the columns; none for the row of heads.

    `units` is the number of the cell with the unit of the row.
    """

    starts: tuple[int, ...]
    columns: tuple[int, ...]
    above: tuple[Column, ...] = ()
    units: int | None = None


_NO_ROW = Row((), ())


class Passage:
    """The words of a block. `cited` is what each of its links cites, by the place of the link in `words.links`.

    `row` has the cells of a row of a table. The figures are asked for in the order of its sentences, and none is kept: a block may be
    as long as its draft.
    """

    def __init__(self, words: Words, sources: Sources, folder: str, row: Row = _NO_ROW) -> None:
        self.words = words
        self.sources = sources
        self.row = row
        self._masked: str | None = None
        self._in_english: tuple[str, str] | None = None
        self._others: dict[int, tuple[Figure, ...]] = {}
        self.link_starts = [link.start for link in words.links]
        self._ahead: Figure | None = None
        self._of_row: Head | None = None
        self.cited: list[Citation | None] = [citation(link, sources, folder) for link in words.links]

    def link_at(self, offset: int) -> Citation | None:
        """What the link cites in whose words an offset is; None outside of any."""
        if not self.link_starts:
            return None
        number = bisect_left(self.link_starts, offset + 1) - 1
        if number < 0 or offset >= self.words.links[number].end:
            return None
        return self.cited[number]

    # kept by hand: cached_property takes a lock, which costs as much as to read a row of a table
    @property
    def masked(self) -> str:
        """The words without what is struck out, labels and quotations, which are for the rule of quotations to look at."""
        if self._masked is None:
            self._masked = self._mask() if self.words.links or self.words.struck else self.words.text
        return self._masked

    def _mask(self) -> str:
        text, parts, at = self.words.text, [], 0
        for link, cited in zip(self.words.links, self.cited, strict=True):
            if cited is not None and link.start >= at and _is_no_claim(link, cited, text[link.start : link.end]):
                parts += [text[at : link.start], CODE * (link.end - link.start)]
                at = link.end
        masked, parts, at = "".join((*parts, text[at:])), [], 0
        for start, end in sorted(self.words.struck):
            first = max(start, at)
            parts += [masked[at:first], CODE * (end - first)]
            at = max(at, end)
        return "".join((*parts, masked[at:]))

    def figures(self, start: int, end: int, *, in_chinese: bool) -> tuple[Figure, ...]:
        """The figures that are claimed in a sentence from `start` to `end`, by the reader of one language."""
        if in_chinese:
            return tuple(self._chinese_from(start, end))
        masked = self.masked
        text, lower = self._english
        every = english.figures_between(text, lower, start, end)
        found = self._in_cells(
            [one for one in every if one.claimed and not self._counts_nothing(one, text)], chinese=False
        )
        # 300亿元 in English words; what Chinese words begin is theirs
        glued = (
            ()
            if masked.isascii()
            else {one.start() for one in _GLUED.finditer(masked, start, end) if text[one.start()] != CODE}
        )
        if glued:
            hedges = {one.start: one.printed for one in found if one.start in glued}
            both = [_hedged(one, hedges.get(one.start)) for one in self._chinese_from(start, end) if one.start in glued]
            found = sorted([*(one for one in found if one.start not in glued), *both], key=_start)
        return tuple(found)

    def _chinese_from(self, start: int, end: int) -> list[Figure]:
        text, found = self.masked, []
        ahead = self._ahead or next(self._chinese, None)
        while ahead is not None and ahead.start < end:
            if ahead.start >= start and ahead.claimed and not is_named(ahead, text):
                found.append(ahead)
            ahead = next(self._chinese, None)
        self._ahead = ahead
        return self._in_cells(found, chinese=True)

    @cached_property
    def _chinese(self) -> Iterator[Figure]:
        return figures_of_stream((self.masked,) if _NUMERAL.search(self.masked) else ())

    @property
    def _english(self) -> tuple[str, str]:
        """The words that are not Chinese, as they are and in lower case."""
        if self._in_english is None:
            text = self.masked
            if not text.isascii():
                text = without_chinese(text).translate(_FULL_WIDTH)
            self._in_english = text, lowered(text)
        return self._in_english

    def others_of(self, figure: Figure) -> tuple[Figure, ...]:
        """What else a figure may mean."""
        return self._others.get(figure.start) or english.other_readings(figure)

    def _in_cells(self, figures: list[Figure], *, chinese: bool) -> list[Figure]:
        """The figures as the heads of their columns and of the row make them, without those in a head that are a magnitude."""
        if not (self.row.starts and figures):
            return figures
        kept = []
        for figure in figures:
            at = self._cell_at(figure.start)
            start = self._cell(at)[0]
            if self._is_magnitude(at, figure.start - start):
                continue
            one = figure
            if start == figure.start or leads(self.masked[start : figure.start]):
                one, *others = in_column(figure, self._head_over(at), chinese=chinese)
                self._others[figure.start] = tuple(others)
            kept.append(one)
        return kept

    def _is_magnitude(self, at: int, offset: int) -> bool:
        """Whether a number in a cell is that of a unit: (100 million yuan) in a head, and in a column of units."""
        above, columns = self.row.above, self.row.columns
        if above and (at or above[columns[at]].units):
            return above[columns[at]].units and unit_of(self._cell_words(at)).measure is not None
        return any(first <= offset < last for first, last in head_of(self._cell_words(at)).spans)

    def _head_over(self, at: int) -> Head:
        """What is said of the figures of a cell: by the unit of its row, by the head of its column, and by that of its row."""
        if self._of_row is None:
            self._of_row = head_of(self._cell_words(0))
        of_row = self._of_row if at else NOTHING
        above, columns, units = self.row.above, self.row.columns, self.row.units
        if not above:
            return of_row
        unit = NOTHING if units is None or units == at else unit_of(self._cell_words(units))
        return unit.over(above[columns[at]].head).over(of_row)

    def _cell_at(self, offset: int) -> int:
        return bisect_left(self.row.starts, offset + 1) - 1

    def _cell(self, at: int) -> tuple[int, int]:
        starts = self.row.starts
        end = starts[at + 1] - len(ROW_JOINT) if at + 1 < len(starts) else len(self.masked)
        return starts[at], end

    def _cell_words(self, at: int) -> str:
        start, end = self._cell(at)
        return self.masked[start:end].replace(CODE, " ")

    def columns(self) -> tuple[Column, ...]:
        """The columns below the cells of this row of heads."""
        found = []
        for at in range(len(self.row.starts)):
            words, (start, end) = self._cell_words(at), self._cell(at)
            inside = slice(bisect_left(self.link_starts, start), bisect_left(self.link_starts, end))
            cited = tuple(one for one in self.cited[inside] if one is not None)
            found.append(Column(head_of(words), cited, words.strip("*_ ").casefold() in _UNITS))
        return tuple(found)

    def cited_above(self, offset: int) -> tuple[Citation, ...]:
        """What the head of the column cites that a figure stands in."""
        if not self.row.above:
            return ()
        return self.row.above[self.row.columns[self._cell_at(offset)]].cited

    def _counts_nothing(self, figure: Figure, text: str) -> bool:
        # "the two": only a number in words points back
        if not figure.text[0].isdecimal():
            cites = self.link_at(figure.start) is not None
            if _points_back(figure, text, cites=cites):
                return True
        return is_named(figure, text) or self.sources.is_in_name(figure, text)


def _is_no_claim(link: Link, cited: Citation, words: str) -> bool:
    # "[000:48]": the words are a label
    return words == link.label or (cited.kind == "lines" and is_quotation(words))


def _hedged(figure: Figure, hedge: Printed | None) -> Figure:
    """A Chinese figure with the bound of the English words before it: at least 300亿元."""
    if hedge is None or figure.printed is None or figure.bound != "exact":
        return figure
    printed = figure.printed._replace(bound=hedge.bound, half_open=hedge.half_open, by_order=hedge.by_order)
    return figure._replace(bound=hedge.bound, printed=printed)


def _points_back(figure: Figure, text: str, *, cites: bool) -> bool:
    """Whether it is a small number in words that counts nothing new: "the two differ", "these two roads"; not "two of them left"."""
    word = (
        figure.text[: figure.numeral_end - figure.start].isalpha()
        and figure.bound == "exact"
        and figure.kind == "quantity"
    )
    if not word or len(figure.value) > 2 or int(figure.value) > _MOST_SMALL:
        return False
    known = _KNOWN.search(text[max(0, figure.start - 12) : figure.start]) is not None
    if figure.unit is not None:
        return known and not cites and same_unit(figure.unit, None)
    return known or not _OF_THEM.match(text, figure.end)
