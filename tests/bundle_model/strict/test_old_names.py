"""A field that has a new name is read by its old one for a release, with a warning."""

from typing import Any

import pytest
from pydantic import model_validator

from bundle_model.errors import RenamedFieldWarning
from bundle_model.strict.models import Flag, StrictModel, accept_old_name, parse_model


class _Row(StrictModel):
    reviewed: Flag = True

    _old_name = model_validator(mode="before")(accept_old_name("read", "reviewed"))


class _Rows(StrictModel):
    rows: tuple[_Row, ...]


def _read(text: str) -> Any:
    return parse_model(_Rows, text.encode(), "a.yaml")


@pytest.mark.parametrize("value", ["true", "false"])
def test_the_old_name_is_read_with_a_warning(value: str) -> None:
    with pytest.warns(RenamedFieldWarning, match="`read` is now called `reviewed`"):
        rows, faults = _read(f"rows:\n  - {{read: {value}}}\n")
    assert faults == ()
    assert rows.rows[0].reviewed is (value == "true")


@pytest.mark.parametrize("row", ["{reviewed: false}", "{}"])
def test_the_new_name_is_read_without_one(row: str) -> None:
    rows, faults = _read(f"rows:\n  - {row}\n")
    assert (faults, rows.rows[0].reviewed) == ((), row == "{}")


def test_both_names_in_one_row_are_an_error_at_its_line() -> None:
    _, (fault,) = _read("rows:\n  - {}\n  - {read: true, reviewed: true}\n")
    assert (fault.line, fault.expected) == (3, "must not be there beside `reviewed`, its new name")


def test_what_is_no_map_is_left_to_the_model() -> None:
    _, (fault,) = _read("rows:\n  - read\n")
    assert fault.expected == "must be a map"
