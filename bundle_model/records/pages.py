"""The reviewed reading of the pages (`record/pages.yaml`): what each page is, its stories, and the lines of each."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from bundle_model.english.not_printed import NotPrinted
from bundle_model.records.base import ReadPage, Record
from bundle_model.records.english import EnglishRow, Path, lines_of, texts_of
from bundle_model.strict.marks import English, MayRepeat
from bundle_model.strict.models import Flag, NonBlank, StrictModel, written_as
from bundle_model.text.places import LineRange, Place, Quote


class EvidenceLine(StrictModel):
    """A line that an inference rests on, and what on it supports the inference."""

    at: Place
    because: English
    not_printed: tuple[NotPrinted, ...] = ()


class Inference(StrictModel):
    """What a page prints about itself, or `not printed`, and what can be inferred from which lines."""

    printed: NonBlank
    inferred: English
    from_: tuple[EvidenceLine, ...] = Field(alias="from")
    not_printed: tuple[NotPrinted, ...] = ()


class Story(StrictModel):
    """One story of a page. `title` is English. `headline` and `byline` are as printed, empty where there is none."""

    id: Annotated[str, written_as(r"[^:\s]+-[1-9][0-9]*", "the id of a story, such as 000-5")]
    title: English
    headline: tuple[Quote, ...]
    byline: tuple[Quote, ...]
    place: NonBlank
    about_yiwu: Flag
    lines: Annotated[tuple[LineRange, ...], Field(min_length=1), MayRepeat()]
    not_printed: tuple[NotPrinted, ...] = ()


class Furniture(StrictModel):
    """Lines that belong to no story, and what they are, in English."""

    lines: LineRange
    what: English
    not_printed: tuple[NotPrinted, ...] = ()


class PageReading(ReadPage):
    """The reading of one page."""

    newspaper: Inference
    date: Inference
    stories: Annotated[tuple[Story, ...], Field(min_length=1)]
    furniture: tuple[Furniture, ...]

    @model_validator(mode="after")
    def _stories_are_numbered(self) -> "PageReading":
        expected = [f"{self.page}-{number}" for number in range(1, len(self.stories) + 1)]
        if [story.id for story in self.stories] != expected:
            raise ValueError(f"stories must be numbered in order: {', '.join(expected)}")
        return self

    @property
    def about_yiwu(self) -> bool:
        """A Yiwu page is one whose stories are all about Yiwu (decision D-02)."""
        return all(story.about_yiwu for story in self.stories)


class PagesRecord(Record):
    """One reading for each page."""

    path: ClassVar[str] = "record/pages.yaml"

    pages: tuple[PageReading, ...]

    def english(self) -> Iterator[EnglishRow]:
        """What is inferred of each page and from what, the titles and places of its stories, and its furniture."""
        for number, page in enumerate(self.pages):
            path = ("pages", number)
            yield from _of_inference(page.newspaper, f"the newspaper of {page.page}", (*path, "newspaper"))
            yield from _of_inference(page.date, f"the date of {page.page}", (*path, "date"))
            for index, story in enumerate(page.stories):
                cites = tuple((page.page, lines.first) for lines in story.lines)
                texts = texts_of(story, "title", "place")
                yield EnglishRow(story.id, (*path, "stories", index), texts, cites, story.not_printed)
            for index, item in enumerate(page.furniture):
                cites = tuple((page.page, line) for line in (item.lines.first, item.lines.last))
                name = f"{page.page}:{item.lines}"
                yield EnglishRow(name, (*path, "furniture", index), texts_of(item, "what"), cites, item.not_printed)


def _of_inference(one: Inference, name: str, path: Path) -> Iterator[EnglishRow]:
    cites = lines_of(line.at for line in one.from_)
    yield EnglishRow(name, path, texts_of(one, "printed", "inferred"), cites, one.not_printed)
    for index, line in enumerate(one.from_):
        texts, cites = texts_of(line, "because"), lines_of([line.at])
        yield EnglishRow(f"{name} ({line.at})", (*path, "from", index), texts, cites, line.not_printed)
