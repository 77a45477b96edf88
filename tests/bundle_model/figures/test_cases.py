"""Short inputs of each kind of writing, labelled from the definition by reading; where `want` is empty, silence is right.

`want` holds a figure each, as `text kind value unit bound`, with - for none. `low`, `high`, `low_closed` and
`high_closed` are of the first figure; `interval` is that of the last as it is printed.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bundle_model.figures import figures_of

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FILES: dict[str, list[dict[str, Any]]] = {
    path.stem: yaml.load(path.read_bytes(), _LOADER)  # noqa: S506 - a safe loader
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
}
CASES = [pytest.param(case, id=f"{name}-{case['input']}") for name, cases in _FILES.items() for case in cases]
_ENDS = ("low", "high", "low_closed", "high_closed")


@pytest.mark.parametrize("case", CASES)
def test_the_figures_are_those_that_a_reader_sees(case: dict[str, Any], read: Callable[[str], list[str]]) -> None:
    assert read(case["input"]) == case["want"]


@pytest.mark.parametrize("case", [case for case in CASES if {"interval", *_ENDS} & set(case.values[0])])
def test_the_interval_is_the_one_that_is_meant(case: dict[str, Any]) -> None:
    figures = figures_of(case["input"])
    if "interval" in case:
        assert str(figures[-1].interval) == case["interval"]
    ends = {end: case[end] for end in _ENDS if end in case}
    assert {end: getattr(figures[0].interval, end) for end in ends} == ends


def test_each_kind_of_writing_has_firing_and_silent_cases() -> None:
    """Silent: what only looks like the kind, and is another figure or none, is a case beside those that fire."""
    for name, cases in _FILES.items():
        assert len(cases) >= 15, name
        assert len({case["input"] for case in cases}) == len(cases), name
