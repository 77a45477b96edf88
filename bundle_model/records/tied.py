"""What of a record can be tied to a hash: everything but its free English, of which it counts only that it is there."""

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from hashlib import sha256
from typing import Any

from bundle_model.strict.marks import InEnglish, MayRepeat, Untied, marked
from bundle_model.strict.models import StrictModel
from bundle_model.strict.yaml_text import Path
from bundle_model.text.places import LineRange, Place


def tied(value: Any) -> Any:
    """A value as JSON has it, without the words of its free English."""
    if isinstance(value, Place | LineRange):
        return str(value)
    if isinstance(value, StrictModel):
        english = marked(type(value), InEnglish)
        names = type(value).model_fields.keys() - marked(type(value), Untied).keys()
        fields = ((name, getattr(value, name)) for name in sorted(names))
        return {name: True if name in english else tied(one) for name, one in fields if one is not None}
    if isinstance(value, tuple):
        return [tied(one) for one in value]
    return value.value if isinstance(value, StrEnum) else value


def digest(rows: Iterable[Any]) -> str:
    """The sha256 of rows, in whatever order they come. Within a row the order counts."""
    lines = sorted(json.dumps(tied(row), ensure_ascii=False, sort_keys=True) for row in rows)
    return sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def repeated(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """The path in YAML and the text of each value that a list of a model has a second time, unless the list may."""
    if not isinstance(value, StrictModel):
        return
    may = marked(type(value), MayRepeat)
    for name, info in type(value).model_fields.items():
        one = getattr(value, name)
        step = info.alias or name
        if not isinstance(one, tuple):
            yield from repeated(one, (*path, step))
            continue
        seen: set[str] = set()
        for index, item in enumerate(one):
            text = json.dumps(tied(item), ensure_ascii=False, sort_keys=True)
            if text in seen and name not in may:
                yield (*path, step, index), text.strip('"')
            seen.add(text)
            yield from repeated(item, (*path, step, index))
