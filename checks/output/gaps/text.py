"""The table for people: a paragraph for each element, with its question, status and nearest passages."""

from collections import Counter
from collections.abc import Iterator

from checks.gaps.rows import HEADING, Gaps, GapStatus, Row
from checks.output.formats import Style
from checks.safe_text.terminal import padded, visible, wrapped

_COLOURS = {
    GapStatus.SILENT: "33",
    GapStatus.MENTIONED: "36",
    GapStatus.STATED: "32",
    GapStatus.SETTLED: "32",
    GapStatus.UNREAD: "31",
    GapStatus.NOT_SEARCHED: "31",
}


def render(gaps: Gaps, style: Style) -> Iterator[str]:
    """The heading, the answers to the three questions, the rows, then the line of counts.

    Where no page is the one that was read, the rows say nothing, and one banner says why.
    """
    for text in (HEADING, gaps.caveat):
        yield from (f"{line}\n" for line in wrapped(text, style.width))
    yield "\n"
    for text in gaps.verdicts:
        yield from (f"{line}\n" for line in wrapped(text, style.width, "  "))
    for text in gaps.banner:
        yield from (f"{line}\n" for line in wrapped(f"red: {visible(text)}", style.width, "  "))
    for row in () if gaps.banner else gaps.rows:
        yield from (f"{line}\n" for line in _lines(row, style))
    yield "\n"
    yield from (f"{line}\n" for line in wrapped(_summary(gaps), style.width, "  "))


def _lines(row: Row, style: Style) -> Iterator[str]:
    yield ""
    said = row.status.value
    head = f"{padded(row.element.id, 6)}{visible(row.element.name)}: {row.answer}"
    for line in wrapped(head, style.width, "      "):
        yield line.replace(said, style.paint(said, _COLOURS[row.status]))
    yield from wrapped(f"      {visible(row.element.question)}", style.width, "      ")
    yield from wrapped(f"      {row.said_of.words}", style.width, "      ")
    if passage := row.nearest:
        quote = "".join(passage.quote.split())
        shown = f"    {padded(passage.place, 11)} {quote}: {passage.says}"
        yield from wrapped(visible(shown), style.width, " " * 6)
        if passage.gist:
            yield from wrapped(visible(f"      gist: {passage.gist}"), style.width, " " * 6)
        if passage.lacks and row.open:
            yield from wrapped(visible(f"      not enough: {passage.lacks}"), style.width, " " * 6)
    more = len(row.passages) - 1
    if more > 0:
        yield from wrapped(f"    … and {more} more: yiwu-bundle explain {row.element.id}", style.width, " " * 6)
    for wrong in row.problems:
        yield from wrapped(f"    red: {visible(wrong)}", style.width, " " * 6)


def _summary(gaps: Gaps) -> str:
    counts = Counter(row.status for row in gaps.rows)
    said = ", ".join(f"{counts[status]} {status}" for status in GapStatus if counts[status])
    terms = {one.term: len(one.hits) for row in gaps.rows for one in row.search}
    red = sum(bool(row.problems) for row in gaps.rows)
    return f"{len(gaps.rows)} elements ({said}), {len(terms)} terms searched for, {sum(terms.values())} hits, {red} rows red"
