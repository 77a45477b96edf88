"""The record of terms (`record/words.yaml`): the terms searched for in the pages, and why each hit defines nothing."""

from hashlib import sha256
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from bundle_model.declared.elements import KnownElement
from bundle_model.records.base import ReadPage, Record
from bundle_model.strict.models import Flag, NonBlank, StrictModel, each_once, written_as
from bundle_model.text.page import Page
from bundle_model.text.places import Point

DIGITS = 8
"""Hexadecimal digits of a line's sha256 that are recorded: enough to show which lines are new; the page's whole sha256
decides whether it is the one that was judged."""


def line_digest(line: str) -> str:
    """What is recorded of a line that was judged."""
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
    """A page that was searched and judged, with the digests of its printed lines."""

    lines: Annotated[tuple[LineDigest, ...], BeforeValidator(_split)]

    def unread(self, page: Page) -> tuple[int, ...]:
        """The printed lines of a page, by number, that do not stand in the judged page to the letter."""
        judged = frozenset(self.lines)
        return tuple(
            number for number, line in enumerate(page.lines, 1) if line.strip() and line_digest(line) not in judged
        )


class Judgement(StrictModel):
    """Why the hits at these places define nothing; or what they do define (`defines`), enough to build from.

    `near` are elements that these places touch without defining them: they are said of something that is named and
    could be taken for a system, and a reader who asks for the element is shown them.
    """

    at: Annotated[tuple[Point, ...], Field(min_length=1)]
    why: NonBlank
    near: tuple[KnownElement, ...] = ()
    defines: tuple[KnownElement, ...] = ()


class Term(StrictModel):
    """A concept that a reader would search for, in every form, and the elements of a spec that it is searched for.

    `compounds` are longer words in which a form is no word of its own. `after_number`: a form counts only directly
    behind a number, as a unit of a machine measure does.
    """

    english: NonBlank
    forms: Annotated[tuple[Form, ...], Field(min_length=1)]
    elements: Annotated[tuple[KnownElement, ...], Field(min_length=1)]
    compounds: tuple[Form, ...] = ()
    after_number: Flag = False
    judgements: tuple[Judgement, ...]

    @model_validator(mode="after")
    def _near_what_it_is_searched_for(self) -> "Term":
        near = {element for judgement in self.judgements for element in judgement.near}
        if strange := sorted(near - set(self.elements)):
            raise ValueError(f"must be near only elements that it is searched for, not {', '.join(strange)}")
        return self


def _each_once(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    each_once((term.english for term in terms), "must have each term once")
    return terms


class TermsRecord(Record):
    """The pages that were searched, and the terms."""

    path: ClassVar[str] = "record/words.yaml"

    pages: tuple[JudgedPage, ...]
    terms: Annotated[tuple[Term, ...], AfterValidator(_each_once)]
