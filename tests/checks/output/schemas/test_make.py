"""Schemas are made from types; those that are committed are fresh, and have every key of version 1 with its type."""

import json
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from types import SimpleNamespace
from typing import Annotated, Any, Literal, TypedDict

import pytest
from jsonschema import Draft202012Validator

from checks.output.json_frame import About, Count, FromOne, Line
from checks.output.schemas import make, schema_names, schema_text
from checks.output.schemas.make import made_schemas

_TOP = Path(__file__).parents[4]


def test_the_committed_files_are_what_is_made() -> None:
    made = made_schemas()
    assert sorted(made) == list(schema_names())
    stale = [name for name in made if made[name] != schema_text(name)]
    assert stale == [], "run `yiwu-bundle record schemas`"


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class InnerJson(TypedDict):
    n: int


class OuterJson(TypedDict):
    inner: InnerJson


_INNER = {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}
_OUTER = {"type": "object", "required": ["inner"], "properties": {"inner": {"$ref": "#/$defs/inner"}}}


def _made(monkeypatch: pytest.MonkeyPatch, document: type) -> Any:
    module = SimpleNamespace(Document=document, ABOUT="A thing.")
    monkeypatch.setattr(make, "json_formats", lambda: {"thing": module})
    (text,) = made_schemas().values()
    schema = json.loads(text)
    Draft202012Validator.check_schema(schema)
    return schema


@pytest.mark.parametrize(
    ("annotation", "schema"),
    [
        pytest.param(str, {"type": "string"}, id="text"),
        pytest.param(int, {"type": "integer"}, id="number"),
        pytest.param(bool, {"type": "boolean"}, id="flag"),
        pytest.param(str | None, {"type": ["string", "null"]}, id="text-or-null"),
        pytest.param(FromOne | None, {"type": ["integer", "null"], "minimum": 1}, id="number-from-one-or-null"),
        pytest.param(Count, {"type": "integer", "minimum": 0}, id="count"),
        pytest.param(Annotated[Count, About("So many.")], {"type": "integer", "minimum": 0, "description": "So many."}, id="described"),
        pytest.param(Annotated[Line, About("Of it.")], {"type": "integer", "minimum": 1, "description": "Of it."}, id="described-anew"),
        pytest.param(Annotated[str | None, About("It.", pattern="^x$")], {"type": ["string", "null"], "pattern": "^x$", "description": "It."}, id="pattern-or-null"),
        pytest.param(Annotated[str, About(among=tuple(Colour))], {"enum": ["red", "green"]}, id="an-enumeration"),
        pytest.param(Annotated[str | None, About(among=("a", "b"))], {"enum": ["a", "b", None]}, id="values-or-null"),
        pytest.param(Annotated[int, About(among=(0, 1))], {"enum": [0, 1]}, id="numbers"),
        pytest.param(Literal[1], {"const": 1}, id="one-value"),
        pytest.param(list[Count], {"type": "array", "items": {"type": "integer", "minimum": 0}}, id="list"),
        pytest.param(Annotated[InnerJson, About("In.")], {"$ref": "#/$defs/inner", "description": "In."}, id="part"),
        pytest.param(list[InnerJson], {"type": "array", "items": {"$ref": "#/$defs/inner"}}, id="list-of-parts"),
        pytest.param(Annotated[dict[str, Count], About(keys=tuple(Colour))], {"type": "object", "required": ["red", "green"], "properties": {key: {"type": "integer", "minimum": 0} for key in ("red", "green")}}, id="map-of-keys"),
        pytest.param(Annotated[dict[str, str], About(known=InnerJson)], {**_INNER, "additionalProperties": {"type": "string"}}, id="map-with-others"),
    ],
)  # fmt: skip
def test_a_type_becomes_a_schema(monkeypatch: pytest.MonkeyPatch, annotation: Any, schema: Any) -> None:
    class Document(TypedDict):
        field: annotation  # type: ignore[valid-type]

    assert _made(monkeypatch, Document)["properties"]["field"] == schema


