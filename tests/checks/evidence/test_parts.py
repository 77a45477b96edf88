"""The names of what checks rest on: which lies in which, and how they are said."""

import pytest

from bundle_model.records.terms import TermsRecord
from bundle_model.text.page import page_ids
from checks.evidence import parts

_PAGE, _WORDS = "bundle/data/000", "bundle/record/words.yaml"


def test_the_names() -> None:
    assert parts.page("000") == _PAGE
    assert parts.record(TermsRecord) == _WORDS
    assert parts.reading(TermsRecord.path, "000") == f"{_WORDS}/000"
    assert parts.line("000", 12) == "hits/000/12"


@pytest.mark.parametrize(
    ("path", "payload", "part"),
    [
        pytest.param("bundle/data/000_a.txt", ["000_a.txt", "001_b.txt"], _PAGE, id="a-page"),
        pytest.param("bundle/data/000_a.txt", ["001_b.txt"], _PAGE, id="a-page-that-is-missing"),
        pytest.param("bundle/data/000_a.txt", [], _PAGE, id="of-no-page"),
        pytest.param("bundle/data/000_a.txt", ["000_a.txt", "000_b.txt"], "bundle/data/000_a", id="two-with-one-id"),
        pytest.param("bundle/data", [], "bundle/data", id="the-folder"),
        pytest.param("bundle/bagit.txt", [], "bundle/bagit.txt", id="a-file-of-the-bag"),
        pytest.param("CONSTRAINTS.md", ["CONSTRAINTS.md"], "CONSTRAINTS.md", id="a-file-outside"),
    ],
)
def test_the_part_that_a_file_is(path: str, payload: list[str], part: str) -> None:
    assert parts.of_file(path, page_ids(payload)) == part


@pytest.mark.parametrize(
    ("need", "part", "rests"),
    [
        pytest.param("bundle/data", _PAGE, True, id="every-page-and-one"),
        pytest.param("bundle/data", "bundle", True, id="a-folder-and-what-it-is-in"),
        pytest.param(_WORDS, _WORDS, True, id="a-record-and-itself"),
        pytest.param(_WORDS, f"{_WORDS}/000", True, id="a-record-and-what-it-says-of-a-page"),
        pytest.param(_WORDS, "bundle/record", True, id="a-record-and-its-folder"),
        pytest.param("*.py", "checks/a.py", True, id="code-and-a-file-of-it"),
        pytest.param("bundle/data", "bundle/data-old/000", False, id="a-name-that-begins-alike"),
        pytest.param(_WORDS, "bundle/record/pages.yaml", False, id="a-record-and-another"),
        pytest.param("bundle/data", f"{_WORDS}/000", False, id="pages-and-what-is-said-of-one"),
        pytest.param("*.py", "checks", False, id="code-and-a-folder"),
        pytest.param("bundle/data", "checks/a.py", False, id="pages-and-code"),
    ],
)
def test_what_rests_on_what(need: str, part: str, rests: bool) -> None:
    assert parts.rests_on(need, part) is rests


@pytest.mark.parametrize(
    ("part", "page", "shown"),
    [
        pytest.param(_PAGE, "000", "page 000", id="a-page"),
        pytest.param(f"{_WORDS}/000", "000", f"page 000 in {_WORDS}", id="a-page-in-a-record"),
        pytest.param(_WORDS, None, _WORDS, id="a-record"),
        pytest.param("bundle/data", None, "bundle/data", id="all-pages"),
        pytest.param("hits/000/12", None, "000:12", id="a-line-of-hits"),
        pytest.param("pyproject.toml", None, "pyproject.toml", id="another-file"),
    ],
)
def test_the_page_of_a_part_and_its_words(part: str, page: str | None, shown: str) -> None:
    assert (parts.page_in(part), parts.shown(part)) == (page, shown)
