"""The blocks of a Markdown text, as CommonMark has them and with the tables and footnotes of GitHub, in linear time.

A block keeps the places of its words in the text and not the words. What no reader of prose needs, such as whether a list is
loose, is not read.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from bundle_model.patterns import pattern
from checks.lint.markdown.cursor import Cursor
from checks.lint.markdown.definitions import Definition, Definitions, definitions_at

Span = tuple[int, int]
Kind = Literal["paragraph", "heading", "row", "code", "html"]

_HEADING = pattern(r"(#{1,6})(?=[ \t]|$)")
_CLOSING = pattern(r"(?:(?<=[ \t])|^)#++[ \t]*$")
_FENCE = pattern(r"(`{3,}+(?=[^`]*+$)|~{3,}+)")
_SETEXT = pattern(r"(=++|-++)[ \t]*+$")
_BREAK = pattern(r"(?:(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)$")
_BULLET = pattern(r"([-+*]|[0-9]{1,9}[.)])(?=[ \t]|$)")
_FOOTNOTE = pattern(r"\[\^[^\]\s]{1,200}\]:")
_DELIMITERS = pattern(r"\|?+[ \t]*+:?+-++:?+[ \t]*+(?:\|[ \t]*+:?+-++:?+[ \t]*+)*+\|?+[ \t]*+$")
_DIVIDES = pattern(r"(?<!\\)\|")
_NO_MARKS = frozenset("!\"$%&'(),./;?@\\]^{}")
"""Signs that no block begins with."""
_RAW = pattern(r"<(?:script|pre|style|textarea)(?:[ \t>]|$)", re.IGNORECASE)
_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|"
    "nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_NAMED = pattern(rf"</?(?:{_NAMES})(?:[ \t]|/?>|$)", re.IGNORECASE)
TAG = pattern(
    r"<[A-Za-z][A-Za-z0-9-]*+(?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']{0,1000}+'|\"[^\"]{0,1000}+\"))?+)*+\s*+/?>"
    r"|</[A-Za-z][A-Za-z0-9-]*+\s*+>"
)
_ENDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (pattern("<!--"), "-->"),
    (pattern(r"<\?"), "?>"),
    (pattern(r"<!\[CDATA\["), "]]>"),
    (pattern(r"<![A-Za-z]"), ">"),
)
_RAW_END = pattern(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)
_MOST_HELD = 64
"""Blocks that are read before they are given."""
_DEFINES = pattern(r"\]:\s{0,9}+[^\s0-9A-Za-z]{0,64}+[^\W_]")
_MAX_DEPTH = 100
"""Containers in one another. Deeper ones are read as text, since no draft has them and each line passes all."""


@dataclass(slots=True)
class Block:
    """A block and the spans of its lines in the text; of a row of a table, the spans of its cells.

    `quoted`: it is in a block quote. `level` is that of a heading, and 1 of the head of a table, `info` the words after a fence, `line` counts from 1.
    """

    kind: Kind
    line: int
    spans: list[Span] = field(default_factory=list)
    quoted: bool = False
    level: int = 0
    info: str = ""


@dataclass(slots=True)
class _Container:
    """A block quote, or an item of a list or a footnote with the columns that its content is indented by."""

    kind: Literal["quote", "item"]
    indent: int = 0
    empty: bool = False


class Document:
    """The blocks of a text from the offset `start`, the beginning of a line, and its link definitions. No block is kept."""

    def __init__(self, text: str, start: int = 0) -> None:
        self._text, self._start = text, start
        self._definitions: Definitions | None = None

    def blocks(self) -> Iterator[Block]:
        """The blocks in order. After the last one all definitions are known."""
        definitions = Definitions()
        yield from _blocks(self._text, self._start, definitions)
        self._definitions = definitions

    @property
    def definitions(self) -> Definitions:
        """The definitions. Where not all blocks were read yet, they are read for these."""
        found = self._definitions
        if found is None:
            found = self._definitions = Definitions()
            deque(_blocks(self._text, self._start, found), maxlen=0)
        return found

    def find(self, label: str) -> Definition | None:
        """The definition of a label. Most texts have none, which shows without a reading."""
        return self.definitions.find(label) if self._may_define else None

    @cached_property
    def _may_define(self) -> bool:
        return "]:" in self._text

    @cached_property
    def defines(self) -> bool:
        """Whether there may be a definition whose target has a letter or a digit, as each does that leads to a source."""
        return _DEFINES.search(self._text) is not None


def _blocks(text: str, start: int, definitions: Definitions) -> Iterator[Block]:
    """The blocks, each when no line can change it any more."""
    reader = _Reader(text, definitions)
    blocks = reader.blocks
    at, line = start, text.count("\n", 0, start)
    size = len(text)
    while at < size:
        if len(blocks) > _MOST_HELD:
            # the last one may be open
            yield from blocks[:-1]
            del blocks[:-1]
        line += 1
        end = text.find("\n", at)
        end = size if end < 0 else end
        first = text[at]
        if ((first.isalpha() or first in _NO_MARKS) and reader.takes_words(at, end, line)) or (
            first in "-*+" and reader.takes_item(at, end, line)
        ):
            at = end + 1
            continue
        # "\r\n": the first of the two belongs to the end of the line
        reader.read(at, end - 1 if end > at and text[end - 1] == "\r" else end, line)
        at = end + 1
        if reader.in_fence:
            stop = reader.pass_fence(at)
            line += text.count("\n", at, stop)
            at = stop
    reader.close(0)
    yield from blocks


class _Reader:
    """Takes line after line. `leaf` is the open block that the last line belongs to."""

    def __init__(self, text: str, definitions: Definitions) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.definitions = definitions
        self.stack: list[_Container] = []
        self.leaf: Block | None = None
        self.fence = ("", 0, 0)
        self.html_end: str | re.Pattern[str] | None = None
        self.table = 0

    def read(self, start: int, end: int, line: int) -> None:
        cursor = Cursor(self.text, start, end)
        matched = self._matched(cursor)
        whole = matched == len(self.stack)
        if whole and self.leaf and self._goes_on(self.leaf, cursor):
            return
        opened = self._opened(cursor, matched, line)
        if opened is None:
            return
        indent, first = cursor.looked()
        if first >= end:
            self._blank(matched if not opened else len(self.stack), opened=opened)
        elif self.leaf and self.leaf.kind == "paragraph" and not opened:
            # also where it is not indented as its container wants: a lazy line
            self._add(self.leaf, first, end, line, whole=whole)
        elif self.leaf and self.leaf.kind == "row" and whole and not opened:
            self._row(first, end, line)
        else:
            if not opened:
                self.close(matched)
            if indent >= 4:
                self._open("code", line).spans.append((first, end))
            else:
                self._open("paragraph", line).spans.append((first, end))

    def takes_words(self, start: int, end: int, line: int) -> bool:
        """Read a line that begins with a letter or a sign that begins no block, if it is in no container, in a tenth of the time of `read`."""
        if self.stack or (self.leaf is not None and self.leaf.kind != "paragraph"):
            return False
        stop = end - 1 if self.text[end - 1] == "\r" else end
        leaf = self.leaf or self._open("paragraph", line)
        if leaf.spans and "|" in self.text[start:stop]:  # perhaps a line below the head of a table
            return False
        leaf.spans.append((start, stop))
        return True

    def takes_item(self, start: int, end: int, line: int) -> bool:
        """Read a line that begins an item of an outer list with a letter, as most items do: `- words`."""
        text = self.text
        if text[start + 1 : start + 2] != " " or not text[start + 2 : start + 3].isalpha():
            return False
        if not self.stack and self.leaf is not None and self.leaf.kind in ("code", "html"):
            return False
        self.close(0)
        self.stack.append(_Container("item", len("- ")))
        self._open("paragraph", line).spans.append((start + 2, end - 1 if text[end - 1] == "\r" else end))
        return True

    @property
    def in_fence(self) -> bool:
        """Whether the open block is one of code between fences, in no container."""
        return bool(self.fence[0]) and not self.stack and self.leaf is not None

    def pass_fence(self, at: int) -> int:
        """Take the lines of the open block from `at` up to its closing fence. Gives where that is, or where the text ends."""
        sign, size, _ = self.fence
        closing = re.compile(rf"^ {{0,3}}{re.escape(sign)}{{{size},}}[ \t]*\r?$", re.MULTILINE).search(self.text, at)
        stop = closing.start() if closing else len(self.text)
        if self.leaf is not None and stop > at:
            self.leaf.spans.append((at, stop - (stop < len(self.text))))
        return stop

    def _matched(self, cursor: Cursor) -> int:
        """How many of the open containers the line belongs to, and pass what marks them."""
        for number, one in enumerate(self.stack):
            indent, first = cursor.looked()
            if one.kind == "quote":
                if indent > 3 or first >= cursor.end or cursor.text[first] != ">":
                    return number
                cursor.go(first + 1)
                cursor.take(1)
            elif first >= cursor.end:
                # an item may begin with one blank line, and not with two
                if one.empty and self.leaf is None:
                    return number
            elif indent >= one.indent:
                cursor.take(one.indent)
            else:
                return number
        return len(self.stack)

    def _goes_on(self, leaf: Block, cursor: Cursor) -> bool:
        """Whether the line belongs to the open block of code or HTML, whatever is in it."""
        indent, first = cursor.looked()
        blank = first >= cursor.end
        if leaf.kind == "html":
            if self.html_end is None and blank:
                self.leaf = None
                return False
            leaf.spans.append((cursor.at, cursor.end))
            if self.html_end and _ends(self.html_end, self.text, cursor.at, cursor.end):
                self.leaf = None
            return True
        if leaf.kind != "code":
            return False
        sign, size, _ = self.fence
        if sign:
            rest = self.text[first : cursor.end].rstrip(" \t")
            if indent <= 3 and len(rest) >= size and not rest.strip(sign):
                self._end()
            else:
                leaf.spans.append((cursor.at, cursor.end))
            return True
        if blank or indent >= 4:
            leaf.spans.append((min(first, cursor.end), cursor.end))
            return True
        self.leaf = None
        return False

    def _opened(self, cursor: Cursor, matched: int, line: int) -> bool | None:
        """Open the blocks that begin on the line. Gives whether any was, or None where the line is used up by it."""
        opened = False
        while True:
            indent, first = cursor.looked()
            paragraph = self.leaf is not None and self.leaf.kind == "paragraph"
            if first >= cursor.end or indent > 3:
                return opened
            char = self.text[first]
            if char == ">" and len(self.stack) < _MAX_DEPTH:
                self.close(matched)
                cursor.go(first + 1)
                cursor.take(1)
                self.stack.append(_Container("quote"))
            elif char in "#`~<=-*_" and self._leaf(char, cursor, first, matched, line, paragraph=paragraph):
                return None
            elif not self._item(char, cursor, first, indent, matched):
                return opened
            opened, matched = True, len(self.stack)

    def _leaf(self, char: str, cursor: Cursor, first: int, matched: int, line: int, *, paragraph: bool) -> bool:
        """Open the block that begins with this sign, if one does, and use up the line."""
        text, end = self.text, cursor.end
        if char == "#" and (found := _HEADING.match(text, first, end)):
            self.close(matched)
            start = found.end()
            stop = end
            if closing := _CLOSING.search(text, start, end):
                stop = closing.start()
            block = self._open("heading", line, level=len(found[1]))
            block.spans.append((start, max(start, stop)))
            self.leaf = None
            return True
        if char in "`~" and (found := _FENCE.match(text, first, end)):
            self.close(matched)
            self.fence = (char, len(found[1]), 0)
            self._open("code", line, info=text[found.end() : end].strip(" \t"))
            return True
        if char == "<":
            return self._html(first, end, matched, line, paragraph=paragraph, start=cursor.at)
        underlines = char in "=-" and paragraph and matched == len(self.stack) and _SETEXT.match(text, first, end)
        if underlines and self._underline(1 if char == "=" else 2):
            return True
        if char in "-*_" and _BREAK.match(text, first, end):
            self.close(matched)
            return True
        return False

    def _html(self, first: int, end: int, matched: int, line: int, *, paragraph: bool, start: int) -> bool:
        text = self.text
        closing: str | re.Pattern[str] | None = None
        if _RAW.match(text, first, end):
            closing = _RAW_END
        else:
            closing = next((stop for begin, stop in _ENDS if begin.match(text, first, end)), None)
        if closing is None and not _NAMED.match(text, first, end):
            # any other tag alone on its line, which does not end a paragraph
            tag = None if paragraph else TAG.match(text, first, end)
            if tag is None or text[tag.end() : end].strip(" \t"):
                return False
        self.close(matched)
        self._open("html", line).spans.append((start, end))
        self.html_end = closing
        if closing and _ends(closing, text, first, end):
            self.leaf = None
        return True

    def _underline(self, level: int) -> bool:
        """Make the open paragraph a heading, unless it is nothing but definitions."""
        block = self.leaf
        if block is None or not self._without_definitions(block):
            self._end()  # "[a]: b" above a line of signs: that line is no underline
            return False
        block.kind, block.level = "heading", level
        self.leaf = None
        return True

    def _item(self, char: str, cursor: Cursor, first: int, indent: int, matched: int) -> bool:
        """Open an item of a list or a footnote, if one begins here."""
        if len(self.stack) >= _MAX_DEPTH:
            return False
        paragraph = self.leaf is not None and self.leaf.kind == "paragraph"
        text = self.text
        if char == "[" and not paragraph and (note := _FOOTNOTE.match(text, first, cursor.end)):
            self.close(matched)
            cursor.go(note.end())
            self.stack.append(_Container("item", 4))
            return True
        found = _BULLET.match(text, first, cursor.end) if char in "-+*" or char.isdecimal() else None
        if found is None:
            return False
        rest = Cursor(text, cursor.at, cursor.end, cursor.column, cursor.left)
        rest.go(found.end())
        blanks, after = rest.looked()
        empty = after >= cursor.end
        # "14. is my favourite number", and a lone sign: not in the middle of a paragraph, but after one of an item or of a quote
        inside = paragraph and matched == len(self.stack)
        if inside and (empty or (len(found[1]) > 1 and found[1][:-1] != "1")):
            return False
        self.close(matched)
        width = indent + len(found[1])
        cursor.go(found.end())
        if empty or blanks > 4:  # a blank line, or an indented block of code
            cursor.take(1)
            width += 1
        else:
            cursor.take(blanks)
            width += blanks
        self.stack.append(_Container("item", width, empty))
        return True

    def _blank(self, matched: int, *, opened: bool) -> None:
        if opened:
            return
        # a blank line ends a paragraph and a table; a quote only where its sign is missing
        ends = matched < len(self.stack)
        if ends:
            self.close(matched)
        elif self.leaf and self.leaf.kind in ("paragraph", "row"):
            self._end()
        if self.stack:
            self.stack[-1].empty = self.stack[-1].empty and self.leaf is None and ends

    def _add(self, leaf: Block, first: int, end: int, line: int, *, whole: bool) -> None:
        text = self.text
        if whole and text[first] in "|:-" and _DELIMITERS.match(text, first, end):
            head = leaf.spans[-1]
            cells = _cells(text, *head)
            if len(cells) == len(_cells(text, first, end)) and (len(cells) > 1 or "|" in text[first:end]):
                leaf.spans.pop()
                if leaf.spans:
                    self._end()
                else:
                    self.blocks.pop()
                self.table = len(cells)
                self._row(*head, line - 1, level=1)
                return
        leaf.spans.append((first, end))

    def _row(self, first: int, end: int, line: int, *, level: int = 0) -> None:
        self._open("row", line, level=level).spans.extend(_cells(self.text, first, end)[: self.table])

    def _open(self, kind: Kind, line: int, *, level: int = 0, info: str = "") -> Block:
        quoted = any(one.kind == "quote" for one in self.stack)
        block = Block(kind, line, [], quoted, level, info)
        self.blocks.append(block)
        self.leaf = block
        if self.stack:
            self.stack[-1].empty = False
        return block

    def close(self, matched: int) -> None:
        """End the open block, and every container after the first `matched`."""
        self._end()
        del self.stack[matched:]

    def _end(self) -> None:
        if (
            self.leaf
            and self.leaf.kind == "paragraph"
            and not (self.leaf.spans and self._without_definitions(self.leaf))
        ):
            self.blocks.pop()  # it is open, so it is the last
        self.leaf = None
        self.fence = ("", 0, 0)

    def _without_definitions(self, block: Block) -> bool:
        """Take the definitions from the beginning of a paragraph. Gives whether anything is left."""
        if self.text[block.spans[0][0]] == "[":
            taken = definitions_at(self.text, block.spans, self.definitions)
            del block.spans[:taken]
            block.line += taken
        return bool(block.spans)


def _ends(closing: str | re.Pattern[str], text: str, start: int, end: int) -> bool:
    if isinstance(closing, str):
        return text.find(closing, start, end) >= 0
    return closing.search(text, start, end) is not None


def _cells(text: str, start: int, end: int) -> list[Span]:
    """The cells of a line of a table, without the blanks around them. A sign after a backslash divides nothing."""
    line = text[start:end]
    parts = _DIVIDES.split(line) if "\\" in line else line.split("|")
    cells: list[Span] = []
    at = start
    for part in parts:
        words = part.strip()
        first = at + (part.find(words) if words else len(part))
        cells.append((first, first + len(words)))
        at += len(part) + 1
    if not parts[0] and len(parts) > 1:
        del cells[0]
    if len(cells) > 1 and cells[-1][0] == cells[-1][1]:
        del cells[-1]
    return cells
