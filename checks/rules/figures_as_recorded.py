from collections.abc import Iterator

from bundle_model.figures import Figure
from bundle_model.files.layout import BUNDLE
from bundle_model.records.figures import FigureRow, FiguresRecord, PageFigures
from bundle_model.repository import Repository, page_path
from bundle_model.text.page import Page
from checks.evidence import parts
from checks.evidence.stale_pages import row_region
from checks.results import Breach, Region, Related

SUMMARY = "The figures that the extractor finds and the figures that people recorded agree, field by field."
WHY = (
    "An extractor alone is one opinion. The record is a second one, from people who read the pages. Where the two "
    "differ, one is wrong, and the definition of a figure says which. A row that nobody has reviewed is no second "
    "opinion."
)
BAD = "A row with the value 3000 where the page says 3万, or a figure of the page without a row."
GOOD = "Each figure that the extractor finds has a reviewed row of the same text, kind, value, unit and bound."
REMEDY = (
    "Read the place. Correct the row or the extractor; `yiwu-bundle record figures` writes what the extractor finds."
)
NEEDS = (parts.PAGES, parts.record(FiguresRecord))

_FIELDS = ("text", "kind", "value", "unit", "bound")
_FILE = f"{BUNDLE}/{FiguresRecord.path}"


def check(repository: Repository) -> Iterator[Breach]:
    """Compare both ways, page by page."""
    record = repository.bundle.record(FiguresRecord)
    for number, page_figures in enumerate(record.pages if record else ()):
        page = repository.bundle.page_by_id.get(page_figures.page)
        if page:
            yield from _check_page(page, repository.bundle.figures_of(page), page_figures, number, repository)


def _check_page(
    page: Page, figures: tuple[Figure, ...], recorded: PageFigures, number: int, repository: Repository
) -> Iterator[Breach]:
    found = {figure.id: figure for figure in figures}
    file = page_path(page)
    rows = {row.id for row in recorded.figures}
    for figure in figures:
        if figure.id not in rows:
            said = f"The figure {figure.text!r} at {figure.id} has no row in {_FILE}."
            yield Breach(Region.of(page, file, figure.start, figure.end), said)
    for index, row in enumerate(recorded.figures):
        there = found.get(row.id)
        for said in _differences(there, row):
            here = row_region(repository, FiguresRecord.path, ("pages", number, "figures", index))
            regions = [Region.of(page, file, there.start, there.end)] if there else []
            yield Breach(here, said, related=tuple(Related(one, "the figure in the page") for one in regions))


def _differences(figure: Figure | None, row: FigureRow) -> Iterator[str]:
    if figure is None:  # a row one column beside its figure is found here, and its figure has no row
        yield f"The record has a figure at {row.id}, but the extractor finds none there."
        return
    for field in _FIELDS:
        ours, theirs = getattr(figure, field), getattr(row, field)
        if ours != theirs:
            yield f"The {field} of {row.id} is {theirs!r} in the record, but {ours!r} in the page."
    if not row.reviewed:  # `record figures` wrote it
        yield f"The row of {row.id} was written by a program, and nobody has reviewed it yet."
