"""The elements of a specification: 27 questions, each once and in order."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from bundle_model.declared import elements as module
from bundle_model.declared.elements import FIRST, KnownElement, elements
from bundle_model.errors import BundleError
from bundle_model.loader import load
from bundle_model.records.terms import TermsRecord

KNOWN: TypeAdapter[str] = TypeAdapter(KnownElement)


def test_there_are_27_in_order() -> None:
    assert list(elements()) == [f"U-{number:02d}" for number in range(1, 28)]
    assert all(element_id == element.id for element_id, element in elements().items())


def test_each_is_a_question_that_some_family_asks() -> None:
    for element in elements().values():
        assert element.question.endswith("?")
        families = element.by.split(" ")
        assert families
        assert set(families) <= set("IAVE")
        assert len(set(families)) == len(families)
    assert len({element.name for element in elements().values()}) == 27


def test_the_first_three_are_what_the_card_names() -> None:
    assert [elements()[one].name for one in FIRST] == ["System of interest", "Hardware target", "Performance core"]


@pytest.mark.parametrize("element", ["U-01", "U-27"])
def test_a_known_element(element: str) -> None:
    assert KNOWN.validate_python(element) == element


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        pytest.param("U-00", "must be an element of a specification, U-01 to U-27", id="below"),
        pytest.param("U-28", "must be an element of a specification, U-01 to U-27", id="above"),
        pytest.param("U-1", "id of an element", id="one-digit"),
        pytest.param("U-011", "id of an element", id="three-digits"),
        pytest.param("u-01", "id of an element", id="lower-case"),
        pytest.param("U-01\n", "id of an element", id="newline"),
        pytest.param("U-０1", "id of an element", id="full-width"),
    ],
)
def test_no_known_element(element: str, expected: str) -> None:
    with pytest.raises(ValidationError, match=expected):
        KNOWN.validate_python(element)


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file that is read in place of the shipped one."""
    path = tmp_path / "elements.yaml"
    monkeypatch.setattr(module, "FILE", str(path))
    elements.cache_clear()
    yield path
    elements.cache_clear()


def test_a_broken_table_is_named_with_its_line(other: Path) -> None:
    other.write_text(
        "elements:\n  - {id: U-01, name: A, question: B?, by: I}\n  - {id: U-2, name: A, question: B?, by: I}\n"
    )
    with pytest.raises(BundleError) as raised:
        elements()
    assert [(fault.file, fault.line) for fault in raised.value.faults] == [(str(other), 3)]


def test_every_element_is_searched_for() -> None:
    assert {one for term in load().record(TermsRecord).terms for one in term.elements} == set(elements())
