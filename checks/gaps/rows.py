"""One row for each element of a spec: how far the pages and the decisions answer it, and the search that shows this.

Nobody writes the status of a row. It is computed from the decisions, the mentions and the judgements of hits.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bundle_model.bag.manifest import PAYLOAD
from bundle_model.declared.elements import FIRST, QUESTIONS, Element, elements
from bundle_model.files.layout import BUNDLE
from bundle_model.records.gists import GistsRecord
from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.terms import Term, TermsRecord
from bundle_model.repository import Repository
from checks.evidence.judgements import judged_twice, misplaced, not_searched, of_nothing, unjudged
from checks.evidence.stale_pages import stale_pages_of, unsearched
from checks.gaps.passages import Passage, defining, nearest, standing
from checks.results import Breach, Region

HEADING = "Not in these pages"
RESTS_ON = (TermsRecord, MentionsRecord, GistsRecord)
"""The records that the rows rest on."""


class GapStatus(StrEnum):
    """How far an element is answered, by what the passages are said of: mentioned is what is said of a technical thing.

    Unread: a page has changed since it was reviewed, so that nobody can tell. Not searched: no term, or none in Chinese or in
    English, is searched for it.
    """

    SILENT = "silent"
    MENTIONED = "mentioned, not specified"
    STATED = "stated"
    SETTLED = "settled by decision"
    UNREAD = "unread"
    NOT_SEARCHED = "not searched"


class JudgedHit(NamedTuple):
    """The place of a hit, the printed words, and why they define nothing; None if nobody has judged them."""

    place: str
    words: str
    why: str | None


class Searched(NamedTuple):
    """A term that is searched for an element, its forms, and all its hits."""

    term: str
    forms: tuple[str, ...]
    hits: tuple[JudgedHit, ...]


class SaidOf(NamedTuple):
    """Of how many things something is said on an element, and how many are named: technical ones, then others.

    `unnamed` are passages that speak of nothing that is named.
    """

    technical: int = 0
    technical_named: int = 0
    other: int = 0
    other_named: int = 0
    unnamed: int = 0

    @property
    def words(self) -> str:
        """The counts in words, what has something said of it first."""
        technical = f"technical things: {self.technical} of {self.technical_named}"
        other = f"other things: {self.other} of {self.other_named}"
        first, second = (technical, other) if self.technical or not self.other else (other, technical)
        unnamed = f"; of nothing named: {self.unnamed}" if self.unnamed else ""
        return f"said of {first}; of {second}{unnamed}"


class Row(NamedTuple):
    """One element: its status, the decisions that settle it, the passages that define it or come nearest, the search.

    `problems` says why the row is unreliable: stale pages, hits without a judgement, judgements without a hit, quotations
    that are not at their place, no term in one of the two languages.
    """

    element: Element
    status: GapStatus
    decisions: tuple[str, ...]
    passages: tuple[Passage, ...]
    search: tuple[Searched, ...]
    problems: tuple[str, ...]
    said_of: SaidOf = SaidOf()

    @property
    def nearest(self) -> Passage | None:
        """The passage to show where space is short. `explain` and JSON have all."""
        return self.passages[0] if self.passages else None

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
    """Every row, the elements to decide first before the others; and the searched pages, each with its sha256.

    `verdicts` answer the three questions of the design card. `banner` says why all is unread, where no page is the one that
    was read. `count` is the number of pages in the bundle.
    """

    rows: tuple[Row, ...]
    pages: tuple[tuple[str, str], ...]
    verdicts: tuple[str, ...] = ()
    banner: tuple[str, ...] = ()
    count: int = 0

    @property
    def caveat(self) -> str:
        """What absence from these pages does not prove."""
        pages = f"{self.count} newspaper {'page' if self.count == 1 else 'pages'}"
        proves = f"Absence from {pages} proves nothing about the world"
        return f"{proves}: each row is a question for whoever can answer it."


def gaps_of(repository: Repository) -> Gaps:
    """The rows of all elements."""
    settled: dict[str, list[str]] = {}
    for one in repository.constraints.decisions:
        for element in one.fields.settles:
            if not one.fields.superseded_by:
                settled.setdefault(element, []).append(one.fields.id)
    bundle, unread = repository.bundle, tuple(_unread(repository))
    # which pages have changed since they were read follows from the records and the pages
    records = tuple(bundle.record(model) for model in RESTS_ON)
    name = f"gaps {settled} {unread} {bundle.payload_ids}"
    return bundle.worked_out.once(name, (*bundle.pages, *records), lambda: _gaps(settled, unread, repository))


def _gaps(settled: Mapping[str, Iterable[str]], unread: tuple[str, ...], repository: Repository) -> Gaps:
    known = elements()
    ids = (*FIRST, *(one for one in known if one not in FIRST))
    record = repository.bundle.record(TermsRecord)
    reviewed = _reviewed(repository)
    defines, near = defining(repository), nearest(repository)
    missing = {element: f"{lacking} it." for element, lacking in not_searched(repository)}
    rows = tuple(
        _row(
            known[one],
            tuple(settled.get(one, ())),
            reviewed,
            defines[one],
            near[one],
            unread,
            missing.get(one),
            repository,
        )
        for one in ids
    )
    pages = tuple((page.page, page.sha256) for page in (record.pages if record else ()))
    payload = frozenset(repository.bundle.payload_ids)
    banner = (
        unread
        if payload <= stale_pages_of(repository, TermsRecord) | stale_pages_of(repository, MentionsRecord)
        else ()
    )
    return Gaps(rows, pages, tuple(verdicts(rows, repository)), banner, len(payload))


def verdicts(rows: Iterable[Row], repository: Repository) -> Iterator[str]:
    """The answer to each of the three questions of the design card, with the counts behind it."""
    by_id = {row.element.id: row for row in rows}
    mentions = repository.bundle.record(MentionsRecord)
    named = len(mentions.mentions) if mentions else 0
    for what, elements_of_it in QUESTIONS:
        asked = [by_id[one] for one in elements_of_it]
        terms = {one.term: len(one.hits) for row in asked for one in row.search}
        counts = f"{sum(terms.values())} hits of {len(terms)} terms and {named} named things were judged"
        red = [row.element.id for row in asked if row.problems]
        stated = [row.element.id for row in asked if row.status is GapStatus.STATED]
        settled = sorted({decision for row in asked for decision in row.decisions})
        if red:
            answer = f"nobody can tell: {', '.join(red)} {'is' if len(red) == 1 else 'are'} red"
        elif stated:
            answer = f"the pages state {', '.join(stated)}"
        else:
            answer = f"the pages define none: {counts}, and none of them does"
        by = f"; settled by {', '.join(settled)}" if settled else ""
        yield f"{what}? {answer[:1].upper()}{answer[1:]}{by}."


def _unread(repository: Repository) -> Iterator[str]:
    """Messages for the pages that are stale for the judgements or for the mentions, and for records that are missing."""
    yield from unsearched(repository)
    for page in sorted(stale_pages_of(repository, MentionsRecord) - stale_pages_of(repository, TermsRecord)):
        yield f"Page {page} is not the version that {BUNDLE}/{MentionsRecord.path} describes."
    needs = (PAYLOAD, TermsRecord.path, MentionsRecord.path)
    yield from (f"{BUNDLE}/{why}." for why in map(repository.lacks, needs) if why)


def _said(breach: Breach) -> str:
    return f"{breach.at.place}: {breach.message}" if isinstance(breach.at, Region) else breach.message


class _Reviewed(NamedTuple):
    """A term with its judged hits, and with messages for what is unreliable about its judgements."""

    term: Term
    searched: Searched
    problems: tuple[str, ...]

    @classmethod
    def of(cls, number: int, term: Term, stale_pages: frozenset[str], repository: Repository) -> "_Reviewed":
        """`number` is the index of the term in the record."""
        return cls(term, _searched(term, repository), tuple(_unreliable(number, term, stale_pages, repository)))


def _reviewed(repository: Repository) -> tuple[_Reviewed, ...]:
    """Every term, in the order of the record."""
    bundle = repository.bundle
    record, mentions = bundle.record(TermsRecord), bundle.record(MentionsRecord)

    def work() -> tuple[_Reviewed, ...]:
        stale_pages = stale_pages_of(repository, TermsRecord)
        terms = enumerate(record.terms if record else ())
        return tuple(_Reviewed.of(number, term, stale_pages, repository) for number, term in terms)

    return bundle.worked_out.once(__name__, (record, mentions, *bundle.pages), work)


def _row(
    element: Element,
    decisions: tuple[str, ...],
    reviewed: Iterable[_Reviewed],
    defining: Iterable[Passage],
    nearest: Iterable[Passage],
    unread: tuple[str, ...],
    missing: str | None,
    repository: Repository,
) -> Row:
    terms = [one for one in reviewed if element.id in one.term.elements]
    defines, misquoted = standing(defining, repository)
    near, astray = standing(nearest, repository)
    if decisions:  # a decision settles the element whatever the pages say, also while a page is stale
        status = GapStatus.SETTLED
    elif unread:  # a new line could define anything
        status = GapStatus.UNREAD
    elif defines:
        status = GapStatus.STATED
    elif missing:
        status = GapStatus.NOT_SEARCHED
    else:
        status = GapStatus.MENTIONED if near and near[0].technical else GapStatus.SILENT
    return Row(
        element=element,
        status=status,
        decisions=decisions,
        passages=defines or near,
        search=tuple(one.searched for one in terms),
        problems=(
            *unread,
            *([missing] if missing and not unread else []),
            *misquoted,
            *astray,
            *(said for one in terms for said in one.problems),
        ),
        said_of=_said_of(near, repository),
    )


def _said_of(passages: Iterable[Passage], repository: Repository) -> SaidOf:
    record = repository.bundle.record(MentionsRecord)
    named = [mention.technical for mention in (record.mentions if record else ())]
    things = {one.of: one.technical for one in passages if one.of}
    unnamed = sum(one.of is None for one in passages)
    technical = sum(things.values())
    return SaidOf(technical, sum(named), len(things) - technical, len(named) - sum(named), unnamed)


def _unreliable(number: int, term: Term, stale_pages: frozenset[str], repository: Repository) -> Iterator[str]:
    for hit in unjudged(term, stale_pages, repository):
        yield f"{hit.at}: “{hit.words}” is a hit of the term “{term.english}” that nobody has judged."
    astray = (
        *judged_twice(number, term, repository),
        *misplaced(number, term, stale_pages, repository),
        *of_nothing(number, term, repository),
    )
    yield from map(_said, astray)


def _searched(term: Term, repository: Repository) -> Searched:
    fresh = repository.bundle.pages_as_read(TermsRecord.path)
    judged = ((at, place, one.why) for one in term.judgements for at, place in zip(one.at, one.places, strict=True))
    why = {place: said for at, place, said in judged if at.page in fresh}
    found = repository.bundle.hits[term.english]
    hits = tuple(JudgedHit(hit.at, "".join(hit.words.split()), why.get(hit.at)) for hit in found)
    return Searched(term.english, term.forms, hits)
