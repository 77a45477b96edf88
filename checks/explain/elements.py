"""Elements of a spec: each row with the whole search behind it, so that anyone can run it again."""

from collections.abc import Iterable, Iterator

from bundle_model.declared.elements import elements
from bundle_model.repository import Repository
from checks.gaps.passages import Passage
from checks.gaps.rows import HEADING, Row, Searched, gaps_of
from checks.results import Explanation

_ASKED_BY = {"I": "ISO/IEC/IEEE 29148", "A": "arc42", "V": "Volere", "E": "EARS"}


ORDER = 4  # before words: an id is exact
LISTED = 2  # what the pages leave out is asked for more often than what they say


def every(repository: Repository) -> Iterator[Explanation]:
    """Every row, the elements to decide first before the others."""
    gaps = gaps_of(repository)
    yield from (_explanation(row, gaps.pages) for row in gaps.rows)


def find(text: str, repository: Repository) -> Explanation | None:
    """The row of this id, such as U-08, or None."""
    if not text.startswith("U-"):
        return None
    return next((one for one in every(repository) if one.id == text), None)


def names(text: str, repository: Repository) -> Iterable[str]:
    """Every id, if the text begins like one."""
    # `C-20` must not be offered U-20: C-02 is meant
    return elements() if text[:1] in ("U", "u") else ()


def _explanation(row: Row, pages: tuple[tuple[str, str], ...]) -> Explanation:
    element = row.element
    passages = "\n".join(map(_passage, row.passages))
    lacks = row.nearest.lacks if row.nearest and row.open else None
    parts = (
        ("question", element.question),
        ("asked by", ", ".join(_ASKED_BY.get(one, one) for one in element.by.split())),
        ("status", row.answer),
        ("said of", row.said_of.words),
        ("nearest", passages or "nothing"),
        *([("gist", row.nearest.gist)] if row.nearest and row.nearest.gist else []),
        *([("not enough", lacks)] if lacks else []),
        ("terms", "\n".join(map(_term, row.search)) or "none"),
        ("hits", "\n".join(line for one in row.search for line in _hits(one)) or "none"),
        *([("red", "\n".join(row.problems))] if row.problems else []),
        ("pages", "\n".join(f"{page} sha256 {sha256}" for page, sha256 in pages) or "none"),
    )
    return Explanation(element.id, f"{element.name}. {HEADING}: {row.status}.", parts)


def _passage(one: Passage) -> str:
    other = "" if one.technical else " (of no technical thing)"
    return f"{one.place} “{''.join(one.quote.split())}”: {one.says}{other}"


def _term(one: Searched) -> str:
    hits = "1 hit" if len(one.hits) == 1 else f"{len(one.hits)} hits"
    return f"{one.term} ({hits}): {', '.join(one.forms)}"


def _hits(one: Searched) -> Iterator[str]:
    """The hits of a term, with the same words and the same judgement on one line."""
    alike: dict[tuple[str, str], list[str]] = {}
    for hit in one.hits:
        alike.setdefault((hit.words, hit.why or "nobody has judged it"), []).append(hit.place)
    for (words, why), places in alike.items():
        yield f"{one.term}: {', '.join(places)} “{words}”: {why}"
