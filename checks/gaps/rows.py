"""One row for each element of a spec: how far the pages and the decisions answer it, and the search that shows this.

Nobody writes the status of a row. It is computed from the decisions, the mentions and the judgements of hits.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bundle_model.bag.manifest import PAYLOAD
from bundle_model.declared.elements import FIRST, Element, elements
from bundle_model.files.layout import BUNDLE
from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.terms import Term, TermsRecord
from bundle_model.repository import Repository
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
    record = repository.bundle.record(TermsRecord)
    stale_pages = stale_pages_of(repository, TermsRecord)
    reviewed = tuple(
        _Reviewed.of(number, term, stale_pages, repository)
        for number, term in enumerate(record.terms if record else ())
    )
    defines, near = defining(repository), nearest(repository)
    rows = tuple(_row(known[one], reviewed, defines[one], near[one], unread, repository) for one in ids)
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


@dataclass(frozen=True, slots=True)
class _Reviewed:
    """A term with its judged hits, and with messages for what is unreliable about its judgements."""

    term: Term
    searched: Searched
    problems: tuple[str, ...]

    @classmethod
    def of(cls, number: int, term: Term, stale_pages: frozenset[str], repository: Repository) -> "_Reviewed":
        """`number` is the index of the term in the record."""
        return cls(term, _searched(term, repository), tuple(_unreliable(number, term, stale_pages, repository)))


def _row(
    element: Element,
    reviewed: Iterable[_Reviewed],
    defining: Iterable[Passage],
    nearest: Iterable[Passage],
    unread: tuple[str, ...],
    repository: Repository,
) -> Row:
    decisions = tuple(
        one.fields.id
        for one in repository.constraints.decisions
        if element.id in one.fields.settles and not one.fields.superseded_by
    )
    terms = [one for one in reviewed if element.id in one.term.elements]
    defines, misquoted = standing(defining, repository)
    near, astray = standing(nearest, repository)
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
        search=tuple(one.searched for one in terms),
        problems=(*unread, *misquoted, *astray, *(problem for one in terms for problem in one.problems)),
    )


def _unreliable(number: int, term: Term, stale_pages: frozenset[str], repository: Repository) -> Iterator[str]:
    for hit in unjudged(term, stale_pages, repository):
        yield f"{hit.at}: “{hit.words}” is a hit of the term “{term.english}” that nobody has judged."
    astray = (*judged_twice(number, term, repository), *misplaced(number, term, stale_pages, repository))
    yield from map(_said, astray)


def _searched(term: Term, repository: Repository) -> Searched:
    fresh = repository.bundle.pages_as_read(TermsRecord.path)
    judged = ((at, place, one.why) for one in term.judgements for at, place in zip(one.at, one.places, strict=True))
    why = {place: said for at, place, said in judged if at.page in fresh}
    found = repository.bundle.hits[term.english]
    hits = tuple(JudgedHit(hit.at, "".join(hit.words.split()), why.get(hit.at)) for hit in found)
    return Searched(term.english, term.forms, hits)
