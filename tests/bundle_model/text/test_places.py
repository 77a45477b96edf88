"""Whether something is printed at a place."""

import pytest

from bundle_model.text.places import Place, is_printed
from bundle_model.text.text import Text

PAGE = Text(text="一二 \n\n \u3000\nend")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param("000:1", True, id="a-line"),
        pytest.param("000:1:2", True, id="its-last-character"),
        pytest.param("000:1:3", False, id="the-blank-behind-it"),
        pytest.param("000:1:99", False, id="behind-the-line"),
        pytest.param("000:2", False, id="an-empty-line"),
        pytest.param("000:3", False, id="a-line-of-blanks"),
        pytest.param("000:4:3", True, id="the-last-line-without-an-end"),
        pytest.param("000:5", False, id="behind-the-end"),
    ],
)
def test_is_printed(place: str, expected: bool) -> None:
    assert is_printed(Place.model_validate(place), PAGE) is expected
