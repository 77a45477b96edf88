"""What of a record can be tied to a hash: everything but its free English, of which it counts only that it is there."""

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from hashlib import sha256
from typing import Any

from bundle_model.strict.marks import InEnglish, MayRepeat, Untied, marked
from bundle_model.strict.models import StrictModel
from bundle_model.strict.yaml_text import Path
from bundle_model.text.places import LineRange, Place

# one for all: `json.dumps` makes one for each call that has options
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


def tied(value: Any) -> Any:
    """A value as JSON has it, without the words of its free English."""
    if type(value) is str:  # most values are
        return value
    if isinstance(value, Place | LineRange):
        return str(value)
    if isinstance(value, StrictModel):
        fields = ((name, getattr(value, name), english) for name, english in _tied_fields(type(value)))
        return {name: english or tied(one) for name, one, english in fields if one is not None}
    if isinstance(value, tuple):
        return [tied(one) for one in value]
    return value.value if isinstance(value, StrEnum) else value


@cache
def _tied_fields(model: type[StrictModel]) -> tuple[tuple[str, bool], ...]:
    """The names of the fields that are tied, in their order in JSON; of each whether it is free English."""
    english, names = marked(model, InEnglish), model.model_fields.keys() - marked(model, Untied).keys()
    return tuple((name, name in english) for name in sorted(names))


def digest(rows: Iterable[Any]) -> str:
    """The sha256 of rows, in whatever order they come. Within a row the order counts."""
    lines = sorted(map(_text, rows))
    return sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def _text(value: Any) -> str:
    return _JSON.encode(tied(value))


def repeated(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """The path in YAML and the text of each value that a list of a model has a second time, unless the list may."""
    if not isinstance(value, StrictModel):
        return
    for name, step, may in _steps(type(value)):
        one = getattr(value, name)
        if not isinstance(one, tuple):
            yield from repeated(one, (*path, step))
            continue
        seen: set[str] = set()
        for index, item in enumerate(one):
            if not may and len(one) > 1:
                text = _text(item)
                if text in seen:
                    yield (*path, step, index), text.strip('"')
                seen.add(text)
            yield from repeated(item, (*path, step, index))


@cache
def _steps(model: type[StrictModel]) -> tuple[tuple[str, str, bool], ...]:
    """Each field: its name, its name in YAML, and whether it is a list that may say a thing twice."""
    may = marked(model, MayRepeat)
    return tuple((name, info.alias or name, name in may) for name, info in model.model_fields.items())
