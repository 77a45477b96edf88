"""Which pages a record was not read from, and which of their lines nobody has reviewed."""

import hashlib
from typing import Any

import pytest

from bundle_model.records import all_records
from bundle_model.records.figures import FiguresRecord
from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.pages import PagesRecord
from bundle_model.records.terms import TermsRecord
from checks.evidence.stale_pages import lines_said, new_lines, stale_pages_of, unsearched, word_region

RECORDS = pytest.mark.parametrize(
    "record", [PagesRecord.path, FiguresRecord.path, TermsRecord.path, MentionsRecord.path]
)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(lambda _: None, [], id="as-it-is"),
        pytest.param(lambda c: c.edit("000", "义乌", "乌义"), ["Page 000 is not the page that was searched."], id="a-page-that-differs"),
        pytest.param(lambda c: c.path("001").unlink(), ["Page 001 is not the page that was searched."], id="a-page-gone"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", b"x"), ["Page 005 is not the page that was searched."], id="a-new-page"),
        pytest.param(lambda c: c.write(f"bundle/{PagesRecord.path}", b"x"), [], id="another-record-that-cannot-be-read"),
    ],
)  # fmt: skip
def test_which_pages_were_not_searched(copy: Any, change: Any, said: list[str]) -> None:
    change(copy)
    assert [*unsearched(copy.repository())] == said


@pytest.mark.parametrize(
    ("more", "said"),
    [
        pytest.param("印一行\n", ["Page 002 was not searched as it is now. On the page, line {} is new."], id="a-line"),
        pytest.param("\n\n", [], id="blank-lines"),
    ],
)
def test_a_sha256_that_was_written_in_hides_no_new_line(copy: Any, more: str, said: list[str]) -> None:
    before = copy.path("002").read_bytes()
    copy.write(copy.page("002"), before.rstrip(b"\n") + b"\n" + more.encode())
    after = hashlib.sha256(copy.path("002").read_bytes()).hexdigest()
    copy.edit(f"bundle/{TermsRecord.path}", hashlib.sha256(before).hexdigest(), after)
    line = before.rstrip(b"\n").count(b"\n") + 2
    assert [*unsearched(copy.repository())] == [one.format(line) for one in said]


def test_without_the_record_of_words_no_line_was_reviewed(copy: Any) -> None:
    copy.write("bundle/data/005_x.txt", "一\n二\n\n三".encode())
    copy.path(f"bundle/{TermsRecord.path}").unlink()
    repository = copy.repository()
    page = repository.bundle.page("005")
    assert new_lines(page, repository) == (1, 2, 4)
    assert lines_said(page, repository) == " On the page, lines 1-2, 4 are new."


@RECORDS
@pytest.mark.parametrize(
    ("change", "other"),
    [
        pytest.param(lambda _: None, set(), id="as-it-is"),
        pytest.param(lambda c: c.edit("000", "义乌", "乌义"), {"000"}, id="a-page-that-differs"),
        pytest.param(lambda c: c.path("001").unlink(), {"001"}, id="a-page-gone"),
        pytest.param(lambda c: c.write(c.page("002"), b"\xff"), {"002"}, id="a-page-no-text"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", b"x"), {"005"}, id="a-new-page"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", b"\xff"), {"005"}, id="a-new-page-no-text"),
    ],
)
def test_other_pages(copy: Any, record: str, change: Any, other: set[str]) -> None:
    change(copy)
    assert stale_pages_of(copy.repository(), all_records.RECORDS[record]) == other


@pytest.mark.parametrize(
    ("says", "word", "at"),
    [
        pytest.param("of 135 and 3 things", "3 things", "3 things", id="a-word"),
        pytest.param("of 135 and 3", "3", "3", id="no-part-of-a-word"),
        pytest.param('a "b" c', 'a "b"', '"a', id="written-in-escapes"),
    ],
)
def test_the_place_of_a_word_in_a_record(copy: Any, says: str, word: str, at: str) -> None:
    copy.change("figures", "000:48:15", says=says)
    record = copy.record("figures")
    page = next(number for number, one in enumerate(record["pages"]) if one["page"] == "000")
    rows = record["pages"][page]["figures"]
    path = ("pages", page, "figures", [one["id"] for one in rows].index("000:48:15"), "says")
    region = word_region(copy.repository(), "record/figures.yaml", path, word)
    line = copy.path("bundle/record/figures.yaml").read_text(encoding="utf-8").split("\n")[region.line - 1]
    assert '"id": "000:48:15"' in line
    assert line[region.column - 1 :].startswith(at)
    assert line[region.column - 1 : region.end_column - 1] == (word if at == word else '"')
