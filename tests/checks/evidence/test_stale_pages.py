"""What every check of a record begins with."""

from typing import Any

import pytest

from bundle_model.records import all_records
from bundle_model.records.figures import FiguresRecord
from bundle_model.records.mentions import MentionsRecord
from bundle_model.records.pages import PagesRecord
from bundle_model.records.terms import TermsRecord
from checks.evidence.stale_pages import not_as_read, stale_pages_of
from checks.results import AtDeclaration, Breach, Skip

RECORDS = pytest.mark.parametrize(
    "record", [PagesRecord.path, FiguresRecord.path, TermsRecord.path, MentionsRecord.path]
)


@RECORDS
def test_as_it_is_nothing_is_said(copy: Any, record: str) -> None:
    assert list(not_as_read(copy.repository(), record)) == []


@RECORDS
def test_what_cannot_be_parsed_is_skipped_once(copy: Any, record: str) -> None:
    copy.write(f"bundle/{record}", b"pages: [{}, {}]\n")
    copy.edit("000", "义乌", "乌义")
    assert list(not_as_read(copy.repository(), record)) == [Skip(f"{record} could not be read")]


@RECORDS
def test_each_difference_of_its_own_record_is_a_breach(copy: Any, record: str) -> None:
    copy.edit("000", "义乌", "乌义")
    copy.path("001").unlink()
    copy.write("bundle/data/005_x.txt", b"x")
    found = list(not_as_read(copy.repository(), record))
    assert all(isinstance(one, Breach) and one.at == AtDeclaration() and one.remedy for one in found)
    assert [one.message.partition(":")[0] for one in found if isinstance(one, Breach)] == [
        f"{copy.page('000')} is not the page that {record} was read from",
        f"bundle/data/005_x.txt has no entry in {record}",
        f"bundle/{record} has an entry for page 001, which does not exist",
    ]


@RECORDS
def test_a_record_that_is_missing_is_one_breach(copy: Any, record: str) -> None:
    copy.path(f"bundle/{record}").unlink()
    (breach,) = not_as_read(copy.repository(), record)
    assert isinstance(breach, Breach)
    assert breach.message == f"bundle/{record} is missing: found no such file, expected the record."
    other = PagesRecord.path if record == FiguresRecord.path else FiguresRecord.path
    assert list(not_as_read(copy.repository(), other)) == []


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
