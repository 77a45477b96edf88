"""YAML as this project allows it: maps, lists and text, each with its place. No tags, anchors, aliases or repeated keys.

The text is parsed as a stream of events (by libyaml where it is installed), so that nothing is constructed and no alias
expands. Every scalar stays text as written: `000`, `36.0`, `2026-11-20` and `no` are strings. The models convert it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

import yaml

from bundle_model.patterns import pattern
from bundle_model.strict.json_text import json_data

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 20
MAX_VALUES = 100_000
"""Scalars, lists and maps of one document. No record has more, and every fault of so many can be reported."""

Path: TypeAlias = tuple[str | int, ...]
Place: TypeAlias = tuple[int, int]

FORBIDDEN = pattern(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff](?<!\r(?=\n))"  # one set is found quickly
)
"""Characters that YAML forbids, and those that it takes as the end of a line, or skips, although nobody sees them."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_NOT_VALID = "is not valid YAML: "


class YamlProblem(NamedTuple):
    """One thing that is not allowed in the text. `line` and `column` count from 1, in code points."""

    line: int
    column: int
    message: str

    @property
    def sentence(self) -> str:
        """What is wrong, as a sentence of its own."""
        if not self.message.startswith(_NOT_VALID):
            return f"not plain YAML: {self.message}."
        why = self.message.removeprefix(_NOT_VALID)
        wanted = why.removeprefix("did not find expected ")
        return f"not valid YAML: {why if wanted == why else f'expected {wanted} here'}."


