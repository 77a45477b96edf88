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

_FOLDER = Path(__file__).parent / "cases"
CASES = [
    pytest.param(case, id=f"{path.stem}-{case['input']}")
    for path in sorted(_FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
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
    for path in _FOLDER.glob("*.yaml"):
        cases = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert len(cases) >= 15, path
        assert len({case["input"] for case in cases}) == len(cases), path
