"""A record as text: the part of YAML that is also JSON, an entry a line, between lines of comment that begin with `#`."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bundle_model.strict.yaml_text import FORBIDDEN, Path, YamlDocument

# one for all: `json.dumps` makes one for each call that has options
_JSON = json.JSONEncoder(ensure_ascii=False)
END: Path = ("",)
"""The path, in a map of comments, of those below the last entry. No record has a key without a name."""
_NESTED = 2
"""How deep lists are whose items have lines of their own: the stories of the pages have, the quotes of a story have not."""
_DIGESTS = "lines"
"""The list of texts that has one a line: the digests of a page's lines, which change one by one."""


def render_record(data: Mapping[str, Any], comments: Mapping[Path, Sequence[str]] | None = None) -> str:
    """The text that reads as `data` again. `comments` are lines, by the path of the entry below them."""
    above = comments or {}
    fields = (f"{_quoted(key)}: {_text(value, (key,), 0, above)}" for key, value in data.items())
    return "\n".join([*above.get((), ()), "{" + ",\n".join(fields) + "}", *above.get(END, ())]) + "\n"


def _text(value: Any, path: Path, lists: int, above: Mapping[Path, Sequence[str]]) -> str:
    """A value. `lists` is the number of lists that it is in."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Mapping):
        inner = (f"{_quoted(key)}: {_text(one, (*path, key), lists, above)}" for key, one in value.items())
        return "{" + ", ".join(inner) + "}"
    items = [_text(one, (*path, index), lists + 1, above) for index, one in enumerate(value)]
    if not _has_lines(value, path, lists):
        return "[" + ", ".join(items) + "]"
    indent = "  " * lists
    entries = ("\n".join((*above.get((*path, index), ()), indent + item)) for index, item in enumerate(items))
    return "[\n" + ",\n".join(entries) + "\n]"


def _has_lines(value: Sequence[Any], path: Path, lists: int) -> bool:
    """Whether each item of a list has a line of its own: then it is an entry."""
    return lists < _NESTED and len(value) > 0 and (isinstance(value[0], Mapping) or path[-1] == _DIGESTS)


def _quoted(text: str) -> str:
    """A text in quotation marks, with an escape for each character that a record may not hold as it is."""
    return FORBIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", _JSON.encode(text))


def comments_by_path(text: str, document: YamlDocument) -> dict[Path, tuple[str, ...]]:
    """The lines of comment of a record that was read from `text`, by the path of the entry below them."""
    entries = {document.place(path)[0]: path for path in reversed([(), *_entries(document.data, (), 0)])}
    found: dict[Path, tuple[str, ...]] = {}
    waiting: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("#"):
            waiting.append(line.strip())
        elif waiting and number in entries:
            found[entries[number]] = tuple(waiting)
            waiting.clear()
    return {**found, END: tuple(waiting)} if waiting else found


def _entries(value: Any, path: Path, lists: int) -> Iterator[Path]:
    """The path of each entry, in order."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _entries(one, (*path, key), lists)
    elif isinstance(value, Sequence) and not isinstance(value, str) and _has_lines(value, path, lists):
        for index, one in enumerate(value):
            yield (*path, index)
            yield from _entries(one, (*path, index), lists + 1)
