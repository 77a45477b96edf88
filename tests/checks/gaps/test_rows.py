"""The rows: which, in which order, with a status that is computed, and red where something is not judged."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bundle_model.declared.elements import elements
from bundle_model.records.terms import TermsRecord
from bundle_model.repository import read_repository
from checks.gaps.passages import Passage
from checks.gaps.rows import Gaps, GapStatus, Row, gaps_of

WORDS, MENTIONS, CONSTRAINTS = "bundle/record/words.yaml", "bundle/record/mentions.yaml", "CONSTRAINTS.md"
EVERY = set(elements())
_SETTLED = {"U-21"}
_PLAN, _COMPUTERS = "002:53:7", "001:117:78"


def _rows(copy: Any) -> dict[str, Row]:
    return {row.element.id: row for row in gaps_of(copy.repository()).rows}


def _red(copy: Any) -> dict[str, tuple[str, ...]]:
    return {name: row.problems for name, row in _rows(copy).items() if row.problems}


def _sha256(copy: Any, page: str) -> str:
    return hashlib.sha256(copy.path(page).read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def gaps(made_repository: Path) -> Gaps:
    """The rows of the copy as it is."""
    return gaps_of(read_repository(made_repository, "."))


def test_every_element_has_a_row_and_three_decide_first(gaps: Gaps) -> None:
    ids = [row.element.id for row in gaps.rows]
    assert ids[:3] == ["U-01", "U-08", "U-13"]
    assert ids[3:] == [f"U-{n:02d}" for n in range(1, 28) if n not in (1, 8, 13)]


def test_what_a_reading_of_the_pages_bears_out(gaps: Gaps) -> None:
    rows = {row.element.id: row for row in gaps.rows}
    assert {name: row.decisions for name, row in rows.items() if row.decisions} == {"U-21": ("D-01",)}
    assert {name for name, row in rows.items() if row.status is GapStatus.SETTLED} == _SETTLED
    assert not [row.problems for row in gaps.rows if row.problems]
    assert {row.status for row in gaps.rows} <= {GapStatus.SILENT, GapStatus.MENTIONED, GapStatus.SETTLED}


def test_every_passage_stands_at_its_place_to_the_letter_and_once(gaps: Gaps, copy: Any) -> None:
    pages = {f"00{n}": copy.path(f"00{n}").read_bytes().decode() for n in range(5)}
    for row in gaps.rows:
        assert len(set(row.passages)) == len(row.passages)
        for one in row.passages:
            page, line, column = one.place.split(":")
            below = pages[page].split("\n", int(line) - 1)[-1]
            assert below[int(column) - 1 :].startswith(one.quote), one
            assert (one.quote.strip(), bool(one.says)) == (one.quote, True)


def test_every_hit_of_every_term_is_there_with_its_judgement(gaps: Gaps, copy: Any) -> None:
    bundle = copy.repository().bundle
    for row in gaps.rows:
        terms = {term.english: term for term in bundle.record(TermsRecord).terms if row.element.id in term.elements}
        assert {one.term: one.forms for one in row.search} == {name: term.forms for name, term in terms.items()}
        for one in row.search:
            judged = {str(at): j.why for j in terms[one.term].judgements for at in j.at}
            assert {hit.place: hit.why for hit in one.hits} == judged
            assert [hit.place for hit in one.hits] == [str(hit.place) for hit in bundle.hits[one.term]]
    assert {one.term for row in gaps.rows for one in row.search} == set(bundle.hits)


def test_the_pages_are_named_with_their_bytes(gaps: Gaps, copy: Any) -> None:
    assert gaps.pages == tuple((f"00{n}", _sha256(copy, f"00{n}")) for n in range(5))


def _leave(copy: Any) -> None:
    """Nothing is changed."""


def _settle(*decisions: str, settles: str = "U-16") -> Callable[[Any], None]:
    def change(copy: Any) -> None:
        for decision in decisions:
            copy.edit(CONSTRAINTS, f"id: {decision}\n", f"id: {decision}\nsettles: [{settles}]\n")

    return change


def _define(element: str, name: str) -> Callable[[Any], None]:
    return lambda copy: copy.change("mentions", name, defines=["U-02", element])


@pytest.mark.parametrize(
    ("element", "change", "status", "by"),
    [
        pytest.param("U-01", _leave, "mentioned, not specified", ["000:38:5"], id="by-a-statement-of-a-platform"),
        pytest.param("U-09", _leave, "mentioned, not specified", [_COMPUTERS], id="by-a-hit-that-speaks-of-a-platform"),
        pytest.param("U-16", _leave, "silent", [_PLAN], id="a-statement-of-a-procedure"),
        pytest.param("U-05", _leave, "silent", ["000:71:3"], id="a-hit-that-speaks-of-a-method"),
        pytest.param("U-09", lambda c: c.change("words", "001:117:88", of=None), "silent", [_COMPUTERS], id="a-hit-that-speaks-of-nothing-named"),
        pytest.param("U-05", lambda c: c.change("words", "000:71:5", of="Kuaishou"), "mentioned, not specified", ["000:71:3"], id="a-hit-that-speaks-of-a-platform-after-all"),
        pytest.param("U-16", lambda c: c.change("mentions", _PLAN, element="U-06"), "silent", [], id="no-statement"),
        pytest.param("U-16", lambda c: c.change("mentions", "135 close-out rule", what="app"), "mentioned, not specified", [_PLAN], id="a-procedure-that-is-an-app-after-all"),
        pytest.param("U-05", lambda c: c.change("words", "000:71:5", near=None), "silent", [], id="hits-that-are-not-near"),
        pytest.param("U-16", _define("U-16", "快手"), "stated", ["000:37:18"], id="by-a-mention-with-its-quotation"),
        pytest.param("U-16", _define("U-16", "直播带货"), "stated", ["000:42:14", "004:320:1"], id="by-a-mention-wherever-it-is-named"),
        pytest.param("U-08", lambda c: c.change("words", "001:117:88", defines=["U-08"]), "stated", [_COMPUTERS], id="by-a-judgement"),
        pytest.param("U-16", lambda c: c.change("words", "000:71:5", defines=["U-01", "U-16"]), "stated", ["000:71:3"], id="by-a-judgement-of-a-term-that-is-for-others"),
        pytest.param("U-16", _settle("D-02"), "settled by decision", ["D-02", _PLAN], id="by-a-decision"),
        pytest.param("U-16", _settle("D-03", "D-02"), "settled by decision", ["D-02", "D-03", _PLAN], id="by-two"),
        pytest.param("U-16", lambda c: [_settle("D-02")(c), _define("U-16", "快手")(c)], "settled by decision", ["D-02", "000:37:18"], id="stated-and-settled"),
        pytest.param("U-16", _settle("D-02", settles="U-15, U-17"), "silent", [_PLAN], id="others-are-settled"),
        pytest.param("U-21", lambda c: c.edit(CONSTRAINTS, "id: D-01\n", "id: D-01\nsuperseded_by: D-02\n"), "silent", [], id="by-a-superseded-decision"),
        pytest.param("U-16", lambda c: c.write(c.page("000"), b"x"), "unread", [_PLAN], id="another-page-differs"),
        pytest.param("U-16", lambda c: c.write(c.page("002"), b"x"), "unread", [], id="its-own-page-differs"),
        pytest.param("U-16", lambda c: [_define("U-16", "快手")(c), c.write(c.page("002"), b"x")], "unread", ["000:37:18"], id="stated-where-a-page-differs"),
        pytest.param("U-16", lambda c: [_define("U-16", "快手")(c), c.write(c.page("000"), c.path("000").read_bytes() + b"x")], "unread", [_PLAN], id="stated-by-a-page-that-differs"),
        pytest.param("U-21", lambda c: c.write(c.page("000"), b"x"), "settled by decision", ["D-01"], id="settled-whatever-the-pages-say"),
    ],
)  # fmt: skip
def test_the_status_is_computed(small: Any, element: str, change: Any, status: str, by: list[str]) -> None:
    change(small)
    row = _rows(small)[element]
    assert (row.status.value, [*row.decisions, *(one.place for one in row.passages)]) == (status, by)
    settled_by = [one for one in by if one.startswith("D-")]
    assert row.answer == " ".join([status, ", ".join(settled_by)] if settled_by else [status])
    assert row.open is (status not in ("stated", "settled by decision"))


def test_the_words_that_define_are_quoted_with_their_verdict(small: Any) -> None:
    _define("U-16", "快手")(small)
    (one,) = _rows(small)["U-16"].passages
    assert (one.quote, one.says) == ("快\n手", "Kuaishou: defines no system")


def _of(term: str) -> str:
    return f"the term “{term}”"


@pytest.mark.parametrize(
    ("change", "red", "said"),
    [
        pytest.param(lambda c: c.change("words", "000:61:1", at=["000:61:1"]), {"U-01", "U-05", "U-10"}, f"“手机” is a hit of {_of('phone')} that nobody has judged.", id="a-hit-without-a-judgement"),
        pytest.param(lambda c: c.change("words", "000:71:5", at=["000:71:5", "000:71:5"]), {"U-01", "U-05", "U-10"}, f"The {_of('phone')[4:]} has 2 judgements of 000:71:5.", id="judged-twice"),
        pytest.param(lambda c: c.change("words", "000:71:5", at=["000:71:5", "000:71:6"]), {"U-01", "U-05", "U-10"}, f"A judgement of {_of('phone')} names 000:71:6, but the term does not occur there.", id="a-judgement-without-its-hit"),
        pytest.param(lambda c: c.change("mentions", _PLAN, at="002:53:8"), {"U-16"}, f"{MENTIONS} quotes “暂无法办理事项5天形成\n初步方案” at 002:53:8, but it is not there.", id="a-statement-that-has-moved"),
        pytest.param(lambda c: c.change("mentions", _PLAN, at="009:53:7"), {"U-16"}, " at 009:53:7, but it is not there.", id="a-statement-on-no-page"),
        pytest.param(lambda c: c.change("mentions", "快手", defines=["U-02", "U-16"], places=["000:37:17"]), {"U-02", "U-16"}, "quotes “快\n手” at 000:37:17, but it is not there.", id="what-defines-has-moved"),
    ],
)  # fmt: skip
def test_only_the_rows_that_are_concerned_are_red(small: Any, change: Any, red: set[str], said: str) -> None:
    before = _rows(small)
    assert not [row.problems for row in before.values() if row.problems]
    change(small)
    found = _red(small)
    assert set(found) == red
    assert all(len(wrong) == 1 and said in wrong[0] for wrong in found.values()), found
    after = _rows(small)
    assert {name for name in EVERY if after[name] != before[name]} == red
    assert not [one for row in after.values() for one in row.passages if one.place in said]


def _sha256_rewritten(copy: Any, record: str, page: str) -> None:
    copy.edit(record, _sha256(copy, page), "0" * 64)


def _planted_and_hidden(copy: Any) -> None:
    before = _sha256(copy, "002")
    copy.write(copy.page("002"), copy.path("002").read_bytes() + "甲收乙，吐丙。\n".encode())
    for record in (WORDS, MENTIONS):
        copy.edit(record, before, _sha256(copy, "002"))


_NOT_SEARCHED = r"Page 002 is not the page that was searched\."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(lambda c: c.write(c.page("002"), c.path("002").read_bytes() + b"x\n"), [_NOT_SEARCHED], id="a-line-added"),
        pytest.param(lambda c: c.write(c.page("002"), c.path("002").read_bytes() + b"\n\n"), [_NOT_SEARCHED], id="only-blank-lines"),
        pytest.param(_planted_and_hidden, [r"Page 002 was not searched as it is now\. On the page, line \d+ is new\."], id="a-line-planted-and-every-digest-rewritten"),
        pytest.param(lambda c: c.path("002").unlink(), [_NOT_SEARCHED], id="a-page-gone"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", b"x"), [r"Page 005 is not the page that was searched\."], id="a-new-page"),
        pytest.param(lambda c: _sha256_rewritten(c, WORDS, "002"), [_NOT_SEARCHED], id="judged-from-other-bytes"),
        pytest.param(lambda c: _sha256_rewritten(c, MENTIONS, "002"), [rf"Page 002 is not the version that {MENTIONS} describes\."], id="read-for-mentions-from-other-bytes"),
        pytest.param(lambda c: c.edit(MENTIONS, f'{{"page": "002", "sha256": "{_sha256(c, "002")}"}},\n', ""), [rf"Page 002 is not the version that {MENTIONS} describes\."], id="not-read-for-mentions"),
        pytest.param(lambda c: c.write(MENTIONS, b"["), [r"bundle/record/mentions\.yaml could not be read\."], id="a-record-that-cannot-be-parsed"),
    ],
)  # fmt: skip
def test_where_a_page_or_record_differs_every_row_is_unread_and_red(copy: Any, change: Any, said: list[str]) -> None:
    change(copy)
    rows = _rows(copy)
    assert {name for name, row in rows.items() if row.status is GapStatus.UNREAD} == EVERY - _SETTLED
    for row in rows.values():
        assert len(row.problems) == len(said)
        assert all(re.fullmatch(pattern, wrong) for pattern, wrong in zip(said, row.problems, strict=True)), (
            row.problems
        )


def test_of_a_page_that_differs_nothing_is_quoted_and_no_hit_is_judged(copy: Any) -> None:
    copy.write(copy.page("001"), copy.path("001").read_bytes() + b"x\n")
    rows = _rows(copy).values()
    assert not [one for row in rows for one in row.passages if one.place.startswith("001:")]
    hits = [hit for row in rows for one in row.search for hit in one.hits]
    assert {hit.place[:3] for hit in hits if hit.why is None} == {"001"}
    assert "001" not in {hit.place[:3] for hit in hits if hit.why is not None}


def test_without_the_record_of_words_nothing_was_searched(copy: Any) -> None:
    copy.write(WORDS, b"pages: [")
    gaps = gaps_of(copy.repository())
    assert gaps.pages == ()
    assert all(row.search == () and f"{WORDS} could not be read." in row.problems for row in gaps.rows)
    assert {row.status for row in gaps.rows} == {GapStatus.UNREAD, GapStatus.SETTLED}


def test_of_no_page_nothing_is_said_to_be_silent(copy: Any) -> None:
    for n in range(5):
        copy.path(f"00{n}").unlink()
    copy.write(WORDS, b"pages: []\nterms: []\n")
    copy.write(MENTIONS, b"pages: []\nmentions: []\n")
    assert all(row.problems == ("bundle/data/ could not be read.",) for row in _rows(copy).values())
    assert _rows(copy)["U-01"].status is GapStatus.UNREAD


@pytest.mark.parametrize(
    ("element", "change", "words"),
    [
        pytest.param("U-01", _leave, "said of technical things: 1 of 1; of other things: 0 of 2", id="technical-things-alone"),
        pytest.param("U-16", _leave, "said of other things: 1 of 2; of technical things: 0 of 1", id="other-things-alone"),
        pytest.param("U-27", _leave, "said of technical things: 0 of 1; of other things: 0 of 2", id="of-nothing"),
        pytest.param("U-01", lambda c: c.change("mentions", _PLAN, element="U-01"), "said of technical things: 1 of 1; of other things: 1 of 2", id="both"),
        pytest.param("U-16", lambda c: c.change("words", "001:117:88", near=["U-16"], of="135 close-out rule"), "said of other things: 1 of 2; of technical things: 0 of 1", id="of-one-thing-twice"),
        pytest.param("U-16", lambda c: c.change("words", "001:117:88", near=["U-16"], of=None), "said of other things: 1 of 2; of technical things: 0 of 1; of nothing named: 1", id="and-of-nothing-named"),
    ],
)  # fmt: skip
def test_of_how_many_things_something_is_said(small: Any, element: str, change: Any, words: str) -> None:
    change(small)
    assert _rows(small)[element].said_of.words == words


def test_the_nearest_is_the_first_and_none_where_nothing_is_said(make_row: Any) -> None:
    one, other = (Passage(place, "x", "a") for place in ("000:1:1", "000:2:1"))
    assert make_row(passages=(one, other)).nearest == one
    assert make_row(passages=()).nearest is None


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        pytest.param({"elements": ["U-09"]}, "No term is searched for it.", id="no-term"),
        pytest.param({"forms": ["computer"], "judgements": []}, "No term in Chinese is searched for it.", id="none-in-chinese"),
        pytest.param({"forms": ["电脑"]}, "No term in English is searched for it.", id="none-in-english"),
    ],
)  # fmt: skip
def test_what_is_not_searched_for_is_red_and_not_silent(small: Any, fields: Any, said: str) -> None:
    small.change("words", "computer", **fields)
    row = _rows(small)["U-27"]
    assert (row.status, row.problems, row.open) == (GapStatus.NOT_SEARCHED, (said,), True)


def test_the_three_questions_are_answered_with_their_counts(gaps: Gaps, copy: Any) -> None:
    system, hardware, core = gaps.verdicts
    named = len(copy.record("mentions")["mentions"])
    search = {row.element.id: row.search for row in gaps.rows}
    for verdict, what, elements_of_it in (
        (system, "A system? ", ("U-01", "U-06", "U-07", "U-10", "U-11")),
        (hardware, "A hardware target? ", ("U-08", "U-09")),
        (core, "A performance core? ", ("U-12", "U-13", "U-14")),
    ):
        hits = {one.term: len(one.hits) for element in elements_of_it for one in search[element]}
        counts = f"{sum(hits.values())} hits of {len(hits)} terms and {named} named things were judged"
        assert verdict == f"{what}The pages define none: {counts}, and none of them does."


@pytest.mark.parametrize(
    ("change", "index", "said"),
    [
        pytest.param(_define("U-09", "快手"), 1, "A hardware target? The pages state U-09.", id="stated"),
        pytest.param(lambda c: c.change("mentions", _PLAN, element="U-08", at="002:53:8"), 1, "A hardware target? Nobody can tell: U-08 is red.", id="one-row-is-red"),
        pytest.param(lambda c: c.change("words", "000:61:1", at=["000:61:1"]), 0, "A system? Nobody can tell: U-01, U-10 are red.", id="two-rows-are-red"),
        pytest.param(_settle("D-02", settles="U-13"), 2, "none of them does; settled by D-02.", id="settled"),
    ],
)  # fmt: skip
def test_the_verdict_is_computed(small: Any, change: Any, index: int, said: str) -> None:
    change(small)
    assert gaps_of(small.repository()).verdicts[index].endswith(said)


def test_where_no_page_is_the_one_that_was_read_one_banner_says_so(copy: Any) -> None:
    for n in range(5):
        copy.write(copy.page(f"00{n}"), b"x")
    banner = gaps_of(copy.repository()).banner
    assert banner == tuple(f"Page 00{n} is not the page that was searched." for n in range(5))


def test_where_one_page_is_there_is_no_banner(copy: Any) -> None:
    for n in range(4):
        copy.write(copy.page(f"00{n}"), b"x")
    assert gaps_of(copy.repository()).banner == ()


@pytest.mark.parametrize(
    ("count", "said"), [(1, "Absence from 1 newspaper page proves"), (5, "Absence from 5 newspaper pages proves")]
)
def test_the_number_of_pages_is_that_of_the_bundle(count: int, said: str) -> None:
    assert said in Gaps((), (), count=count).caveat
