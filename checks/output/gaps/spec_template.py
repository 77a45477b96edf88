"""The draft of a real spec in Markdown: a section for each element, with its question and what the pages say."""

import json
import re
from collections.abc import Iterator

from bundle_model.version import VERSION
from checks.gaps.marks import END, OPEN, TEMPLATE
from checks.gaps.rows import HEADING, Gaps, Row
from checks.output.formats import Style
from checks.safe_text.markdown_text import code_span, prose
from checks.safe_text.terminal import visible

_LABEL = re.compile(r"[0-9A-Za-z_.-]{1,255}:[0-9]+:[0-9]+")
_HOW = (
    "Write each answer below its template, and rest it on a dated decision of CONSTRAINTS.md, as in `[why][D-02]`, or on a "
    "line of a page, as in `[36 couriers][000:48]`. Leave the block marked open until it is answered, then remove the block. "
    "Prose here closes nothing by itself. `yiwu-bundle lint` reads the draft; `lint --definitions` prints what makes the "
    "short citations clickable. What is between two template marks is no claim of the draft; leave it or remove it."
)


def render(gaps: Gaps, style: Style) -> Iterator[str]:
    """The draft."""
    yield from _front_matter(gaps)
    yield f"# Draft of a real spec\n\n{TEMPLATE}\n\n{HEADING}. {prose(gaps.caveat)}\n\n{_HOW}\n\n{END}\n"
    for row in gaps.rows:
        yield from (f"{line}\n" if line else "\n" for line in _section(row))


def _front_matter(gaps: Gaps) -> Iterator[str]:
    yield '---\ntitle: ""\nowner: ""\ndate: ""\nstatus: draft\n'
    yield f'made_by: "yiwu-bundle {VERSION} gaps --output-format spec-template"\npages:\n'
    for page, sha256 in gaps.pages:
        yield f"  {json.dumps(visible(page), ensure_ascii=False)}: {sha256}\n"
    yield "---\n\n"


def _section(row: Row) -> Iterator[str]:
    element = row.element
    yield from ("", f"## {element.id} {prose(element.name)}", "")
    yield from (TEMPLATE, "", f"**Question.** {prose(element.question)}", "")
    yield f"**The pages.** {row.status.value.capitalize()}: {row.said_of.words}."
    if passage := row.nearest:
        quote = code_span("".join(passage.quote.split()))
        cited = _cited(passage.place, quote)
        yield from ("", f"> {cited}", ">", f"> {prose(passage.says)}")
        if passage.gist:
            yield from ("", f"Gist: {prose(passage.gist)}")
        if passage.lacks and row.open:
            yield from ("", f"Not enough: {prose(passage.lacks)}")
    more = len(row.passages) - 1
    if more > 0:
        yield from ("", f"And {more} more: {code_span(f'yiwu-bundle explain {element.id}')}")
    for wrong in row.problems:
        yield from ("", f"**Red.** {prose(wrong)}")
    yield from ("", END)
    if row.decisions:
        yield from ("", f"**Decision.** {', '.join(f'[{one}]' for one in row.decisions)}")
    if row.open:
        yield from ("", f"```{OPEN}", f"{element.id}: {element.question}", "Who answers:", "By when:", "```")


def _cited(place: str, quote: str) -> str:
    """A quotation that cites its place; one of which no label can be made stands beside it."""
    return f"[{quote}][{place}]" if _LABEL.fullmatch(place) else f"{quote} ({code_span(place)})"
