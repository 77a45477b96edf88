"""Things, relations and searches as the page lists them."""

from typing import Any

import pytest

from bundle_model.repository import Repository
from checks.evidence.relation_views import View
from checks.gaps.rows import gaps_of
from checks.room import lists
from checks.room.contents import Contents
from checks.room.lists import in_order_of_doubt, searches_of, things_of

WHOLE = {"words"}


def _view(id_: str, verdict: str | None, doubt: str | None = None) -> View:
    return View(id_, "000", (), "sum", "weak", "", verdict, "holds", "", None, None, None, doubt, ())


def test_what_contradicts_comes_first_and_then_what_is_doubted() -> None:
    views = [
        _view("sound", "holds"),
        _view("rounded", "holds after rounding"),
        _view("open", "open"),
        _view("undecidable", "undecidable"),
        _view("open-doubted", "open", "why"),
        _view("doubted", "holds", "why"),
        _view("uncomputed", None),
        _view("wrong", "contradicts"),
        _view("wrong-and-doubted", "contradicts", "why"),
    ]
    assert [view.id for view in in_order_of_doubt(views)] == [
        "wrong", "wrong-and-doubted", "uncomputed", "open-doubted", "doubted", "undecidable", "open", "sound", "rounded",
    ]  # fmt: skip


def test_a_thing_has_what_is_stated_of_it_with_its_place(real_contents: Contents) -> None:
    (one,) = (thing for thing in real_contents.things if thing.name == "智慧小脑")
    assert (one.english, one.what, one.technical, one.defines) == ("smart cerebellum", "platform", True, False)
    assert ("U-01", "003:39:10") in [(stated.element, stated.at) for stated in one.states]
    assert one.argued
    assert (one, one.argued) in real_contents.cases
    assert len(real_contents.cases) == sum(thing.argued is not None for thing in real_contents.things)


def test_each_hit_is_there_once_a_term(real_contents: Contents, real_repository: Repository) -> None:
    hits = real_repository.bundle.hits
    assert [one.term for one in real_contents.searches] == list(hits)
    for one in real_contents.searches:
        places = [place for alike in one.alike for place, _ in alike.places]
        assert sorted(places) == sorted(hit.at for hit in hits[one.term])
        assert one.hits == len(places)
        assert all(alike.why for alike in one.alike)


def test_what_nobody_has_judged_comes_first(copy: Any) -> None:
    copy.insert("000", -1, "平台".encode())
    repository = copy.repository()
    (one,) = (one for one in searches_of(repository, gaps_of(repository)) if one.term == "platform")
    assert one.alike[0].why is None
    assert all(alike.why for alike in one.alike[1:])


def test_hits_past_the_limit_are_counted(real_repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "HITS", 2)
    found = searches_of(real_repository, gaps_of(real_repository))
    assert {len(alike.places) for one in found for alike in one.alike} == {1, 2}
    assert all(one.hits == sum(len(alike.places) + alike.more for alike in one.alike) for one in found)


def test_without_records_there_is_nothing_to_list(copy: Any) -> None:
    for name in ("words", "mentions"):
        copy.path(f"bundle/record/{name}.yaml").unlink()
    repository = copy.repository()
    assert (things_of(repository), searches_of(repository, gaps_of(repository))) == ((), ())


def test_views_are_compared_by_rank_alone() -> None:
    views = [_view("b", "holds")._replace(claim="x"), _view("a", "holds")]
    assert [view.id for view in in_order_of_doubt(views)] == ["b", "a"]
