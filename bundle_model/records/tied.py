"""What of a record can be tied to a hash: everything but its free English, of which it counts only that it is there."""

import json
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import cache
from hashlib import sha256
from operator import attrgetter
from typing import Any, get_args, get_origin

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
        found = {}
        for name, english in _tied_fields(type(value)):
            one = getattr(value, name)
            if one is not None:
                found[name] = english or tied(one)
        return found
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
    for name, step, may in _steps(type(value)) if isinstance(value, StrictModel) else ():
        one = getattr(value, name)
        if not isinstance(one, tuple):
            yield from repeated(one, (*path, step))
            continue
        again = {} if may or len(one) < 2 else _again(one)
        for index, item in enumerate(one):
            if index in again:
                yield (*path, step, index), again[index].strip('"')
            if isinstance(item, StrictModel) and _steps(type(item)):  # most items are plain
                yield from repeated(item, (*path, step, index))


def _again(items: tuple[Any, ...]) -> dict[int, str]:
    """The index and the text of each item that is the same as one before it."""
    # nearly always all differ in what is quick to compare
    if len(set(map(_key, items))) == len(items):
        return {}
    seen: set[str] = set()
    again: dict[int, str] = {}
    for index, item in enumerate(items):
        text = _text(item)
        if text in seen:
            again[index] = text
        seen.add(text)
    return again


def _key(item: Any) -> Any:
    """What is quick to compare, and the same in two items that are the same: the item, or the plain values of a model."""
    return _plain_values(type(item))(item) if isinstance(item, StrictModel) else item


@cache
def _plain_values(model: type[StrictModel]) -> Callable[[StrictModel], Any]:
    """Gives the values of the fields that are tied, and are neither free English nor lists nor models."""
    fields = model.model_fields
    names = [
        name for name, english in _tied_fields(model) if not english and not _may_hold_a_list(fields[name].annotation)
    ]
    return attrgetter(*names) if names else lambda _: None


@cache
def _steps(model: type[StrictModel]) -> tuple[tuple[str, str, bool], ...]:
    """Each field in which a list can be: its name, its name in YAML, and whether it may say a thing twice."""
    may = marked(model, MayRepeat)
    fields = ((name, info) for name, info in model.model_fields.items() if _may_hold_a_list(info.annotation))
    return tuple((name, info.alias or name, name in may) for name, info in fields)


def _may_hold_a_list(annotation: Any) -> bool:
    kind = get_origin(annotation) or annotation
    if isinstance(kind, type) and issubclass(kind, tuple | StrictModel):
        return True
    return any(map(_may_hold_a_list, get_args(annotation)))
