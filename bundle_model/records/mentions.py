"""The record of mentions (`record/mentions.yaml`): everything in the pages that someone could take for a system."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, model_validator

from bundle_model.declared.elements import KnownElement
from bundle_model.english.not_printed import NotPrinted
from bundle_model.records.base import ReadPage, Record
from bundle_model.records.english import EnglishRow, lines_of, texts_of
from bundle_model.strict.marks import English, MayRepeat, Untied
from bundle_model.strict.models import NonBlank, StrictModel, each_once
from bundle_model.text.places import Point

What = Literal[
    "platform",
    "app",
    "website",
    "system",
    "database",
    "device",
    "installation",
    "building",
    "form",
    "document",
    "scheme",
    "service",
    "mechanism",
    "procedure",
    "method",
]


TECHNICAL: frozenset[What] = frozenset(("platform", "app", "website", "system", "database", "device", "installation"))
"""What a spec could be of. What is said of anything else (work, buildings, events, documents) is no mention of a system."""


class Statement(StrictModel):
    """An element of a spec that a page states about a mention: the words, their place, and what they say."""

    element: KnownElement
    at: Point
    quote: NonBlank
    says: English
    not_printed: tuple[NotPrinted, ...] = ()


class Argument(StrictModel):
    """The full case for and against a thing that comes near to a specification.

    `there` tells all that is stated of it, naming each element; `missing`, what a spec would need besides. `along_with` are
    the English names of further things that are argued with it, so that what is stated of them is told too.
    """

    along_with: tuple[NonBlank, ...] = ()
    there: English
    missing: English
    not_printed: tuple[NotPrinted, ...] = ()

    @property
    def told(self) -> frozenset[str]:
        """The ids of the elements that `there` names."""
        return frozenset(re.findall(r"\bU-[0-9]{2}\b", self.there))

    @property
    def text(self) -> str:
        """All of it, as it is shown."""
        beside = f"Argued with {', '.join(self.along_with)}. " if self.along_with else ""
        return f"{beside}There: {self.there} Missing: {self.missing}"


class Mention(StrictModel):
    """One thing that the pages name: its name as printed, without white space, and every place where it is named.

    `quotes` are the words at each place, where they differ from the name. `states` are the elements that the pages
    state about it; an element that is not listed is not stated. `defines` are those stated well enough to build from.
    `argued` is there for a mention that comes near to a specification.
    """

    name: NonBlank
    english: NonBlank
    what: What
    places: Annotated[tuple[Point, ...], Field(min_length=1)]
    quotes: Annotated[tuple[NonBlank, ...], MayRepeat()] = ()
    states: tuple[Statement, ...] = ()
    defines: Annotated[tuple[KnownElement, ...], Untied()] = ()
    verdict: English
    reason: English
    argued: Argument | None = None
    not_printed: tuple[NotPrinted, ...] = ()

    @property
    def technical(self) -> bool:
        """Whether it is a thing that a spec could be of."""
        return self.what in TECHNICAL

    @model_validator(mode="after")
    def _a_quote_for_each_place(self) -> "Mention":
        if self.quotes and len(self.quotes) != len(self.places):
            raise ValueError(f"must have a quote for each of its {len(self.places)} places, or none")
        return self


def _each_once(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    each_once((mention.name for mention in mentions), "must have each name once")
    each_once((mention.english for mention in mentions), "must have each English name once")
    return mentions


class MentionsRecord(Record):
    """The pages that were read for mentions, and what they name."""

    path: ClassVar[str] = "record/mentions.yaml"

    pages: tuple[ReadPage, ...]
    mentions: Annotated[tuple[Mention, ...], AfterValidator(_each_once)]

    @cached_property
    def by_english(self) -> dict[str, Mention]:
        """Each mention by its English name."""
        return {mention.english: mention for mention in self.mentions}

    def english(self) -> Iterator[EnglishRow]:
        """What is said of each mention, and each statement."""
        for number, one in enumerate(self.mentions):
            texts = texts_of(one, "english", "verdict", "reason")
            places = (*one.places, *(statement.at for statement in one.states))
            yield EnglishRow(one.english, ("mentions", number), texts, lines_of(places), one.not_printed)
            if one.argued:
                name, argued = f"{one.english} (argued)", texts_of(one.argued, "there", "missing")
                yield EnglishRow(name, ("mentions", number, "argued"), argued, lines_of(places), one.argued.not_printed)
            for index, state in enumerate(one.states):
                path = ("mentions", number, "states", index)
                name = f"{one.english} ({state.element})"
                yield EnglishRow(name, path, texts_of(state, "says"), lines_of([state.at]), state.not_printed)
