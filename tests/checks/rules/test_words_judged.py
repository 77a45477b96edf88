"""Every hit has one judgement, and every judgement its hit; a page that was not judged is one finding."""

from typing import Any

import pytest
import yaml

from bundle_model.records.terms import TermsRecord

WHOLE: tuple[str, ...] = ("words",)

RULE = "words-judged"
ASKED = "CONSTRAINTS.md@### C-15"
_RECORD = "bundle/record/words.yaml"
_PLATFORM = '{at: ["000:38:3"], why: "Kuaishou'
_SYSTEM = '{at: ["000:160:11", "000:175:1"]'


def _page(page_id: str, line: int, column: int) -> Any:
    return lambda copy: f"{copy.page(page_id)}:{line}:{column}"


def _row(needle: str) -> Any:
    return lambda copy: copy.place(f"{_RECORD}@{needle}")


def test_nothing_is_wrong_as_it_is_and_it_says_over_how_much(copy: Any) -> None:
    terms = yaml.safe_load(copy.path(_RECORD).read_text(encoding="utf-8"))["terms"]
    places = [place for term in terms for judgement in term["judgements"] for place in judgement["at"]]
    outcome = copy.outcome(RULE)
    assert (outcome.findings, outcome.note) == ((), f"{len(terms)} terms, {len(places)} hits")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param('"000:160:11", "000:175:1"', '"000:160:11"', [(_page("000", 175, 1), "“系统” is a hit of the term “system” without a judgement.")], id="one-judgement-dropped"),
        pytest.param(_SYSTEM, '{at: ["000:160:12", "000:175:1"]', [(_page("000", 160, 11), "“系统” is a hit of the term “system” without"), (_row("000:160:12"), "A judgement of the term “system” names 000:160:12, but the term does not occur there.")], id="one-column-off"),
        pytest.param(_SYSTEM, '{at: ["000:160:11", "000:175:1", "000:175:1"]', [(_page("000", 175, 1), "“系统” is a hit of the term “system” with 2 judgements.")], id="judged-twice"),
        pytest.param(_SYSTEM, '{at: ["000:160:11", "000:175:1", "000:38:3"]', [(_row('"000:38:3"]'), "names 000:38:3, but the term does not occur there.")], id="the-place-of-another-term"),
        pytest.param(_SYSTEM, '{at: ["000:160:11", "000:175:1", "009:1:1"]', [(_row("009:1:1"), "names 009:1:1, but the term does not occur there.")], id="on-no-page"),
        pytest.param("forms: [平台, 平臺,", "forms: [平台, 平臺, 快手,", [(_page("000", 37, 18), "is a hit of the term “platform” without a judgement.")], id="a-form-added"),
    ],
)  # fmt: skip
def test_fires(copy: Any, old: str, new: str, expected: Any) -> None:
    copy.edit(_RECORD, old, new)
    found = [(finding.region.place, finding.message) for finding in copy.outcome(RULE).findings]
    wanted = [(place(copy), words) for place, words in expected]
    assert [place for place, _ in found] == [place for place, _ in wanted]
    assert all(words in message for (_, message), (_, words) in zip(found, wanted, strict=True)), found
    assert copy.run().exit_code == 1


def test_without_its_form_every_judgement_of_a_term_is_idle(copy: Any) -> None:
    bundle = copy.repository().bundle
    system = bundle.record(TermsRecord).terms[0]
    copy.edit(_RECORD, "forms: [系统, 系統,", "forms: [系統,")
    found = [finding.message for finding in copy.outcome(RULE).findings]
    assert len(found) == len(bundle.hits["system"]) > 0
    assert set(found) == {
        f"A judgement of the term “system” names {place}, but the term does not occur there."
        for judgement in system.judgements
        for place in judgement.at
    }


def test_a_form_over_a_line_break_is_marked_to_its_end(copy: Any) -> None:
    copy.edit(_RECORD, "forms: [平台, 平臺,", "forms: [平台, 平臺, 快手,")
    (finding,) = copy.outcome(RULE).findings
    assert (finding.region.line, finding.region.end_line, finding.region.end_column) == (37, 38, 2)
    assert "“快\n手”" in finding.message


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(lambda c: c.path(_RECORD).unlink(), f"{_RECORD} is missing", id="no-record"),
        pytest.param(lambda c: c.write(c.page("002"), b"\n" + c.path("002").read_bytes()), "002_fdd7e9f8c9ee6e40.txt is not the page", id="shifted-lines"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", "系统".encode()), "005_x.txt has no entry in record/words.yaml", id="a-new-page"),
        pytest.param(lambda c: c.path("004").unlink(), "has an entry for page 004, which does not exist", id="a-page-gone"),
    ],
)  # fmt: skip
def test_what_was_not_judged_is_one_finding(copy: Any, change: Any, said: str) -> None:
    said = said.replace("002_fdd7e9f8c9ee6e40.txt", copy.path("002").name)
    change(copy)
    (finding,) = copy.outcome(RULE).findings
    assert finding.region.place == copy.place(ASKED)
    assert said in finding.message


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda c: c.edit(_RECORD, "a branch of administration", "an arm of government"), id="another-reason"),
        pytest.param(lambda c: c.edit(_RECORD, "compounds: [水平台阶]", "compounds: [水平台阶, 平台期]"), id="a-compound-that-is-nowhere"),
        pytest.param(lambda c: c.edit(_RECORD, "forms: [系统, 系統,", "forms: [系统, 系統, 摸摸鱼,"), id="a-form-that-is-nowhere"),
    ],
)  # fmt: skip
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds(RULE, change, [])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param(lambda c: c.write(_RECORD, b"pages: ["), "record/words.yaml could not be read", id="no-yaml"),
        pytest.param(lambda c: c.edit(_RECORD, "elements: [U-01", "elements: [U-99"), "record/words.yaml could not be read", id="unknown-element"),
    ],
)  # fmt: skip
def test_skips(assert_skips: Any, change: Any, reason: str) -> None:
    assert_skips(RULE, change, reason)
