"""All that the page shows, computed once and without HTML."""

from dataclasses import dataclass

from bundle_model.records.mentions import Argument
from checks.evidence.relation_views import View, unrelated, views_of
from checks.gaps.rows import Row, gaps_of
from checks.results import Outcome, Run
from checks.room.lists import Search, Thing, in_order_of_doubt, searches_of, things_of
from checks.room.notes import FigureNote, note_of
from checks.room.opening import Opening, opening_of
from checks.room.stories import PageText, pages_of

FIGURES = 2_000
"""Figures that the page shows, so that a page of nothing but numbers costs no more than a newspaper."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision of CONSTRAINTS.md: its id and sentence, its day, and who took it."""

    id: str
    sentence: str
    date: str
    by: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The page, part by part, in the order in which it is read. `loose` are the ids of claimed figures in no relation.

    `more_figures` counts those past the first FIGURES.
    """

    opening: Opening
    rows: tuple[Row, ...]
    pages: tuple[PageText, ...]
    things: tuple[Thing, ...]
    relations: tuple[View, ...]
    loose: frozenset[str]
    figures: tuple[FigureNote, ...]
    more_figures: int
    searches: tuple[Search, ...]
    outcomes: tuple[Outcome, ...]
    decisions: tuple[Ruling, ...]

    @property
    def cases(self) -> tuple[tuple[Thing, Argument], ...]:
        """The things that come nearest to a specification, each with the case for and against it."""
        return tuple((thing, thing.argued) for thing in self.things if thing.argued)

    @property
    def to_ask(self) -> tuple[Row, ...]:
        """The rows that somebody must still answer."""
        return tuple(row for row in self.rows if row.open)


def contents_of(run: Run) -> Contents:
    """What the page of a run shows. Of one that has no repository, which nothing but a test makes, the outcomes alone."""
    repository = run.repository
    if repository is None:
        opening = opening_of(run, None, None)
        return Contents(opening, (), (), (), (), frozenset(), (), 0, (), run.outcomes, ())
    bundle, gaps = repository.bundle, gaps_of(repository)
    figures = tuple(map(note_of, bundle.facts[:FIGURES]))
    return Contents(
        opening=opening_of(run, repository, gaps),
        rows=gaps.rows,
        pages=pages_of(bundle, {note.id: note for note in figures}),
        things=things_of(repository),
        relations=in_order_of_doubt(views_of(bundle)),
        loose=frozenset(fact.figure.id for fact in unrelated(bundle)),
        figures=figures,
        more_figures=max(0, len(bundle.facts) - FIGURES),
        searches=searches_of(repository, gaps),
        outcomes=run.outcomes,
        decisions=tuple(
            Ruling(one.fields.id, one.section.sentence, one.fields.date, one.fields.by)
            for one in repository.constraints.decisions
        ),
    )
