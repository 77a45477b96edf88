"""The clause around a hit: it holds the hit, ends where the clause does, and stands where it is said to."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.terms import Judgement, Term, TermsRecord
from bundle_model.search import Searchable, hits
from bundle_model.text.page import Page, PageFile
from checks.gaps.passages import Passage, nearest, standing

_ENDS = '，。；：！？、,;:!?（）()《》“”"'
_TEXT = st.lists(
    st.sampled_from(["手机", "手\n机", "手", "，", "。", "“", " ", "\n", "\u3000", "字", "a1", "长" * 9]), max_size=14
)


def _page(text: str, page_id: str = "000") -> Page:
    file = PageFile(page=page_id, name=f"{page_id}.txt", bytes=0, sha256="0" * 64, lines=0, characters=0)
    return Page(text=text, file=file)


def _read(*pages: Page, stale: str = "") -> tuple[Any, list[Term]]:
    """What is needed of a repository to quote the hits of 手机, each judged to be near U-08; and its terms."""
    bare = Term(english="phone", forms=("手机",), elements=("U-08",), judgements=())
    found = tuple(hit for page in pages for hit in hits(page, Searchable.of(page), bare))
    judged = tuple(Judgement(at=(hit.place,), why="a phone", near=("U-08",)) for hit in found)
    terms = [bare.model_copy(update={"judgements": judged})]
    bundle = SimpleNamespace(
        hits={"phone": found}, page_by_id={page.id: page for page in pages}, payload_ids=(),
        record=lambda model: SimpleNamespace(terms=terms, pages=()) if model is TermsRecord else None,
        gists_of=lambda page, first, last: _gists_on(first, last) if page == "001" else (),
        pages_as_read=lambda _: frozenset(page.id for page in pages if page.id != stale),
    )  # fmt: skip
    return SimpleNamespace(bundle=bundle), terms


def _gists_on(first: int, last: int) -> tuple[Any, ...]:
    """Each line of a page has a gist of its own."""
    return tuple(SimpleNamespace(english=f"Line {line}.") for line in range(first, last + 1))


def _nearest(text: str) -> list[Passage]:
    repository, _ = _read(_page(text))
    return nearest(repository)["U-08"]


@pytest.mark.parametrize(
    ("text", "place", "quote"),
    [
        pytest.param("手机", "000:1:1", "手机", id="alone"),
        pytest.param("甲，乙手机丙。丁", "000:1:3", "乙手机丙", id="a-clause"),
        pytest.param("甲\n\n 乙手\n机丙 \n，丁", "000:1:1", "甲\n\n 乙手\n机丙", id="over-lines"),
        pytest.param("甲。\n\u3000手机 \n。", "000:2:2", "手机", id="without-white-space-at-its-ends"),
        pytest.param("一二三四五六七八九十" * 2 + "手机" + "一二三四五六七八九十" * 2, "000:1:5", "五六七八九十一二三四五六七八九十手机一二三四五六七八九十一二三四五六", id="not-far"),
        pytest.param("“手机”", "000:1:2", "手机", id="in-quotation-marks"),
    ],
)  # fmt: skip
def test_the_clause_of_a_hit(text: str, place: str, quote: str) -> None:
    assert _nearest(text) == [Passage(place, quote, "a phone")]


@given(_TEXT.map("".join))
def test_whatever_the_page(text: str) -> None:
    page, found = _page(text), _nearest(text)
    repository, (term,) = _read(page)
    assert standing(found, repository) == (tuple(dict.fromkeys(found)), ())
    for one, hit in zip(found, repository.bundle.hits[term.english], strict=True):
        line, column = map(int, one.place.split(":")[1:])
        start = page.offset_of(line, column)
        end = start + len(one.quote)
        assert page.text[start:end] == one.quote == one.quote.strip()
        assert hit.start - 16 <= start <= hit.start < hit.end <= end <= hit.end + 16
        around = page.text[start : hit.start] + page.text[hit.end : end]
        assert not set(around) & set(_ENDS)


def test_hits_stand_in_order_of_page_and_place_whatever_the_order_of_the_terms() -> None:
    repository, terms = _read(_page("手机，电脑，手机", "000"), _page("手机", "001"))
    other = Term(english="computer", forms=("电脑",), elements=("U-08",), judgements=())
    found = hits(repository.bundle.page_by_id["000"], Searchable.of(_page("手机，电脑，手机")), other)
    repository.bundle.hits["computer"] = found
    terms.append(other.model_copy(update={"judgements": (Judgement(at=(found[0].place,), why="x", near=("U-08",)),)}))
    assert [one.place for one in nearest(repository)["U-08"]] == [
        "000:1:1",
        "000:1:4",
        "000:1:7",
        "001:1:1",
    ]


def test_a_hit_on_a_page_that_differs_is_not_quoted() -> None:
    repository, _ = _read(_page("手机", "000"), _page("手机", "001"), stale="000")
    assert [one.place for one in nearest(repository)["U-08"]] == ["001:1:1"]


def test_technical_things_come_first_and_of_these_what_is_argued(copy: Any) -> None:
    repository = copy.repository()
    mentions = {one.english: one for one in repository.bundle.record(MentionsRecord).mentions}
    things = [mentions[one.of] for one in nearest(repository)["U-06"] if one.of]
    turns = [(not one.technical, one.argued is None, -len(one.states)) for one in things]
    assert turns == sorted(turns)
    assert 0 < sum(one.technical for one in things) < len(things)


def test_a_passage_has_the_thing_that_it_speaks_of_and_what_the_pages_leave_out(copy: Any) -> None:
    found = {one.place: one for one in nearest(copy.repository())["U-14"]}
    app, village = found["002:174:6"], found["000:49:8"]
    assert (app.of, app.technical) == ("Lugang Town app", True)
    assert app.lacks
    assert (village.of, village.technical, village.lacks) == (None, False, None)


@pytest.mark.parametrize(
    ("place", "quote", "stands"),
    [
        pytest.param("000:1:1", "手\n机", True, id="to-the-letter"),
        pytest.param("000:1:1", "手机", False, id="but-for-a-line-break"),
        pytest.param("000:1:2", "手\n机", False, id="one-column-off"),
        pytest.param("000:9:1", "手\n机", False, id="behind-the-page"),
        pytest.param("001:1:1", "手\n机", False, id="on-no-page"),
        pytest.param("a:b:1:1", "手\n机", False, id="a-page-of-an-odd-name"),
    ],
)
def test_what_stands(place: str, quote: str, stands: bool) -> None:
    repository, _ = _read(_page("手\n机"))
    one = Passage(place, quote, "x")
    found, wrong = standing([one, one], repository)
    assert found == ((one,) if stands else ())
    said = f"bundle/record/mentions.yaml quotes “{quote}” at {place}, but it is not there."
    assert wrong == (() if stands else (said,))


@pytest.mark.parametrize(
    ("place", "quote", "gist"),
    [
        pytest.param("001:2:1", "手机", "Line 2.", id="of-its-line"),
        pytest.param("001:1:1", "手\n\n机\n手", "Line 1. Line 2. Line 3. Line 4.", id="of-all-its-lines"),
        pytest.param("000:1:1", "手机", None, id="nobody-has-told-it"),
    ],
)
def test_the_gist_of_a_passage(place: str, quote: str, gist: str | None) -> None:
    repository, _ = _read(_page("手机"), _page("手\n\n机\n手" if "\n" in quote else "甲\n手机", "001"))
    (found,), _ = standing([Passage(place, quote, "x")], repository)
    assert found.gist == gist
