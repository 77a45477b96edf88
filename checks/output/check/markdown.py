"""The report as Markdown, for a comment on a pull request or a job summary; page text in it is harmless."""

from collections.abc import Callable, Iterator, Sequence

from checks.output.formats import Style
from checks.results import Outcome, Run, Status
from checks.safe_text.markdown_text import code_span, prose, row, sentence
from checks.safe_text.terminal import MAX_EXCERPT, visible
from checks.summary.entries import Entry, entries, one_of_each_first
from checks.summary.last_line import VERDICTS, first_line, summary

COMMENT = 60_000
"""The limit of a comment in bytes. GitHub takes 65,536 characters."""
_TABLE = "\n| | Constraint | Check | |\n| --- | --- | --- | --- |\n"
_MARKS = {Status.PASSED: "✓", Status.FAILED: "✗", Status.COULD_NOT_LOOK: "?", Status.SKIPPED: "–", Status.MANUAL: "○"}


def render(run: Run, style: Style, limit: int = COMMENT) -> str:
    """The report, under `limit` bytes: what does not fit is counted, and the last line always fits.

    The table is given room before the findings are, but no more than half of it.
    """
    first = first_line(run)
    head = f"## yiwu-bundle: {VERDICTS[run.exit_code]}\n\n" + (f"{prose(first)}\n\n" if first else "")
    foot = f"\n{prose(summary(run))}\n"
    room = limit - size(head, foot, _TABLE)
    rows = fitting([f"{row(_cells(outcome))}\n" for outcome in run.outcomes], room // 2, _more_rows)
    found = list(map(item, one_of_each_first(entries(run))))
    return head + fitting(found, room - size(rows), more_found) + _TABLE + rows + foot


def size(*texts: str) -> int:
    """The bytes of texts."""
    return sum(len(text.encode()) for text in texts)


def fitting(items: Sequence[str], room: int, more: Callable[[int], str]) -> str:
    """The first items that fit, and the number of the others."""
    shown: list[str] = []
    room -= size(more(len(items)))
    for item in items:
        room -= size(item)
        if room < 0:
            break
        shown.append(item)
    left = len(items) - len(shown)
    return "".join(shown) + (more(left) if left else "")


def more_found(number: int, command: str = "check") -> str:
    """How many entries are not shown."""
    return f"- and {number} more: `yiwu-bundle {command} --output-format json` has all\n"


def _more_rows(number: int) -> str:
    return f"| | and {number} more | | |\n"


def item(entry: Entry) -> str:
    """An entry as an item of a list."""
    held = (
        f" ({code_span(entry.rule)}{', ' * bool(entry.constraint)}{entry.held.partition(', for ')[2]})"
        if entry.held
        else ""
    )
    breaks = f" Breaks {', '.join(entry.breaks)} too." if entry.breaks else ""
    waiting = f" Could not look: {', '.join(one.constraint for one in entry.waiting)}." if entry.waiting else ""
    related = "".join(f"  see {code_span(one.region.place)}: {sentence(one.message)}\n" for one in entry.related)
    head = f"- {code_span(entry.place)} {sentence(entry.message)}{held}{breaks}{waiting} {sentence(entry.remedy)}\n"
    return head + related + _excerpt(entry.excerpt) + _template(entry.template)


def _excerpt(excerpt: str | None) -> str:
    """The source line, if it is not too long to read."""
    shown = (excerpt or "").strip()
    return f"  {code_span(shown[:MAX_EXCERPT])}\n" if shown else ""


def _template(template: str | None) -> str:
    """What to write, in a fence that its own fence does not end."""
    lines = [visible(line) for line in (template or "").splitlines()]
    return "".join(f"  {line}\n" for line in ("~~~~", *lines, "~~~~")) if lines else ""


def _cells(outcome: Outcome) -> Iterator[str]:
    yield f"{_MARKS[outcome.status]} {outcome.status}"
    yield f"{outcome.constraint} {prose(outcome.sentence)}"
    yield code_span(outcome.rule)
    yield prose(outcome.why_not or outcome.note or "")
