"""One JSON object: every row with all its passages and the whole search behind it."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from checks.gaps.rows import CAVEAT, HEADING, Gaps, Row
from checks.output.formats import Style
from checks.output.json_frame import document


def render(gaps: Gaps, style: Style) -> Iterator[str]:
    """The document."""
    own = {
        "heading": HEADING,
        "caveat": CAVEAT,
        "pages": [{"page": page, "sha256": sha256} for page, sha256 in gaps.pages],
        "rows": [_row(row) for row in gaps.rows],
    }
    yield document(own)


def _row(row: Row) -> dict[str, Any]:
    element = row.element
    return {
        "id": element.id,
        "name": element.name,
        "question": element.question,
        "asked_by": element.by.split(),
        "status": row.status.value,
        "decisions": list(row.decisions),
        "passages": [asdict(passage) for passage in row.passages],
        "search": [asdict(one) for one in row.search],
        "wrong": list(row.wrong),
    }
