"""Making text safe and fitting for a terminal: what is hostile shown as text, Chinese counted as two cells."""

import unicodedata
from collections.abc import Iterator

MAX_EXCERPT = 2000
_COMMANDS = ("::", "##[")


def visible(text: str) -> str:
    r"""The text on one line, with control, format and unassigned characters and separators as `\u{…}`.

    Commands to a CI log (`::`, `##[`) are broken up at their last character, so that none from a source reaches it
    whole, and so that what is shown of the beginning of a text begins what is shown of the whole.
    """
    shown = text if text.isprintable() else "".join(char if _printable(char) else _escaped(char) for char in text)
    for command in _COMMANDS:
        shown = shown.replace(command, command[:-1] + _escaped(command[-1]))
    return shown


def _escaped(char: str) -> str:
    return f"\\u{{{ord(char):x}}}"


def _printable(char: str) -> bool:
    return char == " " or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def cells(text: str) -> int:
    """How many terminal cells a text takes: wide and full-width characters two, marks that combine none."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def _cells_of(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def clipped(text: str, width: int) -> str:
    """The text, cut to `width` cells with an ellipsis where it is longer."""
    if cells(text) <= width:
        return text
    kept, room = 0, width - 1
    while (room := room - _cells_of(text[kept])) >= 0:
        kept += 1
    return text[:kept] + "…"


def padded(text: str, width: int) -> str:
    """The text, filled with spaces to `width` cells."""
    return text + " " * (width - cells(text))


def wrapped(text: str, width: int, indent: str = "") -> Iterator[str]:
    """The text in lines of at most `width` cells, broken at spaces, else between characters; `indent` from the second.

    Spaces at the beginning of the text stay, as far as they leave room; `indent` leaves two cells or more.
    """
    words = text.lstrip(" ")
    line = " " * min(len(text) - len(words), width - 2)
    room = width - len(line)
    for word in words.split(" "):
        gap = " " if line.strip() else ""
        if line.strip() and cells(gap + word) > room:
            yield line
            line, room, gap = indent, width - cells(indent), ""
        for char in gap + word:
            if _cells_of(char) > room:
                yield line
                line, room = indent, width - cells(indent)
            line, room = line + char, room - _cells_of(char)
    yield line
