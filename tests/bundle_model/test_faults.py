"""Faults: what each says, and their order."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bundle_model
from bundle_model.faults import MOST_FAULTS, Fault, FaultList, first_of, in_order


def fault(file: str = "f", line: int | None = None, column: int | None = None, **parts: str) -> Fault:
    said = {"kind": "k", "message": "is wrong", "found": "x", "expected": "y", "remedy": "Fix it."} | parts
    return Fault(said["kind"], file, said["message"], said["found"], said["expected"], said["remedy"], line, column)


@pytest.mark.parametrize(
    ("line", "column", "place"), [(None, None, "f"), (3, None, "f:3"), (3, 4, "f:3:4")], ids=["file", "line", "column"]
)
def test_a_fault_says_place_found_expected_and_remedy(line: int | None, column: int | None, place: str) -> None:
    assert fault("f", line, column).place == place
    assert str(fault("f", line, column)) == f"{place}: is wrong (found x; expected y). Fix it."


ORDERED = (
    fault("a", 2, 1),
    fault("b"),
    fault("b", 2),
    fault("b", 10, 1, kind="j"),
    fault("b", 10, 1),
    fault("b", 10, 1, expected="z"),
    fault("b", 10, 1, expected="z", remedy="Other."),
    fault("b", 10, 2),
)


@given(st.permutations(ORDERED * 2))
def test_each_once_and_in_order_whatever_the_order_was(faults: list[Fault]) -> None:
    assert in_order(faults) == ORDERED


def run(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(bundle_model.__file__).parents[1])


@pytest.mark.parametrize("module", ["bundle_model", "bundle_model.bag", "bundle_model.faults", "bundle_model.errors"])
def test_reading_a_bag_alone_imports_neither_pydantic_nor_yaml(module: str) -> None:
    run(f"import {module}, sys; assert not {{'pydantic', 'pydantic_core', 'yaml'}} & set(sys.modules), sys.modules")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        pytest.param(2, [], id="few"),
        pytest.param(MOST_FAULTS, [], id="just-as-many-as-are-kept"),
        pytest.param(
            MOST_FAULTS + 1, ["f: has many faults (found 1001, of which 1000 are named; expected none)"], id="one-more"
        ),
    ],
)
def test_of_very_many_faults_of_a_file_the_rest_is_counted(number: int, said: list[str]) -> None:
    found = FaultList("f", (fault("f", line) for line in range(1, number + 1))).counted
    assert [str(one).partition(".")[0] for one in found if one.line is None] == said
    assert [one.line for one in found if one.line] == [*range(1, min(number, MOST_FAULTS) + 1)]


@pytest.mark.parametrize(
    ("names", "most", "said"),
    [
        pytest.param([], 2, "", id="none"),
        pytest.param(["a"], 1, "a", id="one"),
        pytest.param(["a", "b"], 2, "a, b", id="just-as-many"),
        pytest.param(["a", "b", "c"], 2, "a, b and 1 more", id="one-more"),
        pytest.param(["a", "b", "c"], 1, "a and 2 more", id="after-the-first"),
    ],
)
def test_the_first_names_and_how_many_others(names: list[str], most: int, said: str) -> None:
    assert first_of(names, most) == said
