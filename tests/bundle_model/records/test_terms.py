"""The record of words: what it may say, its line for all that is unfit, and which lines of a page are unread."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bundle_model.faults import Fault
from bundle_model.loader import load
from bundle_model.records.terms import DIGITS, JudgedPage, TermsRecord, line_digest
from bundle_model.strict.models import parse_model
from bundle_model.text.page import Page, PageFile

RECORD = f"""pages:
- {{page: "000", sha256: {"a" * 64}, lines: 0123abcd 89ef4567}}
- page: "001"
  sha256: {"b" * 64}
  lines: >-
    0123abcd
    89ef4567
terms:
- english: platform
  forms: [平台, platform]
  elements: [U-01, U-10]
  compounds: [平台期]
  judgements:
  - {{at: ["000:1:2", "001:3:4"], why: a stage, near: [U-10, U-01]}}
  - {{at: ["000:5:1"], why: one that is told, defines: [U-01]}}
- english: second
  forms: [秒]
  elements: [U-12]
  after_number: true
  judgements: []
"""


def _read(text: str) -> tuple[TermsRecord | None, tuple[Fault, ...]]:
    return parse_model(TermsRecord, text.encode(), "w.yaml")


def test_what_is_written_is_read() -> None:
    record, faults = _read(RECORD)
    assert faults == ()
    assert record is not None
    assert [(page.page, page.lines) for page in record.pages] == [(n, ("0123abcd", "89ef4567")) for n in ("000", "001")]
    platform, second = record.terms
    assert (platform.forms, platform.compounds, platform.after_number) == (("平台", "platform"), ("平台期",), False)
    assert [str(place) for place in platform.judgements[0].at] == ["000:1:2", "001:3:4"]
    assert [judgement.defines for judgement in platform.judgements] == [(), ("U-01",)]
    assert [judgement.near for judgement in platform.judgements] == [("U-10", "U-01"), ()]
    assert (second.after_number, second.compounds, second.judgements) == (True, (), ())


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        pytest.param("a" * 64, "a" * 63, 2, "64 hexadecimal", id="short-hash"),
        pytest.param("0123abcd 89", "0123abc 89", 2, "8 hexadecimal", id="short-digest"),
        pytest.param("    89ef4567", "    89EF4567", 5, "8 hexadecimal", id="upper-case-digest"),
        pytest.param('"001"', '"000"', 2, "in order of the page ids, each once", id="doubled-page"),
        pytest.param('"000",', '"002",', 2, "in order of the page ids, each once", id="pages-out-of-order"),
        pytest.param("english: platform", "english: ' '", 9, "must not be blank", id="no-english"),
        pytest.param("[平台, platform]", "[]", 10, "must not be empty", id="no-form"),
        pytest.param("[平台, platform]", "[平台, '']", 10, "must not be empty", id="an-empty-form"),
        pytest.param("[平台, platform]", r'[平台, "\\x1c"]', 10, "more than white space", id="a-form-of-white-space"),
        pytest.param("[平台期]", r'["\\x1f"]', 12, "more than white space", id="a-compound-of-white-space"),
        pytest.param("[U-01, U-10]", "[]", 11, "must not be empty", id="for-no-element"),
        pytest.param("[U-01, U-10]", "[U-01, U-28]", 11, "U-01 to U-27", id="for-an-unknown-element"),
        pytest.param('"001:3:4"', '"001:3"', 14, "must name a column too", id="a-line-alone"),
        pytest.param('["000:5:1"]', "[]", 15, "must not be empty", id="a-judgement-of-nothing"),
        pytest.param("why: a stage", "why: ''", 14, "must not be empty", id="without-a-reason"),
        pytest.param(", why: a stage", "", 14, "why", id="no-reason"),
        pytest.param("defines: [U-01]", "defines: [U-99]", 15, "U-01 to U-27", id="defines-an-unknown-element"),
        pytest.param("near: [U-10, U-01]", "near: [U-10, U-99]", 14, "U-01 to U-27", id="near-an-unknown-element"),
        pytest.param("near: [U-10, U-01]", "near: [U-10, U-02, U-05]", 9, "must list in `near` only its own `elements`, not U-02, U-05", id="near-what-it-is-not-searched-for"),
        pytest.param("near:", "nears:", 14, "a field that is known here", id="nears"),
        pytest.param("defines:", "define:", 15, "a field that is known here", id="an-unknown-field"),
        pytest.param("after_number: true", "after_number: yes", 19, "true or false", id="yes"),
        pytest.param("  judgements: []\n", "", 16, "judgements", id="no-judgements"),
        pytest.param("english: second", "english: platform", 16, "must have each term once", id="doubled-term"),
    ],
)  # fmt: skip
def test_what_is_unfit_is_named_with_its_line(old: str, new: str, line: int, expected: str) -> None:
    assert old in RECORD
    record, faults = _read(RECORD.replace(old, new.replace(r"\\x", r"\x"), 1))
    assert record is None
    assert [(fault.file, fault.line, fault.unreadable) for fault in faults] == [("w.yaml", line, True)]
    assert expected in faults[0].expected


def test_all_that_is_unfit_in_one_run() -> None:
    _, faults = _read(RECORD.replace("a stage", "''").replace("[U-12]", "[]").replace("b" * 64, "b"))
    assert sorted(fault.line or 0 for fault in faults) == [4, 14, 18]


def test_a_digest_is_the_beginning_of_the_sha256_of_the_line() -> None:
    assert line_digest("义乌") == sha256("义乌".encode()).hexdigest()[:8]
    assert len(line_digest("\ud800")) == DIGITS


def _judged(*lines: str) -> JudgedPage:
    return JudgedPage(page="000", sha256="0" * 64, lines=tuple(line_digest(line) for line in lines))


def _page(*lines: str) -> Page:
    text = "".join(f"{line}\n" for line in lines)
    return Page(text=text, file=PageFile(page="000", name="000.txt", bytes=0, sha256="0" * 64, lines=0, characters=0))


@pytest.mark.parametrize(
    ("lines", "unread"),
    [
        pytest.param(["甲", "乙", "丙"], (), id="as-judged"),
        pytest.param([], (), id="an-empty-page"),
        pytest.param(["乙"], (), id="lines-taken-out"),
        pytest.param(["新", "甲", "乙", "丙"], (1,), id="shifted-lines-are-no-news"),
        pytest.param(["丙", "甲", "乙", "甲"], (), id="moved-and-repeated"),
        pytest.param(["甲", "乙。", "丙"], (2,), id="a-changed-line"),
        pytest.param(["甲", "乙 ", "\u3000丙"], (2, 3), id="changed-in-white-space"),
        pytest.param(["甲\r", "乙"], (1,), id="another-line-end"),
        pytest.param(["", "甲", " ", "\u3000\t", "\r", "乙"], (), id="blank-lines"),
        pytest.param(["乙丙", "", "新", "新"], (1, 3, 4), id="joined-and-new-twice"),
    ],
)
def test_the_lines_that_are_unread(lines: list[str], unread: tuple[int, ...]) -> None:
    assert _judged("甲", "乙", "丙").unread(_page(*lines)) == unread


LINES = st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=4), max_size=8)


@given(LINES, LINES)
def test_what_is_read_stands_in_the_judged_page(judged: list[str], lines: list[str]) -> None:
    unread = _judged(*judged).unread(_page(*lines))
    assert unread == tuple(n for n, line in enumerate(lines, 1) if line.strip() and line not in judged)


@pytest.mark.parametrize("ids", [("001", "000"), ("000", "000")], ids=["unordered", "doubled"])
def test_code_cannot_make_what_records_cannot_say(ids: tuple[str, str]) -> None:
    with pytest.raises(ValidationError, match="each once"):
        TermsRecord(pages=tuple(JudgedPage(page=page, sha256="0" * 64, lines=()) for page in ids), terms=())


def test_the_real_record(repository: Path) -> None:
    text = (repository / "bundle/record/words.yaml").read_text(encoding="utf-8")
    record, faults = _read(text)
    assert faults == ()
    assert record is not None
    bundle = load(repository / "bundle")
    assert len(record.terms) == text.count('{"english": ') > 0
    for page, judged in zip(bundle.pages, record.pages, strict=True):
        assert (judged.page, judged.sha256, judged.unread(page)) == (page.id, page.file.sha256, ())
        assert set(judged.lines) == {line_digest(line) for line in page.lines if line.strip()}
    assert not [term.english for term in record.terms if len(set(term.forms)) < len(term.forms)]
