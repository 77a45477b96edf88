"""Extractor and record agree, both ways and field by field, and every row was read."""

from typing import Any

import pytest

from checks.results import Status

RULE = "figures-as-recorded"
ASKED = "CONSTRAINTS.md@### C-13"
_RECORD = "bundle/record/figures.yaml"
_ROW = '{id: "000:39:2", text: "625单", kind: quantity, value: "625", unit: "单", bound: exact,'
_SHA_000 = "c7f5acff606e5715de64dcf08b90c35c72fcb6069c2844de998e77c27bba1d68"


def _line(copy: Any, needle: str) -> int:
    lines = copy.path(_RECORD).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if needle in line)


def _lines_out(copy: Any, needle: str) -> None:
    lines = copy.path(_RECORD).read_text(encoding="utf-8").split("\n")
    copy.write(_RECORD, "\n".join(line for line in lines if needle not in line).encode())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param('value: "625"', 'value: "626"', "The value of 000:39:2 is '626' in the record, but '625' in the page.", id="value"),
        pytest.param('value: "625"', 'value: "625.0"', "is '625.0' in the record, but '625' in the page", id="precision"),
        pytest.param('unit: "单"', 'unit: "家"', "The unit of 000:39:2 is '家' in the record, but '单' in the page.", id="unit"),
        pytest.param('unit: "单", ', "", "The unit of 000:39:2 is None in the record", id="no-unit"),
        pytest.param("bound: exact", "bound: over", "The bound of 000:39:2 is 'over' in the record", id="bound"),
        pytest.param("kind: quantity", "kind: percent", "The kind of 000:39:2 is 'percent' in the record", id="kind"),
        pytest.param('text: "625单"', 'text: "625 单"', "The text of 000:39:2 is '625 单' in the record", id="text"),
        pytest.param('value: "625",', 'value: "625", reviewed: false,', "nobody has reviewed it yet", id="unread"),
    ],
)  # fmt: skip
def test_one_field_that_differs_names_both_places(copy: Any, old: str, new: str, said: str) -> None:
    assert old in _ROW
    copy.edit(_RECORD, _ROW, _ROW.replace(old, new))
    copy.retag()
    (finding,) = copy.outcome(RULE).findings
    assert finding.region.place == f"{_RECORD}:{_line(copy, '000:39:2')}:1"
    assert "000:39:2" in (finding.excerpt or "")
    assert said in finding.message
    (related,) = finding.related
    assert related.region.place == f"{copy.page('000')}:39:2"
    assert (related.region.end_line, related.region.end_column) == (39, 6)
    assert copy.run().exit_code == 1
    assert copy.failed() == {RULE}


def test_each_field_of_each_row_is_named(copy: Any) -> None:
    copy.edit(_RECORD, _ROW, _ROW.replace("625", "626").replace("exact", "over"))
    copy.edit(_RECORD, 'text: "6小时"', 'text: "6 小时"')
    messages = [finding.message for finding in copy.outcome(RULE).findings]
    assert [message.split(" is ")[0] for message in messages] == [
        "The text of 000:38:15", "The bound of 000:39:2", "The text of 000:39:2", "The value of 000:39:2"
    ]  # fmt: skip


def test_a_row_removed(copy: Any) -> None:
    _lines_out(copy, '"000:39:2"')
    (finding,) = copy.outcome(RULE).findings
    assert finding.region.place == f"{copy.page('000')}:39:2"
    assert finding.message == f"The figure '625单' at 000:39:2 has no row in {_RECORD}."


def test_a_row_where_no_figure_is(copy: Any) -> None:
    row = _ROW.replace("39:2", "39:3") + ' says: "orders"}'
    copy.edit(_RECORD, f"      - {_ROW}", f"      - {_ROW} says: x}}\n      - {row}\n      # ")
    (finding,) = copy.outcome(RULE).findings
    assert finding.region.place == f"{_RECORD}:{_line(copy, '000:39:3')}:1"
    assert finding.message == "The record has a figure at 000:39:3, but the extractor finds none there."


def test_a_figure_beside_its_row_is_two_findings(copy: Any) -> None:
    copy.edit(_RECORD, '"000:39:2"', '"000:39:3"')
    assert len(copy.outcome(RULE).findings) == 2


