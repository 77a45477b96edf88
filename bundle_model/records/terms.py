"""The record of terms (`record/words.yaml`): the terms to search for in the pages, and why each hit defines nothing."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from bundle_model.declared.elements import KnownElement
from bundle_model.english.not_printed import NotPrinted
from bundle_model.records.base import ReadPage, Record
from bundle_model.records.english import EnglishRow, lines_of, texts_of
from bundle_model.strict.marks import English, MayRepeat, Untied
from bundle_model.strict.models import Flag, NonBlank, StrictModel, each_once, written_as
from bundle_model.text.page import Page
from bundle_model.text.places import Point

DIGITS = 8
"""Hexadecimal digits of a line's sha256 that are recorded. They are enough to show which lines are new; whether the
page is the reviewed one depends on its whole sha256."""


def line_digest(line: str) -> str:
    """The digest that is recorded for a reviewed line."""
    return sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def _findable(form: str) -> str:
    if not form.split():
        raise ValueError("must hold more than white space")
    return form


def _split(value: object) -> object:
    return tuple(value.split()) if isinstance(value, str) else value


Form = Annotated[NonBlank, AfterValidator(_findable)]
LineDigest = Annotated[str, written_as(rf"[0-9a-f]{{{DIGITS}}}", f"{DIGITS} hexadecimal digits in lower case")]


class JudgedPage(ReadPage):
    """A page that was searched and reviewed, with the digests of its printed lines."""

    lines: Annotated[tuple[LineDigest, ...], BeforeValidator(_split), MayRepeat()]

    def is_of(self, page: Page) -> bool:
        """Whether the digests are those of the printed lines of `page`: none is missing, too many or there too often."""
        printed = Counter(line_digest(line) for line in page.lines if line.strip())
        recorded = Counter(self.lines)
        return printed.keys() == recorded.keys() and recorded <= printed

    def unread(self, page: Page) -> tuple[int, ...]:
        """The numbers of the printed lines of `page` that the reviewed page does not have, letter for letter."""
        judged = frozenset(self.lines)
        return tuple(
            number for number, line in enumerate(page.lines, 1) if line.strip() and line_digest(line) not in judged
        )


class Judgement(StrictModel):
    """Why the hits at these places define nothing, or which elements they define well enough to build from (`defines`).

    `near` are elements that these places touch but do not define. The places are about something named that could be
    taken for a system, and a reader who asks for the element sees them. `of` is the English name of the mention that they speak
    of, if they speak of one.
    """

    at: Annotated[tuple[Point, ...], Field(min_length=1), MayRepeat()]
    why: English
    not_printed: tuple[NotPrinted, ...] = ()
    near: tuple[KnownElement, ...] = ()
    of: NonBlank | None = None
    defines: Annotated[tuple[KnownElement, ...], Untied()] = ()

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The places as text, in order."""
        return tuple(map(str, self.at))


class Term(StrictModel):
    """A concept that a reader would search for, in all its forms, and the elements of a spec that it could define.

    `compounds` are longer words in which a form is not a word of its own. `after_number`: a form counts only directly
    after a number, as the unit of a machine measure does: 16GB.
    """

    english: NonBlank
    forms: Annotated[tuple[Form, ...], Field(min_length=1)]
    elements: Annotated[tuple[KnownElement, ...], Field(min_length=1)]
    compounds: tuple[Form, ...] = ()
    after_number: Flag = False
    judgements: tuple[Judgement, ...]

    @cached_property
    def times_judged(self) -> Counter[str]:
        """How many judgements each place has."""
        return Counter(place for judgement in self.judgements for place in judgement.places)

    @model_validator(mode="after")
    def _near_what_it_is_searched_for(self) -> "Term":
        near = {element for judgement in self.judgements for element in judgement.near}
        if strange := sorted(near - set(self.elements)):
            raise ValueError(f"must list in `near` only its own `elements`, not {', '.join(strange)}")
        return self


def _each_once(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    each_once((term.english for term in terms), "must have each term once")
    return terms


class TermsRecord(Record):
    """The pages that were searched, and the terms."""

    path: ClassVar[str] = "record/words.yaml"

    pages: tuple[JudgedPage, ...]
    terms: Annotated[tuple[Term, ...], AfterValidator(_each_once)]

    def english(self) -> Iterator[EnglishRow]:
        """The reason of each judgement."""
        for number, term in enumerate(self.terms):
            for index, one in enumerate(term.judgements):
                path = ("terms", number, "judgements", index)
                yield EnglishRow(term.english, path, texts_of(one, "why"), lines_of(one.at), one.not_printed)
