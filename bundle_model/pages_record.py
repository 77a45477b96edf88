"""The reviewed reading of the pages (`record/pages.yaml`): what each page is, its stories and whose line is whose."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from bundle_model.strict.models import Closed, Flag, Sha256, Words, written_as

_FromOne = Annotated[int, Field(strict=True, ge=1)]  # strict: text comes in the one form that is written in records


class LineRange(Closed):
    """Lines `first` to `last` of a page, both counted in, from 1. Written `22-69`, or `5` for one line."""

    first: _FromOne
    last: _FromOne

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        match = re.fullmatch(r"([1-9][0-9]{0,8})(?:-([1-9][0-9]{0,8}))?", value)
        if not match:
            raise ValueError("must be a line or a range of lines, such as 22-69")
        return {"first": int(match[1]), "last": int(match[2] or match[1])}

    @model_validator(mode="after")
    def _runs_forward(self) -> "LineRange":
        if self.last < self.first:
            raise ValueError("must not end before it begins")
        return self

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


class Place(Closed):
    """A place in a page: page id, line, and column if one is meant. Written `000:38` or `000:38:15`."""

    page: str
    line: _FromOne
    column: _FromOne | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        match = re.fullmatch(r"([^:\s]{1,255}):([1-9][0-9]{0,8})(?::([1-9][0-9]{0,8}))?", value)
        if not match:
            raise ValueError("must be a place, page:line or page:line:column, such as 000:38:15")
        return {"page": match[1], "line": int(match[2]), "column": int(match[3]) if match[3] else None}

    def __str__(self) -> str:
        return f"{self.page}:{self.line}" if self.column is None else f"{self.page}:{self.line}:{self.column}"


def _with_column(place: Place) -> Place:
    if place.column is None:
        raise ValueError("must name a column too, such as 000:38:15")
    return place


Point = Annotated[Place, AfterValidator(_with_column)]


class Quote(Closed):
    """Words of a page, to the letter, and where they stand."""

    at: Point
    quote: Words


class Bound(Closed):
    """A line that bounds an inference, and what on it does."""

    at: Place
    because: Words


class Inference(Closed):
    """What a page prints of itself, or `not printed` and what can be inferred from which lines."""

    printed: Words
    inferred: Words
    from_: tuple[Bound, ...] = Field(alias="from")


class Story(Closed):
    """One story of a page. `title` is English; `headline` and `byline` are as printed, empty where none is."""

    id: Annotated[str, written_as(r"[^:\s]+-[1-9][0-9]*", "the id of a story, such as 000-5")]
    title: Words
    headline: tuple[Quote, ...]
    byline: tuple[Quote, ...]
    place: Words
    about_yiwu: Flag
    lines: Annotated[tuple[LineRange, ...], Field(min_length=1)]


class Furniture(Closed):
    """Lines that belong to no story, and what they are, in English."""

    lines: LineRange
    what: Words


class PageReading(Closed):
    """The reading of one page: the sha256 of the bytes it was read from, and what was read."""

    page: Words
    sha256: Sha256
    newspaper: Inference
    date: Inference
    stories: Annotated[tuple[Story, ...], Field(min_length=1)]
    furniture: tuple[Furniture, ...]

    @model_validator(mode="after")
    def _stories_are_numbered(self) -> "PageReading":
        expected = [f"{self.page}-{number}" for number in range(1, len(self.stories) + 1)]
        if [story.id for story in self.stories] != expected:
            raise ValueError(f"stories must be numbered in order: {', '.join(expected)}")
        return self

    @property
    def about_yiwu(self) -> bool:
        """A Yiwu page is one whose stories are all about Yiwu (decision D-02)."""
        return all(story.about_yiwu for story in self.stories)


def _in_page_order(pages: tuple[PageReading, ...]) -> tuple[PageReading, ...]:
    ids = [page.page for page in pages]
    if ids != sorted(set(ids)):
        raise ValueError("pages must stand in order of their ids, each once")
    return pages


class PagesRecord(Closed):
    """`record/pages.yaml`: one reading a page, in page order."""

    pages: Annotated[tuple[PageReading, ...], AfterValidator(_in_page_order)]
