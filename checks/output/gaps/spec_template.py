"""The draft of a real spec in Markdown: a section for each element, with its question and what the pages say."""

import json
from collections.abc import Iterator

from bundle_model.version import VERSION
from checks.gaps.rows import HEADING, Gaps, Row
from checks.output.formats import Style
from checks.safe_text.markdown_text import code_span, prose
from checks.safe_text.terminal import visible

_HOW = (
    "Write each answer under its **Decision**, and rest it on a dated decision of CONSTRAINTS.md (D-NN) or on a place in "
    "the pages (page:line). Leave the block marked open until it is answered, then remove the block. Prose here closes "
    "nothing by itself."
)


def render(gaps: Gaps, style: Style) -> Iterator[str]:
    """The draft."""
    yield from _front_matter(gaps)
    yield f"# Draft of a real spec\n\n{HEADING}. {prose(gaps.caveat)}\n\n{_HOW}\n"
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
    yield from (f"**Question.** {prose(element.question)}", "")
    yield f"**The pages.** {row.status.value.capitalize()}: {row.said_of.words}."
    if passage := row.nearest:
        quote = code_span("".join(passage.quote.split()))
        yield from ("", f"> {quote}", ">", f"> {prose(passage.says)} ({code_span(passage.place)})")
        if passage.gist:
            yield from ("", f"Gist: {prose(passage.gist)}")
        if passage.lacks and row.open:
            yield from ("", f"Not enough: {prose(passage.lacks)}")
    more = len(row.passages) - 1
    if more > 0:
        yield from ("", f"And {more} more: {code_span(f'yiwu-bundle explain {element.id}')}")
    for wrong in row.problems:
        yield from ("", f"**Red.** {prose(wrong)}")
    yield from ("", f"**Decision.** {', '.join(row.decisions)}".rstrip())
    if row.open:
        yield from ("", "```open", f"{element.id}: {element.question}", "Who answers:", "By when:", "```")
