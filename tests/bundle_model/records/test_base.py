"""What every record is held to: its pages in order, each once, and each with the sha256 of what was read."""

from collections.abc import Iterator
from typing import ClassVar

import pytest
from pydantic import ValidationError

from bundle_model.records.all_records import RECORDS
from bundle_model.records.base import ReadPage, Record, stale
from bundle_model.records.english import EnglishRow


class _Numbered(ReadPage):
    number: int = 0


class _Notes(Record):
    path: ClassVar[str] = "record/notes.yaml"
    pages: tuple[_Numbered, ...]

    def english(self) -> Iterator[EnglishRow]:
        yield EnglishRow("notes", (), (), ())


def _pages(ids: str) -> tuple[_Numbered, ...]:
    return tuple(_Numbered(page=page, sha256="0" * 64) for page in ids.split())


@pytest.mark.parametrize("ids", ["", "000", "000 001 005", "a b"])
def test_pages_in_order_of_their_ids(ids: str) -> None:
    assert [page.page for page in _Notes(pages=_pages(ids)).pages] == ids.split()


@pytest.mark.parametrize("ids", ["001 000", "000 000", "a b a"])
def test_pages_out_of_order_or_doubled(ids: str) -> None:
    """Held by the base, whatever model of a page a record has."""
    with pytest.raises(ValidationError, match="must be in order of the page ids, each once"):
        _Notes(pages=_pages(ids))


@pytest.mark.parametrize("fields", [{"page": " "}, {"page": ""}, {"sha256": "0"}, {"sha256": "A" * 64}], ids=str)
def test_a_page_has_an_id_and_a_sha256(fields: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        _Numbered(**{"page": "000", "sha256": "0" * 64, **fields})


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("record/pages.yaml", "stale-pages-record"),
        ("record/words.yaml", "stale-words-record"),
        ("record/figures.yaml", "stale-figures-record"),
    ],
)
def test_the_kind_of_fault_of_a_stale_record_never_changes(path: str, kind: str) -> None:
    assert path in RECORDS
    assert stale(path) == kind
