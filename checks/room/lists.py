"""What the page lists beside the text: named things, relations, and how each term was searched."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bundle_model.records.mentions import Argument, Mention, MentionsRecord
from bundle_model.records.terms import TermsRecord
from bundle_model.repository import Repository
from checks.evidence.relation_views import View
from checks.gaps.rows import Gaps

HITS = 200
"""Hits of one judgement that the page shows."""
_RANKS = {"contradicts": 0, None: 1, "undecidable": 3, "open": 4}
_DOUBTED, _SOUND = 2, 5


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page states of a thing on an element: the place, and what its words say."""

    element: str
    at: str
    says: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A named thing with what is recorded of it. `defines`: it is judged to define an element of a specification. `argued` is the full case, for one that comes near a specification."""

    name: str
    english: str
    what: str
    technical: bool
    places: tuple[str, ...]
    states: tuple[Stated, ...]
    defines: bool
    verdict: str
    reason: str
    argued: Argument | None


@dataclass(frozen=True, slots=True)
class Alike:
    """Hits of one term with the same judgement: their places and printed words, the first HITS of them.

    `more` counts the others. `why` is None where nobody has judged them.
    """

    places: tuple[tuple[str, str], ...]
    more: int
    why: str | None


@dataclass(frozen=True, slots=True)
class Search:
    """How a term was searched: its forms, the longer words that do not count, the elements that it is searched for, the hits."""

    term: str
    forms: tuple[str, ...]
    compounds: tuple[str, ...]
    after_number: bool
    elements: tuple[str, ...]
    hits: int
    alike: tuple[Alike, ...]


def things_of(repository: Repository) -> tuple[Thing, ...]:
    """Every named thing, in the order of the record."""
    record = repository.bundle.record(MentionsRecord)
    return tuple(map(_thing, record.mentions if record else ()))


def _thing(mention: Mention) -> Thing:
    return Thing(
        name=mention.name,
        english=mention.english,
        what=mention.what,
        technical=mention.technical,
        places=tuple(map(str, mention.places)),
        states=tuple(Stated(one.element, str(one.at), one.says) for one in mention.states),
        defines=bool(mention.defines),
        verdict=mention.verdict,
        reason=mention.reason,
        argued=mention.argued,
    )


def in_order_of_doubt(views: Iterable[View]) -> tuple[View, ...]:
    """The relations as a reader wants them: what contradicts, what cannot be computed, what an editor doubts, then the rest."""
    return tuple(sorted(views, key=_rank))


def _rank(view: View) -> int:
    rank = _RANKS.get(view.verdict, _SOUND)
    return min(rank, _DOUBTED) if view.doubt else rank


def searches_of(repository: Repository, gaps: Gaps) -> tuple[Search, ...]:
    """Every term once, in the order of the record, with its hits by judgement."""
    record = repository.bundle.record(TermsRecord)
    searched = {one.term: one for row in gaps.rows for one in row.search}
    return tuple(
        Search(
            term=term.english,
            forms=term.forms,
            compounds=term.compounds,
            after_number=term.after_number,
            elements=term.elements,
            hits=len(searched[term.english].hits),
            alike=tuple(_alike((hit.place, hit.words, hit.why) for hit in searched[term.english].hits)),
        )
        for term in (record.terms if record else ())
    )


def _alike(hits: Iterable[tuple[str, str, str | None]]) -> Iterator[Alike]:
    by_reason: dict[str | None, list[tuple[str, str]]] = {}
    for place, words, why in hits:
        by_reason.setdefault(why, []).append((place, words))
    # first what nobody has judged
    for why, places in sorted(by_reason.items(), key=lambda item: item[0] is not None):
        yield Alike(tuple(places[:HITS]), max(0, len(places) - HITS), why)
