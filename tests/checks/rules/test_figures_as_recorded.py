"""Extractor and record agree, both ways and field by field, and every row was read."""

import json
from typing import Any

import pytest

from checks.results import Status

RULE = "figures-as-recorded"
_RECORD = "bundle/record/figures.yaml"
_ROW = '{"id": "000:39:2", "text": "625单", "kind": "quantity", "value": "625", "unit": "单", "bound": "exact",'
_SHA_000 = "c7f5acff606e5715de64dcf08b90c35c72fcb6069c2844de998e77c27bba1d68"


def _line(copy: Any, needle: str) -> int:
    lines = copy.path(_RECORD).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if needle in line)


def _lines_out(copy: Any, needle: str) -> None:
    lines = copy.path(_RECORD).read_text(encoding="utf-8").split("\n")
    copy.write(_RECORD, "\n".join(line for line in lines if needle not in line).encode())
    copy.retag()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param('"value": "625"', '"value": "626"', "The value of 000:39:2 is '626' in the record, but '625' in the page.", id="value"),
        pytest.param('"value": "625"', '"value": "625.0"', "is '625.0' in the record, but '625' in the page", id="precision"),
        pytest.param('"unit": "单"', '"unit": "家"', "The unit of 000:39:2 is '家' in the record, but '单' in the page.", id="unit"),
        pytest.param('"unit": "单", ', "", "The unit of 000:39:2 is None in the record", id="no-unit"),
        pytest.param('"bound": "exact"', '"bound": "over"', "The bound of 000:39:2 is 'over' in the record", id="bound"),
        pytest.param('"kind": "quantity"', '"kind": "percent"', "The kind of 000:39:2 is 'percent' in the record", id="kind"),
        pytest.param('"text": "625单"', '"text": "625 单"', "The text of 000:39:2 is '625 单' in the record", id="text"),
        pytest.param('"value": "625",', '"value": "625", "reviewed": "false",', "nobody has reviewed it yet", id="unread"),
    ],
)  # fmt: skip
def test_one_field_that_differs_names_both_places(copy: Any, old: str, new: str, said: str) -> None:
    assert old in _ROW
    copy.edit_record(_RECORD, _ROW, _ROW.replace(old, new))
    whole = copy.whole()
    (finding,) = whole.outcome(RULE).findings
    assert finding.region.place == f"{_RECORD}:{_line(copy, '000:39:2')}:1"
    assert "000:39:2" in (finding.excerpt or "")
    assert said in finding.message
    (related,) = finding.related
    assert related.region.place == f"{copy.page('000')}:39:2"
    assert (related.region.end_line, related.region.end_column) == (39, 6)
    assert (whole.run.exit_code, whole.failed) == (1, {RULE})


def test_each_field_of_each_row_is_named(copy: Any) -> None:
    copy.edit_record(_RECORD, _ROW, _ROW.replace("625", "626").replace("exact", "over"))
    copy.edit_record(_RECORD, '"text": "6小时"', '"text": "6 小时"')
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
    row = _ROW.replace("39:2", "39:1") + ' "says": "orders"}'
    copy.edit_record(_RECORD, _ROW, f"{row},\n{_ROW}")
    (finding,) = copy.outcome(RULE).findings
    assert finding.region.place == f"{_RECORD}:{_line(copy, '000:39:1')}:1"
    assert finding.message == "The record has a figure at 000:39:1, but the extractor finds none there."


def test_a_figure_beside_its_row_is_two_findings(copy: Any) -> None:
    copy.edit_record(_RECORD, '"000:39:2"', '"000:39:3"')
    assert len(copy.outcome(RULE).findings) == 2


