"""The English of every record: which texts are held to the pages, and which lines each row cites."""

from collections.abc import Iterator

import pytest

from bundle_model.bundle import Bundle
from bundle_model.records.all_records import RECORDS
from bundle_model.records.english import EnglishRow
from bundle_model.repository import Repository


@pytest.fixture(scope="session")
def bundle(real_repository: Repository) -> Bundle:
    return real_repository.bundle


def _rows(bundle: Bundle, name: str) -> Iterator[EnglishRow]:
    return bundle.records[f"record/{name}.yaml"].english()


@pytest.mark.parametrize(
    ("record", "name", "fields", "cites"),
    [
        pytest.param("figures", "000:48:15", ["says"], (("000", 48),), id="a-figure"),
        pytest.param("relations", "R-000-06", ["claim", "doubt"], (("000", 65), ("000", 64)), id="a-relation-with-its-quotations"),
        pytest.param("relations", "R-000-07", ["claim"], (("000", 65),), id="a-line-once"),
        pytest.param("mentions", "registration form", ["english", "verdict", "reason"], (("000", 132), ("000", 133)), id="a-mention-with-its-statements"),
        pytest.param("mentions", "registration form (U-02)", ["says"], (("000", 133),), id="a-statement"),
        pytest.param("pages", "the date of 000", ["printed", "inferred"], (("000", 179), ("000", 274), ("000", 33), ("000", 41), ("000", 76), ("000", 167), ("000", 293), ("000", 277)), id="an-inference"),
        pytest.param("pages", "the date of 000 (000:41)", ["because"], (("000", 41),), id="a-line-of-evidence"),
        pytest.param("pages", "000-1", ["title", "place"], (("000", 2), ("000", 226)), id="a-story"),
        pytest.param("pages", "000:335-336", ["what"], (("000", 335), ("000", 336)), id="furniture"),
    ],
)  # fmt: skip
def test_a_row(bundle: Bundle, record: str, name: str, fields: list[str], cites: tuple[tuple[str, int], ...]) -> None:
    (row,) = (row for row in _rows(bundle, record) if row.name == name)
    assert [field for field, _ in row.texts] == fields
    assert row.cites == cites


def test_a_judgement_cites_all_its_places(bundle: Bundle) -> None:
    row = next(row for row in _rows(bundle, "words") if "screens in villages" in dict(row.texts)["why"])
    assert row.cites == (("001", 41),)


@pytest.mark.parametrize("record", [path.removeprefix("record/").removesuffix(".yaml") for path in RECORDS])
def test_each_text_is_where_the_row_says(bundle: Bundle, record: str) -> None:
    path = f"record/{record}.yaml"
    lines = (bundle.documents[path], next(file.content for file in bundle.bag.files if file.path == path))
    text = (lines[1] or b"").decode().split("\n")
    for row in _rows(bundle, record):
        for field, _ in row.texts:
            line, column = lines[0].place((*row.path, field))
            assert text[line - 1][: column - 1].endswith(f'"{field}": ')


def test_every_judgement_and_every_claim_is_there(bundle: Bundle) -> None:
    assert sum(1 for _ in _rows(bundle, "figures")) == 255
    assert sum(1 for _ in _rows(bundle, "relations")) == len(bundle.judged)
