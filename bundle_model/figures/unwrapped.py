r"""Text without its white space, so that a figure that breaks over a printed line reads as one. Every place is kept.

Full-width digits and signs are folded to ASCII, dashes to `-` and traditional characters to simplified ones, one
character for one. White space between two digits, or beside a point or comma among digits, ends a numeral. So does more
white space than any column leaves. Both become GAP, which no rule matches.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from bundle_model.figures.lexicon import lexicon
from bundle_model.patterns import pattern

GAP = "\0"
WIDEST = 200
"""White space longer than this, in code points, is not a column break."""
_UNIT_REACH = 40
"""How many unwrapped characters after a numeral its unit may be looked for."""

_JOINT = "[0-9０-９.,．，]"
_PARTING = pattern(rf"\s(?:(?<={_JOINT}\s)(?=\s*{_JOINT})|(?<!\s\s)(?=\s{{{WIDEST}}}))")
_SPACE = pattern(r"(\s+)")
_NEWLINE = pattern("\n")
_FOLDED = tuple(
    zip(
        "０１２３４５６７８９．，％＋：／＠＃（）［］＞＜≧≦－—–−―～〜~〇",
        "0123456789.,%+:/@#()[]><≥≤--------零",
        strict=True,
    )
)


_SIMPLIFIED = {ord(pair[0]): pair[1] for pair in lexicon().scripts["traditional"].words}
_TRADITIONAL = pattern(f"[{''.join(map(chr, _SIMPLIFIED))}]")
_HYPHENS = frozenset("-－−")


def _folded(text: str) -> str:
    for printed, plain in _FOLDED:
        text = text.replace(printed, plain)
    return simplified(text)


def simplified(text: str) -> str:
    """The text with each traditional character of a word of the rules as its simplified one."""
    # most texts have none, and a translation of them would take longer than the search
    return text.translate(_SIMPLIFIED) if _TRADITIONAL.search(text) else text


class Place(NamedTuple):
    """Offset in code points from 0; line and column from 1."""

    offset: int
    line: int
    column: int


Span: TypeAlias = tuple[int, int, int, int, int, str]
"""The offset of a figure, its line and column, the offsets after its numeral and after its unit, and its text."""


@dataclass(slots=True)
class _Piece:
    """A piece of the stream: its first index in unwrapped text, and where its printed runs begin in both texts."""

    index: int
    offset: int
    text: str
    starts: list[int]
    offsets: list[int]
    line: int
    line_start: int
    newlines: list[int]

    def offset_of(self, index: int) -> int:
        return self.run_of(index)[0]

    def run_of(self, index: int) -> tuple[int, int]:
        """The offset of the character at `index`, and the index at which the printed run that it is in ends."""
        inside = index - self.index
        run = bisect_right(self.starts, inside)
        return self.offsets[run - 1] + inside - self.starts[run - 1], self.starts[run] + self.index

    def line_of(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset."""
        before = bisect_right(self.newlines, offset)
        line_start = self.newlines[before - 1] + 1 if before else self.line_start
        return self.line + before, offset - line_start + 1


_index, _offset = attrgetter("index"), attrgetter("offset")


