"""What checks give: regions in code points, and the exit code of a run."""

from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.text.text import Text
from checks.results import Region, Status

TEXT = Text(text="一二三\n\nab\n")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(0, 1, Region("f", 1, 1, 1, 2), id="first-character"),
        pytest.param(1, 3, Region("f", 1, 2, 1, 4), id="to-the-end-of-a-line"),
        pytest.param(2, 6, Region("f", 1, 3, 3, 2), id="over-lines"),
        pytest.param(4, 4, Region("f", 2, 1, 2, 1), id="nothing-on-an-empty-line"),
        pytest.param(8, 8, Region("f", 4, 1, 4, 1), id="the-end"),
    ],
)
def test_region_of(start: int, end: int, expected: Region) -> None:
    assert Region.of(TEXT, "f", start, end) == expected


@pytest.mark.parametrize(
    ("line", "end"),
    [
        pytest.param(1, 4, id="chinese-counts-code-points"),
        pytest.param(2, 1, id="empty-line"),
        pytest.param(3, 3, id="last-line"),
        pytest.param(4, 1, id="behind-the-end"),
    ],
)
def test_region_of_line(line: int, end: int) -> None:
    assert Region.of_line(TEXT, "f", line) == Region("f", line, 1, line, end)


@given(st.text(alphabet="一a\n\r\u2028", max_size=30), st.data())
def test_a_region_leads_back_to_its_words(text: str, data: st.DataObject) -> None:
    page = Text(text=text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    region = Region.of(page, "f", start, end)
    first, last = page.offset_of(region.line, region.column), page.offset_of(region.end_line, region.end_column)
    assert text[first:last] == text[start:end]


def test_place() -> None:
    assert Region("bundle/a.txt", 3, 7, 3, 9).place == "bundle/a.txt:3:7"


PASSED, FAILED, SKIPPED, MANUAL = Status.PASSED, Status.FAILED, Status.SKIPPED, Status.MANUAL


@pytest.mark.parametrize(
    ("statuses", "require_all", "problem", "expected"),
    [
        pytest.param([PASSED], False, False, 0, id="passed"),
        pytest.param([PASSED, MANUAL], True, False, 0, id="manual-counts-apart"),
        pytest.param([PASSED, SKIPPED], False, False, 0, id="a-skip-beside-a-pass"),
        pytest.param([PASSED, SKIPPED], True, False, 1, id="a-skip-where-all-is-required"),
        pytest.param([PASSED, FAILED], False, False, 1, id="failed"),
        pytest.param([], False, False, 1, id="nothing-declared"),
        pytest.param([MANUAL], False, False, 1, id="nothing-examined-but-by-people"),
        pytest.param([SKIPPED], False, False, 1, id="nothing-examined-but-skipped"),
        pytest.param([PASSED], False, True, 2, id="a-problem"),
        pytest.param([FAILED], False, True, 2, id="findings-and-a-problem"),
        pytest.param([], True, True, 2, id="nothing-but-a-problem"),
    ],
)
def test_exit_code(make: Any, statuses: list[Status], require_all: bool, problem: bool, expected: int) -> None:
    outcomes = [make.outcome(status=status) for status in statuses]
    run = make.run(*outcomes, problems=(make.problem(),) if problem else (), require_all=require_all)
    assert run.exit_code == expected
    assert [run.count(status) for status in Status] == [statuses.count(status) for status in Status]


def test_results_do_not_change(make: Any) -> None:
    with pytest.raises(FrozenInstanceError):
        make.run().version = "2"
