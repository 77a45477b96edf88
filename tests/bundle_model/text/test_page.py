"""A seed: its fields in the order of the contract, and its id."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bundle_model.text.page import Page, PageFile, page_ids

FILE = {"page": "000", "name": "000_x.txt", "bytes": 7, "sha256": "0" * 64, "lines": 2, "characters": 3}


def test_the_fields_stand_in_the_order_of_the_contract() -> None:
    assert list(PageFile(**FILE).model_dump().items()) == list(FILE.items())


def test_a_page_is_called_as_its_file_is() -> None:
    page = Page(text="义\n乌", file=PageFile(**FILE))
    assert (page.id, page.lines, page.place_of(2)) == ("000", ("义", "乌"), (2, 1))


@pytest.mark.parametrize("field", FILE)
def test_a_file_is_closed_whole_and_frozen(field: str) -> None:
    with pytest.raises(ValidationError):
        PageFile(**{name: value for name, value in FILE.items() if name != field})
    with pytest.raises(ValidationError):
        PageFile(**FILE, more=1)
    with pytest.raises(ValidationError):
        setattr(PageFile(**FILE), field, FILE[field])


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        pytest.param(["000_a.txt", "001_b.txt"], ["000", "001"], id="heads"),
        pytest.param(["000_a.txt", "000_b.txt", "1.txt"], ["000_a", "000_b", "1"], id="heads collide"),
        pytest.param(["a_b_c.txt"], ["a"], id="two underscores"),
        pytest.param(["_a.txt", "_b.txt"], ["_a", "_b"], id="no head"),
        pytest.param(["a", "a.txt"], ["a", "a.txt"], id="stems collide"),
        pytest.param(["a", "a.txt", "a.txt.txt"], ["a", "a.txt", "a.txt.txt"], id="and again"),
        pytest.param(["a_x", "a_x.txt"], ["a_x", "a_x.txt"], id="heads and stems collide"),
        pytest.param([".txt"], [".txt"], id="no stem"),
        pytest.param(["sub/000_a.txt", "000_a.txt"], ["sub/000", "000"], id="in a folder"),
        pytest.param([], [], id="none"),
    ],
)
def test_page_ids(names: list[str], ids: list[str]) -> None:
    assert page_ids(names) == dict(zip(names, ids, strict=True))


@given(st.lists(st.lists(st.sampled_from(["a", "b", "_", ".txt"]), min_size=1, max_size=5).map("".join), unique=True))
def test_page_ids_are_never_equal_nor_empty(names: list[str]) -> None:
    ids = page_ids(names)
    assert list(ids) == names
    assert len({*ids.values()} - {""}) == len(names)
