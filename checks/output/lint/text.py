"""The report for people: each finding with its place, source line and remedy, then the elements that are asked for."""

from collections.abc import Iterator

from checks.lint.run import LintRun
from checks.output.check.text import entry_lines
from checks.output.formats import Style
from checks.safe_text.terminal import cells, clipped, padded, visible, wrapped
from checks.summary.drafts import draft_entries, element_rows, last_line


def render(run: LintRun, style: Style) -> str:
    """The whole report. The last line counts what was read."""
    return "".join(f"{line}\n" for line in _lines(run, style))


def _lines(run: LintRun, style: Style) -> Iterator[str]:
    yield from entry_lines(draft_entries(run), style)
    for draft in run.drafts:
        rows = list(element_rows(draft))
        if rows:
            yield from wrapped(f"elements of {visible(draft.file)}", style.width, "  ")
            width = max(cells(name) for _, name, _ in rows) + 2
            for element, name, state in rows:
                yield clipped(f"  {element}  {padded(name, width)}{state}", style.width)
            yield ""
    yield from wrapped(visible(last_line(run)), style.width, "  ")