def test_a_row_in_several_lines_is_shown_by_its_first(copy: Any) -> None:
    copy.edit_record(_RECORD, _ROW, _ROW.replace(", ", ",\n    ").replace('"625"', '"626"'))
    (finding,) = copy.outcome(RULE).findings
    assert finding.region.place == f"{_RECORD}:{_line(copy, '000:39:2')}:1"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: None, id="as-it-is"),
        pytest.param(lambda c: c.edit_record(_RECORD, '"says": "', '"says": "Read: '), id="other-english"),
        pytest.param(lambda c: c.edit_record(_RECORD, '{"pages":', '# a comment\n{"pages":'), id="a-comment"),
        pytest.param(
            lambda c: c.edit_record(_RECORD, '"value": "625",', '"value": "625", "reviewed": "true",'),
            id="read-and-said-so",
        ),
        pytest.param(lambda c: c.path("bundle/record/pages.yaml").unlink(), id="without-the-stories"),
    ],
)
def test_stays_silent(assert_finds: Any, change: Any) -> None:
    assert_finds(RULE, change, [])


_002 = "C-02 at bundle/data/002_9551d9c265f15358.txt:1:1"


def _without_004(copy: Any) -> None:
    data = copy.record("figures")
    assert data["pages"].pop()["page"] == "004"
    copy.write(_RECORD, json.dumps(data).encode())
    copy.retag()


@pytest.mark.parametrize(
    ("change", "part", "finding"),
    [
        pytest.param(lambda c: c.insert("002", 0, b"7"), "page 002", _002, id="one-byte-at-the-start"),
        pytest.param(lambda c: c.insert("002", 1000, b"7"), "page 002", _002, id="one-byte-within"),
        pytest.param(lambda c: c.insert("002", -1, b"7"), "page 002", _002, id="one-byte-at-the-end"),
        pytest.param(lambda c: c.path("000").rename(c.root / "bundle/data/000_new.txt"), "page 000", "C-02 at bundle/data/000_new.txt:1:1", id="renamed-within-its-id"),
        pytest.param(lambda c: c.path(_RECORD).unlink(), _RECORD, "C-01 at bundle/tagmanifest-sha256.txt@figures.yaml", id="no-record"),
        pytest.param(lambda c: c.edit_record(_RECORD, _SHA_000, "d" + _SHA_000[1:]), f"page 000 in {_RECORD}", f'C-05 at {_RECORD}@"page": "000"', id="record-of-other-bytes"),
        pytest.param(_without_004, f"page 004 in {_RECORD}", f"C-05 at {_RECORD}:1:1", id="no-entry"),
        pytest.param(lambda c: c.write("bundle/data/005_x.txt", "共3家".encode()), "page 005", "C-02 at bundle/data/005_x.txt:1:1", id="a-new-page"),
        pytest.param(lambda c: c.path("004").unlink(), "page 004", "C-02 at CONSTRAINTS.md@- name: 004_", id="a-page-that-is-gone"),
        pytest.param(lambda c: c.write(_RECORD, b"\xff"), _RECORD, f"{_RECORD}:1", id="no-utf-8"),
        pytest.param(lambda c: c.write(_RECORD, b"pages: 3\n"), _RECORD, f"{_RECORD}:1:8", id="unfit-record"),
    ],
)  # fmt: skip
def test_waits(assert_waits: Any, change: Any, part: str, finding: str) -> None:
    assert_waits(RULE, change, [(part, finding)])


def test_the_other_pages_are_still_compared(assert_waits: Any) -> None:
    def change(copy: Any) -> None:
        copy.edit("002", "义乌", "乌义")
        copy.edit_record(_RECORD, '"value": "625"', '"value": "626"')

    assert_waits(RULE, change, [("page 002", _002)], [(f"{_RECORD}@000:39:2", "The value of 000:39:2")])


def test_all_other_checks_still_run(copy: Any) -> None:
    before = [(one.rule, one.status) for one in copy.run().outcomes if one.rule != RULE]
    copy.edit_record(_RECORD, '"value": "625"', '"value": "626"')
    assert [(one.rule, one.status) for one in copy.run().outcomes if one.rule != RULE] == before
    assert Status.FAILED not in {status for _, status in before}
