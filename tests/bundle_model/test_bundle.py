"""What a bundle knows: records, facts, hits and stories, each in its order and with its place."""

import json
from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest

from bundle_model import Bundle, inspect_bag, load
from bundle_model.bag.manifest import PAYLOAD
from bundle_model.bag.reader import BagReading
from bundle_model.figures import figures_of
from bundle_model.records.all_records import RECORDS
from bundle_model.records.figures import FiguresRecord
from bundle_model.records.gists import GistsRecord
from bundle_model.records.pages import PagesRecord
from bundle_model.records.terms import TermsRecord
from bundle_model.text.places import Place

Inspect = Callable[[Path], Bundle]
FIRST, SECOND = PAYLOAD + "000_fa7dfcdb48e7aafa.txt", PAYLOAD + "001_5ed80dd453b4aebe.txt"


@pytest.fixture
def root(repository: Path) -> Path:
    return repository / "bundle"


def test_every_figure_with_its_story_and_what_it_says(inspect_once: Inspect, root: Path) -> None:
    bundle = inspect_once(root)
    assert bundle.figures == tuple(figure for page in bundle.pages for figure in figures_of(page.text, page.id))
    assert bundle.figures == tuple(fact.figure for fact in bundle.facts)
    (fact,) = (fact for fact in bundle.facts if fact.figure.id == "000:38:15")
    assert (fact.figure.text, fact.story) == ("6小时", "000-2")
    assert fact.says == bundle.record(FiguresRecord).rows["000:38:15"].says
    assert load(root).facts == bundle.facts


def test_figures_stand_in_page_order_and_then_by_start(inspect_once: Inspect, root: Path) -> None:
    places = [(figure.page, figure.start) for figure in inspect_once(root).figures]
    assert places == sorted(places)
    assert len({*places}) == len(places) > 300


def test_to_look_at_the_facts_changes_no_bundle(inspect_once: Inspect, root: Path) -> None:
    bundle = inspect_once(root)
    assert bundle.facts is bundle.facts
    assert bundle == load(root)


@pytest.mark.parametrize(
    ("record", "kept"),
    [
        pytest.param(PagesRecord.path, (False, True), id="without the stories"),
        pytest.param(FiguresRecord.path, (True, False), id="without the English"),
    ],
)
def test_figures_without_a_record(inspect_once: Inspect, root: Path, record: str, kept: tuple[bool, bool]) -> None:
    whole = inspect_once(root).facts
    (root / record).write_bytes(b"nothing")
    facts = inspect_once(root).facts
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
def test_the_story_of_a_place(inspect_once: Inspect, root: Path, place: str, story: str | None) -> None:
    assert inspect_once(root).story_of(Place.model_validate(place)) == story
    (root / PagesRecord.path).unlink()
    assert inspect_once(root).story_of(Place.model_validate(place)) is None


def test_the_hits_of_every_term_in_order_of_place(inspect_once: Inspect, root: Path) -> None:
    bundle = inspect_once(root)
    assert bundle.record(TermsRecord) is not None
    assert list(bundle.hits) == [term.english for term in bundle.record(TermsRecord).terms]
    assert [str(hit.place) for hit in bundle.hits["chip"]] == []
    brain = [(hit.words, str(hit.place)) for hit in bundle.hits["brain (name of data platforms)"]]
    assert brain == [("大脑", "001:99:154"), ("小脑", "003:39:7"), ("小脑", "003:49:51")]
    for found in bundle.hits.values():
        assert list(found) == sorted(found, key=lambda hit: (hit.place.page, hit.start))


def test_hits_are_those_of_the_pages_that_are_there(inspect_once: Inspect, root: Path) -> None:
    whole = inspect_once(root).hits
    (root / FIRST).write_bytes("一块芯\n片\n".encode() + (root / FIRST).read_bytes())
    (root / SECOND).unlink()
    hits = inspect_once(root).hits
    assert [str(hit.place) for hit in hits["chip"]] == ["000:1:3"]
    assert [str(hit.place) for hit in hits["brain (name of data platforms)"]] == ["003:39:7", "003:49:51"]
    assert [hit.place.line - 2 for hit in hits["system"][:2]] == [hit.place.line for hit in whole["system"][:2]]
    (root / TermsRecord.path).unlink()
    assert inspect_once(root).hits == {}


def test_the_stories_that_could_be_read_by_id(inspect_once: Inspect, root: Path) -> None:
    bundle = inspect_once(root)
    assert list(bundle.story_by_id.values()) == list(bundle.stories)
    assert bundle.story_by_id["000-5"].id == "000-5"
    (root / PagesRecord.path).unlink()
    assert (inspect_once(root).stories, inspect_once(root).story_by_id) == ((), {})


def test_the_stories_stand_in_the_order_of_the_pages(inspect_once: Inspect, root: Path) -> None:
    bundle = inspect_once(root)
    expected = [f"{reading.page}-{n}" for reading in bundle.readings for n in range(1, len(reading.stories) + 1)]
    assert [story.id for story in bundle.stories] == expected
    assert [story.id for story in bundle.stories if story.id.startswith("001")] == [f"001-{n}" for n in range(1, 7)]


