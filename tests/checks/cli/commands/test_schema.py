"""`schema` prints what the documents are held to; real documents of every command are, field by field."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checks.output.schemas import schema_names, schema_text

JSON = ("--output-format", "json")


def test_without_a_name_all_are_listed(say: Any) -> None:
    said = say("schema")
    assert (said.code, said.err) == (0, "")
    assert said.out == "check\nexplain\nfacts\ngaps\nlint\nrelations\n"


@pytest.mark.parametrize("name", schema_names())
def test_a_name_prints_the_schema(say: Any, name: str) -> None:
    said = say("schema", name)
    assert (said.code, said.out, said.err) == (0, schema_text(name), "")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        pytest.param("chek", "did you mean check?", id="near"),
        pytest.param("check.json", "", id="a-file"),
        pytest.param("../check", "", id="a-path"),
        pytest.param("", "there are check, explain, facts, gaps, lint, relations", id="nothing"),
        pytest.param("\x1b::", "there are check, ", id="hostile"),
    ],
)
def test_an_unknown_name_is_2_and_names_the_nearest(say: Any, name: str, hint: str) -> None:
    said = say("schema", name)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("yiwu-bundle: no schema is called ")
    assert hint in said.err
    assert (said.err.count("\n"), "\x1b" in said.err) == (1, False)


def _undescribed(value: Any, schema: Any, whole: Any, at: str = "") -> Iterator[str]:
    """The paths of fields that the schema does not name."""
    schema = whole["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    if isinstance(value, list):
        for one in value:
            yield from _undescribed(one, schema.get("items", {}), whole, f"{at}[]")
    elif isinstance(value, dict):
        for name, one in value.items():
            further = schema.get("properties", {}).get(name, schema.get("additionalProperties"))
            if further is None:
                yield f"{at}.{name}"
            else:
                yield from _undescribed(one, further, whole, f"{at}.{name}")


@cache
def _schema(name: str, part: str | None) -> tuple[Any, Draft202012Validator]:
    """A schema, and what holds a document, or the part of one that is called so, to it."""
    whole = json.loads(schema_text(name))
    return whole, Draft202012Validator({"$defs": whole["$defs"], "$ref": f"#/$defs/{part}"} if part else whole)


def _assert_held(document: Any, name: str, part: str | None = None) -> None:
    whole, held = _schema(name, part)
    errors = [f"{error.json_path}: {error.message}" for error in held.iter_errors(document)]
    assert errors == []
    assert set(_undescribed(document, held.schema, whole)) == set()


@pytest.mark.parametrize("name", ["check", "facts", "gaps", "relations", "explain"])
def test_the_document_of_each_command_is_held(here: Path, say: Any, name: str) -> None:
    said = say(name, *JSON)
    assert (said.code, said.err) == (0, "")
    _assert_held(json.loads(said.out), name)


def _tamper(copy: Any) -> None:
    copy.edit("002", "义乌", "乌义")
    copy.edit("bundle/record/figures.yaml", '"says": "', '"says": "not ')
    (copy.root / "bundle/\udcff").write_bytes(b"")


def _odd_record(copy: Any) -> None:
    copy.write("bundle/record/figures.yaml", b"- \xff")
    copy.edit("CONSTRAINTS.md", "  seeds: 5", "  seed: 5")


def _without_records(copy: Any) -> None:
    for path in (copy.root / "bundle/record").iterdir():
        path.unlink()


@pytest.mark.parametrize(
    ("name", "change"),
    [
        *product(["check", "facts", "gaps", "relations"], [_tamper, _odd_record, _without_records]),
        ("explain", _tamper),
    ],
    ids=lambda one: one if isinstance(one, str) else one.__name__,
)
def test_so_are_those_of_a_bundle_with_faults(copy: Any, here: Path, say: Any, change: Any, name: str) -> None:
    change(copy)
    said = say(name, *JSON)
    assert said.code in ({0} if name == "explain" else {1, 2})
    _assert_held(json.loads(said.out), name)


@pytest.mark.parametrize(
    "flags",
    [
        pytest.param(["--require-all"], id="all-required"),
        pytest.param(["--select", "seed-count", "--ignore", "C-01"], id="some"),
        pytest.param(["--select", "manual"], id="people-alone"),
    ],
)
def test_so_are_those_of_other_runs_of_check(here: Path, say: Any, flags: list[str]) -> None:
    _assert_held(json.loads(say("check", *flags, *JSON).out), "check")


@pytest.mark.parametrize("flags", [[], ["--kind", "percent"], ["--page", "000"]], ids=" ".join)
def test_a_line_of_jsonl_is_one_figure(here: Path, say: Any, flags: list[str]) -> None:
    lines = say("facts", *flags, "--output-format", "jsonl").out.splitlines()
    assert lines
    for line in lines:
        _assert_held(json.loads(line), "facts", "figure")


@pytest.mark.parametrize("name", ["C-03", "D-01", "bag-valid", "U-08", "R-001-03", "platform", "000:38", "000:38:15"])
def test_so_is_one_explanation(here: Path, say: Any, name: str) -> None:
    _assert_held(json.loads(say("explain", name, *JSON).out), "explain")


@pytest.mark.parametrize("name", ["check", "facts", "gaps", "relations"])
def test_a_field_that_is_missing_or_of_another_type_is_no_such_document(here: Path, say: Any, name: str) -> None:
    document = json.loads(say(name, *JSON).out)
    schema = Draft202012Validator(json.loads(schema_text(name)))
    for field in document:
        assert not schema.is_valid({other: value for other, value in document.items() if other != field}), field
        assert not schema.is_valid({**document, field: 1.5}), field
