"""What a constraint counts of a record, so that whatever disappears from it or is exchanged shows in CONSTRAINTS.md."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any, ClassVar

from bundle_model.records.base import Record
from bundle_model.records.tied import repeated
from bundle_model.repository import Repository
from bundle_model.strict.models import StrictModel
from bundle_model.strict.yaml_text import Path
from checks.evidence.stale_pages import row_region
from checks.results import AtDeclaration, Breach

HASH = "sha256"
ONE_TOO_MANY = "Remove one of them."


class Counted(StrictModel):
    """Parameters that count what a record has. A field that is not there is one that differs: the finding has it."""

    OF: ClassVar[tuple[type[Record], ...]]
    """The records that are counted, as they are on the pages."""

    @abstractmethod
    def found(self, repository: Repository) -> Mapping[str, Any]:
        """The right value of each field that can be counted; empty where the record could not be read."""


def found_by(parameters: Counted, repository: Repository) -> Mapping[str, Any]:
    """The right value of each field that can be counted."""
    bundle = repository.bundle
    # an absence counts the terms of its own elements, and nothing where a page is left out
    name = f"{type(parameters).__module__} {getattr(parameters, 'elements', '')} {sorted(bundle.left_out)}"
    rests_on = (*bundle.pages, *map(bundle.record, parameters.OF))
    return bundle.worked_out.once(name, rests_on, lambda: parameters.found(repository))


def differences(parameters: Counted, repository: Repository) -> dict[str, Any]:
    """The right values of the fields that differ."""
    found = found_by(parameters, repository)
    return {name: value for name, value in found.items() if getattr(parameters, name) != value}


def miscounted(
    parameters: Counted,
    repository: Repository,
    what: str,
    *,
    more: str = "",
    parts: tuple[str, ...] = (),
    cause: tuple[str, ...] = (),
) -> Iterator[Breach]:
    """One breach for all fields that differ, with the whole block to paste. `what` is the record in words.

    `more` are further blocks that differ for the same reason.
    """
    differing = differences(parameters, repository)
    if differing:
        said = "; ".join(_said(name, value, getattr(parameters, name)) for name, value in differing.items())
        remedy = (
            "Review what has changed, and restore it from git. If it is meant, run `yiwu-bundle record counts`, or write "
            f"`{block(parameters, repository)}`{more}."
        )
        yield Breach(AtDeclaration((next(iter(differing)),)), f"{what} {said}.", remedy, parts=parts, cause=cause)


def block(parameters: Counted, repository: Repository) -> str:
    """The parameters in YAML flow style, on one line, with the right values."""
    return f"with: {_flow(_right(parameters, repository))}"


def block_lines(parameters: Counted, repository: Repository) -> list[str]:
    """The same as people write it: a line a field, and more where one is long."""
    fields = (f"{name}: {_flow(value)}" for name, value in _right(parameters, repository).items())
    return ["with:", *(line for field in fields for line in _wrapped(field))]


def _right(parameters: Counted, repository: Repository) -> dict[str, Any]:
    right = {**parameters.model_dump(exclude_none=True), **parameters.found(repository)}
    return {name: right[name] for name in type(parameters).model_fields if name in right}


def _wrapped(field: str) -> list[str]:
    # a key and its value stay on one line: `maximum: 1`
    tied = field.replace(": ", ":\0")
    lines = wrap(
        tied, 110, initial_indent="  ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )
    return [line.replace("\0", " ") for line in lines]


def twice(record: Record | None, repository: Repository) -> Iterator[Breach]:
    """One breach for each value that a list of a record has a second time, at its row."""
    if record is None:
        return
    again = repository.bundle.worked_out.once(__name__, (record,), lambda: tuple(repeats(record)))
    for path, said in again:
        yield Breach(row_region(repository, record.path, path), said, ONE_TOO_MANY)


def repeats(model: StrictModel) -> Iterator[tuple[Path, str]]:
    """Each value that a list of a model has a second time: where it is, and a sentence that says so."""
    for path, value in repeated(model):
        name = next(str(step) for step in reversed(path) if isinstance(step, str))
        yield path, f"`{name}` has {value} twice."


def _said(name: str, value: Any, declared: Any) -> str:
    shown = name.replace("_", " ").replace("chinese", "Chinese").replace("english", "English")
    if name == HASH:
        return "differs from its sha256" if declared else "has no sha256 here"
    if isinstance(value, dict):
        before = declared or {}
        keys = [key for key in dict.fromkeys((*value, *before)) if value.get(key) != before.get(key)]
        return ", ".join(f"has {value.get(key, 0)} {key}, not {before.get(key, 0)}" for key in keys)
    return f"has {value} {shown}, not {'none' if declared is None else declared}"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(one)}' for key, one in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_flow, value))}]"
    text = str(value)
    # "000", "001-1" and a sha256 of digits alone are text in any YAML, but a number to some readers
    return f'"{text}"' if isinstance(value, str) and text[:1].isdigit() and not text.isalnum() else text