@dataclass(frozen=True)
class YamlDocument:
    """`data` is nested dicts, lists and strings, or None where nothing could be read.

    `places` gives the places (line, column) of the values and of the keys, by path in `data`. Few runs ask for them.
    """

    data: Any
    places: Callable[[], tuple[dict[Path, Place], dict[Path, Place]]] = field(compare=False, repr=False)
    problems: tuple[YamlProblem, ...] = ()

    @cached_property
    def _places(self) -> tuple[dict[Path, Place], dict[Path, Place]]:
        return self.places()

    @property
    def values(self) -> dict[Path, Place]:
        """The place of each value."""
        return self._places[0]

    @property
    def keys(self) -> dict[Path, Place]:
        """The place of each key."""
        return self._places[1]

    def place(self, path: Path) -> Place:
        """The place of the value at `path` or, where there is none, of the nearest value above it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))


def read_yaml(text: str) -> YamlDocument:
    """Read one YAML document, and keep every problem. `data` has everything that could be read."""
    if text.startswith("\ufeff") or FORBIDDEN.search(text):
        return read_whole(text)
    data = json_data(text, MAX_VALUES, MAX_DEPTH)
    if data is None:
        data = plain_data(text)
    if data is None:
        return read_whole(text)
    return YamlDocument(data, lambda: plain_places(text))


def plain_data(text: str) -> Any:
    """The data of a map or list without any problem, in half the time of a reading with places. None of any other text."""
    try:
        return _Plain(text).document()
    except (_NotPlainError, yaml.MarkedYAMLError):
        return None


class _NotPlainError(Exception):
    """A text has something that is perhaps a problem, for a reading with places to say."""


class _Plain:
    def __init__(self, text: str) -> None:
        self._next: Callable[[], Any] = _Loader(text).get_event
        self._left = MAX_VALUES

    def document(self) -> Any:
        self._next()  # the stream
        if type(self._next()) is not yaml.DocumentStartEvent:
            raise _NotPlainError
        data = self._value(self._next(), 1)
        self._next()  # the end of the document
        if type(self._next()) is not yaml.StreamEndEvent or isinstance(data, str):
            raise _NotPlainError
        return data

    def _value(self, event: Any, depth: int) -> Any:
        self._left -= 1
        kind = type(event)
        # an alias has an anchor, and no tag
        if event.anchor is not None or event.tag is not None or depth > MAX_DEPTH or self._left < 0:
            raise _NotPlainError
        if kind is yaml.ScalarEvent:
            return event.value
        return self._map(depth) if kind is yaml.MappingStartEvent else self._list(depth)

    def _map(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent or event.anchor is not None or event.tag is not None:
                raise _NotPlainError
            if event.value in found:
                raise _NotPlainError
            found[event.value] = self._value(self._next(), depth + 1)
        return found

    def _list(self, depth: int) -> list[Any]:
        found: list[Any] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            found.append(self._value(event, depth + 1))
        return found


def plain_places(text: str) -> tuple[dict[Path, Place], dict[Path, Place]]:
    """The places of the values and of the keys of a text without any problem, in less time than a reading that looks for some."""
    places = _Places(text)
    places.take_document()
    return places.values, places.keys


class _Places:
    def __init__(self, text: str) -> None:
        self._next: Callable[[], Any] = _Loader(text).get_event
        self.values: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}

    def take_document(self) -> None:
        self._next()  # the stream
        self._next()  # the document
        self._take(self._next(), ())

    def _take(self, event: Any, path: Path) -> None:
        mark = event.start_mark
        self.values[path] = mark.line + 1, mark.column + 1
        kind = type(event)
        if kind is yaml.MappingStartEvent:
            while type(event := self._next()) is not yaml.MappingEndEvent:
                inner, mark = (*path, event.value), event.start_mark
                self.keys[inner] = mark.line + 1, mark.column + 1
                self._take(self._next(), inner)
        elif kind is yaml.SequenceStartEvent:
            number = 0
            while type(event := self._next()) is not yaml.SequenceEndEvent:
                self._take(event, (*path, number))
                number += 1


def read_whole(text: str) -> YamlDocument:
    """Read a document with the places of all that is in it."""
    builder = _Builder()
    if text.startswith("\ufeff"):
        builder.problems.append(YamlProblem(1, 1, "begins with a byte-order mark"))
        text = text[1:]
    if forbidden := FORBIDDEN.search(text):
        before = text[: forbidden.start()]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        builder.problems.append(
            YamlProblem(line, column, f"holds U+{ord(forbidden[0]):04X}, which is not allowed; write it as an escape")
        )
        return builder.document()
    try:
        _build(builder, text)
    except _TooMuchError as error:
        builder.problems.append(error.problem)
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark
        said = YamlProblem(mark.line + 1, mark.column + 1, f"{_NOT_VALID}{error.problem}")
        builder.problems.append(_too_much_before(text[: mark.index]) or said)
    if not builder.documents and not builder.problems:
        builder.problems.append(YamlProblem(1, 1, "is empty"))
    return builder.document()


def _build(builder: "_Builder", text: str) -> None:
    # as `yaml.parse` does, which asks twice for each event: a bundle has 20,000
    for event in iter(_Loader(text).get_event, None):
        builder.take(event)


def _too_much_before(text: str) -> YamlProblem | None:
    """The problem of exceeding one of our limits before the place where the library gave up; None where it does not.

    The library reads ahead: it refuses 1,001 open brackets before it reports the 21st to us.
    """
    try:
        _build(_Builder(), text)
    except _TooMuchError as error:
        return error.problem
    except yaml.MarkedYAMLError:
        return None
    return None


class _TooMuchError(Exception):
    def __init__(self, problem: YamlProblem) -> None:
        self.problem = problem


@dataclass(slots=True)
class _Open:
    """A map or list that is not closed yet. `key` is the key whose value comes next."""

    container: Any
    path: Path
    key: str | None = None


@dataclass(slots=True)
class _Builder:
    root: Any = None
    documents: int = 0
    stack: list[_Open] = field(default_factory=list)
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    problems: list[YamlProblem] = field(default_factory=list)

    def document(self) -> YamlDocument:
        places = self.values, self.keys
        return YamlDocument(self.root, lambda: places, tuple(self.problems))

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._refuse_marks(event)
            self._put(event.value, event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._refuse_marks(event)
            self._open({} if kind is yaml.MappingStartEvent else [], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.stack.pop()
        elif kind is yaml.AliasEvent:
            self._problem(event, f"uses the alias *{event.anchor}; write the value out")
            self._put("", event)  # a value, so that keys and values stay in step
        elif kind is yaml.DocumentStartEvent:
            self._begin_document(event)

    def _begin_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._problem(event, "begins a second document; a file holds one")

    def _refuse_marks(self, event: Any) -> None:
        if event.tag is not None:
            self._problem(event, f"has the tag {event.tag}; tags are not allowed")
        if event.anchor is not None:
            self._problem(event, f"has the anchor &{event.anchor}; anchors are not allowed")

    def _open(self, container: Any, event: Any) -> None:
        path = self._put(container, event)
        self.stack.append(_Open(container, path))
        if len(self.stack) > MAX_DEPTH:
            raise _TooMuchError(YamlProblem(*_place(event), f"is nested more than {MAX_DEPTH} levels deep"))

    def _put(self, value: Any, event: Any) -> Path:
        """Put a value where it belongs: the root, a list, or a map as key or value. Returns its path."""
        if not self.stack:
            # a second document is a problem already, and its data is dropped
            if self.documents == 1:
                self.root = value
                self.values[()] = _place(event)
            return ()
        top = self.stack[-1]
        container, key = top.container, top.key
        if type(container) is list:
            path = (*top.path, len(container))
            container.append(value)
        elif key is None:
            return self._put_key(top, value, event)
        else:
            path = (*top.path, key)
            container.setdefault(key, value)
            top.key = None
        self.values.setdefault(path, _place(event))
        if len(self.values) > MAX_VALUES:
            raise _TooMuchError(YamlProblem(*_place(event), f"holds more than {MAX_VALUES} values"))
        return path

    def _put_key(self, top: _Open, value: Any, event: Any) -> Path:
        if not isinstance(value, str):
            self._problem(event, "has a map or list as a key; keys are text")
            value = ""
        path = (*top.path, value)
        if value in top.container:
            self._problem(event, f"has the key {value!r} twice; line {self.keys[path][0]} has it first")
        self.keys.setdefault(path, _place(event))
        top.key = value
        return path

    def _problem(self, event: Any, message: str) -> None:
        self.problems.append(YamlProblem(*_place(event), message))


def _place(event: Any) -> Place:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1
