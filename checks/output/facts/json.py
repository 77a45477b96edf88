"""One JSON object: the contract that the definition of a figure gives."""

from collections.abc import Iterable, Iterator
from typing import Annotated, TypedDict

from bundle_model.facts import Fact
from bundle_model.text.page import PageFile
from checks.output.fact_list import FigureJson, Source, fields_of
from checks.output.formats import Style
from checks.output.json_frame import About, Count, Sha256, streamed

ABOUT = "Every figure that was asked for. A line of `jsonl` is one `figure`."


class FileJson(TypedDict):
    page: Annotated[str, About("The page id.")]
    name: str
    bytes: Count
    sha256: Sha256
    lines: Annotated[Count, About("Without an empty last one.")]
    characters: Annotated[Count, About("Unicode code points.")]


class Head(TypedDict):
    seed_count: Annotated[Count, About("How many seeds were read; 0 for a text that is no page.")]
    files: Annotated[list[Annotated[FileJson, About("A page as a file.")]], About("The seeds, in page order.")]


class Document(Head):
    figures: Annotated[
        list[Annotated[FigureJson, About("One figure at its place.")]], About("In page order, then by start.")
    ]


def render(facts: Iterable[Fact], source: Source, style: Style) -> Iterator[str]:
    """The document in pieces, one line for each figure, so that a text of any size can be written."""
    own: Head = {"seed_count": len(source.files), "files": [_file(file) for file in source.files]}
    yield from streamed(own, "figures", map(fields_of, facts))


def _file(file: PageFile) -> FileJson:
    return {
        "page": file.page,
        "name": file.name,
        "bytes": file.bytes,
        "sha256": file.sha256,
        "lines": file.lines,
        "characters": file.characters,
    }
