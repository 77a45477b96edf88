"""The passages of a row as Markdown: place and words in code spans, the English beside them."""

from collections.abc import Iterator

from checks.gaps.rows import Row
from checks.safe_text.markdown_text import code_span, prose


def shown_passages(row: Row) -> Iterator[str]:
    """The first passages of a row, a line each, and how many more there are."""
    for passage in row.shown:
        yield f"{code_span(passage.place)} {code_span(''.join(passage.quote.split()))}: {prose(passage.says)}"
    if more := len(row.passages) - len(row.shown):
        yield f"and {more} more: {code_span(f'yiwu-bundle explain {row.element.id}')}"
