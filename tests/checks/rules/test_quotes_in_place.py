"""What the record quotes stands at its place, to the letter."""

from typing import Any

import pytest

_RECORD = "bundle/record/pages.yaml"
ASKED = "CONSTRAINTS.md@### C-07"
HEADLINE = '{"at": "000:71:1", "quote": "《“一部手机来创业”的“义乌样本”》"}'


def _quote(at: str, words: str = "《“一部手机来创业”的“义乌样本”》") -> Any:
    return lambda copy: copy.edit_record(_RECORD, HEADLINE, f'{{"at": "{at}", "quote": "{words}"}}')


def _bound(at: str) -> Any:
    return lambda copy: copy.edit_record(_RECORD, '{"at": "000:36", "because"', f'{{"at": "{at}", "because"')


def _counted(change: Any) -> Any:
    return lambda copy: (change(copy), copy.recount())


def _page(line: int, page: str = "000_fa7dfcdb48e7aafa") -> str:
    return f"bundle/data/{page}.txt:{line}:1"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(_quote("000:71:2"), [(_page(71), "at 000:71:2, but it is not there")], id="one-column-off"),
        pytest.param(_quote("000:70:1"), [(_page(70), "at 000:70:1, but it is not there")], id="one-line-off"),
        pytest.param(_quote("000:71:1", "《“一部手机来创业”"[:-1] + "“"), [(_page(71), "it is not there")], id="one-mark-other"),
        pytest.param(_quote("000:71:1", "《“ 一部手机"), [(_page(71), "it is not there")], id="a-space-more"),
        pytest.param(_quote("000:999:1"), [(ASKED, "at 000:999:1, but it is not there")], id="behind-the-end"),
        pytest.param(_quote("000:71:999"), [(_page(71), "it is not there")], id="behind-the-line"),
        pytest.param(_quote("009:1:1"), [(ASKED, "at 009:1:1, but it is not there")], id="no-such-page"),
        pytest.param(_quote("000:151:1", "打造企业发展“红色引擎”"), [(_page(151), "Story 000-2 quotes 000:151:1, which is not in that story")], id="headline-of-another-story"),
        pytest.param(_quote("001:29:1", "唱响江东平安曲"), [(_page(29, "001_5ed80dd453b4aebe"), "not in that story")], id="headline-of-another-page"),
        pytest.param(lambda c: c.edit_record(_RECORD, "000:21:4", "000:21:3"), [(_page(21), "Story 000-2 quotes “通 讯 员")], id="a-byline-one-column-off"),
        pytest.param(_bound("000:999"), [(ASKED, "page 000 rests on 000:999, where nothing is printed")], id="bound-behind-the-end"),
        pytest.param(_bound("000:1"), [(ASKED, "rests on 000:1, where")], id="bound-on-a-blank-line"),
        pytest.param(_bound("000:36:999"), [(ASKED, "rests on 000:36:999, where")], id="bound-behind-its-line"),
        pytest.param(_bound("009:1"), [(ASKED, "rests on 009:1, where")], id="bound-in-no-page"),
    ],
)  # fmt: skip
def test_fires(assert_finds: Any, change: Any, expected: list[tuple[str, str]]) -> None:
    assert_finds("quotes-in-place", change, expected)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: None, id="as-it-is"),
        pytest.param(_counted(_quote("000:71:1", "《“一部手机")), id="the-beginning-of-a-headline"),
        pytest.param(_counted(_quote("000:71:3", "一部手机")), id="words-within-a-headline"),
        pytest.param(_counted(_bound("000:36:2")), id="bound-with-a-column"),
        pytest.param(_counted(_bound("001:3")), id="bound-in-another-page"),
        pytest.param(lambda c: c.edit_record(_RECORD, HEADLINE, HEADLINE.replace('"《', "'《").replace('》"', "》'")), id="other-marks-in-yaml"),
        pytest.param(lambda c: c.write("bundle/notes.txt", b"n"), id="stray-file"),
    ],
)  # fmt: skip
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds("quotes-in-place", change, [])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(HEADLINE, '{"at": "000:71:1", "quote": "《“一部手机"}', "differs from its sha256", id="a-headline-cut-short"),
        pytest.param('"place": "', '"place": "Wucheng? ', "differs from its sha256", id="another-place"),
        pytest.param('{"at": "000:36", "because"', '{"at": "000:37", "because"', "differs from its sha256", id="another-line-of-evidence"),
    ],
)  # fmt: skip
def test_what_is_exchanged_or_gone_differs_from_what_is_counted(copy: Any, old: str, new: str, said: str) -> None:
    copy.edit_record(_RECORD, old, new)
    (finding,) = copy.outcome("quotes-in-place").findings
    assert finding.message == f"The record of pages {said}."
    assert finding.region.file == "CONSTRAINTS.md"


