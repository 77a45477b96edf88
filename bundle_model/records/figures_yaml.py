"""The record of figures as text. The comments above each row are kept with the row, wherever it comes to stand."""

from collections.abc import Iterator, Mapping
from typing import Any

from bundle_model.records.figures import FigureRow, FiguresRecord
from bundle_model.records.record_text import END, comments_by_path, render_record
from bundle_model.strict.yaml_text import Path, YamlDocument

HEAD, TAIL = "", " "
"""The keys, in a map of comments, of those at the start and at the end of the file. No page and no row has such an id."""


def render_figures_record(record: FiguresRecord, comments: Mapping[str, tuple[str, ...]] | None = None) -> str:
    """The text that reads as `record` again. `comments` are lines, by the id of the page or row below them."""
    pages = [
        {"page": page.page, "sha256": page.sha256, "figures": [_fields(row) for row in page.figures]}
        for page in record.pages
    ]
    above = comments or {}
    return render_record({"pages": pages}, {path: above[key] for path, key in _keys(record) if key in above})


def _fields(row: FigureRow) -> dict[str, Any]:
    """The fields that are set, in the order of the model."""
    fields = row.model_dump(exclude_defaults=True, exclude={"reviewed"})
    return fields if row.reviewed else {**fields, "reviewed": "false"}


def comments_of(text: str, document: YamlDocument, record: FiguresRecord) -> dict[str, tuple[str, ...]]:
    """The whole-line comments of a record that was read from `text`, by the id of the next page or row."""
    found = comments_by_path(text, document)
    return {key: found[path] for path, key in _keys(record) if path in found}


def _keys(record: FiguresRecord) -> Iterator[tuple[Path, str]]:
    """The path of each entry, and the key of the comments above it."""
    yield (), HEAD
    for number, page in enumerate(record.pages):
        yield ("pages", number), page.page
        for index, row in enumerate(page.figures):
            yield ("pages", number, "figures", index), row.id
    yield END, TAIL
