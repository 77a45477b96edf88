"""Text is cut at all borders of marks."""

import time
from typing import Any

import pytest

from bundle_model.repository import Repository
from bundle_model.text.page import Page, PageFile
from checks.room import pieces
from checks.room.pieces import Mark, lines_of, marks_of


def _page(text: str) -> Page:
    file = PageFile(page="000", name="000_x.txt", bytes=0, sha256="0" * 64, lines=0, characters=0)
    return Page(text=text, file=file)


def _marks(*spans: tuple[int, int]) -> list[Mark]:
    return [Mark("figure", str(number), start, end) for number, (start, end) in enumerate(spans)]


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        pytest.param("ab", [], [["ab"]], id="nothing-marked"),
        pytest.param("", [], [], id="nothing"),
        pytest.param("a\n \n\u3000\nb\n", [], [["a"], ["b"]], id="lines-with-nothing-printed"),
        pytest.param(" a b \n", [], [["a b"]], id="blanks-at-the-ends"),
        pytest.param("abcd", [(1, 3)], [["a", "bc:0!0", "d"]], id="in-the-middle"),
        pytest.param("abcd", [(0, 4)], [["abcd:0!0"]], id="all-of-it"),
        pytest.param("abcd", [(0, 2), (2, 4)], [["ab:0!0", "cd:1!1"]], id="side-by-side"),
        pytest.param("abcd", [(0, 3), (1, 4)], [["a:0!0", "bc:01!1", "d:1"]], id="crossing"),
        pytest.param("abcd", [(0, 4), (1, 2)], [["a:0!0", "b:01!1", "cd:0"]], id="one-in-another"),
        pytest.param("abcd", [(0, 4), (0, 2)], [["ab:01!01", "cd:0"]], id="both-begin"),
        pytest.param("ab\ncd", [(1, 4)], [["a", "b:0!0"], ["c:0", "d"]], id="over-two-lines"),
        pytest.param("ab\n\ncd", [(1, 5)], [["a", "b:0!0"], ["c:0", "d"]], id="over-an-empty-line"),
        pytest.param("ab\n  cd", [(4, 6)], [["ab"], ["c:0!0", "d"]], id="from-the-blanks-before-a-line"),
        pytest.param("ab\n  cd", [(1, 6)], [["a", "b:0!0"], ["c:0", "d"]], id="through-the-blanks-before-a-line"),
        pytest.param("ab\n  cd", [(3, 4)], [["ab"], ["cd"]], id="in-the-blanks-before-a-line"),
    ],
)
def test_the_pieces(text: str, spans: list[tuple[int, int]], expected: list[list[str]]) -> None:
    """`words:marks!marks that begin`."""

    def said(piece: Any) -> str:
        marks, begins = ("".join(mark.id for mark in some) for some in (piece.marks, piece.begins))
        return piece.text + (f":{marks}" if marks else "") + (f"!{begins}" if begins else "")

    lines = lines_of(_page(text), _marks(*spans))
    assert [[said(piece) for piece in line.pieces] for line in lines] == expected
    assert ["".join(line.text.split()) for line in lines] == [
        one for one in map("".join, map(str.split, text.split("\n"))) if one
    ]


def test_a_line_of_nothing_but_marks_is_cut_in_linear_time() -> None:
    page = _page("1" * 40_000)
    begun = time.process_time()
    (line,) = lines_of(page, _marks(*((at, at + 1) for at in range(40_000))))
    assert time.process_time() - begun < 2
    assert len(line.pieces) == 40_000


def test_of_many_hits_the_first_are_marked(real_repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "WORDS", 3)
    page = real_repository.bundle.page("002")
    marks = [mark for mark in marks_of(page, real_repository.bundle, ()) if mark.layer == "word"]
    assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)
    assert len(marks) == 3


def test_a_line_has_its_number_and_its_id() -> None:
    assert [(line.id, line.number) for line in lines_of(_page("\na\n\nb"), ())] == [("000:2", 2), ("000:4", 4)]


def test_every_figure_thing_and_hit_of_a_page_is_marked_once(real_repository: Repository) -> None:
    bundle = real_repository.bundle
    page = bundle.page("002")
    marks = marks_of(page, bundle, {figure.id for figure in bundle.figures})
    by_layer = {layer: [mark for mark in marks if mark.layer == layer] for layer in ("figure", "thing", "word")}
    assert [mark.id for mark in by_layer["figure"]] == [figure.id for figure in bundle.figures if figure.page == "002"]
    hits = {(hit.start, hit.end) for hits in bundle.hits.values() for hit in hits if hit.place.page == "002"}
    assert {(mark.start, mark.end) for mark in by_layer["word"]} == hits
    assert (
        "".join(page.text[mark.start : mark.end] for mark in by_layer["thing"] if mark.id == "002:51:16")
        == "135\n销号制"
    )


def test_a_figure_that_is_not_shown_is_not_marked(real_repository: Repository) -> None:
    bundle = real_repository.bundle
    marks = marks_of(bundle.page("000"), bundle, {"000:48:15"})
    assert [mark.id for mark in marks if mark.layer == "figure"] == ["000:48:15"]


def test_a_thing_that_is_not_at_its_place_is_not_marked(copy: Any) -> None:
    copy.edit("002", "135\n销号制", "136\n销号制")
    bundle = copy.repository().bundle
    assert not any(
        mark.id == "002:51:16" and mark.layer == "thing" for mark in marks_of(bundle.page("002"), bundle, ())
    )


def test_without_a_record_nothing_is_named(copy: Any) -> None:
    copy.path("bundle/record/mentions.yaml").unlink()
    bundle = copy.repository().bundle
    assert not any(mark.layer == "thing" for mark in marks_of(bundle.page("002"), bundle, ()))
