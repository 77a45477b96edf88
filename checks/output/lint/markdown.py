"""The report as Markdown, for a comment on a pull request or a job summary; text of a draft in it is harmless."""

from functools import partial

from checks.lint.run import LintRun
from checks.output.check.markdown import COMMENT, fitting, item, more_found, size
from checks.output.formats import Style
from checks.safe_text.markdown_text import code_span, prose, row
from checks.summary.drafts import draft_entries, element_rows, last_line
from checks.summary.entries import one_of_each_first
from checks.summary.last_line import VERDICTS

_TABLE = "\n| Draft | Element | |\n| --- | --- | --- |\n"


def render(run: LintRun, style: Style, limit: int = COMMENT) -> str:
    """The report, under `limit` bytes: what does not fit is counted, and the last line always fits."""
    head = f"## yiwu-bundle lint: {VERDICTS[run.exit_code]}\n\n"
    foot = f"\n{prose(last_line(run))}\n"
    room = limit - size(head, foot, _TABLE)
    states = [
        f"{row((code_span(draft.file), prose(f'{element} {name}'), prose(state)))}\n"
        for draft in run.drafts
        for element, name, state in element_rows(draft)
    ]
    rows = fitting(states, room // 2, _more_rows)
    found = [item(entry) for entry in one_of_each_first(draft_entries(run))]
    table = _TABLE + rows if states else ""
    return head + fitting(found, room - size(rows), partial(more_found, command="lint")) + table + foot


def _more_rows(number: int) -> str:
    return f"| | and {number} more | |\n"
