"""The list of records is the only one: a model that is in it is read, held to its pages, and listed in the manifest."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from bundle_model import bundle as bundles
from bundle_model import inspect_bag, loader
from bundle_model.bundle import Bundle
from bundle_model.records.all_records import RECORDS
from bundle_model.records.base import ReadPage, Record, stale
from bundle_model.records.english import EnglishRow
from bundle_model.repository import read_repository
from checks.cli.records import tags


class _Notes(Record):
    path: ClassVar[str] = "record/notes.yaml"
    pages: tuple[ReadPage, ...]
    note: str

    def english(self) -> Iterator[EnglishRow]:
        yield EnglishRow("the note", (), (("note", self.note),), (("000", 48),))


@pytest.fixture
def look(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Bundle]:
    """One more record in the list, and a bag that has this text for it, with `{sha256}` of its five pages, told of it."""
    for module in (loader, bundles, tags):
        monkeypatch.setattr(module, "RECORDS", {**RECORDS, _Notes.path: _Notes})
    pages = sorted((repository / "bundle/data").iterdir())
    read = [f"{{page: '{p.name[:3]}', sha256: {hashlib.sha256(p.read_bytes()).hexdigest()}}}" for p in pages]

    def put(text: str) -> Bundle:
        (repository / "bundle" / _Notes.path).write_text(text.format(pages=", ".join(read), first=read[0]))
        for path, content in tags.record(read_repository(repository, "."), repository).files.items():
            path.write_bytes(content)
        return inspect_bag(repository / "bundle")

    return put


def test_every_record_is_in_the_bag_and_no_other_file_is(repository: Path) -> None:
    there = {f"record/{path.name}" for path in (repository / "bundle/record").iterdir()}
    assert there == set(RECORDS)
    assert {path: model.path for path, model in RECORDS.items()} == {path: path for path in there}


def test_a_record_that_is_listed_is_read_and_belongs_to_the_bag(look: Callable[[str], Bundle]) -> None:
    bundle = look("pages: [{pages}]\nnote: x\n")
    assert bundle.faults == ()
    note = bundle.record(_Notes)
    assert note is not None
    assert (note.note, bundle.documents[_Notes.path].place(("note",))) == ("x", (2, 7))
    assert bundle.pages_as_read(_Notes.path) == frozenset(bundle.page_by_id)


@pytest.mark.parametrize(
    ("text", "kind", "files"),
    [
        pytest.param("pages: [{first}]\nnote: x\n", "stale-notes-record", ["data"] * 4, id="pages-not-read"),
        pytest.param("pages: [{pages}]\n", "unreadable", ["record"], id="a-field-is-missing"),
        pytest.param("pages: [", "unreadable", ["record"], id="no-yaml"),
    ],
)
def test_a_record_that_is_listed_is_held_to_its_model_and_its_pages(
    look: Callable[[str], Bundle], text: str, kind: str, files: list[str]
) -> None:
    faults = look(text).faults
    assert [(fault.kind, fault.file.partition("/")[0]) for fault in faults] == [(kind, folder) for folder in files]


def test_a_record_that_is_listed_is_missed(look: Callable[[str], Bundle], repository: Path) -> None:
    look("pages: [{pages}]\nnote: x\n")
    (repository / "bundle" / _Notes.path).unlink()
    kinds = {fault.kind for fault in inspect_bag(repository / "bundle").faults}
    assert kinds == {"missing", stale(_Notes.path)}
