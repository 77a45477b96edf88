"""What the loader makes of a bundle: facts, hits and stories, each in its order and with its place."""

from pathlib import Path

import pytest

from bundle_model import inspect, load
from bundle_model.figures import figures_of
from bundle_model.loader import FIGURES_RECORD, PAGES_RECORD, PAYLOAD, WORDS_RECORD
from bundle_model.text.places import Place

FIRST, SECOND = PAYLOAD + "000_fa7dfcdb48e7aafa.txt", PAYLOAD + "001_5ed80dd453b4aebe.txt"


@pytest.fixture
def root(repository: Path) -> Path:
    return repository / "bundle"


def test_every_figure_with_its_story_and_what_it_says(root: Path) -> None:
    bundle = load(root)
    assert bundle.figures == tuple(figure for page in bundle.pages for figure in figures_of(page.text, page.id))
    assert bundle.figures == tuple(fact.figure for fact in bundle.facts)
    (fact,) = (fact for fact in bundle.facts if fact.figure.id == "000:38:15")
    assert (fact.figure.text, fact.story) == ("6小时", "000-2")
    assert fact.says == bundle.figures_record.rows["000:38:15"].says
    assert inspect(root).facts == bundle.facts


def test_figures_stand_in_page_order_and_then_by_start(root: Path) -> None:
    places = [(figure.page, figure.start) for figure in load(root).figures]
    assert places == sorted(places)
    assert len({*places}) == len(places) > 300


def test_to_look_at_the_facts_changes_no_bundle(root: Path) -> None:
    bundle = load(root)
    assert bundle.facts is bundle.facts
    assert bundle == load(root)


@pytest.mark.parametrize(
    ("record", "kept"),
    [
        pytest.param(PAGES_RECORD, (False, True), id="without the stories"),
        pytest.param(FIGURES_RECORD, (True, False), id="without the English"),
    ],
)
def test_figures_without_a_record(root: Path, record: str, kept: tuple[bool, bool]) -> None:
    whole = inspect(root).facts
    (root / record).write_bytes(b"nothing")
    facts = inspect(root).facts
    assert [fact.figure for fact in facts] == [fact.figure for fact in whole]
    assert (any(fact.story for fact in facts), any(fact.says for fact in facts)) == kept


@pytest.mark.parametrize(
    ("place", "story"),
    [
        pytest.param("000:38", "000-2", id="line"),
        pytest.param("000:38:15", "000-2", id="column"),
        pytest.param("000:9999", None, id="no such line"),
        pytest.param("009:1", None, id="no such page"),
    ],
)
def test_the_story_of_a_place(root: Path, place: str, story: str | None) -> None:
    assert inspect(root).story_of(Place.model_validate(place)) == story
    (root / PAGES_RECORD).unlink()
    assert inspect(root).story_of(Place.model_validate(place)) is None


def test_the_hits_of_every_term_in_order_of_place(root: Path) -> None:
    inspection = inspect(root)
    assert inspection.words_record is not None
    assert list(inspection.hits) == [term.english for term in inspection.words_record.terms]
    assert [str(hit.place) for hit in inspection.hits["chip"]] == []
    brain = [(hit.words, str(hit.place)) for hit in inspection.hits["brain (name of data platforms)"]]
    assert brain == [("大脑", "001:99:154"), ("小脑", "003:39:7"), ("小脑", "003:49:51")]
    for found in inspection.hits.values():
        assert list(found) == sorted(found, key=lambda hit: (hit.place.page, hit.start))


def test_hits_are_those_of_the_pages_that_are_there(root: Path) -> None:
    whole = inspect(root).hits
    (root / FIRST).write_bytes("一块芯\n片\n".encode() + (root / FIRST).read_bytes())
    (root / SECOND).unlink()
    hits = inspect(root).hits
    assert [str(hit.place) for hit in hits["chip"]] == ["000:1:3"]
    assert [str(hit.place) for hit in hits["brain (name of data platforms)"]] == ["003:39:7", "003:49:51"]
    assert [hit.place.line - 2 for hit in hits["system"][:2]] == [hit.place.line for hit in whole["system"][:2]]
    (root / WORDS_RECORD).unlink()
    assert inspect(root).hits == {}


def test_the_stories_that_could_be_read_by_id(root: Path) -> None:
    assert list(inspect(root).stories) == [story.id for story in load(root).stories]
    (root / PAGES_RECORD).unlink()
    assert inspect(root).stories == {}
