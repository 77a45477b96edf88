"""Short English texts of each kind of writing, labelled by reading before the reader was built; empty where silence is right.

`want` holds a figure each, as `text kind value unit bound`, with - for none. `interval` is that of the last as printed.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bundle_model.english.extract import figures_of, other_readings

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FILES: dict[str, list[dict[str, Any]]] = {
    path.stem: yaml.load(path.read_bytes(), _LOADER)  # noqa: S506 - a safe loader
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
}
CASES = [pytest.param(case, id=f"{name}-{case['input']}") for name, cases in _FILES.items() for case in cases]


def _read(text: str) -> list[str]:
    return [f"{one.text} {one.kind} {one.value} {one.unit or '-'} {one.bound or '-'}" for one in figures_of(text)]


@pytest.mark.parametrize("case", CASES)
def test_the_figures_are_those_that_a_reader_sees(case: dict[str, Any]) -> None:
    assert _read(case["input"]) == case["want"]


@pytest.mark.parametrize("case", [case for case in CASES if "interval" in case.values[0]])
def test_the_interval_is_the_one_that_is_meant(case: dict[str, Any]) -> None:
    assert str(figures_of(case["input"])[-1].interval) == case["interval"]


def test_each_kind_of_writing_has_firing_and_silent_cases() -> None:
    for name, cases in _FILES.items():
        assert len({case["input"] for case in cases}) == len(cases) >= 15, name
        assert any(case["want"] for case in cases), name
        assert not all(case["want"] for case in cases), name


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("a 32m road", [("32000000", None)]),
        ("32m parcels", [("32", "metres")]),
        ("1,032.5m cables", [("1032.5", "metres")]),
        ("32 metres", []),
        ("$32m", []),
        ("32m²", []),
        ("the B32m", []),
    ],
)
def test_what_else_an_m_may_mean(text: str, others: list[tuple[str, str | None]]) -> None:
    (figure,) = figures_of(text)
    found = other_readings(figure)
    assert [(one.value, one.unit) for one in found] == others
    assert all(one.printed and one.printed.value == one.value for one in found)
