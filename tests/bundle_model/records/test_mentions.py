"""The record of mentions: what it may say, and its line for all that is unfit."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bundle_model.faults import Fault
from bundle_model.loader import load
from bundle_model.records.mentions import MentionsRecord, ReadPage
from bundle_model.strict.models import parse_model

RECORD = f"""pages:
- {{page: "000", sha256: {"a" * 64}}}
- {{page: "001", sha256: {"b" * 64}}}
mentions:
- name: 云平台
  english: cloud platform
  what: platform
  places: ["000:1:2", "001:3:4"]
  quotes: [云平台, "云\\n平台"]
  states:
  - {{element: U-02, at: "000:2:1", quote: 服务企业, says: to serve firms}}
  defines: [U-02]
  verdict: defines no system
  reason: nothing of what it does
  argued: {{along_with: [questionnaire], there: "A purpose (U-02); who asks (U-03).", missing: "All (U-06)."}}
- name: 调查表
  english: questionnaire
  what: form
  places: ["000:5:1"]
  verdict: names a form
  reason: no field is named
"""


def _read(text: str) -> tuple[MentionsRecord | None, tuple[Fault, ...]]:
    return parse_model(MentionsRecord, text.encode(), "m.yaml")


def test_what_is_written_is_read() -> None:
    record, faults = _read(RECORD)
    assert faults == ()
    assert record is not None
    platform, form = record.mentions
    assert [str(place) for place in platform.places] == ["000:1:2", "001:3:4"]
    assert (platform.quotes, platform.defines) == (("云平台", "云\n平台"), ("U-02",))
    assert platform.argued
    assert platform.argued.told == {"U-02", "U-03"}
    assert platform.argued.text == (
        "Argued with questionnaire. There: A purpose (U-02); who asks (U-03). Missing: All (U-06)."
    )
    (statement,) = platform.states
    assert (statement.element, str(statement.at), statement.quote) == ("U-02", "000:2:1", "服务企业")
    assert (form.quotes, form.states, form.defines, form.argued) == ((), (), (), None)


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        pytest.param("b" * 64, "B" * 64, 3, "64 hexadecimal", id="hash-in-upper-case"),
        pytest.param('"001", sha', '"000", sha', 2, "in order of the page ids, each once", id="doubled-page"),
        pytest.param('"000", sha', '"002", sha', 2, "in order of the page ids, each once", id="pages-out-of-order"),
        pytest.param("name: 云平台", "name: ' '", 5, "must not be blank", id="no-name"),
        pytest.param("  english: cloud platform\n", "", 5, "english", id="no-english"),
        pytest.param("what: platform", "what: thing", 7, "must be one of 'platform'", id="unknown-kind"),
        pytest.param('["000:1:2", "001:3:4"]\n  quotes: [云平台, "云\\n平台"]', "[]", 8, "must not be empty", id="nowhere"),
        pytest.param('"000:1:2"', '"000:1"', 8, "must name a column too", id="a-line-alone"),
        pytest.param('[云平台, "云\\n平台"]', "[云平台]", 5, "a quote for each of its 2 places, or none", id="too-few-quotes"),
        pytest.param("[云平台, ", "[云平台, 云平台, ", 5, "a quote for each of its 2 places", id="too-many-quotes"),
        pytest.param("[云平台, ", "['', ", 9, "must not be empty", id="an-empty-quote"),
        pytest.param("element: U-02", "element: U-28", 11, "U-01 to U-27", id="states-an-unknown-element"),
        pytest.param('at: "000:2:1"', 'at: "000:2"', 11, "must name a column too", id="stated-on-a-line"),
        pytest.param(", says: to serve firms", "", 11, "says", id="says-nothing"),
        pytest.param("defines: [U-02]", "defines: [U-2]", 12, "id of an element", id="defines-no-element"),
        pytest.param("verdict: names a form", "verdict: ''", 20, "must not be empty", id="no-verdict"),
        pytest.param("  reason: no field is named\n", "", 16, "reason", id="no-reason"),
        pytest.param("argued:", "arguing:", 15, "a field that is known here", id="an-unknown-field"),
        pytest.param("name: 调查表", "name: 云平台", 16, "must have each name once", id="doubled-name"),
        pytest.param("english: questionnaire", "english: cloud platform", 16, "must have each English name once", id="doubled-english"),
    ],
)  # fmt: skip
def test_what_is_unfit_is_named_with_its_line(old: str, new: str, line: int, expected: str) -> None:
    assert old in RECORD
    record, faults = _read(RECORD.replace(old, new, 1))
    assert record is None
    assert [(fault.file, fault.line, fault.unreadable) for fault in faults] == [("m.yaml", line, True)]
    assert expected in faults[0].expected


@pytest.mark.parametrize("ids", [("001", "000"), ("000", "000")], ids=["unordered", "doubled"])
def test_code_cannot_make_what_records_cannot_say(ids: tuple[str, str]) -> None:
    with pytest.raises(ValidationError, match="each once"):
        MentionsRecord(pages=tuple(ReadPage(page=page, sha256="0" * 64) for page in ids), mentions=())


def test_the_real_record(repository: Path) -> None:
    bundle = load(repository / "bundle")
    record = bundle.record(MentionsRecord)
    assert [(page.page, page.sha256) for page in record.pages] == [(page.id, page.file.sha256) for page in bundle.pages]
    text = (repository / "bundle" / MentionsRecord.path).read_text(encoding="utf-8")
    assert len(record.mentions) == text.count('\n{"name": ') > 0
    assert sum(len(mention.states) for mention in record.mentions) == text.count('{"element": ')
    for mention in record.mentions:
        assert "".join(mention.name.split()) == mention.name
        assert len({*mention.places}) == len(mention.places)
        quotes = mention.quotes or (mention.name,) * len(mention.places)
        said = [*zip(mention.places, quotes, strict=True), *((one.at, one.quote) for one in mention.states)]
        assert all(bundle.page(at.page).holds(words, at.line, at.column or 0) for at, words in said), mention.english
        assert {*mention.defines} <= {one.element for one in mention.states}
    assert sum(mention.argued is not None for mention in record.mentions) == text.count('"argued": ')