@dataclass(slots=True)
class Unwrapped:
    """A window of unwrapped text that moves along a stream. Each index of `folded` has a place in the stream."""

    folded: str = ""
    _pieces: list[_Piece] = field(default_factory=list)
    _offset: int = 0
    _line: int = 1
    _line_start: int = 0
    _last: str = ""
    _held: str = ""
    _gap: bool = False
    _traditional: bool = False

    def feed(self, text: str) -> None:
        """Add the next piece of the stream. White space at its end is held back, so that the cuts make no difference."""
        # the last piece ended in a gap: white space here is part of it
        if self._gap:
            printed = text.lstrip()
            self._pass(text[: len(text) - len(printed)])
            text = printed
        work = self._last + self._held + text
        known, end = len(self._last), len(work.rstrip())
        if end > known:
            if self._gap:
                self.folded += GAP
                self._gap = False
            self._add(_PARTING.sub(GAP, work[:end])[known:], work[known:end])
            self._last, self._held = work[end - 1], work[end:]
        else:
            self._held = work[known:]
        # a gap already, however it goes on: holding it all back would take memory without end
        if len(self._held) > WIDEST:
            self._pass(self._held)
            self._last, self._held, self._gap = "", "", True

    def _add(self, parted: str, text: str) -> None:
        parts = _SPACE.split(parted)
        runs = parts[::2]
        self._pieces.append(
            _Piece(
                index=len(self.folded),
                offset=self._offset,
                text=text,
                starts=list(accumulate(map(len, runs), initial=0)),
                offsets=list(accumulate(map(len, parts), initial=self._offset))[::2],
                line=self._line,
                line_start=self._line_start,
                newlines=[self._offset + newline.start() for newline in _NEWLINE.finditer(text)],
            )
        )
        unwrapped = "".join(runs)
        self._traditional = self._traditional or _TRADITIONAL.search(unwrapped) is not None
        self.folded += _folded(unwrapped)
        self._pass(text)

    def _pass(self, text: str) -> None:
        """Count the lines and offsets of text that is done with."""
        newlines = text.count("\n")
        if newlines:
            self._line += newlines
            self._line_start = self._offset + text.rfind("\n") + 1
        self._offset += len(text)

    def place(self, index: int) -> Place:
        """The place of the character at `index`."""
        piece = self._piece_at(index)
        offset = piece.offset_of(index)
        return Place(offset, *piece.line_of(offset))

    def span(self, start: int, numeral_end: int, end: int) -> Span:
        """Where a figure is printed, by its indexes."""
        piece = self._piece_at(start)
        offset, run_end = piece.run_of(start)
        line, column = piece.line_of(offset)
        # no white space inside, as in nearly all figures
        if end <= run_end:
            inside = offset - piece.offset
            text = piece.text[inside : inside + end - start]
            return offset, line, column, offset + numeral_end - start, offset + end - start, text
        numeral_end, end = self.end(numeral_end), self.end(end)
        return offset, line, column, numeral_end, end, self.text(offset, end)

    def end(self, index: int) -> int:
        """The offset after the character before `index`."""
        return self._piece_at(index - 1).offset_of(index - 1) + 1

    def text(self, start: int, stop: int) -> str:
        """The stream from one offset to another, with its white space."""
        piece = self._pieces[-1]
        if start >= piece.offset:
            return piece.text[start - piece.offset : stop - piece.offset]
        first = bisect_right(self._pieces, start, key=_offset) - 1
        last = bisect_right(self._pieces, stop - 1, key=_offset)
        begin = self._pieces[first].offset
        stretch = "".join([piece.text for piece in self._pieces[first:last]])
        return stretch[start - begin : stop - begin]

    def parted(self, index: int) -> bool:
        """Whether white space is printed between the characters at `index` and after it."""
        return self._piece_at(index + 1).offset_of(index + 1) > self._piece_at(index).offset_of(index) + 1

    def is_hyphen(self, index: int) -> bool:
        """Whether a hyphen, and no other dash, is printed at `index`, directly before the next character."""
        offset = self._piece_at(index).offset_of(index)
        return self.text(offset, offset + 1) in _HYPHENS and not self.parted(index)

    def quotes(self, index: int) -> bool:
        """Whether the sign at `index` begins a line and a blank follows it, as the mark of a quotation does."""
        return self.place(index).column == 1 and self.parted(index)

    def printed_unit(self, unit: str, index: int) -> str:
        """The unit with its characters as printed, looked for from `index` on."""
        # most texts have no traditional character at all
        if not self._traditional:
            return unit
        last = self._pieces[-1]
        stop = min(index + _UNIT_REACH, last.index + last.starts[-1])
        raw = self.text(self._piece_at(index).offset_of(index), self.end(stop)) if stop > index else ""
        if not _TRADITIONAL.search(raw):
            return unit
        found, at = "", 0
        for char in unit:
            # "3至5戶": the unit may be printed after a later numeral
            while at < len(raw) and simplified(raw[at]) != char:
                at += 1
            found += raw[at : at + 1] or char
            at += 1
        return found

    def _piece_at(self, index: int) -> _Piece:
        last = self._pieces[-1]
        if index >= last.index:
            return last
        return self._pieces[bisect_right(self._pieces, index, key=_index) - 1]

    def drop(self, count: int) -> None:
        """Forget the first `count` characters; indexes start again from there."""
        del self._pieces[: bisect_right(self._pieces, count, key=_index) - 1]
        for piece in self._pieces:
            piece.index -= count
        self.folded = self.folded[count:]
