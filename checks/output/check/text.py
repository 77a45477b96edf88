"""The report for people: each finding with its place, source line and remedy, then a line per constraint."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bundle_model.patterns import pattern
from checks.output.formats import Style
from checks.results import Outcome, Run, Status
from checks.safe_text.terminal import cells, clipped, padded, visible, wrapped
from checks.summary.entries import UNREADABLE, Entry, entries
from checks.summary.last_line import first_line, summary

AT_MOST = 20
_COLOURS = {
    Status.PASSED: "32",
    Status.FAILED: "31",
    Status.COULD_NOT_LOOK: "31",
    Status.SKIPPED: "33",
    Status.MANUAL: "36",
}
_ROW = pattern(r"`((?:- |with: )\{[^`]*\})`")


def render(run: Run, style: Style) -> str:
    """The whole report. The last line counts what was examined."""
    return "".join(f"{line}\n" for line in _lines(run, style))


def _lines(run: Run, style: Style) -> Iterator[str]:
    if first := first_line(run):
        yield from wrapped(first, style.width)
        yield ""
    yield from entry_lines(entries(run), style)
    column = max((cells(visible(outcome.rule)) for outcome in run.outcomes), default=0) + 2
    for outcome in run.outcomes:
        yield from _outcome(outcome, column, style)
    yield from wrapped(visible(summary(run)), style.width, "  ")


def entry_lines(found: Sequence[Entry], style: Style) -> Iterator[str]:
    """The entries, each with its source line and remedy, and an empty line after it: the first of each rule, and the number of the others."""
    by_rule = Counter(entry.rule for entry in found)
    shown: Counter[str] = Counter()
    for entry in found:
        shown[entry.rule] += 1
        if shown[entry.rule] <= AT_MOST or entry.rule == UNREADABLE.id:
            yield from _entry(entry, style)
        elif shown[entry.rule] == by_rule[entry.rule]:
            said = f"… and {by_rule[entry.rule] - AT_MOST} more of {entry.rule}; `--output-format json` lists all"
            yield from wrapped(said, style.width, "  ")
            yield ""


def _entry(entry: Entry, style: Style) -> Iterator[str]:
    note = "note: " if entry.note else ""
    yield from wrapped(visible(f"{entry.place}: {note}{entry.message}"), style.width, "  ")
    region = entry.region
    end = region.end_column if region.end_line == region.line else None
    yield from _excerpt(entry.excerpt, region.column, end, style)
    for related in entry.related:
        yield from wrapped(visible(f"  see {related.region.place}: {related.message}"), style.width, "    ")
    if entry.held:
        yield from wrapped(f"  {entry.held}: {visible(entry.sentence)}", style.width, "    ")
    if entry.breaks:
        yield from wrapped(f"  also breaks: {', '.join(entry.breaks)}", style.width, "    ")
    if entry.waiting:
        names = ", ".join(outcome.constraint for outcome in entry.waiting)
        yield from wrapped(f"  could not look: {names}", style.width, "    ")
    yield from _remedy(visible(entry.remedy), style)
    yield ""
    if entry.template:  # from the first column on, as it is pasted
        yield from map(visible, entry.template.splitlines())
        yield ""


def _remedy(said: str, style: Style) -> Iterator[str]:
    """The remedy. A row to paste stands on a line of its own, however wide the terminal is."""
    before, *after = _ROW.split(f"  remedy: {said}")
    yield from wrapped(before.rstrip(), style.width, "    ")
    for number, piece in enumerate(after):
        if number % 2 == 0:
            yield f"    {piece}"
        elif piece.strip():
            yield from wrapped(f"    {piece.strip()}", style.width, "    ")


def _excerpt(excerpt: str | None, column: int | None, end: int | None, style: Style) -> Iterator[str]:
    """The source line after a bar, with the span marked below. A long line is cut to show the span."""
    if excerpt is None:
        return
    start = (column or 1) - 1
    stop = len(excerpt) if end is None else end - 1
    room = style.width - 4
    cut = max(0, start - room)
    while cells(visible(excerpt[cut:start])) > room // 2:
        cut += 1
    before, to_stop = (visible(excerpt[cut:to]) for to in (start, min(stop, start + room)))
    shown = clipped(("…" if cut else "") + visible(excerpt[cut : start + room]), room)
    yield f"  | {shown}"
    # no marks below a line that is meant as a whole: it is a line of digests more often than not
    if column is not None and len(to_stop) > len(before) and not (start == 0 and stop == len(excerpt)):
        blank, marks = cells(before) + bool(cut), max(1, cells(to_stop) - cells(before))
        yield "  | " + (" " * blank + "^" * marks)[: max(blank + 1, cells(shown))]


def _outcome(outcome: Outcome, column: int, style: Style) -> Iterator[str]:
    """One line, cut to the width; below it why a check does not apply, which nothing above says."""
    # the name of a check that there is none of may be anything
    rule = padded(visible(outcome.rule), column)
    start = f"{padded(outcome.constraint, 6)}{padded(outcome.status.value, 15)}{rule}"
    skipped = outcome.status is Status.SKIPPED
    beside = outcome.note if skipped else outcome.why_not or outcome.note
    said = f"({beside}) {outcome.sentence}" if beside else outcome.sentence
    line = clipped(start + visible(said), style.width)
    yield line.replace(outcome.status, style.paint(outcome.status, _COLOURS[outcome.status]), 1)
    if skipped and outcome.reason:
        yield from wrapped(f"      does not apply here: {visible(outcome.reason)}", style.width, " " * 8)