def test_a_row_in_several_lines_is_shown_by_its_first(copy: Any) -> None:
    block = _ROW[1:].replace(", ", "\n        ").rstrip(",").replace('"625"', '"626"')
    says = "\n        says: orders\n      # "
    copy.edit(_RECORD, _ROW, block + says)
    (finding,) = copy.outcome(RULE).findings
    assert finding.region.place == f"{_RECORD}:{_line(copy, '000:39:2')}:1"


@pytest.mark.parametrize("at", [0, 1000, -1])
def test_one_byte_of_one_page_is_exactly_one_finding(copy: Any, at: int) -> None:
    content = bytearray(copy.path("002").read_bytes())
    content[at:at] = b"7"
    copy.write(copy.page("002"), bytes(content))
    (finding,) = copy.outcome(RULE).findings
    assert finding.region.place == copy.place(ASKED)
    assert f"{copy.page('002')} is not the page that record/figures.yaml was read from" in finding.message


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda c: c.path(_RECORD).unlink(), [(ASKED, f"{_RECORD} is missing")], id="no-record"),
        pytest.param(lambda c: c.edit(_RECORD, _SHA_000, "d" + _SHA_000[1:]), [(ASKED, "expected sha256 d7f5acff")], id="record-of-other-bytes"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", "共3家".encode()), [(ASKED, "005_x.txt has no entry in record/figures.yaml")], id="a-new-page"),
        pytest.param(lambda c: c.path("004").unlink(), [(ASKED, "has an entry for page 004, which does not exist")], id="a-page-that-is-gone"),
    ],
)  # fmt: skip
def test_what_was_not_read_is_one_finding(assert_finds: Any, change: Any, expected: list[tuple[str, str]]) -> None:
    assert_finds(RULE, change, expected)


def test_a_page_missing_from_the_record(copy: Any) -> None:
    text = copy.path(_RECORD).read_text(encoding="utf-8")
    copy.write(_RECORD, text[: text.index('  - page: "004"')].encode())
    (finding,) = copy.outcome(RULE).findings
    assert f"{copy.page('004')} has no entry in record/figures.yaml" in finding.message


def test_the_other_pages_are_still_compared(copy: Any) -> None:
    copy.edit("002", "义乌", "乌义")
    copy.edit(_RECORD, 'value: "625"', 'value: "626"')
    assert [one.message.split(" is ")[0] for one in copy.outcome(RULE).findings] == [
        copy.page("002"), "The value of 000:39:2"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: None, id="as-it-is"),
        pytest.param(lambda c: c.edit(_RECORD, 'says: "', 'says: "Read: '), id="other-english"),
        pytest.param(lambda c: c.edit(_RECORD, "pages:", "# a comment\npages:"), id="a-comment"),
        pytest.param(
            lambda c: c.edit(_RECORD, 'value: "625",', 'value: "625", reviewed: true,'), id="read-and-said-so"
        ),
        pytest.param(lambda c: c.path("000").rename(c.root / "bundle/data/000_new.txt"), id="renamed-within-its-id"),
        pytest.param(lambda c: c.path("bundle/record/pages.yaml").unlink(), id="without-the-stories"),
    ],
)
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds(RULE, change, [])


@pytest.mark.parametrize(
    ("file", "content", "reason"),
    [
        pytest.param(_RECORD, b"pages: [\n", "record/figures.yaml could not be read", id="no-yaml"),
        pytest.param(_RECORD, b"\xff", "record/figures.yaml could not be read", id="no-utf-8"),
        pytest.param(_RECORD, b"pages:\n  - page: x\n", "record/figures.yaml could not be read", id="unfit"),
    ],
)
def test_skips(copy: Any, assert_skips: Any, file: str, content: bytes, reason: str) -> None:
    name = copy.path(file).relative_to(copy.root).as_posix()
    assert_skips(RULE, lambda c: c.write(name, content), reason)
    assert copy.run().exit_code == 2


def test_all_other_checks_still_run(copy: Any) -> None:
    before = [(one.rule, one.status) for one in copy.run().outcomes if one.rule != RULE]
    copy.edit(_RECORD, 'value: "625"', 'value: "626"')
    copy.retag()
    assert [(one.rule, one.status) for one in copy.run().outcomes if one.rule != RULE] == before
    assert Status.FAILED not in {status for _, status in before}
