"""A Markdown table of the rows, for an issue or a pull request."""

from collections.abc import Iterator

from checks.gaps.issue_form import shown_passages
from checks.gaps.rows import HEADING, Gaps, Row
from checks.output.formats import Style
from checks.safe_text.markdown_text import code_span, prose, row


def render(gaps: Gaps, style: Style) -> Iterator[str]:
    """The heading, the rows, and below the table what makes a row red."""
    yield f"## {HEADING}\n\n{prose(gaps.caveat)}\n\n"
    yield "".join(f"- {prose(verdict)}\n" for verdict in gaps.verdicts)
    if gaps.banner:
        yield "\nRed:\n\n"
        yield "".join(f"- {prose(said)}\n" for said in gaps.banner)
        return
    yield "\n"
    yield "| Element | Question | Status | Nearest |\n| --- | --- | --- | --- |\n"
    for one in gaps.rows:
        yield f"{row(_cells(one))}\n"
    wrong = [(one.element.id, said) for one in gaps.rows for said in one.problems]
    if wrong:
        yield "\nRed:\n\n"
    for element, said in wrong:
        yield f"- {code_span(element)}: {prose(said)}\n"


def _cells(one: Row) -> Iterator[str]:
    yield prose(f"{one.element.id} {one.element.name}")
    yield prose(one.element.question)
    yield f"{prose(one.answer)}<br>{prose(one.said_of.words)}"
    yield "<br>".join(shown_passages(one))
