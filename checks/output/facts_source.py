"""What a list of facts was drawn from: the seeds of a bundle and their stories, or a text that is no page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bundle_model.records.pages import Story
from bundle_model.text.page import PageFile


@dataclass(frozen=True, slots=True)
class Source:
    """The seeds as files, and the stories by id; empty for a text that is no page."""

    files: tuple[PageFile, ...] = ()
    stories: Mapping[str, Story] = field(default_factory=dict)
