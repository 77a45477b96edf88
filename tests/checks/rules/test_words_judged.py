"""Every hit has one judgement, and every judgement its hit; a page that was not judged is one finding."""

import re
from typing import Any

import pytest

from bundle_model.records.terms import TermsRecord

RULE = "words-judged"
_RECORD = "bundle/record/words.yaml"
_SYSTEM = '"000:175:1"'


def _row(needle: str) -> Any:
    return lambda copy: copy.place(f"{_RECORD}@{needle}")


def test_nothing_is_wrong_as_it_is_and_it_says_over_how_much(copy: Any) -> None:
    terms = copy.record("words")["terms"]
    places = [place for term in terms for judgement in term["judgements"] for place in judgement["at"]]
    outcome = copy.outcome(RULE)
    assert (outcome.findings, outcome.note) == ((), f"{len(terms)} terms, {len(places)} hits")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(_SYSTEM, '"000:175:1", "000:175:1"', [(_row('"000:175:1", "000:175:1"'), "The term “system” has 2 judgements of 000:175:1.")], id="judged-twice"),
        pytest.param(_SYSTEM, '"000:175:1", "000:38:3"', [(_row('"000:175:1", "000:38:3"'), "names 000:38:3, but the term does not occur there.")], id="the-place-of-another-term"),
        pytest.param(_SYSTEM, '"000:175:1", "009:1:1"', [(_row("009:1:1"), "names 009:1:1, but the term does not occur there.")], id="on-no-page"),
    ],
)  # fmt: skip
def test_fires(copy: Any, old: str, new: str, expected: Any) -> None:
    copy.edit_record(_RECORD, old, new)
    whole = copy.whole()
    found = whole.findings(RULE)
    wanted = [(place(copy), words) for place, words in expected]
    assert [place for place, _ in found] == [place for place, _ in wanted]
    assert all(words in message for (_, message), (_, words) in zip(found, wanted, strict=True)), found
    assert whole.run.exit_code == 1


@pytest.mark.parametrize(
    ("change", "line", "own"),
    [
        pytest.param(lambda c: c.unjudge("000:175:1"), "000:175:1", 0, id="one-judgement-dropped"),
        pytest.param(lambda c: c.edit_record(_RECORD, _SYSTEM, '"000:175:2"'), "000:175:1", 1, id="one-column-off"),
        pytest.param(lambda c: c.edit_record(_RECORD, '"平台", ', '"平台", "快手", '), "000:37:18", 0, id="a-form-added"),
    ],
)  # fmt: skip
def test_an_unjudged_line_is_the_finding_of_each_absence_that_it_touches(
    copy: Any, change: Any, line: str, own: int
) -> None:
    change(copy)
    page, number, column = line.split(":")
    absence = f"C-09 at {copy.page(page)}:{number}:{column}"
    outcome = copy.outcome(RULE)
    assert (outcome.broken_by, len(outcome.findings)) == ((absence,), own)
    assert [one.id for one in copy.outcome("no-system").findings] == [absence]


def test_an_unjudged_line_that_no_absence_is_about_is_found_here(copy: Any) -> None:
    copy.unjudge("000:230:12")  # scope or boundary: U-04
    (finding,) = copy.outcome(RULE).findings
    assert finding.region.place == f"{copy.page('000')}:230:12"
    assert finding.message.startswith("Line 230 of page 000 has words of the search that nobody has judged: ")
    assert copy.failed().isdisjoint({"no-system", "no-hardware-target", "no-performance-core"})


def test_without_its_form_every_judgement_of_a_term_is_idle(copy: Any) -> None:
    bundle = copy.repository().bundle
    system = bundle.record(TermsRecord).terms[0]
    copy.edit_record(_RECORD, '"系统", ', "")
    found = [finding.message for finding in copy.outcome(RULE).findings]
    assert len(found) == len(bundle.hits["system"]) > 0
    assert set(found) == {
        f"A judgement of the term “system” names {place}, but the term does not occur there."
        for judgement in system.judgements
        for place in judgement.at
    }


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda c: c.edit_record(_RECORD, '"why": "', '"why": "So: '), id="another-reason"),
        pytest.param(lambda c: (c.edit_record(_RECORD, '"水平台阶"', '"水平台阶", "平台期"'), c.recount()), id="a-compound-that-is-nowhere"),
        pytest.param(lambda c: (c.edit_record(_RECORD, '"系统", ', '"系统", "摸摸鱼", '), c.recount()), id="a-form-that-is-nowhere"),
    ],
)  # fmt: skip
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds(RULE, change, [])


