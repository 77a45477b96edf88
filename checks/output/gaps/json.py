"""One JSON object: every row with all its passages and the whole search behind it."""

from collections.abc import Iterator
from typing import Annotated, TypedDict

from checks.gaps.passages import Passage
from checks.gaps.rows import CAVEAT, HEADING, Gaps, GapStatus, Row, Searched
from checks.output.formats import Style
from checks.output.json_frame import About, Place, Sha256, document

ABOUT = "What the pages do not say: a row for each element of a real spec, with the whole search behind it."


class PageJson(TypedDict):
    page: str
    sha256: Sha256


class PassageJson(TypedDict):
    place: Annotated[Place, About("page:line:column of the quotation.")]
    quote: Annotated[str, About("To the letter.")]
    says: Annotated[str, About("In English, and what it leaves out.")]


class HitJson(TypedDict):
    place: Place
    words: Annotated[str, About("As printed, without white space.")]
    why: Annotated[str | None, About("Why it defines nothing; null where nobody has judged it.")]


class SearchJson(TypedDict):
    term: str
    forms: list[str]
    hits: list[HitJson]


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
    passages: Annotated[list[PassageJson], About("What defines it, else what comes nearest.")]
    search: list[Annotated[SearchJson, About("A term that was tried.")]]
    wrong: Annotated[list[str], About("What makes the row red.")]


class Document(TypedDict):
    heading: str
    caveat: str
    pages: Annotated[list[PageJson], About("The pages that were searched.")]
    rows: Annotated[
        list[Annotated[RowJson, About("One element.")]], About("Those that decide first before the others.")
    ]


def render(gaps: Gaps, style: Style) -> Iterator[str]:
    """The document."""
    own: Document = {
        "heading": HEADING,
        "caveat": CAVEAT,
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
        "passages": [_passage(passage) for passage in row.passages],
        "search": [_searched(one) for one in row.search],
        "wrong": list(row.problems),
    }


def _passage(passage: Passage) -> PassageJson:
    return {"place": passage.place, "quote": passage.quote, "says": passage.says}


def _searched(one: Searched) -> SearchJson:
    hits: list[HitJson] = [{"place": hit.place, "words": hit.words, "why": hit.why} for hit in one.hits]
    return {"term": one.term, "forms": list(one.forms), "hits": hits}
