"""A list of facts as every format sees it: what it was drawn from, and each fact as the fields of the JSON contract."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bundle_model.facts import Fact
from bundle_model.records.pages import Story
from bundle_model.text.page import PageFile


@dataclass(frozen=True, slots=True)
class Source:
    """The seeds as files, and the stories by id; empty for a text that is no page."""

    files: tuple[PageFile, ...] = ()
    stories: Mapping[str, Story] = field(default_factory=dict)


FIELDS = (
    *("id", "page", "line", "column", "start", "end", "numeral_end", "text", "kind", "value", "unit", "bound"),
    *("low", "high", "low_closed", "high_closed", "story", "says", "rule"),
)


def fields_of(fact: Fact) -> dict[str, str | int | bool | None]:
    """Every field of FIELDS."""
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
