"""The English of a record, row by row: what is held to the Chinese that the row cites."""

from collections.abc import Iterable
from typing import NamedTuple

from bundle_model.english.not_printed import NotPrinted
from bundle_model.strict.models import StrictModel
from bundle_model.text.places import Place

Path = tuple[str | int, ...]
Line = tuple[str, int]
"""A line: the id of its page and its number."""


class EnglishRow(NamedTuple):
    """The English of one row: its name, where it is in the record, its texts by field, and the lines that it cites."""

    name: str
    path: Path
    texts: tuple[tuple[str, str], ...]
    cites: tuple[Line, ...]
    not_printed: tuple[NotPrinted, ...] = ()


def texts_of(row: StrictModel, *fields: str) -> tuple[tuple[str, str], ...]:
    """These fields of a row, with their texts, without those that are not there."""
    return tuple((field, text) for field in fields if (text := getattr(row, field)) is not None)


def lines_of(places: Iterable[Place]) -> tuple[Line, ...]:
    """The lines of these places, each once."""
    return tuple(dict.fromkeys((place.page, place.line) for place in places))
