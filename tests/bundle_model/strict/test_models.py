"""How YAML text becomes a model, and every error a fault with its place."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import pytest
from pydantic import BeforeValidator, Field, ValidationError

import bundle_model
import checks
from bundle_model.files.decoding import decode
from bundle_model.relations.verdicts import Verdict
from bundle_model.strict import models
from bundle_model.strict.models import (
    Count,
    Flag,
    NonBlank,
    ReadAs,
    Sha256,
    StrictModel,
    each_once,
    model_of,
    parse_model,
)
from bundle_model.strict.yaml_text import read_yaml


class Inner(StrictModel):
    length: Count
    title: NonBlank = "t"


class Other(StrictModel):
    weight: Count


class Base(StrictModel):
    """What Heavy is more than; a value is never read as it alone."""


class Heavy(Base):
    weight: Count


class Outer(StrictModel):
    number: Count = 0
    flag: Flag = False
    words: NonBlank = "w"
    digest: Sha256 = "0" * 64
    from_: Annotated[tuple[Inner, ...], Field(alias="from")] = ()
    which: Inner | Other | None = None
    named: dict[str, Inner] | None = None
    bases: tuple[Annotated[Base, BeforeValidator(Heavy.model_validate), ReadAs(lambda: [Heavy])], ...] = ()


def faults(text: str, model: type[StrictModel] = Outer) -> list[tuple[str, str, str, str]]:
    read, found = parse_model(model, text.encode(), "f.yaml")
    assert (read is None) == (found != ())
    assert all(fault.unreadable and fault.kind == "unreadable" for fault in found)
    return [(fault.place, fault.message, fault.found, fault.remedy) for fault in found]


def test_a_model_is_closed_and_frozen() -> None:
    with pytest.raises(ValidationError):
        Inner.model_validate({"length": 1, "x": 2})
    inner = Inner(length=1)
    with pytest.raises(ValidationError):
        inner.length = 2  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        pytest.param("number: 007", "number", 7, id="leading noughts"),
        pytest.param("number: " + "9" * 19, "number", 10**19 - 1, id="nineteen digits"),
        pytest.param("flag: true", "flag", True, id="true"),
        pytest.param("flag: 'false'", "flag", False, id="false, quoted"),
        pytest.param("words: 007", "words", "007", id="digits stay words"),
        pytest.param("digest: " + "ab" * 32, "digest", "ab" * 32, id="digest"),
        pytest.param("from: [{length: 3}]", "from_", (Inner(length=3),), id="alias"),
        pytest.param("which: {weight: 3}", "which", Other(weight=3), id="one of two"),
        pytest.param("bases: [{weight: 3}]", "bases", (Heavy(weight=3),), id="read as more than is declared"),
    ],
)
def test_values(text: str, field: str, value: Any) -> None:
    model, found = parse_model(Outer, text.encode(), "f.yaml")
    assert (getattr(model, field), found) == (value, ())


@pytest.mark.parametrize(
    ("text", "place", "message", "found"),
    [
        pytest.param("number: -1", "f.yaml:1:9", "has a wrong value in number", "-1", id="below nought"),
        pytest.param("number: 1.0", "f.yaml:1:9", "has a wrong value in number", "1.0", id="decimal"),
        pytest.param("number: 1_0", "f.yaml:1:9", "has a wrong value in number", "1_0", id="underscore"),
        pytest.param("number: ' 1'", "f.yaml:1:9", "has a wrong value in number", " 1", id="blank"),
        pytest.param("number: １", "f.yaml:1:9", "has a wrong value in number", "１", id="full-width digit"),
        pytest.param("number: " + "1" * 20, "f.yaml:1:9", "has a wrong value in number", "1" * 20, id="twenty digits"),
        pytest.param("number: []", "f.yaml:1:9", "has a wrong value in number", "a list", id="list"),
        pytest.param("flag: yes", "f.yaml:1:7", "has a wrong value in flag", "yes", id="yes"),
        pytest.param("flag: True", "f.yaml:1:7", "has a wrong value in flag", "True", id="capital"),
        pytest.param("words: ' '", "f.yaml:1:8", "has a wrong value in words", " ", id="blank words"),
        pytest.param("words:", "f.yaml:1:7", "has a wrong value in words", "nothing", id="no words"),
        pytest.param("words: {}", "f.yaml:1:8", "has a wrong value in words", "a map", id="map"),
        pytest.param("digest: " + "A" * 64, "f.yaml:1:9", "has a wrong value in digest", "A" * 64, id="capitals"),
        pytest.param("digest: " + "a" * 90, "f.yaml:1:9", "has a wrong value in digest", "a" * 80, id="long, cut"),
        pytest.param('digest: "' + "a" * 64 + '\\n"', "f.yaml:1:9", "has a wrong value in digest", "a" * 64 + "\n", id="LF"),
        pytest.param("- a", "f.yaml:1:1", "has a wrong value", "a list", id="a list for the whole"),
        pytest.param("from:\n- {length: 1}\n- {length: x}", "f.yaml:3:12", "has a wrong value in from.1.length", "x", id="inside"),
        pytest.param("from: [{}]", "f.yaml:1:8", "lacks the field from.0.length", "no such field", id="missing"),
    ],
)  # fmt: skip
def test_a_wrong_value_has_its_place(text: str, place: str, message: str, found: str) -> None:
    ((at, said, what, _),) = faults(text)
    assert (at, said, what) == (place, message, found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("number: five", "`number` is “five”; it must be a whole number in digits.", id="without-a-row"),
        pytest.param("{from: [{id: R-1, length: x}]}", "`length` of R-1 is “x”; it must be a whole number in digits.", id="of-a-row"),
        pytest.param("{id: a, from: [{length: x}]}", "`from.0.length` of a is “x”; it must be a whole number in digits.", id="inside-of-a-row"),
        pytest.param("{id: a, from: [{english: b, chinese: c, length: x}]}", "`length` of b is “x”; it must be a whole number in digits.", id="of-the-innermost-row"),
        pytest.param("{from: [{id: [], length: x}]}", "`from.0.length` is “x”; it must be a whole number in digits.", id="of-a-row-whose-id-is-none"),
        pytest.param("{from: [{id: R-1}]}", "`length` of R-1 is missing.", id="missing"),
        pytest.param("{id: a, numbr: 1}", "`numbr` of a is no field that is known here.", id="unknown"),
        pytest.param("words:", "`words` must not be empty.", id="empty"),
        pytest.param("flag:", "`flag` is empty; it must be true or false.", id="empty-where-a-value-is-wanted"),
        pytest.param("number: []", "`number` is a list; it must be a whole number.", id="a-list"),
        pytest.param("digest: " + "a" * 90, f"`digest` is “{'a' * 80}…”; it must be a sha256 of 64 hexadecimal digits in lower case.", id="long"),
        pytest.param("- a", "the whole of it is a list; it must be a map.", id="the-whole"),
        pytest.param("which: {length: 1, titel: t}", "`which.Inner.titel` is no field that is known here.", id="in-a-union"),
        pytest.param("a: [b", "not valid YAML: ", id="no-yaml"),
        pytest.param("a: b\na: c", "not plain YAML: has the key 'a' twice; line 1 has it first.", id="no-plain-yaml"),
    ],
)  # fmt: skip
def test_a_fault_is_said_in_one_sentence(text: str, said: str) -> None:
    _, found = parse_model(Outer, text.encode(), "f.yaml")
    assert [fault.said for fault in found if fault.said.startswith(said)]


@pytest.mark.parametrize(
    ("text", "place", "name", "remedy"),
    [
        pytest.param("义: 1\nnunber: 2", "f.yaml:2:1", "nunber", "Did you mean number?", id="near"),
        pytest.param("from_: []", "f.yaml:1:1", "from_", "Did you mean from?", id="the name in code"),
        pytest.param("from: [{length: 1, lenght: 2}]", "f.yaml:1:20", "from.0.lenght", "Did you mean length?", id="inside"),
        pytest.param("from: [{length: 1, flag: 2}]", "f.yaml:1:20", "from.0.flag", "Remove it.", id="a field of another model"),
        pytest.param("title: t", "f.yaml:1:1", "title", "Remove it.", id="a field of a model inside"),
        pytest.param("named: {x: {length: 1, titel: t}}", "f.yaml:1:24", "named.x.titel", "Did you mean title?", id="in a map"),
        pytest.param("which: {length: 1, titel: t}", "f.yaml:1:8", "which.Inner.titel", "Did you mean title?", id="in a union"),
        pytest.param("bases: [{weight: 1, wieght: 2}]", "f.yaml:1:21", "bases.0.wieght", "Did you mean weight?", id="read as more than is declared"),
        pytest.param("zzzz: 1", "f.yaml:1:1", "zzzz", "Remove it.", id="near to nothing"),
    ],
)  # fmt: skip
def test_an_unknown_field_has_its_place_and_the_nearest_name(text: str, place: str, name: str, remedy: str) -> None:
    found = faults(text)
    assert (place, "has an unknown field", name, remedy) in found


@pytest.mark.parametrize("digits", ["１", "²", "0x1", "1e3", "+1", ""])
def test_a_whole_number_is_written_in_ascii_digits(digits: str) -> None:
    _, (fault,) = parse_model(Outer, f"number: '{digits}'".encode(), "f.yaml")
    assert fault.expected == "must be a whole number in digits"


def test_all_at_once() -> None:
    assert len(faults("number: x\nflag: x\nwords: ''\nfrom: [{}, {length: x}]\nzzzz: 1")) == 6


def test_problems_of_the_yaml_are_faults() -> None:
    assert [(at, said.partition(";")[0]) for at, said, _, _ in faults("a: &x 1\na: *x")] == [
        ("f.yaml:1:4", "has the anchor &x"),
        ("f.yaml:2:1", "has the key 'a' twice"),
        ("f.yaml:2:4", "uses the alias *x"),
    ]


def test_a_file_too_large_to_keep() -> None:
    model, (fault,) = parse_model(Outer, None, "f.yaml")
    assert (model, fault.place, fault.message, fault.unreadable) == (None, "f.yaml", "is too large", True)
    assert str(4 * 1024 * 1024) in fault.expected


def test_bytes_that_are_no_text() -> None:
    assert parse_model(Outer, b"a\xff", "f") == (None, (decode(b"a\xff", "f")[1],))


def test_a_merge_conflict_is_one_fault() -> None:
    text = f"number: 1\n{'<' * 7} HEAD\ntext: a\n{'=' * 7}\ntext: b\n{'>' * 7} other\n"
    model, (fault,) = parse_model(Outer, text.encode(), "f.yaml")
    assert (model, fault.place, fault.kind, fault.unreadable) == (None, "f.yaml:2:1", "merge-conflict", True)


def test_a_part_of_a_document_below_other_lines() -> None:
    document = read_yaml("a: b\nwith:\n  义: 1\n  number: x")
    model, found = model_of(Outer, document, "f.md", below=100, within=("with",))
    assert model is None
    assert {(fault.place, fault.message, fault.found) for fault in found} == {
        ("f.md:103:3", "has an unknown field", "with.义"),
        ("f.md:104:11", "has a wrong value in with.number", "x"),
    }
    _, (problem,) = model_of(Outer, read_yaml("with:\n  a: *b"), "f.md", below=100, within=("with",))
    assert problem.place == "f.md:102:6"
    sound = read_yaml("with: {number: 5}")
    assert model_of(Outer, sound, "f.md", within=("with",)) == (Outer(number=5), ())


@pytest.mark.parametrize(
    ("names", "late"),
    [
        pytest.param("", [], id="none"),
        pytest.param("abc", [], id="each-once"),
        pytest.param("abab", [2, 3], id="two-twice"),
        pytest.param("aaa", [1, 2], id="thrice"),
    ],
)
def test_each_name_that_stands_again_is_named_with_its_index(names: str, late: list[int]) -> None:
    try:
        each_once(names, "must stand once")
    except ValidationError as error:
        found = [(detail["loc"], detail["input"], detail["msg"]) for detail in error.errors()]
        assert found == [
            ((index,), names[index], f"must stand once; number {names.index(names[index])} has it too")
            for index in late
        ]
    else:
        assert late == []


class _EveryForm(StrictModel):
    """A field of each form that a model of ours has."""

    text: str
    words: NonBlank
    choice: Literal["here", "there"]
    verdict: Verdict
    flag: Flag
    count: Count
    sha256: Sha256
    some: Annotated[tuple[NonBlank, ...], Field(min_length=1)]
    few: Annotated[tuple[NonBlank, ...], Field(min_length=2, max_length=2)]
    inner: "_Inner"
    free: dict[str, str]
    strict: Annotated[int, Field(strict=True, ge=1)]


class _Inner(StrictModel):
    name: NonBlank


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        pytest.param("text", "[a]", "must be text", id="a list for text"),
        pytest.param("words", "''", "must not be empty", id="nothing for words"),
        pytest.param("words", "' '", "must not be blank", id="a blank for words"),
        pytest.param("choice", "nowhere", "must be one of 'here' or 'there'", id="no choice"),
        pytest.param("verdict", "maybe", "must be one of ", id="no member of an enum"),
        pytest.param("flag", "[a]", "must be true or false", id="a list for a flag"),
        pytest.param("some", "[[a]]", "must be text", id="a list in a list, which is not empty"),
        pytest.param("flag", "yes", "must be true or false", id="no flag"),
        pytest.param("count", "3.0", "must be a whole number in digits", id="no count"),
        pytest.param("sha256", "AB", "must be a sha256 of 64 hexadecimal digits in lower case", id="no sha256"),
        pytest.param("some", "[]", "must not be empty", id="an empty list"),
        pytest.param("some", "{a: b}", "must be a list", id="a map for a list"),
        pytest.param("few", "[a]", "must have at least 2 items", id="a list too short"),
        pytest.param("few", "[a, b, c]", "must have at most 2 items", id="a list too long"),
        pytest.param("inner", "a", "must be a map", id="text for a model"),
        pytest.param("free", "a", "must be a map", id="text for a map"),
        pytest.param("strict", "a", "must be a whole number", id="text for a strict number"),
    ],
)
def test_what_is_expected_is_said_in_words_of_ours(field: str, value: str, expected: str) -> None:
    """No release of pydantic changes what a user reads."""
    _, faults = parse_model(_EveryForm, f"{field}: {value}\n".encode(), "a.yaml")
    (fault,) = (fault for fault in faults if not fault.message.startswith("lacks the field"))
    assert fault.expected.startswith(expected)
    assert "nput" not in fault.expected


_TYPES = {
    "bool": {"bool_type"},
    "dict": {"dict_type"},
    "enum": {"enum"},
    "int": {"int_type"},
    "literal": {"literal_error"},
    "model": {"model_type"},
    "str": {"string_type"},
    "tuple": {"tuple_type"},
}
"""The error types of each kind of schema, for what YAML gives: text, lists and maps."""
_CONSTRAINTS = {
    ("int", "ge"): "greater_than_equal",
    ("str", "min_length"): "string_too_short",
    ("str", "pattern"): "string_pattern_mismatch",
    ("tuple", "min_length"): "too_short",
    ("tuple", "max_length"): "too_long",
}
_WITHOUT_OWN_ERRORS = {
    "any", "default", "definition-ref", "definitions", "function-after", "function-before", "function-plain", "model-field",
    "model-fields", "no-info", "nullable", "union",
}  # fmt: skip
"""What wraps other schemas or is a function of ours. A union of ours takes what a validator has chosen before."""
_BOUNDS = {"min_length", "max_length", "pattern", "ge", "gt", "le", "lt", "multiple_of"}


def _schemas(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, dict):
        if isinstance(found.get("type"), str):
            yield found
        for name, inner in found.items():
            if name not in {"metadata", "serialization"}:
                yield from _schemas(inner)
    elif isinstance(found, list | tuple):
        for inner in found:
            yield from _schemas(inner)


def _models(base: type[StrictModel]) -> Iterator[type[StrictModel]]:
    for model in base.__subclasses__():
        yield model
        yield from _models(model)


def test_every_error_of_every_model_has_words_of_ours() -> None:
    for package in (bundle_model, checks):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    models_of_ours = [
        model for model in set(_models(StrictModel)) if model.__module__.startswith(("bundle_model.", "checks."))
    ]
    assert len(models_of_ours) > 50
    types: set[str] = set()
    for model in models_of_ours:
        for schema in _schemas(model.__pydantic_core_schema__):
            kind = schema["type"]
            assert kind in _TYPES or kind in _WITHOUT_OWN_ERRORS, f"{model.__name__}: what does {kind} say?"
            types |= _TYPES.get(kind, set())
            types |= {_CONSTRAINTS[kind, bound] for bound in _BOUNDS if schema.get(bound) is not None}
    assert types - models.EXPECTED.keys() == set()