def test_the_frame_comes_first_and_each_type_is_one_part(monkeypatch: pytest.MonkeyPatch) -> None:
    class Document(TypedDict):
        b: OuterJson
        a: list[InnerJson]

    schema = _made(monkeypatch, Document)
    assert list(schema) == ["$schema", "$id", "title", "description", "type", "required", "properties", "$defs"]
    assert (schema["$id"], schema["type"]) == ("urn:yiwu-bundle:schema:thing:1", "object")
    assert schema["title"] == "The document of `yiwu-bundle thing --output-format json`"
    assert schema["description"] == "A thing. Within a schema version fields are only added."
    assert schema["required"] == list(schema["properties"]) == ["schema_version", "tool", "b", "a"]
    assert list(schema["$defs"]) == ["tool", "outer", "inner"]
    assert (schema["$defs"]["outer"], schema["$defs"]["inner"]) == (_OUTER, _INNER)


_TOOL = {"const": "name", "string": "version"}
_FIGURE = {
    "string": "id page text rule",
    "integer": "line column start end numeral_end",
    "enum": "kind",
    "string|null": "value unit low high story says",
    "enum|null": "bound",
    "boolean|null": "low_closed high_closed",
}
_REGION = "line column end_line end_column"
VERSION_1: dict[str, dict[str, dict[str, str]]] = {
    "check": {
        "": {
            "const": "schema_version",
            "string": "root",
            "boolean": "require_all",
            "enum": "exit_code",
            "integer": "left_out",
            "object": "tool examined counts",
            "array of string": "unnamed",
            "array of object": "problems constraints",
        },
        "tool": _TOOL,
        "examined": {"integer": "files bytes pages lines stories numerals facts constraints"},
        "counts": {"integer": "passed failed skipped manual"},
        "problems": {
            "string": "kind file message found expected remedy",
            "integer|null": "line column",
            "string|null": "excerpt",
        },
        "constraints": {
            "string": "id sentence check remedy",
            "integer": "line",
            "enum": "status",
            "string|null": "reason note",
            "array of object": "findings",
        },
        "constraints.findings": {
            "string": "file message remedy",
            "integer": _REGION,
            "string|null": "excerpt",
            "array of object": "related",
        },
        "constraints.findings.related": {"string": "file message", "integer": _REGION},
    },
    "explain": {
        "": {"const": "schema_version", "object": "tool", "array of object": "explanations"},
        "tool": _TOOL,
        "explanations": {"string": "id sentence"},
    },
    "facts": {
        "": {
            "const": "schema_version",
            "object": "tool",
            "integer": "seed_count",
            "array of object": "files figures",
        },
        "tool": _TOOL,
        "files": {"string": "page name sha256", "integer": "bytes lines characters"},
        "figures": _FIGURE,
    },
    "gaps": {
        "": {
            "const": "schema_version",
            "object": "tool",
            "string": "heading caveat",
            "array of object": "pages rows",
        },
        "tool": _TOOL,
        "pages": {"string": "page sha256"},
        "rows": {
            "string": "id name question",
            "enum": "status",
            "array of enum": "asked_by",
            "array of string": "decisions wrong",
            "array of object": "passages search",
        },
        "rows.passages": {"string": "place quote says"},
        "rows.search": {"string": "term", "array of string": "forms", "array of object": "hits"},
        "rows.search.hits": {"string": "place words", "string|null": "why"},
    },
    "relations": {
        "": {
            "const": "schema_version",
            "object": "tool",
            "array of object": "relations figures_in_no_relation",
        },
        "tool": _TOOL,
        "relations": {
            "string": "id page kind strength claim why",
            "enum": "recorded",
            "enum|null": "verdict",
            "string|null": "expected stated gap doubt",
            "array of string": "stories",
            "array of object": "inputs",
        },
        "relations.inputs": {"string": "place text", "string|null": "says"},
        "figures_in_no_relation": _FIGURE,
    },
}
"""By document and object the keys of version 1, by their type. Never changed: a key that is gone or another breaks users."""
_KINDS = {"quantity", "percent", "ratio", "date", "ordinal", "name", "contact"}
_BOUNDS = {"exact", "over", "at_least", "at_most", "about", "nearly", None}
_VERDICTS = {"holds", "holds after rounding", "open", "contradicts", "undecidable"}
VALUES_1: dict[tuple[str, str], set[str | int | None]] = {
    ("check", "exit_code"): {0, 1, 2},
    ("check", "constraints.status"): {"passed", "failed", "skipped", "manual"},
    ("facts", "figures.kind"): _KINDS,
    ("facts", "figures.bound"): _BOUNDS | {"between"},
    ("gaps", "rows.asked_by"): {"I", "A", "V", "E"},
    ("gaps", "rows.status"): {"silent", "mentioned, not specified", "stated", "settled by decision", "unread"},
    ("relations", "relations.verdict"): {*_VERDICTS, None},
    ("relations", "relations.recorded"): _VERDICTS,
    ("relations", "figures_in_no_relation.kind"): _KINDS,
    ("relations", "figures_in_no_relation.bound"): _BOUNDS | {"between"},
}  # fmt: skip


