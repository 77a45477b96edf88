"""What is tied to a hash: everything but free English, in whatever order the rows come."""

from typing import Annotated

import pytest

from bundle_model.records.tied import digest, repeated, tied
from bundle_model.relations.verdicts import Verdict
from bundle_model.strict.marks import AtLeast, English, InEnglish, MayRepeat, Untied, marked
from bundle_model.strict.models import StrictModel
from bundle_model.text.places import LineRange, Place


class _Inner(StrictModel):
    at: Place
    why: English


class _Row(StrictModel):
    name: str
    verdict: Verdict = Verdict.HOLDS
    doubt: English | None = None
    items: Annotated[tuple[_Inner, ...], AtLeast(1)] = ()
    words: tuple[str, ...] = ()
    quotes: Annotated[tuple[str, ...], MayRepeat()] = ()
    lines: tuple[LineRange, ...] = ()
    defines: Annotated[tuple[str, ...], Untied()] = ()
    inner: _Inner | None = None


_ROW = _Row(
    name="a",
    doubt="odd",
    items=(_Inner(at="000:1:2", why="so"),),
    words=("x", "y"),
    lines=("1-3",),
    defines=("U-01",),
)


def test_english_is_there_or_not_and_nothing_else() -> None:
    assert tied(_ROW) == {
        "name": "a", "verdict": "holds", "doubt": True, "items": [{"at": "000:1:2", "why": True}],
        "words": ["x", "y"], "quotes": [], "lines": ["1-3"],
    }  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"doubt": "very odd"}, id="other-english"),
        pytest.param({"items": (_Inner(at="000:1:2", why="because"),)}, id="other-english-inside"),
        pytest.param({"defines": ()}, id="what-is-not-tied"),
    ],
)
def test_what_only_people_can_judge_changes_no_hash(change: dict[str, object]) -> None:
    assert digest([_ROW.model_copy(update=change)]) == digest([_ROW])


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"name": "b"}, id="a-word"),
        pytest.param({"verdict": Verdict.OPEN}, id="a-verdict"),
        pytest.param({"doubt": None}, id="no-doubt"),
        pytest.param({"items": ()}, id="nothing-inside"),
        pytest.param({"items": (_Inner(at="000:1:3", why="so"),)}, id="another-place"),
        pytest.param({"words": ("y", "x")}, id="another-order-within"),
        pytest.param({"lines": (LineRange(first=1, last=4),)}, id="other-lines"),
    ],
)
def test_anything_else_does(change: dict[str, object]) -> None:
    assert digest([_ROW.model_copy(update=change)]) != digest([_ROW])


def test_the_order_of_rows_does_not_count_and_how_often_they_come_does() -> None:
    other = _ROW.model_copy(update={"name": "b"})
    assert digest([other, _ROW]) == digest([_ROW, other])
    assert digest([_ROW, _ROW]) != digest([_ROW])


def test_the_hash_is_of_the_rows_as_json() -> None:
    """Made by hand, by sha256sum: `printf '["000", ["1-3"]]' | sha256sum`."""
    assert (
        digest([("000", (LineRange(first=1, last=3),))])
        == "b33c7695f928dca2a6a9eab7eabeb9775c1957a2157d1d61dc99c1332534f5d6"
    )


@pytest.mark.parametrize(
    ("change", "found"),
    [
        pytest.param({"words": ("x", "y", "x")}, [(("words", 2), "x")], id="a-word"),
        pytest.param({"items": (_Inner(at="000:1:2", why="so"), _Inner(at="000:1:2", why="or so"))}, [(("items", 1), '{"at": "000:1:2", "why": true}')], id="but-for-its-english"),
        pytest.param({"quotes": ("x", "x")}, [], id="a-list-that-may"),
        pytest.param({}, [], id="none"),
    ],
)  # fmt: skip
def test_what_a_list_has_twice(change: dict[str, object], found: list[object]) -> None:
    assert list(repeated(_ROW.model_copy(update=change))) == found


def test_marks_are_found_within_an_optional_field_too() -> None:
    assert [*marked(_Row, InEnglish)] == ["doubt"]
    assert marked(_Row, AtLeast) == {"items": AtLeast(1)}
    assert [*marked(_Inner, InEnglish)] == ["why"]
