"""The record of figures as YAML text: one row on each line, in order, with the comments above each row kept."""

import json
from collections.abc import Iterator, Mapping

from bundle_model.records.figures import FigureRow, FiguresRecord, PageFigures
from bundle_model.strict.yaml_text import FORBIDDEN, YamlDocument

_BARE = ("kind", "bound")
HEAD, TAIL = "", " "
"""The keys, in a map of comments, of those at the start and at the end of the file. No page and no row has such an id."""


def render_figures_record(record: FiguresRecord, comments: Mapping[str, tuple[str, ...]] | None = None) -> str:
    """The text that reads as `record` again. `comments` are lines, by the id of the page or row below them."""
    above = comments or {}
    lines = [*above.get(HEAD, ()), "pages:" if record.pages else "pages: []"]
    for page in record.pages:
        lines += [*above.get(page.page, ()), f"  - page: {_quoted(page.page)}", f"    sha256: {page.sha256}"]
        lines.append("    figures:" if page.figures else "    figures: []")
        lines.extend(_rows(page, above))
    return "\n".join((*lines, *above.get(TAIL, ()))) + "\n"


def _rows(page: PageFigures, above: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for row in page.figures:
        yield from above.get(row.id, ())
        yield f"      - {{{', '.join(_fields(row))}}}"


def _fields(row: FigureRow) -> Iterator[str]:
    """The fields that are set, in the order of the model."""
    for name, value in row.model_dump(exclude_none=True, exclude={"reviewed", "not_printed"}).items():
        yield f"{name}: {value if name in _BARE else _quoted(value)}"
    if row.not_printed:
        rows = (f"{{number: {_quoted(one.number)}, because: {_quoted(one.because)}}}" for one in row.not_printed)
        yield f"not_printed: [{', '.join(rows)}]"
    if not row.reviewed:
        yield "reviewed: false"


def _quoted(text: str) -> str:
    """A double-quoted scalar, with an escape for each character that a record may not hold as it is."""
    return FORBIDDEN.sub(lambda match: f"\\U{ord(match[0]):08x}", json.dumps(text, ensure_ascii=False))


def comments_of(text: str, document: YamlDocument, record: FiguresRecord) -> dict[str, tuple[str, ...]]:
    """The whole-line comments of a record that was read from `text`, by the id of the next page or row."""
    keys = {document.keys["pages",][0]: HEAD}
    for number, page in enumerate(record.pages):
        keys.setdefault(document.place(("pages", number))[0], page.page)
        for index, row in enumerate(page.figures):
            keys.setdefault(document.place(("pages", number, "figures", index))[0], row.id)
    found: dict[str, tuple[str, ...]] = {}
    waiting: list[str] = []
    for line_number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("#"):
            waiting.append(line.rstrip())
        elif waiting and line_number in keys:
            found[keys[line_number]] = tuple(waiting)
            waiting.clear()
    return {**found, TAIL: tuple(waiting)}