def _fields(schema: Any, whole: Any, at: str = "") -> Iterator[tuple[str, str, Any]]:
    """The path, type and schema of every required key."""
    for name, stated in schema["properties"].items():
        field, path = _followed(stated, whole), f"{at}.{name}".lstrip(".")
        if name in schema["required"]:
            yield path, _type(field, whole), field
        within = _followed(field.get("items", field), whole)
        if "properties" in within:
            yield from _fields(within, whole, path)


def _followed(schema: Any, whole: Any) -> Any:
    return whole["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def _type(schema: Any, whole: Any) -> str:
    if "const" in schema:
        return "const"
    if "enum" in schema:
        return "enum|null" if None in schema["enum"] else "enum"
    if schema["type"] == "array":
        return f"array of {_type(_followed(schema['items'], whole), whole)}"
    return schema["type"] if isinstance(schema["type"], str) else "|".join(schema["type"])


@pytest.fixture(scope="module")
def committed() -> dict[str, dict[str, tuple[str, Any]]]:
    """By document: the type and the schema of each required key, by its path."""
    read = {name: json.loads(schema_text(name)) for name in schema_names()}
    return {name: {path: (kind, field) for path, kind, field in _fields(one, one)} for name, one in read.items()}


@pytest.mark.parametrize("name", VERSION_1)
def test_every_key_of_version_1_is_there_with_its_type(committed: Any, name: str) -> None:
    expected = {
        f"{at}.{key}".lstrip("."): kind
        for at, kinds in VERSION_1[name].items()
        for kind, keys in kinds.items()
        for key in keys.split()
    }
    found = {path: kind for path, (kind, _) in committed[name].items() if path in expected}
    assert found == expected


@pytest.mark.parametrize(("name", "path"), VALUES_1)
def test_every_value_of_version_1_is_one(committed: Any, name: str, path: str) -> None:
    _, field = committed[name][path]
    assert set(field.get("items", field)["enum"]) >= VALUES_1[name, path]


@pytest.mark.parametrize(
    ("name", "path", "said"),
    [
        pytest.param("check", "left_out", {"minimum": 0}, id="count"),
        pytest.param("check", "counts.passed", {"minimum": 0}, id="count-by-status"),
        pytest.param("check", "problems.line", {"minimum": 1}, id="line-or-null"),
        pytest.param("check", "constraints.id", {"pattern": "^C-[0-9]{2,3}$"}, id="constraint"),
        pytest.param("check", "constraints.findings.end_column", {"minimum": 1}, id="column"),
        pytest.param("facts", "files.sha256", {"pattern": "^[0-9a-f]{64}$"}, id="sha256"),
        pytest.param("facts", "figures.start", {"minimum": 0}, id="offset"),
        pytest.param("facts", "figures.value", {"pattern": r"^-?[0-9]+(\.[0-9]+)?$|^-?[0-9]+/[0-9]+$"}, id="value"),
        pytest.param("gaps", "rows.id", {"pattern": "^U-[0-9]{2}$"}, id="element"),
    ],
)
def test_what_a_key_may_hold_is_no_wider_than_in_version_1(committed: Any, name: str, path: str, said: Any) -> None:
    _, field = committed[name][path]
    assert {keyword: field.get(keyword) for keyword in said} == said


def test_of_an_explanation_every_further_key_is_text() -> None:
    schema = json.loads(schema_text("explain"))["properties"]["explanations"]["items"]
    assert schema["additionalProperties"] == {"type": "string"}


def test_without_docstrings_they_are_the_same() -> None:
    program = "from checks.output.schemas.make import made_schemas; print(*made_schemas().values(), sep='', end='')"
    done = subprocess.run(
        [sys.executable, "-OO", "-c", program], cwd=_TOP, capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout == "".join(map(schema_text, schema_names()))