@pytest.mark.parametrize(
    ("change", "waits"),
    [
        pytest.param(lambda c: c.path(_RECORD).unlink(), [(_RECORD, "C-01 at bundle/tagmanifest-sha256.txt@words.yaml")], id="no-record"),
        pytest.param(lambda c: c.write(_RECORD, b"pages: 3\n"), [(_RECORD, f"{_RECORD}:1:1")], id="unfit-record"),
        pytest.param(lambda c: c.write(c.page("002"), b"\n" + c.path("002").read_bytes()), [("page 002", "C-02 at bundle/data/002_9551d9c265f15358.txt:1:1")], id="shifted-lines"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", "系统".encode()), [("page 005", "C-02 at bundle/data/005_x.txt:1:1")], id="a-new-page"),
        pytest.param(lambda c: c.path("004").unlink(), [("page 004", "C-02 at CONSTRAINTS.md@- name: 004_")], id="a-page-gone"),
    ],
)  # fmt: skip
def test_waits(assert_waits: Any, change: Any, waits: Any) -> None:
    assert_waits(RULE, change, waits)


def test_an_unknown_element_is_waited_for_at_its_line(copy: Any) -> None:
    copy.edit_record(_RECORD, '"elements": ["U-01"', '"elements": ["U-99"')
    (problem,) = copy.run().problems
    assert problem.id.startswith(copy.place(f'{_RECORD}@"elements": ["U-99"').removesuffix("1"))
    assert [wait.said for wait in copy.outcome(RULE).waits] == [f"{_RECORD}: see {problem.id}"]


@pytest.mark.parametrize(
    ("forms", "said"),
    [
        pytest.param([], "No term is searched for U-27 (Risks and open issues).", id="no-term"),
        pytest.param(["zz"], "No term in Chinese is searched for U-27 (Risks and open issues).", id="none-in-chinese"),
        pytest.param(
            ["㐀㐀"], "No term in English is searched for U-27 (Risks and open issues).", id="none-in-english"
        ),
    ],
)
def test_an_element_that_nobody_searches_for_is_one_finding(copy: Any, forms: list[str], said: str) -> None:
    record = copy.record("words")
    terms = [{**term, "elements": [one for one in term["elements"] if one != "U-27"]} for term in record["terms"]]
    for judgement in (one for term in terms for one in term["judgements"]):
        judgement["near"] = [one for one in judgement.get("near", ()) if one != "U-27"]
    more = [{"english": "fish", "forms": forms, "elements": ["U-27"], "judgements": []}] if forms else []
    copy.write_record("words", {**record, "terms": [term for term in terms if term["elements"]] + more})
    whole = copy.whole()
    messages = [message for _, message in whole.findings(RULE)]
    assert [one for one in messages if one.startswith("No term")] == [said]
    assert whole.run.exit_code == 1


def test_a_language_that_is_lost_is_one_finding(copy: Any) -> None:
    text = copy.path(_RECORD).read_text(encoding="utf-8")
    copy.write(_RECORD, re.sub(r'"forms": \[[^\]]*\]', '"forms": ["㐀㐀"]', text).encode())
    copy.retag()
    lost = [one.message for one in copy.outcome(RULE).findings if one.message.startswith("No term")]
    assert [said.partition(" is searched for U-")[0] for said in lost] == ["No term in English"]
    assert re.search(r"\(.*\), U-[0-9]+ \(.*\), U-[0-9]+ \(.*\) and [0-9]+ more\.$", lost[0])


def test_a_judgement_that_speaks_of_no_mention(copy: Any) -> None:
    was = copy.change("words", "platform")
    copy.change("words", "system", english="system", **{field: was[field] for field in ("forms", "elements")}, judgements=[
        {**one, "of": "cars"} if number == 0 else one for number, one in enumerate(was["judgements"])
    ])  # fmt: skip
    (finding,) = copy.outcome(RULE).findings
    assert finding.message == "A judgement of the term “system” speaks of “cars”, which no mention is."
    assert finding.region.place == copy.place(f'{_RECORD}@"of": "cars"')
