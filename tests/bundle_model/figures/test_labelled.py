"""Invented sentences and passages in newspaper manner, labelled from the definition by reading: every field of every figure."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bundle_model.figures import figures_of
from bundle_model.figures.rules import RULES

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FOLDER = Path(__file__).parent / "labelled"
_CASES = Path(__file__).parent / "cases"
_ENTRIES: dict[str, dict[str, Any]] = {
    "-".join([path.stem, str(number), *entry.get("about", "").split()]): entry
    for path in sorted(_FOLDER.glob("*.yaml"))
    for number, entry in enumerate(yaml.load(path.read_bytes(), _LOADER), 1)  # noqa: S506 - a safe loader
}
ENTRIES = [pytest.param(entry, id=name) for name, entry in _ENTRIES.items()]


def _said(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["start"], row["text"], row["kind"], row["value"], row["unit"], row["bound"]


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_figures_of_a_text_are_those_that_a_reader_sees(entry: dict[str, Any]) -> None:
    """`either`: careful readers differ, so it is not compared. A null value is not compared: a name need have none."""
    open_to_both = {row["start"] for row in entry["figures"] if row.get("either")}
    valueless = {row["start"] for row in entry["figures"] if row["value"] is None}
    wanted = [_said(row) for row in entry["figures"] if row["start"] not in open_to_both]
    found = [
        (one.start, one.text, one.kind, None if one.start in valueless else one.value, one.unit, one.bound)
        for one in figures_of(entry["text"])
        if one.start not in open_to_both
    ]
    assert found == wanted


def test_a_label_stands_where_it_says() -> None:
    for name, entry in _ENTRIES.items():
        for row in entry["figures"]:
            assert entry["text"].startswith(row["text"], row["start"]), (name, row)


def test_every_rule_decides_some_labelled_figure() -> None:
    """In a passage, or in a case of one kind of writing (see `test_cases.py`)."""
    texts = [entry["text"] for entry in _ENTRIES.values()]
    for path in _CASES.glob("*.yaml"):
        texts.extend(case["input"] for case in yaml.load(path.read_bytes(), _LOADER))  # noqa: S506 - a safe loader
    decided = {one.rule for text in texts for one in figures_of(text)}
    assert decided == set(RULES)
