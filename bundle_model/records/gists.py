"""The record of gists (`record/gists.yaml`): what every printed line of a story says, in English."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import model_validator

from bundle_model.english.not_printed import NotPrinted
from bundle_model.records.base import ReadPage, Record
from bundle_model.records.english import EnglishRow, texts_of
from bundle_model.strict.marks import English
from bundle_model.strict.models import StrictModel
from bundle_model.text.places import LineRange


class Gist(StrictModel):
    """A passage of a few printed lines, and what they say in one to three English sentences of our own.

    It leaves out no claim. It is no translation to the letter.
    """

    lines: LineRange
    english: English
    not_printed: tuple[NotPrinted, ...] = ()


class PageGists(ReadPage):
    """The gists of one page, in the order of its lines."""

    gists: tuple[Gist, ...]

    @model_validator(mode="after")
    def _are_in_order(self) -> "PageGists":
        firsts = [gist.lines.first for gist in self.gists]
        if firsts != sorted(firsts):
            raise ValueError("gists must be in the order of their lines")
        return self


class GistsRecord(Record):
    """The gists of each page."""

    path: ClassVar[str] = "record/gists.yaml"

    pages: tuple[PageGists, ...]

    def english(self) -> Iterator[EnglishRow]:
        """Each gist. It cites all its lines."""
        for number, page in enumerate(self.pages):
            for index, gist in enumerate(page.gists):
                lines = gist.lines
                cites = tuple((page.page, line) for line in range(lines.first, lines.last + 1))
                path = ("pages", number, "gists", index)
                yield EnglishRow(f"{page.page}:{lines}", path, texts_of(gist, "english"), cites, gist.not_printed)
