"""The base of every model, and how YAML text becomes a model. Every error has its place."""

import warnings
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, core_schema

from bundle_model.errors import RenamedFieldWarning
from bundle_model.faults import Fault, FaultList, unreadable
from bundle_model.files.decoding import decode
from bundle_model.files.left_by_git import left_by_git
from bundle_model.patterns import pattern
from bundle_model.strict.nearest import nearest
from bundle_model.strict.yaml_text import MAX_BYTES, Path, YamlDocument, read_yaml


class StrictModel(BaseModel):
    """A model that takes no unknown field and never changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def accept_old_name(old: str, new: str) -> Callable[[Any], Any]:
    """A validator that reads the field `old` as `new`, with a warning; both in one map are an error.

    Use it as `_old_name = model_validator(mode="before")(accept_old_name("read", "reviewed"))`.
    """

    def rename(value: Any) -> Any:
        if not isinstance(value, dict) or old not in value:
            return value
        if new in value:
            raise errors_at({(old,): (old, f"must not be there beside `{new}`, its new name")})
        warnings.warn(f"`{old}` is now called `{new}`; the old name works for one release", RenamedFieldWarning, 2)
        return {new if name == old else name: inner for name, inner in value.items()}

    return rename


class ReadBy:
    """In an annotation: how pydantic reads a field of this type. It derives nothing from the type: that takes ten times as long."""

    def __init__(self, schema: CoreSchema) -> None:
        self._schema = schema

    def __get_pydantic_core_schema__(self, *_: Any) -> CoreSchema:
        return self._schema


def _whole_number(value: object) -> object:
    if isinstance(value, str) and not (value.isascii() and value.isdigit() and len(value) < 20):
        raise ValueError("must be a whole number in digits")
    return value


def _flag(value: object) -> object:
    if isinstance(value, str) and value not in ("true", "false"):
        raise ValueError("must be true or false")
    return value == "true" if isinstance(value, str) else value


def written_as(form: str, words: str) -> ReadBy:
    """A validator for text of one form, a pattern. `words` describe it in errors, where pydantic would show the pattern."""
    wanted = pattern(form)

    def check(value: str) -> str:
        if wanted.fullmatch(value) is None:
            raise ValueError(f"must be {words}")
        return value

    return ReadBy(core_schema.no_info_after_validator_function(check, core_schema.str_schema()))


Count = Annotated[int, ReadBy(core_schema.no_info_before_validator_function(_whole_number, core_schema.int_schema()))]
Flag = Annotated[bool, ReadBy(core_schema.no_info_before_validator_function(_flag, core_schema.bool_schema()))]
NonBlank = Annotated[str, ReadBy(core_schema.str_schema(min_length=1, pattern=r"\S"))]
Sha256 = Annotated[str, written_as(r"[0-9a-f]{64}", "a sha256 of 64 hexadecimal digits in lower case")]

ExactNumber = Annotated[
    str, written_as(r"-?[0-9]+(\.[0-9]+)?|[0-9]+/[1-9][0-9]*", "an exact decimal or a fraction, such as 36.0 or 2/3")
]


Model = TypeVar("Model", bound=BaseModel)


class ReadAs(NamedTuple):
    """In an annotation: the models that can stand for a base class. Hints on unknown fields come from their fields."""

    models: Callable[[], Iterable[type[BaseModel]]]


def errors_at(said: Mapping[Path, tuple[str, str]]) -> ValidationError:
    """One error for each path below the validated value, so that a fault has its line. `said` is (found, rule)."""
    return ValidationError.from_exception_data(
        "record",
        [
            InitErrorDetails(type=PydanticCustomError("record", "{rule}", {"rule": rule}), loc=path, input=found)
            for path, (found, rule) in said.items()
        ],
    )


def each_once(names: Iterable[str], rule: str) -> None:
    """Raise one error with the index of each name that occurred before, and with the index where it did."""
    first: dict[str, int] = {}
    late: dict[Path, tuple[str, str]] = {}
    for index, name in enumerate(names):
        if first.setdefault(name, index) != index:
            late[index,] = (name, f"{rule}; number {first[name]} has it too")
    if late:
        raise errors_at(late)


def parse_model(model: type[Model], content: bytes | None, file: str) -> tuple[Model | None, tuple[Fault, ...]]:
    """Read a YAML file into `model`, or return the faults. `content` is None where it was too large to keep."""
    document, faults = parse_yaml(content, file)
    return model_of(model, document, file) if document else (None, faults)


def parse_yaml(content: bytes | None, file: str) -> tuple[YamlDocument | None, tuple[Fault, ...]]:
    """Read a file as YAML, or return the fault where it is not text. Problems of the YAML are in the document."""
    if content is None:
        return None, (unreadable(file, "is too large", "more", f"at most {MAX_BYTES} bytes", "Split the file."),)
    text, fault = decode(content, file)
    fault = fault or left_by_git(text, file)
    return (None, (fault,)) if fault else (read_yaml(text), ())


def model_of(
    model: type[Model], document: YamlDocument, file: str, below: int = 0, within: Path = ()
) -> tuple[Model | None, tuple[Fault, ...]]:
    """Turn the value at `within` of a YAML document into `model`.

    `below` is the number of lines of `file` above the document.
    """
    if document.problems:
        found = (
            unreadable(
                file, p.message, "this text", "plain YAML", "Fix the YAML.", p.line + below, p.column, p.sentence
            )
            for p in document.problems
        )
        return None, FaultList(file, found).counted
    data = document.data
    for step in within:
        data = data[step]
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        details = (detail for detail in error.errors(include_url=False) if not _follows(detail))
        wrong = (_field_fault(model, document, file, below, within, detail) for detail in details)
        return None, FaultList(file, wrong).counted


def _follows(detail: Any) -> bool:
    """Whether this error only follows from others: pydantic does not count the items of a list that have errors."""
    return detail["type"] == "too_short" and bool(len(detail["input"]) >= detail["ctx"]["min_length"])


def _field_fault(
    model: type[BaseModel], document: YamlDocument, file: str, below: int, within: Path, detail: Any
) -> Fault:
    path: Path = (*within, *detail["loc"])
    name = ".".join(str(step) for step in path)
    line, column = document.place(path)
    if detail["type"] == "extra_forbidden":
        # the key is wrong, not its value
        line, column = document.keys.get(path, (line, column))
        near = nearest(str(path[-1]), _fields_beside(model, detail["loc"]))
        remedy = f"Did you mean {near}?" if near else "Remove it."
        said = ("has an unknown field", name, "a field that is known here", remedy)
        sentence = f"{_named(path, document.data)} is no field that is known here."
    elif detail["type"] == "missing":
        said = (f"lacks the field {name}", "no such field", name, "Add it.")
        sentence = f"{_named(path, document.data)} is missing."
    else:
        text = detail["input"] if isinstance(detail["input"], str) else None
        found = _shape(detail["input"]) if text is None else text[:80] or "nothing"
        expected = _expected(detail)
        said = (f"has a wrong value{' in ' + name if name else ''}", found, expected, "Correct it.")
        sentence = f"{_named(path, document.data)} {_shown(text, found, expected)}."
    return unreadable(file, *said, line + below, column, sentence)


def _shown(text: str | None, found: str, expected: str) -> str:
    """What a value is, and what it must be."""
    if text == "" and expected.startswith("must not be "):
        return expected
    value = found if text is None else f"“{found}{'…' * (len(text) > len(found))}”" if text else "empty"
    return f"is {value}; it {expected}"


_NAMES = ("id", "name", "english", "chinese", "page")
"""The fields that name a row, the most telling first."""


def _named(path: Path, data: Any) -> str:
    """A field with the row that it belongs to, `verdict` of R-000-01; without one, with the whole path."""
    owner, within = "", path
    for number, step in enumerate(path):
        names = [data[name] for name in _NAMES if isinstance(data, dict) and name in data and name != step]
        if names and isinstance(names[0], str) and names[0]:
            owner, within = f" of {names[0][:80]}", path[number:]
        # what is missing has no value
        known = isinstance(data, dict) and step in data
        data = data[step] if known or isinstance(data, list) else None
    return f"`{'.'.join(map(str, within))}`{owner}" if within else "the whole of it"


EXPECTED = {
    "bool_type": "must be true or false",
    "dict_type": "must be a map",
    "enum": "must be one of {expected}",
    "greater_than_equal": "must be {ge} or more",
    "int_type": "must be a whole number",
    "literal_error": "must be one of {expected}",
    "model_type": "must be a map",
    "record": "{rule}",
    "string_pattern_mismatch": "must not be blank",
    "string_too_short": "must not be empty",
    "string_type": "must be text",
    "too_long": "must have at most {max_length} items",
    "too_short": "must have at least {min_length} items",
    "tuple_type": "must be a list",
}
"""The meaning of pydantic's error types, in our own words, which no release of pydantic changes."""


def _expected(detail: Any) -> str:
    context = detail.get("ctx", {})
    if detail["type"] == "value_error":  # from one of our validators
        return str(context["error"])
    if detail["type"] == "too_short" and context["min_length"] == 1:
        return "must not be empty"
    return EXPECTED.get(detail["type"], "must have a different form").format(**context)


def _shape(value: object) -> str:
    return "a map" if isinstance(value, dict) else "a list"


def _fields_beside(model: type[BaseModel], path: Path) -> list[str]:
    """The names, as written in YAML, of the fields that are allowed at the last step of a path."""
    models = [model]
    for step in path[:-1]:
        if isinstance(step, str):
            fields = [info for each in models for name, info in _fields(each) if name == step]
            models = [inner for info in fields for inner in _models_in(info.annotation)] or models
    return [name for each in models for name, _ in _fields(each)]


def _fields(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    return [(info.alias or name, info) for name, info in model.model_fields.items()]


def _models_in(annotation: object) -> list[type[BaseModel]]:
    for part in getattr(annotation, "__metadata__", ()):
        if isinstance(part, ReadAs):
            return list(part.models())
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models_in(part)]
