"""One JSON object: every row with all its passages and the whole search behind it."""

from collections.abc import Iterator
from typing import Annotated, TypedDict

from checks.gaps.passages import Passage
from checks.gaps.rows import HEADING, Gaps, GapStatus, Row, SaidOf, Searched
from checks.output.formats import Style
from checks.output.json_frame import About, Count, Place, Sha256, document

ABOUT = "What the pages do not say: a row for each element of a real spec, with the whole search behind it."


class PageJson(TypedDict):
    page: str
    sha256: Sha256


class PassageJson(TypedDict):
    place: Annotated[Place, About("page:line:column of the quotation.")]
    quote: Annotated[str, About("To the letter.")]
    says: Annotated[str, About("In English, and what it leaves out.")]
    of: Annotated[str | None, About("The named thing that it speaks of.")]
    technical: Annotated[bool, About("Whether that is a thing that a spec could be of.")]
    lacks: Annotated[str | None, About("Why what the pages say of the thing is not enough.")]
    gist: Annotated[str | None, About("What the lines of the quotation say, in English.")]


class HitJson(TypedDict):
    place: Place
    words: Annotated[str, About("As printed, without white space.")]
    why: Annotated[str | None, About("Why it defines nothing; null where nobody has judged it.")]


class SearchJson(TypedDict):
    term: str
    forms: list[str]
    hits: list[HitJson]


class SaidOfJson(TypedDict):
    technical: Annotated[Count, About("Technical things of which something is said on the element.")]
    technical_named: Annotated[Count, About("Technical things that the pages name.")]
    other: Annotated[Count, About("Other things, likewise.")]
    other_named: Count
    unnamed: Annotated[Count, About("Passages that speak of nothing that is named.")]


class RowJson(TypedDict):
    id: Annotated[str, About(pattern="^U-[0-9]{2}$")]
    name: str
    question: Annotated[str, About("The question to whoever must answer.")]
    asked_by: Annotated[
        list[Annotated[str, About(among=("I", "A", "V", "E"))]],
        About("The families of templates that ask it: ISO/IEC/IEEE 29148, arc42, Volere, EARS."),
    ]
    status: Annotated[str, About(among=tuple(GapStatus))]
    decisions: Annotated[list[str], About("The decisions that settle it.")]
    said_of: SaidOfJson
    passages: Annotated[list[PassageJson], About("What defines it, else what comes nearest, the nearest first.")]
    search: list[Annotated[SearchJson, About("A term that was tried.")]]
    wrong: Annotated[list[str], About("What makes the row red.")]


class Document(TypedDict):
    heading: str
    caveat: str
    verdicts: Annotated[list[str], About("The answers to the three questions of the design card, with their counts.")]
    pages: Annotated[list[PageJson], About("The pages that were searched.")]
    rows: Annotated[
        list[Annotated[RowJson, About("One element.")]], About("Those that decide first before the others.")
    ]


def render(gaps: Gaps, style: Style) -> Iterator[str]:
    """The document."""
    own: Document = {
        "heading": HEADING,
        "caveat": gaps.caveat,
        "verdicts": list(gaps.verdicts),
        "pages": [{"page": page, "sha256": sha256} for page, sha256 in gaps.pages],
        "rows": [_row(row) for row in gaps.rows],
    }
    yield document(own)


def _row(row: Row) -> RowJson:
    element = row.element
    return {
        "id": element.id,
        "name": element.name,
        "question": element.question,
        "asked_by": element.by.split(),
        "status": row.status.value,
        "decisions": list(row.decisions),
        "said_of": _said_of(row.said_of),
        "passages": [_passage(passage) for passage in row.passages],
        "search": [_searched(one) for one in row.search],
        "wrong": list(row.problems),
    }


def _passage(passage: Passage) -> PassageJson:
    return {
        "place": passage.place,
        "quote": passage.quote,
        "says": passage.says,
        "of": passage.of,
        "technical": passage.technical,
        "lacks": passage.lacks,
        "gist": passage.gist,
    }


def _said_of(one: SaidOf) -> SaidOfJson:
    return {
        "technical": one.technical,
        "technical_named": one.technical_named,
        "other": one.other,
        "other_named": one.other_named,
        "unnamed": one.unnamed,
    }


def _searched(one: Searched) -> SearchJson:
    hits: list[HitJson] = [{"place": hit.place, "words": hit.words, "why": hit.why} for hit in one.hits]
    return {"term": one.term, "forms": list(one.forms), "hits": hits}