def test_a_line_of_evidence_that_is_gone_is_counted(copy: Any) -> None:
    record = copy.record("pages")
    lines = [one for page in record["pages"] for field in ("newspaper", "date") for one in page[field]["from"]]
    record["pages"][0]["date"]["from"].pop()
    copy.write_record("pages", record)
    (finding,) = copy.outcome("quotes-in-place").findings
    counted = f"has {len(lines) - 1} evidence, not {len(lines)}"
    assert finding.message == f"The record of pages {counted}; differs from its sha256."


def test_a_line_of_evidence_twice_is_a_finding_at_its_row(assert_finds: Any) -> None:
    def change(copy: Any) -> None:
        record = copy.record("pages")
        record["pages"][0]["date"]["from"] = [{"at": "000:36", "because": said} for said in ("once", "twice")]
        copy.write_record("pages", record)

    assert_finds("quotes-in-place", change, [(f'{_RECORD}@"because": "twice"', "`from` has")])


def _of_the_other(copy: Any) -> None:
    """Page 001 has changed; the reading of page 000 quotes it twice, and itself at a wrong place."""
    copy.write(copy.page("001"), b"x")
    _bound("001:3")(copy)
    copy.edit_record(_RECORD, HEADLINE, HEADLINE.replace("000:71:1", "001:29:1"))
    copy.edit_record(_RECORD, "000:21:4", "000:21:3")


@pytest.mark.parametrize(
    ("change", "waits", "expected"),
    [
        pytest.param(lambda c: c.path(_RECORD).unlink(), [(_RECORD, "C-01 at bundle/tagmanifest-sha256.txt@pages.yaml")], [], id="no-record"),
        pytest.param(lambda c: c.write(_RECORD, b"pages: 3\n"), [(_RECORD, f"{_RECORD}:1:8")], [], id="unfit-record"),
        pytest.param(lambda c: c.write(c.page("000"), b"\xff"), [("page 000", "C-02 at bundle/data/000_fa7dfcdb48e7aafa.txt:1:1")], [], id="page-that-is-no-utf-8"),
        pytest.param(lambda c: c.edit("000", "《“一部手机来创业”的", "《“两部手机来创业”的"), [("page 000", "C-02 at bundle/data/000_fa7dfcdb48e7aafa.txt:1:1")], [], id="page-changed"),
        pytest.param(lambda c: c.path("001").unlink(), [("page 001", "C-02 at CONSTRAINTS.md@- name: 001_")], [], id="page-missing"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", b"x\n"), [("page 005", "C-02 at bundle/data/005_x.txt:1:1")], [], id="a-page-that-nobody-read"),
        pytest.param(_of_the_other, [("page 001", "C-02 at bundle/data/001_5ed80dd453b4aebe.txt:1:1")], [(_page(21), "Story 000-2 quotes “通 讯 员")], id="only-what-is-on-the-other-pages-is-looked-at"),
    ],
)  # fmt: skip
def test_waits(assert_waits: Any, change: Any, waits: Any, expected: Any) -> None:
    assert_waits("quotes-in-place", change, waits, expected)
