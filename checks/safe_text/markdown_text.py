"""Text as Markdown without live mentions, links or HTML: page text in code spans, prose with escaped signs."""

import re
from collections.abc import Iterable

from bundle_model.patterns import pattern
from checks.safe_text.terminal import visible

_SIGNS = pattern(r"[\\`*_\[\]<>|~&$]|:(?=[\w+-])")
_OPENING = pattern(r"^( *)([#+=-]|[0-9]{1,9}(?=[.)]))")
_LIVE = pattern(r"@|#[0-9]|://|www\.", re.IGNORECASE)


def code_span(text: str) -> str:
    """The text unchanged in a code span, on one line."""
    shown = visible(text)
    # the fence is longer than any run of back-ticks inside
    longest = max(map(len, re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    ticks = shown.startswith("`") or shown.endswith("`")
    stripped = shown.startswith(" ") and shown.endswith(" ") and shown.strip(" ")  # a code span drops one on each side
    pad = " " if ticks or stripped else ""
    return f"{fence}{pad}{shown}{pad}{fence}" if shown else ""


def prose(text: str) -> str:
    """The text on one line, without a mention, link, image or HTML in it."""
    # GitHub finds `@name`, `#12` and addresses in the shown text, where an escape no longer helps: they get a code span
    words = visible(text)
    if _LIVE.search(words):
        marked = " ".join(code_span(word) if _LIVE.search(word) else _escaped(word) for word in words.split(" "))
    else:
        marked = _escaped(words)
    return _OPENING.sub(_escaped_opening, marked)


def sentence(text: str) -> str:
    """The tool's own words as prose, with code between two back-ticks."""
    parts = text.split("`")
    if len(parts) % 2 == 0:  # a file name may bring a back-tick without a partner
        return prose(text)
    return "".join(code_span(part) if number % 2 else prose(part) for number, part in enumerate(parts))


def _escaped(words: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", words)


def _escaped_opening(found: re.Match[str]) -> str:
    """An escaped sign that would begin a heading, a list or a rule; for "1." the point after the number is escaped."""
    blank, sign = found.groups()
    return f"{blank}{sign}\\" if sign.isdigit() else f"{blank}\\{sign}"


def row(cells: Iterable[str]) -> str:
    """A table row of cells that are Markdown already. A `|` in a code span would still end a cell, so it is escaped."""
    inside = (cell.replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(inside)} |"
