"""Generates the JSON Schemas from the TypedDicts of the formats. `yiwu-bundle record schemas` writes them.

Each TypedDict within a document becomes an entry of `$defs`. What `About` says about a field goes next to its type.
"""

from dataclasses import fields
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints, is_typeddict

from checks.output.formats import json_formats
from checks.output.json_frame import SCHEMA_VERSION, About, Frame
from checks.safe_text.data_text import json_text

_TYPES = {str: "string", int: "integer", bool: "boolean"}
_KEYWORDS = {"text": "description", "pattern": "pattern", "minimum": "minimum"}
_Schema = dict[str, Any]


def made_schemas() -> dict[str, str]:
    """The text of each schema, by the name of the command that writes the document."""
    made = {name: _document(name, module.Document, module.ABOUT) for name, module in json_formats().items()}
    return {name: json_text(schema, indent=2) + "\n" for name, schema in made.items()}


def _document(name: str, own: type, about: str) -> _Schema:
    parts: dict[str, _Schema] = {}
    frame, whole = _object(Frame, parts), _object(own, parts)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:yiwu-bundle:schema:{name}:{SCHEMA_VERSION}",
        "title": f"The document of `yiwu-bundle {name} --output-format json`",
        "description": f"{about} Within a schema version fields are only added.",
        "type": "object",
        "required": [*frame["required"], *whole["required"]],
        "properties": {**frame["properties"], **whole["properties"]},
        "$defs": parts,
    }


def _object(typed: type, parts: dict[str, _Schema]) -> _Schema:
    """The schema of a TypedDict. Every field is required, and other fields are allowed: later versions add some."""
    hints = get_type_hints(typed, include_extras=True)
    properties = {name: _field(annotation, parts) for name, annotation in hints.items()}
    return {"type": "object", "required": list(properties), "properties": properties}


def _field(annotation: object, parts: dict[str, _Schema]) -> _Schema:
    """The schema of a type, with or without `Annotated` and `| None`."""
    kind, about = _taken_apart(annotation)
    if nullable := NoneType in get_args(kind):
        kind, within = _taken_apart(get_args(kind)[0])
        about = {**within, **about}
    schema = {"enum": list(map(_plain, about["among"]))} if "among" in about else _typed(kind, about, parts)
    schema |= {_KEYWORDS[name]: value for name, value in about.items() if name in _KEYWORDS}
    return _or_null(schema) if nullable else schema


def _taken_apart(annotation: object) -> tuple[Any, dict[str, Any]]:
    """The type without `Annotated`, and each part of `About` that is set; the last one wins."""
    if get_origin(annotation) is not Annotated:
        return annotation, {}
    kind, *said = get_args(annotation)
    every = ((field.name, getattr(one, field.name)) for one in said for field in fields(About))
    return kind, {name: value for name, value in every if value is not None}


def _typed(kind: Any, about: dict[str, Any], parts: dict[str, _Schema]) -> _Schema:
    if is_typeddict(kind):
        return {"$ref": f"#/$defs/{_part(kind, parts)}"}
    if get_origin(kind) is Literal:
        return {"const": get_args(kind)[0]}
    if get_origin(kind) is list:
        return {"type": "array", "items": _field(get_args(kind)[0], parts)}
    if get_origin(kind) is dict:
        return _map(_field(get_args(kind)[1], parts), about, parts)
    return {"type": _TYPES[kind]}


def _part(typed: type, parts: dict[str, _Schema]) -> str:
    """The name of a TypedDict in `$defs`. Adds it to `parts` if it is new."""
    name = typed.__name__.removesuffix("Json").lower()
    if name not in parts:
        parts[name] = {}  # first, so that it comes before the types that it uses
        parts[name] = _object(typed, parts)
    return name


def _map(value: _Schema, about: dict[str, Any], parts: dict[str, _Schema]) -> _Schema:
    if "known" in about:
        return {**_object(about["known"], parts), "additionalProperties": value}
    keys = [_plain(key) for key in about["keys"]]
    return {"type": "object", "required": keys, "properties": dict.fromkeys(keys, value)}


def _plain(value: str | int) -> str | int:
    """A member of a StrEnum as a plain `str`; other values as they are."""
    return str(value) if isinstance(value, str) else value


def _or_null(schema: _Schema) -> _Schema:
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    return {**schema, "type": [schema["type"], "null"]}
