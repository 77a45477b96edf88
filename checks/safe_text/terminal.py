"""Make text safe for a terminal, and fit it to a width in which a Chinese character takes two cells."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

MAX_EXCERPT = 2000


def _escaped(char: str) -> str:
    return f"\\u{{{ord(char):x}}}"


# the last character is escaped, so that an excerpt's beginning looks the same alone and in the whole text
_COMMANDS = tuple((command, command[:-1] + _escaped(command[-1])) for command in ("::", "##["))


def visible(text: str) -> str:
    r"""The text on one line, with `\u{…}` for control, format and unassigned characters and separators.

    Commands to a CI log (`::`, `##[`) are broken up too.
    """
    shown = text if text.isprintable() else "".join(char if _printable(char) else _escaped(char) for char in text)
    for command, broken_up in _COMMANDS:
        shown = shown.replace(command, broken_up)
    return shown


def _printable(char: str) -> bool:
    return char == " " or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def cells(text: str) -> int:
    """The width of a text in terminal cells: two for a wide or full-width character, none for a combining mark."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


@lru_cache(maxsize=4096)
def _cells_of(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def clipped(text: str, width: int) -> str:
    """The text, cut to `width` cells with an ellipsis if it is longer."""
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
    """The text in lines of at most `width` cells, broken at spaces; `indent` begins each line but the first.

    A word without a space that fits, such as a Chinese sentence, is broken between characters. `indent` must leave two
    cells or more. Spaces at the beginning of the text stay, as far as they leave two cells.
    """
    words = text.lstrip(" ")
    line = " " * min(len(text) - len(words), width - 2)
    room = width - len(line)
    for word in words.split(" "):
        piece = f" {word}" if line.strip() else word
        if cells(piece) > room and line.strip():
            yield line
            line, room, piece = indent, width - cells(indent), word
        if (size := cells(piece)) <= room:
            line, room = line + piece, room - size
            continue
        for char in piece:
            if _cells_of(char) > room:
                yield line
                line, room = indent, width - cells(indent)
            line, room = line + char, room - _cells_of(char)
    yield line
