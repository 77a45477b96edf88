"""The parts that every record has: its path in the bag, and the pages that it was read from."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from pydantic import field_validator

from bundle_model.records.english import EnglishRow
from bundle_model.strict.models import NonBlank, Sha256, StrictModel


class ReadPage(StrictModel):
    """A page that was read, and the sha256 of the bytes that it was read from."""

    page: NonBlank
    sha256: Sha256


class Record(StrictModel):
    """A YAML file of the bag with what people read out of the pages. `pages` are in order of their ids, each once."""

    path: ClassVar[str]
    """Where it is in the bag, such as `record/pages.yaml`."""

    pages: tuple[ReadPage, ...]

    @abstractmethod
    def english(self) -> Iterator[EnglishRow]:
        """All English of the record that could state a number, row by row. It is held to the pages."""

    @field_validator("pages")
    @classmethod
    def _are_in_page_order(cls, pages: tuple[ReadPage, ...]) -> tuple[ReadPage, ...]:
        ids = [page.page for page in pages]
        if ids != sorted(set(ids)):
            raise ValueError("must be in order of the page ids, each once")
        return pages


def stale(path: str) -> str:
    """The kind of fault where the record at this path does not match the pages of the bag."""
    return f"stale-{path.removeprefix('record/').removesuffix('.yaml')}-record"
