"""Reads the words of a block as a reader sees them, and the links among them.

The rules are CommonMark's, with GitHub's bare addresses and footnotes. A link is also what its label makes one by itself, such
as `[36 couriers][000:48]` without a definition; `is_citation` says which labels do.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from types import MappingProxyType
from typing import ClassVar

from bundle_model.patterns import pattern
from checks.lint.markdown.blocks import TAG, Span
from checks.lint.markdown.definitions import MOST_LABEL, Definition
from checks.lint.markdown.emphasis import Run, matched, run_at
from checks.lint.markdown.escapes import ENTITY, PUNCTUATION, character
from checks.lint.markdown.targets import target_at
from checks.lint.markdown.words import CODE, Link, Words

Find = Callable[[str], Definition | None]
# "a < b", "a & b" and "a!" are words
_SIGNS = r"\\`\[\]*_~]|!(?=\[)|&(?=[#A-Za-z])|<(?=[A-Za-z/!?]|[\w.!#$%&'*+/=?^`{|}~-]++@)|(?<![A-Za-z0-9_/])(?:https?://|www\.)"
_SPECIAL = pattern(rf"[{_SIGNS}", re.IGNORECASE)
_SPECIAL_OR_BREAK = pattern(rf"[\n{_SIGNS}", re.IGNORECASE)
_MARKS = "\\`<&[]*_~"
_TICKS = pattern("`++")
_ADDRESS = pattern(r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+>|<[\w.!#$%&'*+/=?^`{|}~-]++@[\w.-]++>")
_BARE = pattern(r"[^\s<>\[\]，。；、（）]++")
_BARE_END = "?!.,:*_~'\")"
_COMMENT = pattern(r"<!--(?:>|->)|<!--")
_BREAK = pattern(r"</?(?:br|dd|div|dt|h[1-6]|hr|li|ol|p|td|th|tr|ul)(?![A-Za-z0-9-])", re.IGNORECASE)
_RAISED = pattern(r"<sup(?![A-Za-z0-9-])", re.IGNORECASE)
_DECLARED = pattern(r"<\?|<!\[CDATA\[|<![A-Za-z]")
_STOPS = {"<?": "?>", "<![CDATA[": "]]>"}
_LABEL = pattern(rf"\[((?:[^\[\]\\]|\\.){{0,{MOST_LABEL}}}+)\]", re.DOTALL)
_LONG = pattern(rf"\[(=[^\[\]]{{{MOST_LABEL},}}+)\]")
"""A formula that is longer than a label may be: it is told as that, and not as a figure without citation."""
_FOOTNOTE = pattern(r"\^[^\]\s]{1,200}")
_SIMPLE = pattern(
    rf"\[([^\[\]\\`<&*_~\n]{{1,{MOST_LABEL}}}+)\](?:\(([^\s()<>\\&\x00-\x1f]++)\)|\[([^\[\]\\\n]{{1,{MOST_LABEL}}}+)\]|(?![\[(]))"
)
"""A link with plain words and a plain target or label: nearly every link is one, and is read at once."""


@dataclass(slots=True)
class _Bracket:
    """An opening bracket: where its words begin in the pieces and in the source. `bracket_after`: another came after it."""

    piece: int
    at: int
    image: bool
    delimiters: int
    active: bool = True
    bracket_after: bool = False
    code: int = 0


def words_of(text: str, spans: Sequence[Span], find: Find, is_citation: Callable[[str], bool]) -> Words:
    """The words of these lines of a text. `find` gives the definition of a label."""
    if not spans or not has_marks(text[spans[0][0] : spans[-1][1]]):  # nothing but words
        lines = [text[start:end] for start, end in spans]
        lines[-1:] = [line.rstrip(" \t") for line in lines[-1:]]
        at = [0, *accumulate(len(line) + 1 for line in lines[:-1])]
        return Words(" ".join(lines), tuple(at), tuple(start for start, _ in spans) or (0,), (), ())
    return _Inline(text, spans, find, is_citation).read()


def has_marks(written: str) -> bool:
    """Whether there may be more than words. To look for each sign takes a tenth of the time of a pattern for all."""
    for sign in _MARKS:
        if sign in written:
            return True
    return "://" in written or "www." in written.lower()


class _Inline:
    """Reads the joined lines `source` from the left."""

    def __init__(self, text: str, spans: Sequence[Span], find: Find, is_citation: Callable[[str], bool]) -> None:
        lines, starts, places = [], [], []
        length = 0
        for start, end in spans:
            starts.append(length)
            places.append(start)
            lines.append(text[start:end])
            length += end - start + 1
        self.source = "\n".join(lines).rstrip(" \t")
        self.starts, self.places = starts, places
        # nothing is left out between its lines: each place follows from the first
        self.whole = length - 1 == spans[-1][1] - spans[0][0]
        self.find, self.is_citation = find, is_citation
        # the words of the pieces and their offsets in the source: a line of signs alone has a piece each second character
        self.pieces: list[str] = []
        self.offsets = array("q")
        self.brackets: list[_Bracket] = []
        self.told = 0
        self.runs: list[Run] = []
        self.links: list[tuple[int, int, str | None, str | None, int, int, int]] = []
        self.codes: list[tuple[int, str]] = []
        self.comments: list[Span] = []
        self.struck: list[tuple[int, int]] = []
        self.no_ticks: dict[int, int] = {}
        self.no_stop: set[str] = set()

    def read(self) -> Words:
        source, begin, at = self.source, 0, 0
        special = _SPECIAL if self.whole else _SPECIAL_OR_BREAK
        while found := special.search(source, at):
            sign, start = found[0], found.start()
            # it closes nothing, and is a part of the words
            if sign == "]" and not self.brackets:
                at = start + 1
                continue
            if start > begin:
                self._put(source[begin:start].replace("\n", " "), begin)
            begin = at = self._special(sign, start)
        if begin < len(source):
            self._put(source[begin:].replace("\n", " "), begin)
        self._emphasis(0)
        return self._words()

    def place(self, offset: int) -> int:
        """The offset in the text of one in the source."""
        index = bisect_right(self.starts, offset) - 1
        return self.places[index] + offset - self.starts[index]

    def _words(self) -> Words:
        """The pieces as one text; a piece of which nothing is left has no place."""
        at, places, begins = array("q"), array("q"), array("q")
        first_place = self.places[0]
        length = 0
        line, shift, ends = 0, self.places[0], [] if self.whole else self.starts[1:]
        ends.append(len(self.source) + 1)
        for words, offset in zip(self.pieces, self.offsets, strict=True):
            begins.append(length)
            if words:
                at.append(length)
                while offset >= ends[line]:  # the pieces are in order
                    line += 1
                    shift = self.places[line] - self.starts[line]
                places.append(offset + shift)
                length += len(words)
        begins.append(length)
        code_at = [piece for piece, _ in self.codes]
        links = []
        for first, last, label, target, start, end, codes in self.links:
            source = (
                (start + first_place, end + first_place) if self.whole else (self.place(start), self.place(end - 1) + 1)
            )
            inside = self.codes[bisect_left(code_at, first) : bisect_left(code_at, last)] if codes else ()
            code = "".join([code for _, code in inside])
            links.append(Link(begins[first], begins[last], label, target, source, code))
        links.sort(key=lambda link: (link.source, link.start))
        if not at:
            at, places = array("q", [0]), array("q", self.places[:1])
        struck = tuple((begins[first], begins[last]) for first, last in self.struck)
        return Words("".join(self.pieces), at, places, tuple(links), tuple(self.comments), struck)

    def _special(self, sign: str, at: int) -> int:
        """Read what begins with a special sign. Gives where the next begins."""
        read = self._READERS.get(sign)
        if read is not None:
            return read(self, at)
        return self._delimiters(at) if sign in "*_~" else self._bare(at)

    def _break(self, at: int) -> int:
        self._put(" ", at)  # the blanks after it are in no line of the block
        return at + 1

    def _entity(self, at: int) -> int:
        found = ENTITY.match(self.source, at)
        shown = character(found[0]) if found else "&"
        # "&nosuch;": what stands for nothing is words
        if found and shown != found[0]:
            self._put(shown, at)
            return found.end()
        self._put("&", at)
        return at + 1

    def _image(self, at: int) -> int:
        return self._open(at, image=True)

    def _put(self, words: str, at: int) -> None:
        self.pieces.append(words)
        self.offsets.append(at)

    def _escape(self, at: int) -> int:
        after = self.source[at + 1 : at + 2]
        if after == "\n":
            self._put(" ", at)
            return at + 2
        if after in PUNCTUATION and after:
            self._put(after, at + 1)
            return at + 2
        self._put("\\", at)
        return at + 1

    def _code(self, at: int) -> int:
        source = self.source
        ticks = _TICKS.match(source, at)
        after = ticks.end() if ticks else at + 1
        size = after - at
        # where a run of this length was looked for in vain, none comes after it either
        if self.no_ticks.get(size, len(source)) > at:
            for closing in _TICKS.finditer(source, after):
                if closing.end() - closing.start() == size:
                    self.codes.append((len(self.pieces), source[after : closing.start()]))
                    self._put(CODE, at)
                    return closing.end()
            self.no_ticks[size] = at
        self._put(source[at:after], at)
        return after

    def _angle(self, at: int) -> int:
        source = self.source
        if source.startswith("<!--", at):
            short = _COMMENT.match(source, at)
            if short and len(short[0]) > 4:
                return short.end()
            return self._until("-->", at, 4, comment=True)
        if found := _ADDRESS.match(source, at):
            self._put(CODE, at)
            return found.end()
        if found := TAG.match(source, at):
            # "one<br>36 couriers": a reader sees two words
            if _BREAK.match(found[0]):
                self._put(" ", at)
            # "2<sup>32</sup>": no 232
            elif _RAISED.match(found[0]):
                self._put("^", at)
            return found.end()
        if found := _DECLARED.match(source, at):
            return self._until(_STOPS.get(found[0], ">"), at, len(found[0]))
        self._put("<", at)
        return at + 1

    def _until(self, stop: str, at: int, past: int, *, comment: bool = False) -> int:
        end = -1 if stop in self.no_stop else self.source.find(stop, at + past)
        if end < 0:
            self.no_stop.add(stop)
            self._put("<", at)
            return at + 1
        if comment:
            self.comments.append((self.place(at), self.place(end + len(stop) - 1) + 1))
        return end + len(stop)

    def _bare(self, at: int) -> int:
        """An address without signs around it."""
        found = _BARE.match(self.source, at)
        end = found.end() if found else at + 1
        while self.source[end - 1] in _BARE_END and end > at + 4:
            end -= 1
        self._put(CODE, at)
        return end

    def _bracket(self, at: int) -> int:
        """An opening bracket: a link that is read at once, or one that its closing bracket may make a link."""
        found = _SIMPLE.match(self.source, at)
        if found is None:
            return self._open(at)
        words, target, label = found.groups()
        if "://" in words or "www." in words.lower():
            return self._open(at)
        if target is None:
            label = label or words
            if not label.strip() or label[0] == "^" or not (known := self._referred(label, found.end())):
                return self._open(at)
            _, target, _ = known
        self.links.append((len(self.pieces), len(self.pieces) + 1, label, target, at, found.end(), False))
        self._put(words, at + 1)
        if self.brackets:
            self.brackets[-1].bracket_after = True
            self._no_links_around()
        return found.end()

    def _no_links_around(self) -> None:
        """No link is in another: what is open around one begins none. Each is told once, however many links are in it."""
        for one in self.brackets[self.told :]:
            one.active = one.active and one.image
        self.told = len(self.brackets)

    def _open(self, at: int, *, image: bool = False) -> int:
        if self.brackets:
            self.brackets[-1].bracket_after = True
        after = at + 1 + image
        self.brackets.append(_Bracket(len(self.pieces), after, image, len(self.runs), code=len(self.codes)))
        self._put("![" if image else "[", at)
        return after

    def _close(self, at: int) -> int:
        """A bracket that closes the last one that is open."""
        opener = self.brackets.pop()
        self.told = min(self.told, len(self.brackets))
        if not opener.active:
            self._put("]", at)
            return at + 1
        found = self._target(at, opener)
        if found is None:
            if self.brackets:
                self.brackets[-1].bracket_after = True
            self._put("]", at)
            return at + 1
        label, target, end = found
        self._emphasis(opener.delimiters)
        first = opener.piece + 1
        self.pieces[opener.piece] = ""
        footnote = label is not None and target is None and _FOOTNOTE.fullmatch(label) is not None
        if opener.image or footnote:
            self._drop(first)
            if opener.image:
                self._put(CODE, at)
        else:
            code = len(self.codes) > opener.code
            self.links.append((first, len(self.pieces), label, target, opener.at - 1, end, code))
            self._no_links_around()
        return end

    def _drop(self, first: int) -> None:
        """Take back the pieces from `first` on: nothing of an image or of a footnote's label is read as words."""
        del self.pieces[first:], self.offsets[first:]
        while self.links and self.links[-1][0] >= first:
            self.links.pop()
        while self.codes and self.codes[-1][0] >= first:
            self.codes.pop()
        while self.struck and self.struck[-1][0] >= first:
            self.struck.pop()

    def _target(self, at: int, opener: _Bracket) -> tuple[str | None, str | None, int] | None:
        """The label or target of a link whose words end at `at`, and where it ends; None where it is no link."""
        source = self.source
        after = at + 1
        if source[after : after + 1] == "(" and (inside := target_at(source, after)):
            return None, inside[0], inside[1]
        own = source[opener.at : at]
        if found := _LABEL.match(source, after):
            label = found[1] if found[1].strip() else own
            if found[1].strip() or (len(own) <= MOST_LABEL and not opener.bracket_after):
                return self._referred(label, found.end())
        if long := _LONG.match(source, after):
            return self._referred(long[1], long.end())
        if (len(own) <= MOST_LABEL or own[0] == "=") and not opener.bracket_after and own.strip():
            return self._referred(own, after)
        return None

    def _referred(self, label: str, end: int) -> tuple[str | None, str | None, int] | None:
        if self.is_citation(label) or _FOOTNOTE.fullmatch(label):
            return label, None, end
        found = self.find(label)
        return (label, found.target, end) if found else None

    def _delimiters(self, at: int) -> int:
        run = run_at(self.source, at, len(self.pieces))
        if run.opens or run.closes:
            self.runs.append(run)
        end = at + run.size
        self._put(self.source[at:end], at)
        return end

    def _emphasis(self, bottom: int) -> None:
        """Match the runs from `bottom` on, and take the matched signs from the words."""
        runs = self.runs[bottom:]
        self.struck += matched(runs)
        for run in runs:
            words = self.pieces[run.piece]
            if words and run.left < run.size:
                self.pieces[run.piece] = words[: run.left]
        del self.runs[bottom:]

    # not of each reader, which its own methods would keep alive
    _READERS: ClassVar[Mapping[str, Callable[["_Inline", int], int]]] = MappingProxyType({
        "\n": _break, "\\": _escape, "`": _code, "&": _entity, "<": _angle, "[": _bracket, "!": _image, "]": _close,
    })  # fmt: skip
