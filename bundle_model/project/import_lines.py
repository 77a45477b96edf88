"""The imports of a Python file in a plain layout, read without its syntax tree, which takes twenty times as long.

Whatever could be read in two ways is not plain, and is left to the tree: an import beside other statements, over a line break
without brackets, or with a comment in its brackets; a long string that could begin or end at two places.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bundle_model.patterns import pattern

_IMPORT = pattern(r"import\b(?<=\bimport)", re.ASCII)  # a pattern that begins with a letter is fast to search
_BEFORE = pattern(r"(?:^|[;:\r])\s*(?:from|import)\b", re.ASCII)
_PLAIN = pattern(
    r"[ \t]*(?P<begin>)(?:import[ \t]+(?P<alone>\w+(?:\.\w+)*)(?:[ \t]+as[ \t]+\w+)?"
    r"|from[ \t]+(?P<module>\w+(?:\.\w+)*)[ \t]+import(?:[ \t]*\((?P<inside>[\w\s,]*)\)|[ \t]+(?P<names>\w[\w \t,]*(?<![ \t]))))"
    r"(?P<end>)[ \t]*(?:#.*)?$",
    re.ASCII | re.MULTILINE,
)
_MAY_IMPORT = pattern(
    r"^(?<!\\\n)(?<!\\\r\n)[ \t]*(?:from[ \t]+(\w+)(?:\.[\w.]*)?[ \t]+import\b([ \t]*\([^)]*\)|.*)"
    r"|import[ \t]+(\w+)(?:\.[\w.]*)?(?:[ \t]+as[ \t]+\w+)?[ \t]*(?:#.*)?$)",
    re.ASCII | re.MULTILINE,
)
_NAME = pattern(r"\w+|\*")
_LONG_QUOTES = pattern(r'"""|\'\'\'')
_MAY_BE_FORMATTED = pattern(r"[fFtT][rR]?$")


class ImportLine(NamedTuple):
    """An import statement: its module, and its names where it is a `from` import. Lines and columns from 1, the end exclusive."""

    module: str
    names: tuple[str, ...]
    line: int
    column: int
    end_line: int
    end_column: int


class Names(NamedTuple):
    """The first name of each import, and the last of each `from` import, which may be `*`."""

    first: frozenset[str]
    last: frozenset[str]


class Imports(NamedTuple):
    """What a text imports, as far as its lines tell.

    `lines` are its imports if it is Python, in order; None where one has another layout. `names` are those of its imports; None
    where a line does not tell even that. They may have more, such as words in strings, and never miss one.
    """

    lines: tuple[ImportLine, ...] | None
    names: Names | None


def read_imports(text: str) -> Imports:
    """What a text imports, from one reading of its lines."""
    words = list(_import_words(text))
    # Python ends lines at these too
    odd = "\r" in text or "\f" in text
    found: dict[int, ImportLine | None] = {}
    number, counted, tell = 1, 0, True
    for line, _ in words:
        if line not in found:
            number += text.count("\n", counted, line)
            counted = line
            found[line] = None if odd else _statement(text, line, number)
        else:  # "import os; import socket": only the first would be seen
            tell = False
    lines = None if odd else _lines(text, words, found)
    names = [_names(text, line, plain) for line, plain in found.items()] if tell else [None]
    told = [one for one in names if one]
    if len(told) < len(names):
        return Imports(lines, None)
    return Imports(
        lines, Names(frozenset(one for one, _ in told), frozenset(name for _, last in told for name in last))
    )


def _import_words(text: str) -> Iterator[tuple[int, int]]:
    """Each word `import` that may belong to a statement, as prose does not: where its line begins, and where the word does."""
    for found in _IMPORT.finditer(text):
        line = text.rfind("\n", 0, found.start()) + 1
        # most imports begin their line; else, "from a \\", then ".b import c": it may have begun on the line above
        begins = line == found.start() or text.startswith("from ", line)
        goes_on = not begins and text.endswith(("\\\n", "\\\r\n"), 0, line)
        if begins or goes_on or _BEFORE.search(text[line : found.end()]):
            yield line, found.start()


def _lines(
    text: str, words: list[tuple[int, int]], found: dict[int, ImportLine | None]
) -> tuple[ImportLine, ...] | None:
    """Every import of a text that is Python; None where its layout is not plain."""
    # what stands below the last of them says nothing of any
    strings = _long_strings(text, words[-1][1]) if words else []
    if strings is None:
        return None
    inside = dict.fromkeys(line for line, at in words if not any(first < at < last for first, last in strings))
    plain = tuple(one for line in inside if (one := found[line]) is not None)
    return plain if len(plain) == len(inside) else None


def _names(text: str, start: int, plain: ImportLine | None) -> tuple[str, Sequence[str]] | None:
    """The first name of what a line imports, and the last ones; None where it does not tell."""
    if plain is not None:
        return plain.module.partition(".")[0], plain.names
    found = _MAY_IMPORT.match(text, start)
    return (found[1] or found[3], _NAME.findall(found[2] or "")) if found else None


def _statement(text: str, start: int, line: int) -> ImportLine | None:
    """The import that a line holds and nothing else; None where it holds another thing, or goes on from the line above."""
    found = _PLAIN.match(text, start)
    if found is None or text.endswith("\\\n", 0, start):
        return None
    end, inside = found.start("end"), found["inside"]
    place = (line, found.start("begin") - start + 1)
    if found["alone"] is not None:
        return ImportLine(found["alone"], (), *place, line, end - start + 1)
    names = [part.split() for part in (found["names"] or inside or "").split(",")]
    if inside is not None and names[-1] == []:  # a comma before the bracket
        names.pop()
    if not (names and all(len(name) == 1 or name[1:2] == ["as"] for name in names)):
        return None
    said = tuple([name[0] for name in names])
    below = 0 if inside is None else inside.count("\n")
    end_column = end - (text.rfind("\n", start, end) + 1 if below else start) + 1
    return ImportLine(found["module"], said, *place, line + below, end_column)


def _long_strings(text: str, before: int) -> list[tuple[int, int]] | None:
    """Where each string in three quotation marks begins, before an offset, and ends; None where one could begin or end at
    another place.
    """
    found: list[tuple[int, int]] = []
    at = 0
    while opening := _LONG_QUOTES.search(text, at, before):
        line = text.rfind("\n", 0, opening.start()) + 1
        on_line = text[line : opening.start()]
        # in a comment or in another string it opens nothing; one that is formatted may hold a string like itself
        if (
            not {"'", '"', "#"}.isdisjoint(on_line)
            or text.endswith("\\\n", 0, line)
            or _MAY_BE_FORMATTED.search(on_line)
        ):
            return None
        end = text.find(opening[0], opening.end())
        if end == -1 or text[end - 1] == "\\":
            return None
        found.append((opening.start(), end))
        at = end + 3
    return found
