"""One JSON object: the contract that the definition of a figure gives."""

from collections.abc import Iterable, Iterator
from typing import Annotated, TypedDict

from bundle_model.facts import Fact
from bundle_model.records.pages import PageReading, Story
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
    newspaper: Annotated[
        str | None, About("What newspaper it is, as people inferred; null where nobody read the page.")
    ]
    date: Annotated[str | None, About("When it was printed, as people inferred, likewise.")]


class StoryJson(TypedDict):
    id: Annotated[str, About("The id of the story, which a figure has as `story`.")]
    page: Annotated[str, About("The page id.")]
    title: Annotated[str, About("In English.")]
    place: Annotated[str, About("In English.")]
    newspaper: Annotated[str, About("That of its page.")]
    date: Annotated[str, About("That of its page.")]


class Head(TypedDict):
    seed_count: Annotated[Count, About("How many seeds were read; 0 for a text that is no page.")]
    files: Annotated[list[Annotated[FileJson, About("A page as a file.")]], About("The seeds, in page order.")]
    stories: Annotated[list[Annotated[StoryJson, About("One story.")]], About("The stories, in page order.")]


class Document(Head):
    figures: Annotated[
        list[Annotated[FigureJson, About("One figure at its place.")]], About("In page order, then by start.")
    ]


def render(facts: Iterable[Fact], source: Source, style: Style) -> Iterator[str]:
    """The document in pieces, one line for each figure, so that a text of any size can be written."""
    own: Head = {
        "seed_count": len(source.files),
        "files": [_file(file, source.readings.get(file.page)) for file in source.files],
        "stories": [_story(story, reading) for reading in source.readings.values() for story in reading.stories],
    }
    yield from streamed(own, "figures", map(fields_of, facts))


def _file(file: PageFile, reading: PageReading | None) -> FileJson:
    return {
        "page": file.page,
        "name": file.name,
        "bytes": file.bytes,
        "sha256": file.sha256,
        "lines": file.lines,
        "characters": file.characters,
        "newspaper": reading.newspaper.inferred if reading else None,
        "date": reading.date.inferred if reading else None,
    }


def _story(story: Story, reading: PageReading) -> StoryJson:
    return {
        "id": story.id,
        "page": reading.page,
        "title": story.title,
        "place": story.place,
        "newspaper": reading.newspaper.inferred,
        "date": reading.date.inferred,
    }
