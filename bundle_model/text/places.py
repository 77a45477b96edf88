"""Places in texts as people write them: a line, a range of lines, a point, and quoted words with their place."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from bundle_model.patterns import pattern
from bundle_model.strict.models import NonBlank, StrictModel
from bundle_model.text.text import Text

_RANGE = pattern(r"([1-9][0-9]{0,8})(?:-([1-9][0-9]{0,8}))?")
_PLACE = pattern(r"([^:\s]{1,255}):([1-9][0-9]{0,8})(?::([1-9][0-9]{0,8}))?")
_FromOne = Annotated[int, Field(strict=True, ge=1)]  # strict: "5" as text is read by _from_text alone


class LineRange(StrictModel):
    """Lines `first` to `last` of a page, both included, from 1. Written `22-69`, or `5` for one line."""

    first: _FromOne
    last: _FromOne

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        match = _RANGE.fullmatch(value)
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


class Place(StrictModel):
    """A place in a page: page id, line and, if needed, column. Written `000:38` or `000:38:15`."""

    page: str
    line: _FromOne
    column: _FromOne | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        match = _PLACE.fullmatch(value)
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


class Quote(StrictModel):
    """Words of a page, letter for letter, and their place."""

    at: Point
    quote: NonBlank


def is_printed(place: Place, page: Text) -> bool:
    """Whether the page has this line, with something printed on it at the column or after it."""
    line = "".join(page.lines[place.line - 1 : place.line])
    return line[(place.column or 1) - 1 :].strip() != ""
