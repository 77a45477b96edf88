"""The reviewed record of figures (`record/figures.yaml`): every figure of every page as people read it, with English."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, ClassVar

from pydantic import AfterValidator, model_validator

from bundle_model.english.not_printed import NotPrinted
from bundle_model.figures.vocabulary import CLAIMS, Bound, Kind
from bundle_model.records.base import ReadPage, Record
from bundle_model.records.english import EnglishRow, lines_of, texts_of
from bundle_model.strict.marks import English
from bundle_model.strict.models import (
    ExactNumber,
    Flag,
    NonBlank,
    StrictModel,
    accept_old_name,
    errors_at,
    written_as,
)
from bundle_model.text.places import Place


class FigureRow(StrictModel):
    """One figure. `id` is its place. `says` is only for a claim: what is counted, where, and who claims it.

    `not_printed` are other numbers in `says` that the story does not print.

    `reviewed` is false where a program wrote the row and nobody has reviewed it.
    """

    id: Annotated[
        str, written_as(r"[^:\s]{1,255}:[1-9][0-9]{0,8}:[1-9][0-9]{0,8}", "the place of a figure, such as 000:38:15")
    ]
    text: NonBlank
    kind: Kind
    value: ExactNumber
    unit: NonBlank | None = None
    bound: Bound | None = None
    says: English | None = None
    not_printed: tuple[NotPrinted, ...] = ()
    reviewed: Flag = True

    _old_name = model_validator(mode="before")(accept_old_name("read", "reviewed"))

    @cached_property
    def place(self) -> Place:
        """The id as a place."""
        return Place.model_validate(self.id)

    @model_validator(mode="after")
    def _a_claim_says_something(self) -> "FigureRow":
        claimed = self.kind in CLAIMS
        if claimed and self.bound is None:
            raise ValueError(f"must have a bound, since it is a {self.kind}")
        # a row that nobody has reviewed needs no English yet
        if claimed and self.reviewed and self.says is None:
            raise ValueError(f"must say in English what it counts, since it is a {self.kind}")
        if not claimed and (self.unit or self.bound or self.says):
            raise ValueError(f"must have no unit, no bound and no `says`, since a {self.kind} claims nothing")
        return self


def _in_order(rows: tuple[FigureRow, ...]) -> tuple[FigureRow, ...]:
    places = [(row.place.line, row.place.column or 0) for row in rows]
    late = [index for index in range(1, len(rows)) if places[index] <= places[index - 1]]
    if late:
        message = "must be in order of place, each place once"
        raise errors_at({(index,): (rows[index].id, message) for index in late})
    return rows


class PageFigures(ReadPage):
    """The figures of one page."""

    figures: Annotated[tuple[FigureRow, ...], AfterValidator(_in_order)]

    @model_validator(mode="after")
    def _rows_are_of_the_page(self) -> "PageFigures":
        strangers = [index for index, row in enumerate(self.figures) if row.place.page != self.page]
        if strangers:
            message = f"must be a figure of page {self.page}"
            raise errors_at({("figures", index): (self.figures[index].id, message) for index in strangers})
        return self


class FiguresRecord(Record):
    """The figures of each page."""

    path: ClassVar[str] = "record/figures.yaml"

    pages: tuple[PageFigures, ...]

    @cached_property
    def rows(self) -> dict[str, FigureRow]:
        """Every row by its id."""
        return {row.id: row for page in self.pages for row in page.figures}

    def english(self) -> Iterator[EnglishRow]:
        """What each claim says."""
        for number, page in enumerate(self.pages):
            for index, row in enumerate(page.figures):
                if row.says is not None or row.not_printed:
                    path = ("pages", number, "figures", index)
                    yield EnglishRow(row.id, path, texts_of(row, "says"), lines_of([row.place]), row.not_printed)
