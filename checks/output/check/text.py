"""The report for people: each finding with its place, source line and remedy, then a line per constraint."""

from collections.abc import Iterator

from bundle_model.faults import Fault
from checks.output.formats import Style
from checks.results import Finding, Outcome, Run, Status
from checks.safe_text.terminal import cells, clipped, padded, visible, wrapped
from checks.summary.last_line import summary

AT_MOST = 20
_COLOURS = {Status.PASSED: "32", Status.FAILED: "31", Status.SKIPPED: "33", Status.MANUAL: "36"}


def render(run: Run, style: Style) -> str:
    """The whole report. The last line counts what was examined."""
    return "".join(f"{line}\n" for line in _lines(run, style))


def _lines(run: Run, style: Style) -> Iterator[str]:
    for problem in run.problems:
        yield from _problem(problem, style)
    room = dict.fromkeys((outcome.rule for outcome in run.outcomes), AT_MOST)
    for outcome in run.outcomes:
        shown = outcome.findings[: room[outcome.rule]]
        room[outcome.rule] -= len(shown)
        for finding in shown:
            yield from _finding(finding, outcome, style)
        if more := len(outcome.findings) - len(shown):
            said = f"… and {more} more of {outcome.rule} for {outcome.constraint}; `--output-format json` lists all"
            yield from wrapped(said, style.width, "  ")
            yield ""
    column = max((len(outcome.rule) for outcome in run.outcomes), default=0) + 2
    for outcome in run.outcomes:
        yield from _outcome(outcome, column, style)
    yield from wrapped(visible(summary(run)), style.width, "  ")


def _problem(fault: Fault, style: Style) -> Iterator[str]:
    verdict = "cannot be read"
    said = f"{fault.place}: {verdict}: {fault.said}"
    for line in wrapped(visible(said), style.width, "  "):
        yield line.replace(verdict, style.paint(verdict, "31"), 1)
    yield from _excerpt(fault.excerpt, fault.column, None, style)
    yield from wrapped(f"  remedy: {visible(fault.remedy)}", style.width, "    ")
    yield ""


def _finding(finding: Finding, outcome: Outcome, style: Style) -> Iterator[str]:
    region = finding.region
    yield from wrapped(visible(f"{region.place}: {finding.message}"), style.width, "  ")
    end = region.end_column if region.end_line == region.line else None
    yield from _excerpt(finding.excerpt, region.column, end, style)
    for related in finding.related:
        yield from wrapped(visible(f"  see {related.region.place}: {related.message}"), style.width, "    ")
    yield from wrapped(f"  {outcome.held}: {visible(outcome.sentence)}", style.width, "    ")
    yield from wrapped(f"  remedy: {visible(finding.remedy)}", style.width, "    ")
    yield ""


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
    if column is not None and len(to_stop) > len(before):
        blank, marks = cells(before) + bool(cut), max(1, cells(to_stop) - cells(before))
        yield "  | " + (" " * blank + "^" * marks)[: max(blank + 1, cells(shown))]


def _outcome(outcome: Outcome, column: int, style: Style) -> Iterator[str]:
    """One line, cut to the width; for a skip, the reason below it."""
    status = padded(outcome.status.value, 8)
    start = f"{padded(outcome.constraint, 6)}{status}{padded(outcome.rule, column)}"
    said = f"({outcome.note}) {outcome.sentence}" if outcome.note else outcome.sentence
    line = clipped(start + visible(said), style.width)
    yield line.replace(outcome.status, style.paint(outcome.status, _COLOURS[outcome.status]), 1)
    if outcome.reason:
        yield from wrapped(f"      skipped: {visible(outcome.reason)}", style.width, " " * 8)
