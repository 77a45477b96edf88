"""Reads the structure of CONSTRAINTS.md: its headings, fenced blocks and other lines.

It accepts a subset of CommonMark that every reader understands the same way. It refuses lines that a person and this
parser could understand differently: an HTML comment, an indented fence, an open fence, an underlined heading. The
regular expressions take linear time on any line.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bundle_model.patterns import pattern

HEADING = pattern(r"(#{1,6})(?=[ \t]|$)")
FENCE = pattern(r"( {0,3})(`{3,}(?=[^`]*$)|~{3,})")
ANCHOR = pattern(r'<a id="([a-z0-9-]+)"></a>$')
HIDDEN = pattern(r"[ \t>*+.)0-9-]+(`{3,}|~{3,}|#{1,6}(?=[ \t]|$))")
UNDERLINE = pattern(r" {0,3}(=+|-+)[ \t]*$")
UNCLEAR = pattern(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufeff]")


class Heading(NamedTuple):
    """An ATX heading. `text` is without the opening and closing number signs."""

    line: int
    level: int
    text: str


class Anchor(NamedTuple):
    """A line `<a id="c-01"></a>`."""

    line: int
    name: str


class Fence(NamedTuple):
    """A fenced block: the line of its opening fence, its language, and the text between the fences."""

    line: int
    language: str
    text: str


class Prose(NamedTuple):
    """A line of prose that is not blank."""

    line: int
    text: str


class Refused(NamedTuple):
    """A line that readers could understand differently, and why."""

    line: int
    why: str


Part = Heading | Anchor | Fence | Prose | Refused


def parts_of(text: str) -> tuple[Part, ...]:
    """The parts of the document in order, without blank lines. Refused characters come first."""
    parts: list[Part] = list(_unclear(text))
    lines = text.replace("\r\n", "\n").split("\n")
    at = 0
    while at < len(lines):
        opening = FENCE.match(lines[at])
        if opening:
            at = _take_fence(lines, at, opening, parts)
            continue
        at += 1
        part = _line_part(at, lines[at - 1])
        # "Text\n---" is a heading for Markdown; after a blank line it is a rule
        if UNDERLINE.match(lines[at - 1]) and parts and _is_text_of(parts[-1], at - 1):
            part = Refused(at, "a line that turns the one above into a heading; put a blank line between, or write #")
        parts.extend([part] if part else [])
    return tuple(parts)


def _unclear(text: str) -> Iterator[Refused]:
    """The first of each character that some readers take as the end of a line, or do not show."""
    first: dict[str, int] = {}
    for found in UNCLEAR.finditer(text):
        first.setdefault(found[0], found.start())
    for character, at in first.items():
        yield Refused(text.count("\n", 0, at) + 1, f"U+{ord(character):04X}, which readers show in different ways")


def _is_text_of(part: Part, line: int) -> bool:
    return isinstance(part, Prose | Anchor) and part.line == line


def _take_fence(lines: list[str], at: int, opening: re.Match[str], parts: list[Part]) -> int:
    """Add the fence that opens at index `at`. Returns the index after it."""
    closing = re.compile(rf" {{0,3}}{re.escape(opening[2][0])}{{{len(opening[2])},}}[ \t]*$")
    language = lines[at][opening.end() :].strip(" \t")
    if opening[1]:
        parts.append(Refused(at + 1, "an indented fence; begin it in the first column"))
    # "```y&#97;ml": YAML to a Markdown reader, not to this one
    if "&" in language or "\\" in language:
        parts.append(Refused(at + 1, "a fence whose language is written in escapes"))
    for end in range(at + 1, len(lines)):
        if closing.match(lines[end]):
            parts.append(Fence(at + 1, language, "\n".join(lines[at + 1 : end])))
            return end + 1
    parts.append(Refused(at + 1, "a fence that is never closed"))
    return len(lines)


def _line_part(number: int, line: str) -> Part | None:
    heading, anchor = HEADING.match(line), ANCHOR.match(line)
    if anchor:
        return Anchor(number, anchor[1])
    if line.lstrip().startswith("<"):
        return Refused(number, "HTML; only an anchor on a line of its own is allowed")
    if "<!--" in line:
        return Refused(number, "an HTML comment, which readers do not see")
    if heading:
        return Heading(number, len(heading[1]), _heading_text(line[heading.end() :]))
    # "> # C-01", "- ```yaml": a heading or fence for Markdown, inside another block
    if hidden := HIDDEN.match(line):
        what = "heading" if hidden[1][0] == "#" else "fence"
        return Refused(number, f"a {what} inside a quotation or list, or indented; begin it in the first column")
    return Prose(number, line) if line.strip(" \t") else None


def _heading_text(rest: str) -> str:
    """The text after the opening signs of a heading, without the closing ones: `C#` keeps its sign, `C #` does not."""
    text = rest.rstrip(" \t")
    open_end = text.rstrip("#")
    return (open_end if open_end.endswith((" ", "\t")) else text).strip(" \t")
