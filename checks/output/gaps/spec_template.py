"""The draft of a real spec in Markdown: a section for each element, with its question and what the pages say."""

import json
from collections.abc import Iterator

from bundle_model.version import VERSION
from checks.gaps.marks import END, OPEN, TEMPLATE
from checks.gaps.rows import Gaps, Row
from checks.gaps.template import opening, section
from checks.output.formats import Style
from checks.safe_text.markdown_text import prose
from checks.safe_text.terminal import visible


def render(gaps: Gaps, style: Style) -> Iterator[str]:
    """The draft."""
    yield from _front_matter(gaps)
    yield f"# Draft of a real spec\n\n{TEMPLATE}\n\n{opening(gaps)}\n\n{END}\n"
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
    yield from (TEMPLATE, "", *section(row), "", END)
    if row.decisions:
        yield from ("", f"**Decision.** {', '.join(f'[{one}]' for one in row.decisions)}")
    if row.open:
        yield from ("", f"```{OPEN}", f"{element.id}: {element.question}", "Who answers:", "By when:", "```")
