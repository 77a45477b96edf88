import os
from collections.abc import Iterator
from pathlib import Path  # noqa: TID251 - names places, opens none

from bundle_model.figures import Figure
from bundle_model.files.layout import BUNDLE
from bundle_model.records.figures import FigureRow, FiguresRecord, PageFigures
from bundle_model.records.figures_yaml import comments_of, render_figures_record
from bundle_model.repository import Repository
from bundle_model.text.page import Page
from checks.cli.answer import Changes, UsageError

SUMMARY = "the record of figures"
_FIELDS = ("text", "kind", "value", "unit", "bound")
_PATH = f"{BUNDLE}/{FiguresRecord.path}"


def record(repository: Repository, root: Path) -> Changes:
    """Merge the extractor's figures into the rows. A row without a figure or a page stays, and a note names it."""
    bundle = repository.bundle
    if not bundle.pages or bundle.no_text or any(fault.unreadable for fault in bundle.faults):
        raise UsageError("parts of the bundle could not be read; `yiwu-bundle check` says why")
    old = bundle.record(FiguresRecord)
    if old is None and os.path.lexists(root / _PATH):
        raise UsageError(f"{_PATH} cannot be read; `yiwu-bundle check` says why")
    before = {page.page: page for page in old.pages} if old else {}
    now = {page.id: _page(page, before.get(page.id), repository) for page in bundle.pages}
    new = FiguresRecord(pages=tuple(page for _, page in sorted({**before, **now}.items())))
    text = repository.texts[_PATH].text if old else ""
    comments = comments_of(text, bundle.documents[FiguresRecord.path], old) if old else {}
    content = render_figures_record(new, comments)
    notes = tuple(note for page in new.pages for note in _notes(page, before.get(page.page), repository))
    if content == text:
        return Changes({}, notes)
    return Changes(
        {root / _PATH: content.encode()}, (*(notes or (f"rewrote {_PATH} in its standard form",)), _next(new))
    )


def _next(new: FiguresRecord) -> str:
    """A note with what a person must do next."""
    unread = sum(not row.reviewed for row in new.rows.values())
    read = f"review each row that has `reviewed: false` ({unread}), remove that mark, and " if unread else ""
    return f"now {read}run `yiwu-bundle record tags`"


def _page(page: Page, old: PageFigures | None, repository: Repository) -> PageFigures:
    figures = _figures(page.id, repository)
    rows = {row.id: row for row in old.figures} if old else {}
    same_page = old is not None and old.sha256 == page.file.sha256
    merged = [_merged(figure, rows.get(figure.id), same_page=same_page) for figure in figures.values()]
    # on a page that changed, nobody has reviewed any row of it
    kept = [row if same_page else _unread(row) for row_id, row in rows.items() if row_id not in figures]
    in_order = sorted((*merged, *kept), key=lambda row: (row.place.line, row.place.column or 0))
    return PageFigures(page=page.id, sha256=page.file.sha256, figures=tuple(in_order))


def _figures(page_id: str, repository: Repository) -> dict[str, Figure]:
    return {fact.figure.id: fact.figure for fact in repository.bundle.facts if fact.figure.page == page_id}


def _unread(row: FigureRow) -> FigureRow:
    return row.model_copy(update={"reviewed": False})


def _merged(figure: Figure, row: FigureRow | None, *, same_page: bool) -> FigureRow:
    """The row as people left it if page and fields are the same, else the extractor's fields, unreviewed."""
    fields = {name: getattr(figure, name) for name in _FIELDS}
    if row and same_page and all(getattr(row, name) == value for name, value in fields.items()):
        return row
    # only claims have English: a row that is now a date loses it, and the note quotes it
    return FigureRow(id=figure.id, **fields, says=row.says if row and figure.claimed else None, reviewed=False)


def _notes(new: PageFigures, old: PageFigures | None, repository: Repository) -> Iterator[str]:
    """A note for each row that is added or changed, and for each without a figure."""
    if new.page not in repository.bundle.page_by_id:
        yield f"kept page {new.page}, which is missing: restore it from git, or remove its {len(new.figures)} rows"
        return
    rows = {row.id: row for row in old.figures} if old else {}
    figures = _figures(new.page, repository)
    if old and old.sha256 != new.sha256:
        yield f"page {new.page} changed since it was recorded: each of its rows must be reviewed again"
    for row in new.figures:
        before = rows.get(row.id)
        if row.id not in figures:  # removing it could hide a defect of the extractor
            yield f"kept {row.id} {row.text!r}: the extractor finds no figure there; remove the row, or fix the extractor"
        elif before is None:
            yield f"added {row.id} {row.text!r}: {_said(row)}"
        elif _said(before) != _said(row):
            lost = f"; it said {before.says!r}" if before.says != row.says else ""
            yield f"changed {row.id} {row.text!r}: {_said(before)} is now {_said(row)}{lost}"


def _said(row: FigureRow) -> str:
    return " ".join(part for part in (row.text, row.kind, row.value, row.unit, row.bound) if part)
