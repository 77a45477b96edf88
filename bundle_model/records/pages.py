"""The reviewed reading of the pages (`record/pages.yaml`): what each page is, its stories, and the lines of each."""

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from bundle_model.records.base import ReadPage, Record
from bundle_model.strict.models import Flag, NonBlank, StrictModel, written_as
from bundle_model.text.places import LineRange, Place, Quote


class EvidenceLine(StrictModel):
    """A line that an inference rests on, and what on it supports the inference."""

    at: Place
    because: NonBlank


class Inference(StrictModel):
    """What a page prints about itself, or `not printed`, and what can be inferred from which lines."""

    printed: NonBlank
    inferred: NonBlank
    from_: tuple[EvidenceLine, ...] = Field(alias="from")


class Story(StrictModel):
    """One story of a page. `title` is English. `headline` and `byline` are as printed, empty where there is none."""

    id: Annotated[str, written_as(r"[^:\s]+-[1-9][0-9]*", "the id of a story, such as 000-5")]
    title: NonBlank
    headline: tuple[Quote, ...]
    byline: tuple[Quote, ...]
    place: NonBlank
    about_yiwu: Flag
    lines: Annotated[tuple[LineRange, ...], Field(min_length=1)]


class Furniture(StrictModel):
    """Lines that belong to no story, and what they are, in English."""

    lines: LineRange
    what: NonBlank


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
