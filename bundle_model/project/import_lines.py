"""The imports of a Python file in a plain layout, read without its syntax tree, which takes twenty times as long.

Whatever could be read in two ways is not plain, and is left to the tree: an import beside other statements, over a line break
without brackets, or with a comment in its brackets; a long string that could begin or end at two places.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_IMPORT = re.compile(r"import\b(?<=\bimport)", re.ASCII)  # a pattern that begins with a letter is fast to search
_BEFORE = re.compile(r"(?:^|[;:\r])\s*(?:from|import)\b", re.ASCII)
_PLAIN = re.compile(
    r"[ \t]*(?:import[ \t]+(?P<alone>\w+(?:\.\w+)*)(?:[ \t]+as[ \t]+\w+)?"
    r"|from[ \t]+(?P<module>\w+(?:\.\w+)*)[ \t]+import(?:[ \t]*\((?P<inside>[\w\s,]*)\)|[ \t]+(?P<names>\w[\w \t,]*(?<![ \t]))))"
    r"(?P<end>)[ \t]*(?:#.*)?$",
    re.ASCII | re.MULTILINE,
)
_LONG_QUOTES = re.compile(r'"""|\'\'\'')
_MAY_BE_FORMATTED = re.compile(r"[fFtT][rR]?$")


class ImportLine(NamedTuple):
    """An import statement: its module, and its names where it is a `from` import. Lines and columns from 1, the end exclusive."""

    module: str
    names: tuple[str, ...]
    line: int
    column: int
    end_line: int
    end_column: int


def import_words(text: str) -> Iterator[tuple[int, int]]:
    """Each word `import` that may belong to a statement, as prose does not: where its line begins, and where the word does."""
    for found in _IMPORT.finditer(text):
        line = text.rfind("\n", 0, found.start()) + 1
        # "from a \", then ".b import c": the statement may have begun on the line above
        goes_on = text.endswith(("\\\n", "\\\r\n"), 0, line)
        if goes_on or _BEFORE.search(text[line : found.end()]):
            yield line, found.start()


def plain_imports(text: str) -> tuple[ImportLine, ...] | None:
    """Every import of a text that is Python, in order. None where its layout is not plain."""
    # Python ends lines at these too
    if "\r" in text or "\f" in text:
        return None
    words = list(import_words(text))
    strings = _long_strings(text) if words else []
    if strings is None:
        return None
    lines = dict.fromkeys(line for line, at in words if not any(first < at < last for first, last in strings))
    found = [_statement(text, line) for line in lines]
    plain = tuple(one for one in found if one is not None)
    return plain if len(plain) == len(found) else None


def _statement(text: str, start: int) -> ImportLine | None:
    """The import that a line holds and nothing else; None where it holds another thing, or goes on from the line above."""
    found = _PLAIN.match(text, start)
    if found is None or text.endswith("\\\n", 0, start):
        return None
    listed = found["names"] or found["inside"] or ""
    names = [part.split() for part in listed.split(",")]
    if found["inside"] is not None and names[-1] == []:  # a comma before the bracket
        names.pop()
    if found["alone"] is None and not (names and all(len(name) == 1 or name[1:2] == ["as"] for name in names)):
        return None
    end = found.start("end")
    line, end_line = text.count("\n", 0, start) + 1, text.count("\n", 0, end) + 1
    column = len(found[0]) - len(found[0].lstrip()) + 1
    end_column = end - (text.rfind("\n", 0, end) + 1) + 1
    said = tuple(name[0] for name in names if name)
    return ImportLine(found["alone"] or found["module"], said, line, column, end_line, end_column)


def _long_strings(text: str) -> list[tuple[int, int]] | None:
    """Where each string in three quotation marks begins and ends; None where one could begin or end at another place."""
    found: list[tuple[int, int]] = []
    at = 0
    while opening := _LONG_QUOTES.search(text, at):
        line = text.rfind("\n", 0, opening.start()) + 1
        before = text[line : opening.start()]
        # in a comment or in another string it opens nothing; one that is formatted may hold a string like itself
        if not {"'", '"', "#"}.isdisjoint(before) or text.endswith("\\\n", 0, line) or _MAY_BE_FORMATTED.search(before):
            return None
        end = text.find(opening[0], opening.end())
        if end == -1 or text[end - 1] == "\\":
            return None
        found.append((opening.start(), end))
        at = end + 3
    return found
