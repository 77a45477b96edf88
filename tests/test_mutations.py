"""Every change of one field of a record or of a block of CONSTRAINTS.md is caught, but for what only people can judge.

Each field is dropped, doubled, exchanged with the next of its kind, given another number or place, and emptied. pytest takes
a sample; `python tests/test_mutations.py` makes every change, and shows by record and field how many are caught.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from bundle_model.bundle import Bundle
from bundle_model.declared.constraints import read_constraints
from bundle_model.files.layout import BUNDLE, CONSTRAINTS
from bundle_model.loader import RecordReading, bundle_of
from bundle_model.records.all_records import RECORDS
from bundle_model.records.terms import Term
from bundle_model.records.tied import tied
from bundle_model.repository import Repository, read_repository
from bundle_model.strict.marks import InEnglish, marked
from bundle_model.strict.models import _models_in, model_of
from bundle_model.strict.yaml_text import YamlDocument, read_yaml
from checks.engine.binding import Bound, bind
from checks.engine.registry import all_rules
from checks.engine.runner import run_checks
from checks.engine.survey import survey
from checks.evidence.parts import rests_on
from checks.results import Status

_TOP = Path(__file__).parents[1]
Steps = tuple[str | int, ...]

REVIEWED: Mapping[str, Mapping[str, str]] = {
    "record/pages.yaml": {
        "title": "the headline in English",
        "inferred": "what a reader infers, in English",
        "because": "the reason of an inference, in English",
        "what": "what the furniture is, in English",
    },
    "record/figures.yaml": {
        "says": "what a figure counts, in English",
        "because": "why a number is there that no page prints, in English",
    },
    "record/relations.yaml": {
        "claim": "the claim in English",
        "doubt": "the words of a doubt; that there is one is counted",
        "saved_by": "the words of a saving reading; that there is one decides the verdict",
        "because": "what a constant is, in English",
        "implies": "what follows from equal rates, in English",
    },
    "record/words.yaml": {
        "why": "the reason of a judgement, in English",
        "because": "why a number is there that no page prints, in English",
    },
    "record/mentions.yaml": {
        "says": "what a statement says, in English",
        "verdict": "the verdict in English",
        "reason": "the reason of a verdict, in English",
        "there": "the case that a thing comes near to a specification, in English",
        "missing": "the case against, in English",
        "because": "why a number is there that no page prints, in English",
    },
    "record/glossary.yaml": {
        "means": "what a name means, in English",
    },
    "record/gists.yaml": {
        "english": "what a passage says, in English; that each passage has a gist is counted",
        "because": "why a number is there that no page prints, in English",
    },
    CONSTRAINTS: {
        "because": "which decision asks for something; that there is such a decision is checked",
        "date": "on which day a decision was taken; that it is a day is checked",
        "remedy": "what to do, in English",
        "for": "what a package or an exception is for, in English",
        "runs": "which programs a module may run; that it runs these and no other is checked where it says so",
        "apart": "which layers are kept apart although their order would let one import the other",
    },
}
"""The fields that only review can hold, by file, and why. Whatever shape or presence of theirs can be checked is."""


@dataclass(frozen=True)
class Change:
    """What is changed: the file, where in its YAML, how, and the YAML as it is then. `section` is that of a block."""

    file: str
    steps: Steps
    how: str
    data: Any
    section: str = ""

    @property
    def field(self) -> str:
        """The name of the innermost field."""
        return next(str(step) for step in reversed(self.steps) if isinstance(step, str))

    @property
    def reviewed(self) -> bool:
        """Whether only review can hold the field."""
        assert self.file in REVIEWED, f"say in REVIEWED which fields of {self.file} only review can hold"
        return not {*REVIEWED[self.file]}.isdisjoint(step for step in self.steps if isinstance(step, str))

    def __str__(self) -> str:
        return f"{self.file} {self.section} {'.'.join(map(str, self.steps))}: {self.how}"


def changes(file: str, data: Any, section: str = "") -> Iterator[Change]:
    """Every change of one field of a YAML document."""
    for steps, value in list(_fields(data)):
        for how, changed in _changed(data, steps, value):
            yield Change(file, steps, how, changed, section)


def _fields(value: Any, steps: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    if steps:
        yield steps, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inner:
        yield from _fields(one, (*steps, step))


def _changed(data: Any, steps: Steps, value: Any) -> Iterator[tuple[str, Any]]:
    *above, last = steps
    whole = _at(data, above)
    yield "dropped", _with(data, above, _without(whole, last))
    if isinstance(whole, list):
        yield "doubled", _with(data, above, [*whole[: last + 1], value, *whole[last + 1 :]])
    neighbour = _neighbour(data, steps)
    if neighbour is not None and _at(data, neighbour) != value:
        swapped = _with(_with(data, steps, _at(data, neighbour)), neighbour, value)
        yield "swapped with the next", swapped
    if isinstance(value, str):
        for how, other in (
            ("another number", _other_number(value)),
            ("another place", _other_place(value)),
            ("empty", ""),
        ):
            if other is not None and other != value:
                yield how, _with(data, steps, other)
        if value in ("true", "false"):
            yield "the opposite", _with(data, steps, "false" if value == "true" else "true")
    elif value:
        yield "empty", _with(data, steps, type(value)())


def _at(data: Any, steps: Any) -> Any:
    for step in steps:
        if isinstance(data, str):  # `parts` of one relation is a list, that of another a place
            raise KeyError(step)
        data = data[step]
    return data


def _with(data: Any, steps: Any, value: Any) -> Any:
    """The data with another value at the steps; what lies beside them is shared."""
    if not steps:
        return value
    copy = data.copy()
    copy[steps[0]] = _with(data[steps[0]], steps[1:], value)
    return copy


def _without(whole: Any, last: Any) -> Any:
    copy = whole.copy()
    del copy[last]
    return copy


def _neighbour(data: Any, steps: Steps) -> Steps | None:
    """The next item of the same list, else the same field of the next row."""
    for at in range(len(steps) - 1, -1, -1):
        if isinstance(steps[at], int):
            other = (*steps[:at], int(steps[at]) + 1, *steps[at + 1 :])
            try:
                _at(data, other)
            except (KeyError, IndexError, TypeError):
                continue
            return other
    return None


def _other_number(value: str) -> str | None:
    if re.fullmatch(r"[0-9]+", value):
        return str(int(value) + 1).zfill(len(value))
    return (
        re.sub(r"[0-9]+(?=[^0-9:]*$)", lambda m: str(int(m[0]) + 1), value)
        if re.fullmatch(r"[0-9.]+|R-.*", value)
        else None
    )


def _other_place(value: str) -> str | None:
    if not re.fullmatch(r"[0-9]{3}(:[0-9]+){1,2}|[0-9]+(-[0-9]+)?|[UDC]-[0-9]{2}", value):
        return None
    return re.sub(r"[0-9]+$", lambda m: str(int(m[0]) + 1).zfill(len(m[0])), value)


@dataclass
class Bench:
    """This project, read once. A change is judged without writing it to a disk."""

    repository: Repository
    bound: tuple[Bound, ...]

    @classmethod
    def of(cls, root: Path) -> "Bench":
        repository = read_repository(root, ".", tracked=True)
        return cls(repository, bind(repository, all_rules())[0])

    def caught(self, change: Change) -> bool:
        """Whether `check` would not say ok, the tag manifest written anew."""
        if change.file == CONSTRAINTS:
            constraints = read_constraints(self._text(change).encode())
            return run_checks(replace(self.repository, constraints=constraints), all_rules()).exit_code != 0
        document = replace(self.repository.bundle.documents[change.file], data=change.data)
        repository = replace(self.repository, bundle=self._bundle(change.file, read_of(change.file, document)))
        # the other checks see what they saw before
        part = f"{BUNDLE}/{change.file}"
        bound = [one for one in self.bound if one.rule and any(rests_on(need, part) for need in one.rule.needs)]
        surveyed = survey(repository, bound, (fault for fault in repository.faults if fault.unreadable))
        return bool(surveyed.problems) or any(one.status is not Status.PASSED for one in surveyed.outcomes)

    def means_the_same(self, change: Change) -> bool:
        """Whether what is read is what was read, such as without a default, or with rows in another order.

        What only review can hold is left out: two names exchanged are two `for` exchanged, two statements that differ in
        their English alone are two `says` exchanged.
        """
        if change.file == CONSTRAINTS:
            return _as_sets(change.data) == _as_sets(self._block(change.section))
        document = replace(self.repository.bundle.documents[change.file], data=change.data)
        record = read_of(change.file, document).record
        before = self.repository.bundle.records[change.file]
        return record is not None and (record == before or _sorted(record) == _sorted(before))

    def _bundle(self, path: str, reading: RecordReading) -> Bundle:
        old = self.repository.bundle

        def read(model: Any, content: bytes | None) -> RecordReading:
            return (
                reading if model.path == path else RecordReading(old.documents[model.path], old.records[model.path], ())
            )

        made = bundle_of(old.bag, read)
        return replace(made, pages=old.pages, worked_out=old.worked_out)

    def _block(self, section: str) -> Any:
        every = (*self.repository.constraints.decisions, *self.repository.constraints.constraints)
        return next((one.section.block.data for one in every if one.section.id == section), None)

    def _text(self, change: Change) -> str:
        text = self.repository.constraints.text.text
        fresh = yaml.dump(change.data, default_style='"', allow_unicode=True, width=10_000, sort_keys=False)
        start = text.index(
            "```yaml\n",
            text.index(f"### {change.section} ") if change.section[1] == "-" else text.index("\n## Constraints"),
        )
        end = text.index("\n```", start)
        return f"{text[: start + 8]}{fresh.rstrip()}{text[end:]}"

    def every(self) -> Iterator[Change]:
        """Every change of every record and of every block of CONSTRAINTS.md."""
        for path, document in self.repository.bundle.documents.items():
            yield from changes(path, document.data)
        text = self.repository.constraints.text.text
        counts = re.search(r"\n## Constraints\n(?s:.*?)```yaml\n((?s:.*?))```", text)
        assert counts
        yield from changes(CONSTRAINTS, read_yaml(counts[1]).data, "the counts")
        for one in (*self.repository.constraints.decisions, *self.repository.constraints.constraints):
            yield from changes(CONSTRAINTS, one.section.block.data, one.section.id)


def read_of(path: str, document: YamlDocument) -> RecordReading:
    record, faults = model_of(RECORDS[path], document, path)
    return RecordReading(document, record, faults)


def _as_sets(value: Any) -> Any:
    """A value whose lists are in one order, since every list of CONSTRAINTS.md is a set, and without what is reviewed."""
    if isinstance(value, dict):
        return {name: _as_sets(one) for name, one in value.items() if name not in REVIEWED[CONSTRAINTS]}
    return sorted(map(_as_sets, value), key=repr) if isinstance(value, list) else value


def _sorted(record: Any) -> Any:
    return {
        name: sorted(repr(tied(_in_order(one))) for one in getattr(record, name)) for name in type(record).model_fields
    }


_SETS = frozenset(("forms", "compounds", "elements"))
"""Lists of a term in which the order says nothing: each form is searched for, for each element."""


def _in_order(row: Any) -> Any:
    """A row with its sets in one order."""
    if not isinstance(row, Term):
        return row
    return row.model_copy(update={name: tuple(sorted(getattr(row, name))) for name in _SETS})


_KINDS = ("caught", "missed", "reviewed", "the same")


def outcome_of(change: Change, bench: Bench) -> str:
    """What becomes of a change: caught or missed; or it is for review, or means the same as what was there."""
    if change.reviewed:
        return "reviewed"
    if bench.means_the_same(change):
        return "the same"
    return "caught" if bench.caught(change) else "missed"


@pytest.fixture(scope="module")
def bench(small_project: Path) -> Bench:
    """This project as git has it."""
    return Bench.of(small_project)


def test_nothing_changed_is_nothing_found(bench: Bench) -> None:
    assert run_checks(bench.repository, all_rules()).exit_code == 0
    section = bench.repository.constraints.constraints[0].section
    assert not bench.caught(Change(CONSTRAINTS, ("id",), "not at all", section.block.data, section.id))
    for path, document in bench.repository.bundle.documents.items():
        assert not bench.caught(Change(path, ("pages",), "not at all", document.data))


def test_of_a_sample_of_changes_nearly_all_are_caught(bench: Bench) -> None:
    """One change of each fifth field, in a row further on each time. The whole takes an hour: see the head of this file."""
    every: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in bench.every():
        every[change.file, change.field].append(change)
    sample = [found[7 * number % len(found)] for number, found in enumerate(every.values()) if number % 5 == 0]
    became = {str(change): outcome_of(change, bench) for change in sample}
    counted = Counter(became.values())
    judged = counted["caught"] + counted["missed"]
    assert judged > 20
    assert counted["missed"] <= judged * 3 // 100, [change for change, what in became.items() if what == "missed"]


@pytest.mark.parametrize(
    ("path", "steps", "how"),
    [
        pytest.param("record/relations.yaml", ("pages", 1, "relations", 2), "dropped", id="a-relation"),
        pytest.param("record/relations.yaml", ("pages", 0, "relations", 1, "figures", 0), "doubled", id="a-figure"),
        pytest.param("record/words.yaml", ("terms", 0, "forms", 1), "dropped", id="a-form"),
        pytest.param("record/words.yaml", ("terms", 0, "forms"), "swapped with the next", id="forms"),
        pytest.param("record/mentions.yaml", ("mentions", 3, "places", 0), "another place", id="a-place"),
        pytest.param("record/pages.yaml", ("pages", 0, "stories", 1, "about_yiwu"), "the opposite", id="a-story"),
        pytest.param("record/pages.yaml", ("pages", 0, "date", "from", 2), "dropped", id="a-line-of-evidence"),
        pytest.param("record/figures.yaml", ("pages", 0, "figures", 4, "value"), "another number", id="a-value"),
    ],
)
def test_what_was_once_missed_is_caught(bench: Bench, path: str, steps: Steps, how: str) -> None:
    data = bench.repository.bundle.documents[path].data
    found = dict(_changed(data, steps, _at(data, steps)))
    assert outcome_of(Change(path, steps, how, found[how]), bench) == "caught"


@pytest.mark.parametrize("path", RECORDS)
def test_only_free_english_is_for_review_in_a_record(path: str) -> None:
    """The models mark the same fields as English."""
    assert {*REVIEWED[path]} == {*_english(RECORDS[path])}


def _english(model: Any) -> Iterator[str]:
    for one in _models(model, set()):
        yield from ((one.model_fields[name].alias or name) for name in marked(one, InEnglish))


def _models(model: Any, seen: set[Any]) -> set[Any]:
    """A model and all models in its fields."""
    if model not in seen:
        seen.add(model)
        for inner in (one for info in model.model_fields.values() for one in _models_in(info.annotation)):
            _models(inner, seen)
    return seen


def _show(files: list[str]) -> None:
    """Make every change of these files, or of all, and print by file and field what becomes of them."""
    made = Bench.of(_TOP)
    rows: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for change in made.every():
        if not files or change.file in files:
            became = outcome_of(change, made)
            rows[change.file, change.field][became] += 1
            if became == "missed":
                sys.stdout.write(f"missed: {change}\n")
    for (file, field), counted in (*sorted(rows.items()), (("all", ""), sum(rows.values(), Counter()))):
        numbers = ", ".join(f"{counted[kind]} {kind}" for kind in _KINDS if counted[kind])
        sys.stdout.write(f"{file} {field}: {numbers}\n")
    for file, fields in REVIEWED.items():
        for field, why in fields.items():
            sys.stdout.write(f"for review: {file} {field}: {why}\n")


if __name__ == "__main__":
    _show(sys.argv[1:])
