"""One row for each element of a spec: how far the pages and the decisions answer it, and the search that shows this.

Nobody writes the status of a row. It is computed from the decisions, the mentions and the judgements of hits.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bundle_model.bag.manifest import PAYLOAD
from bundle_model.declared.elements import FIRST, Element, elements
from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.terms import Term, TermsRecord
from bundle_model.repository import BUNDLE, Repository
from checks.evidence.judgements import judged_twice, misplaced, unjudged
from checks.evidence.stale_pages import stale_pages_of, unsearched
from checks.gaps.passages import Passage, defining, nearest, standing
from checks.results import Breach, Region

HEADING = "Not in these five pages"
CAVEAT = "Absence from five newspaper pages proves nothing about the world: each row is a question for whoever can answer it."
_SHOWN = 5


class GapStatus(StrEnum):
    """How far an element is answered. Unread: a page has changed since it was reviewed, so that nobody can tell."""

    SILENT = "silent"
    MENTIONED = "mentioned, not specified"
    STATED = "stated"
    SETTLED = "settled by decision"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class JudgedHit:
    """The place of a hit, the printed words, and why they define nothing; None if nobody has judged them."""

    place: str
    words: str
    why: str | None


@dataclass(frozen=True, slots=True)
class Searched:
    """A term that is searched for an element, its forms, and all its hits."""

    term: str
    forms: tuple[str, ...]
    hits: tuple[JudgedHit, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One element: its status, the decisions that settle it, the passages that define it or come nearest, the search.

    `problems` says why the row is unreliable: stale pages, hits without a judgement, judgements without a hit, quotations
    that are not at their place.
    """

    element: Element
    status: GapStatus
    decisions: tuple[str, ...]
    passages: tuple[Passage, ...]
    search: tuple[Searched, ...]
    problems: tuple[str, ...]

    @property
    def shown(self) -> tuple[Passage, ...]:
        """The passages to show where space is short: the first five that say different things. `explain` and JSON have all."""
        first: dict[str, Passage] = {}
        for one in self.passages:
            first.setdefault(one.says, one)
        return tuple(first.values())[:_SHOWN]

    @property
    def answer(self) -> str:
        """The status, and the decisions that settle it."""
        return f"{self.status} {', '.join(self.decisions)}".rstrip()

    @property
    def open(self) -> bool:
        """Whether somebody must still answer the element."""
        return self.status not in (GapStatus.STATED, GapStatus.SETTLED)


@dataclass(frozen=True, slots=True)
class Gaps:
    """Every row, the elements to decide first before the others; and the searched pages, each with its sha256."""

    rows: tuple[Row, ...]
    pages: tuple[tuple[str, str], ...]


def gaps_of(repository: Repository) -> Gaps:
    """The rows of all elements."""
    known = elements()
    ids = (*FIRST, *(one for one in known if one not in FIRST))
    unread = tuple(_unread(repository))
    rows = tuple(_row(known[one], unread, repository) for one in ids)
    record = repository.bundle.record(TermsRecord)
    return Gaps(rows, tuple((page.page, page.sha256) for page in (record.pages if record else ())))


def _unread(repository: Repository) -> Iterator[str]:
    """Messages for the pages that are stale for the judgements or for the mentions, and for records that are missing."""
    yield from unsearched(repository)
    for page in sorted(stale_pages_of(repository, MentionsRecord) - stale_pages_of(repository, TermsRecord)):
        yield f"Page {page} is not the version that {BUNDLE}/{MentionsRecord.path} describes."
    needs = (PAYLOAD, TermsRecord.path, MentionsRecord.path)
    yield from (f"{BUNDLE}/{why}." for why in map(repository.lacks, needs) if why)


def _said(breach: Breach) -> str:
    return f"{breach.at.place}: {breach.message}" if isinstance(breach.at, Region) else breach.message


def _row(element: Element, unread: tuple[str, ...], repository: Repository) -> Row:
    decisions = tuple(
        one.fields.id
        for one in repository.constraints.decisions
        if element.id in one.fields.settles and not one.fields.superseded_by
    )
    terms = tuple(_terms(element, repository))
    defines, misquoted = standing(defining(element, repository), repository)
    near, astray = standing(nearest(element, (term for _, term in terms), repository), repository)
    if decisions:  # a decision settles the element whatever the pages say, also while a page is stale
        status = GapStatus.SETTLED
    elif unread:  # a new line could define anything
        status = GapStatus.UNREAD
    elif defines:
        status = GapStatus.STATED
    else:
        status = GapStatus.MENTIONED if near else GapStatus.SILENT
    return Row(
        element=element,
        status=status,
        decisions=decisions,
        passages=defines or near,
        search=tuple(_searched(term, repository) for _, term in terms),
        problems=(*unread, *misquoted, *astray, *_unreliable(terms, repository)),
    )


def _terms(element: Element, repository: Repository) -> Iterator[tuple[int, Term]]:
    """The terms that are searched for an element, each with its number in the record."""
    record = repository.bundle.record(TermsRecord)
    for number, term in enumerate(record.terms if record else ()):
        if element.id in term.elements:
            yield number, term


def _unreliable(terms: Iterable[tuple[int, Term]], repository: Repository) -> Iterator[str]:
    stale_pages = stale_pages_of(repository, TermsRecord)
    for number, term in terms:
        for hit in unjudged(term, stale_pages, repository):
            yield f"{hit.place}: “{hit.words}” is a hit of the term “{term.english}” that nobody has judged."
        astray = (*judged_twice(number, term, repository), *misplaced(number, term, stale_pages, repository))
        yield from map(_said, astray)


def _searched(term: Term, repository: Repository) -> Searched:
    fresh = repository.bundle.pages_as_read(TermsRecord.path)
    why = {str(at): one.why for one in term.judgements for at in one.at if at.page in fresh}
    found = repository.bundle.hits[term.english]
    hits = tuple(JudgedHit(str(hit.place), "".join(hit.words.split()), why.get(str(hit.place))) for hit in found)
    return Searched(term.english, term.forms, hits)
