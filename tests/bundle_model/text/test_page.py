"""A seed: its fields in the order of the contract, and its id."""

import pytest
from pydantic import ValidationError

from bundle_model.text.page import Page, PageFile

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
