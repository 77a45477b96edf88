"""Text as Markdown that commands nothing: page text in code spans, prose with its signs escaped."""

import re
from collections.abc import Iterable

from checks.safe_text.terminal import visible

_SIGNS = re.compile(r"[\\`*_\[\]<>|~&$]|:(?=[\w+-])")
_OPENING = re.compile(r"^( *)([#+=-]|[0-9]{1,9}(?=[.)]))")
_LIVE = re.compile(r"@|#[0-9]|://|www\.", re.IGNORECASE)


def code_span(text: str) -> str:
    """The text to the letter in a code span, on one line."""
    shown = visible(text)
    longest = max(map(len, re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    ticks = shown.startswith("`") or shown.endswith("`")
    stripped = shown.startswith(" ") and shown.endswith(" ") and shown.strip(" ")  # which a code span takes off
    pad = " " if ticks or stripped else ""
    return f"{fence}{pad}{shown}{pad}{fence}" if shown else ""


def prose(text: str) -> str:
    """The text on one line, so that no sign in it makes a mention, link, image or HTML.

    An escaped sign is still one to those who look for mentions and addresses in the text that is shown: words that
    could be one stand in code spans.
    """
    words = visible(text).split(" ")
    marked = " ".join(code_span(word) if _LIVE.search(word) else _SIGNS.sub(r"\\\g<0>", word) for word in words)
    return _OPENING.sub(_escaped_opening, marked)


def sentence(text: str) -> str:
    """Words of this tool as prose, in which what stands between two back-ticks is code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return prose(text)
    return "".join(code_span(part) if number % 2 else prose(part) for number, part in enumerate(parts))


def _escaped_opening(found: re.Match[str]) -> str:
    """What would begin a heading, a list or a rule; of a number the sign behind it is escaped."""
    blank, sign = found.groups()
    return f"{blank}{sign}\\" if sign.isdigit() else f"{blank}\\{sign}"


def row(cells: Iterable[str]) -> str:
    """A row of a table, of cells that are Markdown already; no sign in them ends a cell."""
    inside = (cell.replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(inside)} |"
