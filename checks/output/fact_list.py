"""What the formats of `facts` share: the source of the facts, and each fact as the fields of the JSON document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, TypedDict

from bundle_model.facts import Fact
from bundle_model.figures import BOUNDS, CLAIMS, KINDS
from bundle_model.records.pages import PageReading, Story
from bundle_model.text.page import PageFile
from checks.output.json_frame import About, Column, Count, FromOne, Place

_VALUE = r"^-?[0-9]+(\.[0-9]+)?$|^-?[0-9]+/[0-9]+$"


@dataclass(frozen=True, slots=True)
class Source:
    """The pages that the facts are from, their stories by id, and what people read of each page, by its id.

    All are empty for `facts --text`.
    """

    files: tuple[PageFile, ...] = ()
    stories: Mapping[str, Story] = field(default_factory=dict)
    readings: Mapping[str, PageReading] = field(default_factory=dict)


class FigureJson(TypedDict):
    id: Annotated[Place, About("page:line:column, the figure's place.")]
    page: Annotated[str, About("The page id; `-` for a text that is no page.")]
    line: Annotated[FromOne, About("From 1; only a line feed ends a line.")]
    column: Column
    start: Annotated[Count, About("Offset of the numeral's first code point, from 0.")]
    end: Annotated[Count, About("Offset after the unit if one is printed next to the numeral, else after the numeral.")]
    numeral_end: Annotated[Count, About("Offset after the numeral and its magnitude.")]
    text: Annotated[str, About("The page from start to end, to the letter.")]
    kind: Annotated[str, About(f"{', '.join(CLAIMS[:-1])} and {CLAIMS[-1]} are claims of the page.", among=KINDS)]
    value: Annotated[str | None, About("An exact decimal with the magnitude applied, or p/q.", pattern=_VALUE)]
    unit: Annotated[str | None, About("As printed, without white space.")]
    bound: Annotated[str | None, About("The approximation, as said.", among=BOUNDS)]
    low: Annotated[
        str | None, About("The lower end of the interval that the claim means; null where nothing bounds it.")
    ]
    high: Annotated[str | None, About("The upper end, likewise.")]
    low_closed: bool | None
    high_closed: bool | None
    story: Annotated[str | None, About("The story that it stands in.")]
    says: Annotated[str | None, About("What the claim says, in English.")]
    rule: Annotated[str, About("The rule of the extractor that gave its kind.")]


FIELDS = tuple(FigureJson.__annotations__)


def fields_of(fact: Fact) -> FigureJson:
    """The fields of a fact in the order of FigureJson. A field without a value is None."""
    figure, interval = fact.figure, fact.figure.interval
    return {
        "id": figure.id,
        "page": figure.page,
        "line": figure.line,
        "column": figure.column,
        "start": figure.start,
        "end": figure.end,
        "numeral_end": figure.numeral_end,
        "text": figure.text,
        "kind": figure.kind,
        "value": figure.value,
        "unit": figure.unit,
        "bound": figure.bound,
        "low": interval.low if interval else None,
        "high": interval.high if interval else None,
        "low_closed": interval.low_closed if interval else None,
        "high_closed": interval.high_closed if interval else None,
        "story": fact.story,
        "says": fact.says,
        "rule": figure.rule,
    }
