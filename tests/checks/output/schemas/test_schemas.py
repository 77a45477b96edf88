"""The schemas that are shipped: valid themselves, each with an address, every field with what it is."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checks.output import schemas
from checks.output.schemas import schema_names, schema_text


def test_the_names_are_the_files_that_are_there_in_order() -> None:
    stems = [path.stem for path in Path(schemas.__path__[0]).glob("*.json")]
    assert list(schema_names()) == sorted(stems)
    assert set(stems) >= {"check", "explain", "facts", "gaps", "relations"}


@pytest.mark.parametrize("name", schema_names())
def test_each_is_a_schema_with_an_address_of_its_own(name: str) -> None:
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:yiwu-bundle:schema:{name}:1"
    assert schema["properties"]["schema_version"] == {"const": 1}
    assert f"yiwu-bundle {name} " in schema["title"]


def _objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema of an object within a schema."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for part in schema.values():
            yield from _objects(part)


@pytest.mark.parametrize("name", schema_names())
def test_what_is_required_is_described_and_nothing_is_closed_to_what_may_be_added(name: str) -> None:
    for part in _objects(json.loads(schema_text(name))):
        assert set(part["required"]) <= set(part["properties"])
        assert part.get("additionalProperties") is not False


@pytest.mark.parametrize("name", schema_names())
def test_each_ends_its_last_line(name: str) -> None:
    assert schema_text(name).endswith("}\n")