def test_a_bundle_is_frozen_and_knows_its_pages(inspect_once: Inspect, root: Path) -> None:
    bundle = inspect_once(root)
    with pytest.raises(FrozenInstanceError):
        bundle.pages = ()  # type: ignore[misc]
    assert bundle.page("001") is bundle.pages[1]
    with pytest.raises(KeyError):
        bundle.page("005")


def test_a_bundle_may_be_a_key(inspect_once: Inspect, root: Path) -> None:
    assert {inspect_once(root): 1}[inspect_once(root)] == 1


def test_a_record_is_got_by_its_model(inspect_once: Inspect, root: Path) -> None:
    bundle = inspect_once(root)
    assert list(bundle.records) == list(RECORDS)
    assert all(bundle.record(model) is bundle.records[path] for path, model in RECORDS.items())
    (root / TermsRecord.path).write_bytes(b"nothing")
    bundle = inspect_once(root)
    assert {path for path, model in RECORDS.items() if bundle.record(model) is None} == {TermsRecord.path}


def test_what_stands_at_the_path_of_another_model_is_not_its_record(inspect_once: Inspect, root: Path) -> None:
    bundle = inspect_once(root)
    swapped = replace(bundle, records={TermsRecord.path: bundle.records[PagesRecord.path]})
    assert swapped.record(TermsRecord) is None


def test_a_seed_that_is_no_text_counts_and_a_page_that_is_not_there_does_not(inspect_once: Inspect, root: Path) -> None:
    (root / FIRST).write_bytes(b"\xff")
    (root / SECOND).unlink()
    bundle = inspect_once(root)
    assert (bundle.seed_count, [file.page for file in bundle.files]) == (4, ["002", "003", "004"])


def test_of_a_record_that_was_not_read_nothing_can_be_asked(root: Path) -> None:
    bundle = inspect_bag(root, (PagesRecord,))
    assert [reading.page for reading in bundle.readings] == ["000", "001", "002", "003", "004"]
    assert bundle.pages_as_read(PagesRecord.path) == {"000", "001", "002", "003", "004"}
    with pytest.raises(KeyError, match=TermsRecord.path):
        bundle.record(TermsRecord)
    with pytest.raises(KeyError, match=TermsRecord.path):
        bundle.pages_as_read(TermsRecord.path)
    with pytest.raises(KeyError, match=TermsRecord.path):
        bundle.english_of(TermsRecord.path)
    assert bundle.english_of(PagesRecord.path)


def test_a_bundle_of_nothing() -> None:
    none = Bundle(BagReading((), (), ()), (), {}, {}, ())
    assert (none.seed_count, none.yiwu_page_count, none.facts, none.figures) == (0, 0, (), ())
    assert (none.readings, none.stories, none.judged, none.hits) == ((), (), (), {})


def test_a_bundle_without_pages_and_records(root: Path) -> None:
    whole = load(root)
    left = whole.without(frozenset({"000", "009"}), frozenset({TermsRecord.path}))
    assert [page.id for page in left.pages] == ["001", "002", "003", "004"]
    assert left.left_out == {"000", "009"}
    assert [path for path in RECORDS if path not in left.records] == [TermsRecord.path]
    assert (left.record(TermsRecord), left.hits) == (None, {})
    assert {figure.page for figure in left.figures} == {"001", "002", "003", "004"}
    # what a record says of the page, and the files, are still there
    assert (left.readings, left.payload_ids) == (whole.readings, whole.payload_ids)
    assert left.pages_as_read(PagesRecord.path) == {"001", "002", "003", "004"}
    assert (whole.left_out, len(whole.pages)) == (frozenset(), 5)


def test_a_bundle_without_nothing_is_the_same(root: Path) -> None:
    assert load(root).without(frozenset(), frozenset()) == load(root)


@pytest.mark.parametrize(
    ("page", "first", "last", "lines"),
    [
        pytest.param("000", 3, 3, ["2-4"], id="within-a-passage"),
        pytest.param("000", 4, 6, ["2-4", "6"], id="over-two"),
        pytest.param("000", 1, 99, ["2-4", "6"], id="around-both"),
        pytest.param("000", 5, 5, [], id="between"),
        pytest.param("000", 7, 9, [], id="behind"),
        pytest.param("001", 2, 2, [], id="of-other-bytes"),
        pytest.param("009", 2, 2, [], id="no-page"),
    ],
)
def test_the_gists_of_lines(
    inspect_once: Inspect, root: Path, page: str, first: int, last: int, lines: list[str]
) -> None:
    gists = [{"lines": one, "english": "So."} for one in ("2-4", "6")]
    sha256 = {one.id: one.file.sha256 if one.id == "000" else "0" * 64 for one in inspect_once(root).pages}
    pages = [{"page": one, "sha256": sha256[one], "gists": gists} for one in sha256]
    (root / GistsRecord.path).write_text(json.dumps({"pages": pages}), encoding="utf-8")
    assert [str(gist.lines) for gist in inspect_once(root).gists_of(page, first, last)] == lines
    (root / GistsRecord.path).unlink()
    assert inspect_once(root).gists_of(page, first, last) == ()
