"""The target of a link between parentheses, with or without a title."""

import re

from bundle_model.patterns import pattern
from checks.lint.markdown.escapes import PUNCTUATION, plain_text

_TITLE = pattern(r"\"(?:[^\"\\]|\\.){0,1000}+\"|'(?:[^'\\]|\\.){0,1000}+'|\((?:[^()\\]|\\.){0,1000}+\)", re.DOTALL)
_POINTED = pattern(r"<((?:[^<>\n\\]|\\.)*+)>")
_BLANKS = pattern(r"[ \t]*+\n?[ \t]*+")
_MOST_PARENTHESES = 32


def target_at(source: str, at: int) -> tuple[str, int] | None:
    """The target between parentheses that open at `at`, and where they end."""
    begin = _BLANKS.match(source, at + 1)
    first = begin.end() if begin else at + 1
    if source[first : first + 1] == "<":
        pointed = _POINTED.match(source, first)
        if pointed is None:
            return None
        target, end = pointed[1], pointed.end()
    else:
        stop = _bare_end(source, first)
        if stop is None:
            return None
        target, end = source[first:stop], stop
    blanks = _BLANKS.match(source, end)
    after = blanks.end() if blanks else end
    if after > end and (title := _TITLE.match(source, after)):
        blanks = _BLANKS.match(source, title.end())
        after = blanks.end() if blanks else title.end()
    return (plain_text(target), after + 1) if source[after : after + 1] == ")" else None


def _bare_end(source: str, at: int) -> int | None:
    """Where a target without angle brackets ends; None where its parentheses do not fit."""
    depth = 0
    while at < len(source):
        char = source[at]
        if char == "\\" and source[at + 1 : at + 2] in PUNCTUATION:
            at += 1
        elif char == "(":
            depth += 1
            if depth > _MOST_PARENTHESES:
                return None
        elif char == ")":
            if not depth:
                return at
            depth -= 1
        elif char <= " ":
            break
        at += 1
    return at if not depth else None
