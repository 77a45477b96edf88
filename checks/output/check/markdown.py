"""The report as Markdown, for a comment on a pull request or a job summary; page text in it is harmless."""

from collections.abc import Callable, Iterator, Sequence

from bundle_model.declared.constraints import CONSTRAINTS
from bundle_model.faults import Fault
from checks.output.formats import Style
from checks.results import Finding, Outcome, Run, Status
from checks.safe_text.markdown_text import code_span, prose, row, sentence
from checks.safe_text.terminal import MAX_EXCERPT
from checks.summary.last_line import VERDICTS, summary

COMMENT = 60_000
"""The limit of a comment in bytes. GitHub takes 65,536 characters."""
_TABLE = "\n| | Constraint | Check | |\n| --- | --- | --- | --- |\n"
_MARKS = {Status.PASSED: "✓", Status.FAILED: "✗", Status.SKIPPED: "–", Status.MANUAL: "○"}


def render(run: Run, style: Style, limit: int = COMMENT) -> str:
    """The report, under `limit` bytes: what does not fit is counted, and the last line always fits.

    The table is given room before the findings are, but no more than half of it.
    """
    head, foot = f"## yiwu-bundle: {VERDICTS[run.exit_code]}\n\n", f"\n{prose(summary(run))}\n"
    room = limit - _size(head, foot, _TABLE)
    rows = _fitting([f"{row(_cells(outcome))}\n" for outcome in run.outcomes], room // 2, _more_rows)
    found = [*map(_problem, run.problems), *(_finding(finding, outcome) for outcome, finding in run.findings)]
    return head + _fitting(found, room - _size(rows), _more_found) + _TABLE + rows + foot


def _size(*texts: str) -> int:
    return sum(len(text.encode()) for text in texts)


def _fitting(items: Sequence[str], room: int, more: Callable[[int], str]) -> str:
    """The first items that fit, and the number of the others."""
    shown: list[str] = []
    room -= _size(more(len(items)))
    for item in items:
        room -= _size(item)
        if room < 0:
            break
        shown.append(item)
    left = len(items) - len(shown)
    return "".join(shown) + (more(left) if left else "")


def _more_found(number: int) -> str:
    return f"- and {number} more: `yiwu-bundle check --output-format json` has all\n"


def _more_rows(number: int) -> str:
    return f"| | and {number} more | | |\n"


def _problem(fault: Fault) -> str:
    return f"- {code_span(fault.place)} cannot be read: {sentence(fault.said)} {sentence(fault.remedy)}\n{_excerpt(fault.excerpt)}"


def _finding(finding: Finding, outcome: Outcome) -> str:
    held = f"{code_span(outcome.rule)}, {outcome.constraint} ({CONSTRAINTS}:{outcome.line})"
    related = "".join(f"  see {code_span(one.region.place)}: {sentence(one.message)}\n" for one in finding.related)
    head = f"- {code_span(finding.region.place)} {sentence(finding.message)} ({held}) {sentence(finding.remedy)}\n"
    return head + related + _excerpt(finding.excerpt)


def _excerpt(excerpt: str | None) -> str:
    """The source line, if it is not too long to read."""
    shown = (excerpt or "").strip()
    return f"  {code_span(shown[:MAX_EXCERPT])}\n" if shown else ""


def _cells(outcome: Outcome) -> Iterator[str]:
    yield f"{_MARKS[outcome.status]} {outcome.status}"
    yield f"{outcome.constraint} {prose(outcome.sentence)}"
    yield code_span(outcome.rule)
    yield prose(outcome.reason or outcome.note or "")
