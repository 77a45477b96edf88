"""Every classifier of pyproject.toml has its row, to the letter, both ways."""

from typing import Any

import pytest

RULE = "classifiers-declared"
ROWS = """
classifiers:
  - {name: "Environment :: Console", because: D-02}
  - {name: "Typing :: Typed", because: D-02}
"""
PYPROJECT = """[project]
classifiers = [
  "Environment :: Console",
  "Typing :: Typed",
]
"""


def _with(row: str) -> str:
    return f"{ROWS}  - {row}\n"


def _claiming(name: str) -> str:
    return PYPROJECT.replace("\n]\n", f'\n  "{name}",\n]\n')


@pytest.mark.parametrize(
    "pyproject",
    [PYPROJECT, "[project]\nclassifiers = ['Typing :: Typed', 'Environment :: Console']", _claiming("Typing :: Typed")],
    ids=["as-declared", "in-any-order", "twice"],
)
def test_what_is_declared_is_let_be(scope: Any, pyproject: str) -> None:
    assert scope(RULE, ROWS, pyproject=pyproject).found() == []


@pytest.mark.parametrize(
    ("name", "row"),
    [
        pytest.param("Environment :: GPU :: NVIDIA CUDA", r'- {name: "Environment :\x3a GPU :\x3a NVIDIA CUDA", because: }', id="gpu"),
        pytest.param("Typing ::  Typed", r'- {name: "Typing :\x3a  Typed", because: }', id="two-spaces"),
        pytest.param("typing :: typed", r'- {name: "typing :\x3a typed", because: }', id="case"),
        pytest.param("##[error]`x`", r'- {name: "##\x5berror]\x60x\x60", because: }', id="hostile"),
    ],
)  # fmt: skip
def test_what_is_not_declared_is_found_with_its_row(scope: Any, name: str, row: str) -> None:
    one = scope(RULE, ROWS, pyproject=_claiming(name))
    assert one.found() == [
        ("pyproject.toml:5:3", f"pyproject.toml has the classifier `{name}`, but no row declares it.")
    ]
    assert f"add to `classifiers` the row `{row}` and fill in `because`: " in one.remedies()[0]
    filled = _with(row[2:].replace("because: ", "because: D-02"))
    assert scope(RULE, filled, pyproject=_claiming(name)).found() == []


def test_what_is_declared_and_gone_is_found_at_its_row(scope: Any) -> None:
    row = '{name: "Framework :: Flask", because: D-02}'
    one = scope(RULE, _with(row), pyproject=PYPROJECT)
    said = "`Framework :: Flask` is declared, but pyproject.toml does not have it."
    assert one.found() == [(one.at(row), said)]


def test_without_classifiers_all_rows_are_gone(scope: Any) -> None:
    assert len(scope(RULE, ROWS, pyproject="[project]\n").found()) == 2


def test_a_row_rests_on_a_reason(scope: Any, unfit_reason: tuple[str, str]) -> None:
    because, said = unfit_reason
    row = f"{{name: X{because}}}"
    one = scope(RULE, _with(row), pyproject=_claiming("X"))
    ((place, message),) = one.found()
    assert (place, message.startswith(f"The row of `X` {said}")) == (one.at(row), True)


def test_without_pyproject_it_does_not_apply(scope: Any) -> None:
    assert scope(RULE, ROWS).skipped() == "there is no pyproject.toml"


@pytest.mark.parametrize(
    ("pyproject", "place"),
    [
        pytest.param("\x00", "pyproject.toml:1", id="no-toml"),
        pytest.param("project = 3", "pyproject.toml", id="wrong-shape"),
    ],
)
def test_what_cannot_be_read_is_waited_for(scope: Any, pyproject: str, place: str) -> None:
    assert scope(RULE, ROWS, pyproject=pyproject).waits() == ([f"pyproject.toml: see {place}"], 0)


def test_a_classifier_that_is_declared_twice_is_no_declaration(scope: Any) -> None:
    one = scope(RULE, _with('{name: "Typing :: Typed", because: D-02}'), pyproject=PYPROJECT)
    assert [problem[1:] for problem in one.unfit()] == [
        ("Typing :: Typed", "must have each classifier once; number 1 has it too")
    ]
