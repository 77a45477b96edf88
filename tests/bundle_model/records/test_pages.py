"""The reading of the pages, as it is written and as it must not be."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bundle_model.faults import Fault
from bundle_model.records.pages import PagesRecord
from bundle_model.strict.models import parse_model
from bundle_model.text.places import LineRange, Place

PAGE = """
  - page: "{page}"
    sha256: {sha256}
    newspaper: {{printed: not printed, inferred: a paper, from: [{{at: "{page}:3", because: it says so}}]}}
    date: {{printed: not printed, inferred: a day, from: []}}
    stories:
      - id: {page}-1
        title: A title
        headline: [{{at: "{page}:1:2", quote: 题}}]
        byline: []
        place: Yiwu
        about_yiwu: true
        lines: ["1-4", "6"]
      - {{id: {page}-2, title: B, headline: [], byline: [], place: Yiwu, about_yiwu: false, lines: ["7"]}}
    furniture: [{{lines: "5", what: a banner}}]
"""
TWO = "pages:" + "".join(PAGE.format(page=page, sha256="ab" * 32) for page in ("000", "001"))


def read(text: str) -> tuple[PagesRecord | None, tuple[Fault, ...]]:
    return parse_model(PagesRecord, text.encode(), "record/pages.yaml")


def test_what_is_written_is_read() -> None:
    record, found = read(TWO)
    assert found == ()
    assert record is not None
    first = record.pages[0]
    assert [str(lines) for lines in first.stories[0].lines] == ["1-4", "6"]
    assert str(first.stories[0].headline[0].at) == "000:1:2"
    assert str(first.newspaper.from_[0].at) == "000:3"
    assert (first.furniture[0].lines.first, first.furniture[0].lines.last) == (5, 5)


@pytest.mark.parametrize(
    ("about", "expected"), [("true true", True), ("true false", False), ("false false", False)], ids=str
)
def test_a_yiwu_page_is_one_whose_stories_are_all_about_yiwu(about: str, expected: bool) -> None:
    record, _ = read(TWO)
    assert record is not None
    page = record.pages[0]
    stories = [
        story.model_copy(update={"about_yiwu": flag == "true"})
        for story, flag in zip(page.stories, about.split(), strict=True)
    ]
    assert page.model_copy(update={"stories": tuple(stories)}).about_yiwu is expected


@pytest.mark.parametrize(
    ("old", "new", "place", "expected"),
    [
        pytest.param('"1-4"', '"4-1"', "lines.0", "must not end before it begins", id="backward range"),
        pytest.param('"1-4"', '"0-4"', "lines.0", "must be a line or a range", id="line nought"),
        pytest.param('"1-4"', '"1-"', "lines.0", "must be a line or a range", id="open range"),
        pytest.param('"1-4"', '"1–4"', "lines.0", "must be a line or a range", id="en dash"),
        pytest.param('"1-4"', '"1, 4"', "lines.0", "must be a line or a range", id="comma"),
        pytest.param('"1-4"', '"１-４"', "lines.0", "must be a line or a range", id="full-width digits"),
        pytest.param('"1-4"', '"1-9999999999"', "lines.0", "must be a line or a range", id="ten digits"),
        pytest.param('"1-4"', '"1-4\\n"', "lines.0", "must be a line or a range", id="newline"),
        pytest.param('["1-4", "6"]', "[]", "lines", "must not be empty", id="no lines"),
        pytest.param('["1-4", "6"]', '"1-4"', "lines", "must be a list", id="no list"),
        pytest.param('"000:1:2"', '"000:1"', "at", "must name a column too", id="no column"),
        pytest.param('"000:1:2"', '"000:0:2"', "at", "must be a place", id="line nought in a place"),
        pytest.param('"000:1:2"', '"000:1:0"', "at", "must be a place", id="column nought"),
        pytest.param('"000:1:2"', '":1:2"', "at", "must be a place", id="no page"),
        pytest.param('"000:1:2"', '"000:1:2:3"', "at", "must be a place", id="too many"),
        pytest.param('"000:1:2"', '"0 0:1:2"', "at", "must be a place", id="blank in a page id"),
        pytest.param('"000:1:2"', '"000:1:2 "', "at", "must be a place", id="blank behind"),
        pytest.param('"000:3"', '"000:x"', "from.0.at", "must be a place", id="bound without a line"),
        pytest.param("题", "''", "quote", "must not be empty", id="empty quotation"),
        pytest.param("true", "yes", "about_yiwu", "true or false", id="yes"),
        pytest.param("ab" * 32, "ab" * 31, "sha256", "64 hexadecimal", id="short hash"),
        pytest.param("000-2", "000-3", "pages.0", "numbered in order: 000-1, 000-2", id="gap in the stories"),
        pytest.param("000-2", "000-1", "pages.0", "numbered in order: 000-1, 000-2", id="doubled story"),
        pytest.param("000-2", "001-2", "pages.0", "numbered in order: 000-1, 000-2", id="story of another page"),
        pytest.param("000-2", "000-02", "id", "id of a story", id="story number with a nought"),
        pytest.param('page: "001"', 'page: "000"', "pages.1", "numbered in order", id="page renamed alone"),
        pytest.param("001", "000", "pages", "each once", id="doubled page"),
        pytest.param("000", "002", "pages", "in order of the page ids", id="pages out of order"),
    ],
)
def test_wrong(old: str, new: str, place: str, expected: str) -> None:
    assert old in TWO
    first_only = old.startswith(("ab", '"1', '["1', "true", "题"))
    record, found = read(TWO.replace(old, new, 1 if first_only else -1))
    (fault,) = found
    assert record is None
    assert fault.message.endswith(place)
    assert expected in fault.expected
    assert (fault.line or 0) > 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('"1-4"', "{first: 1, last: 4}", id="range"),
        pytest.param('"000:1:2"', '{page: "000", line: 1, column: 2}', id="place"),
    ],
)
def test_a_record_has_one_way_to_write_a_thing(old: str, new: str) -> None:
    record, found = read(TWO.replace(old, new, 1))
    assert record is None
    assert {fault.expected.partition(",")[0] for fault in found} == {"must be a whole number"}


def test_a_page_without_stories() -> None:
    beginning = TWO.partition("    stories:")[0]
    _, found = read(beginning + "    stories: []\n    furniture: []\n")
    (fault,) = found
    assert (fault.message, fault.expected.startswith("must not be empty")) == (
        "has a wrong value in pages.0.stories",
        True,
    )


@given(st.integers(1, 10**9 - 1), st.integers(0, 10**6))
def test_ranges_round_trip(first: int, more: int) -> None:
    lines = LineRange(first=first, last=first + more)
    if lines.last < 10**9:
        assert LineRange.model_validate(str(lines)) == lines


@given(st.text(st.characters(exclude_characters=":", exclude_categories=["Cc", "Zs", "Zl", "Zp", "Cs"]), min_size=1),
       st.integers(1, 10**9 - 1), st.none() | st.integers(1, 10**9 - 1))  # fmt: skip
def test_places_round_trip(page: str, line: int, column: int | None) -> None:
    place = Place(page=page, line=line, column=column)
    assert Place.model_validate(str(place)) == place


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: LineRange(first=2, last=1), id="backward"),
        pytest.param(lambda: LineRange(first=0, last=1), id="range from nought"),
        pytest.param(lambda: Place(page="000", line=0), id="line nought"),
        pytest.param(lambda: Place(page="000", line=1, column=0), id="column nought"),
    ],
)
def test_code_cannot_make_what_records_cannot_say(make: Callable[[], Any]) -> None:
    with pytest.raises(ValidationError):
        make()


def test_the_real_record(repository: Path) -> None:
    record, found = parse_model(PagesRecord, (repository / "bundle/record/pages.yaml").read_bytes(), "f")
    assert found == ()
    assert record is not None
    assert [page.page for page in record.pages if page.about_yiwu] == ["000", "002", "003", "004"]
    assert [len(page.stories) for page in record.pages if page.page == "001"] == [6]  # as D-02 says
