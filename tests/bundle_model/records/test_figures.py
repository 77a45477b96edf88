"""The record of figures: what a row may say, and for each row that is unfit its line."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bundle_model.faults import Fault
from bundle_model.figures import BOUNDS, CLAIMS, KINDS, figures_of
from bundle_model.records.figures import FigureRow, FiguresRecord, PageFigures
from bundle_model.strict.models import parse_model

ROW = {
    "id": "000:1:2",
    "text": "3家",
    "kind": "quantity",
    "value": "3",
    "unit": "家",
    "bound": "exact",
    "says": "three firms",
}
DATE = {"id": "000:2:1", "text": "2020", "kind": "date", "value": "2020"}
HEAD = f'pages:\n  - page: "000"\n    sha256: {"0" * 64}\n    figures:\n'
FIRST = len(HEAD.split("\n"))
"""The line of the first row."""


def _yaml(*rows: dict[str, str]) -> str:
    fields = (", ".join(f'{name}: "{value}"' for name, value in row.items()) for row in rows)
    return HEAD + "".join(f"      - {{{line}}}\n" for line in fields)


def _read(text: str) -> tuple[FiguresRecord | None, tuple[Fault, ...]]:
    return parse_model(FiguresRecord, text.encode(), "f.yaml")


def test_a_record_of_two_rows() -> None:
    record, faults = _read(_yaml(ROW, DATE))
    assert faults == ()
    assert record is not None
    claim, date = record.pages[0].figures
    assert list(record.rows) == ["000:1:2", "000:2:1"]
    assert (claim.reviewed, claim.says, claim.place.line, claim.place.column) == (True, "three firms", 1, 2)
    assert (date.unit, date.bound, date.says, date.reviewed) == (None, None, None, True)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"reviewed": "false"}, id="unread"),
        pytest.param({"value": "2/3"}, id="a-fraction"),
        pytest.param({"value": "36.0"}, id="a-decimal"),
        pytest.param({"value": "-1"}, id="below-nought"),
        pytest.param({"value": "9" * 5000}, id="a-long-value"),
        pytest.param({"says": "1%: “é” 义乌"}, id="any-words"),
        *(pytest.param({"bound": bound}, id=bound) for bound in BOUNDS),
        *(pytest.param({"kind": kind}, id=kind) for kind in CLAIMS),
    ],
)
def test_what_a_claim_may_be(fields: dict[str, str]) -> None:
    assert _read(_yaml({**ROW, **fields}))[1] == ()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in CLAIMS])
def test_what_claims_nothing_needs_no_english(kind: str) -> None:
    assert _read(_yaml({**DATE, "kind": kind}))[1] == ()


def test_an_unread_claim_needs_no_english_yet_and_a_claim_no_unit() -> None:
    bare = {name: value for name, value in ROW.items() if name not in ("says", "unit")}
    assert _read(_yaml({**bare, "reviewed": "false"}))[1] == ()
    assert FigureRow(**{**ROW, "unit": None}).unit is None


UNFIT = [
    pytest.param({"says": None}, "must say in English what it counts", id="claim-that-says-nothing"),
    pytest.param({"bound": None}, "must have a bound, since it is a quantity", id="claim-without-a-bound"),
    pytest.param({"kind": "date"}, "must have no unit, no bound and no `says`, since a date", id="all-of-it-on-a-date"),
    pytest.param({"kind": "date", "unit": None, "bound": None}, "since a date claims nothing", id="english-on-a-date"),
    pytest.param({"kind": "name", "says": None, "bound": None}, "since a name claims nothing", id="unit-on-a-name"),
    pytest.param({"kind": "ordinal", "says": None, "unit": None}, "since a ordinal", id="bound-on-an-ordinal"),
    pytest.param({"kind": "number"}, "must be one of 'quantity'", id="unknown-kind"),
    pytest.param({"bound": "above"}, "must be one of 'exact'", id="unknown-bound"),
    pytest.param({"value": "3e2"}, "exact decimal or a fraction", id="no-decimal"),
    pytest.param({"value": "3/0"}, "exact decimal or a fraction", id="a-fraction-of-nothing"),
    pytest.param({"value": "٣"}, "exact decimal or a fraction", id="digits-of-another-script"),
    pytest.param({"value": None}, "value", id="no-value"),
    pytest.param({"text": " "}, "must not be blank", id="no-text"),
    pytest.param({"says": ""}, "must not be empty", id="empty-english"),
    pytest.param({"id": "000:1"}, "place of a figure", id="no-column"),
    pytest.param({"id": "000:01:1"}, "place of a figure", id="leading-nought"),
    pytest.param({"id": "000:1234567890:1"}, "place of a figure", id="beyond-any-line"),
    pytest.param({"reviewed": "no"}, "must be true or false", id="half-read"),
    pytest.param({"sayz": "x"}, "a field that is known here", id="unknown-field"),
    pytest.param({"id": "001:1:2"}, "must be a figure of page 000", id="of-another-page"),
]


@pytest.mark.parametrize(("fields", "expected"), UNFIT)
def test_an_unfit_row_is_named_with_its_line(fields: dict[str, str | None], expected: str) -> None:
    unfit = {name: value for name, value in {**ROW, **fields}.items() if value is not None}
    record, faults = _read(_yaml({**ROW, "id": "000:1:1"}, unfit, DATE))
    assert record is None
    assert {(fault.file, fault.line, fault.unreadable) for fault in faults} == {("f.yaml", FIRST + 1, True)}
    assert any(expected in fault.expected for fault in faults), faults


@pytest.mark.parametrize(
    ("ids", "late"),
    [
        pytest.param(["000:1:2", "000:1:2"], [1], id="doubled"),
        pytest.param(["000:2:1", "000:1:9"], [1], id="line-before-line"),
        pytest.param(["000:1:10", "000:1:9"], [1], id="column-before-column"),
        pytest.param(["000:1:2", "000:3:1", "000:2:1", "000:2:1", "000:4:1"], [2, 3], id="two-of-five"),
        pytest.param(["000:1:9", "000:1:10", "000:2:1", "000:10:1"], [], id="in-order-of-numbers"),
    ],
)
def test_each_row_out_of_order_is_named_with_its_line(ids: list[str], late: list[int]) -> None:
    _, faults = _read(_yaml(*({**ROW, "id": row_id} for row_id in ids)))
    assert [(fault.line, fault.found) for fault in faults] == [(FIRST + index, ids[index]) for index in late]
    assert {fault.expected for fault in faults} <= {"must be in order of place, each place once"}


def test_every_unfit_row_in_one_run() -> None:
    rows = [{**ROW, "id": f"000:1:{n}", **({"says": ""} if n % 2 else {"kind": "date"})} for n in range(1, 5)]
    _, faults = _read(_yaml(*rows))
    assert [fault.line for fault in faults] == [FIRST, FIRST + 1, FIRST + 2, FIRST + 3]


@pytest.mark.parametrize("ids", [["001", "000"], ["000", "000"]], ids=["unordered", "doubled"])
def test_pages_stand_in_order_each_once(ids: list[str]) -> None:
    pages = tuple(PageFigures(page=page, sha256="0" * 64, figures=()) for page in ids)
    with pytest.raises(ValidationError, match="must be in order of the page ids, each once"):
        FiguresRecord(pages=pages)


def test_code_cannot_make_what_records_cannot_say() -> None:
    row = FigureRow(**ROW)
    with pytest.raises(ValidationError, match="must be a figure of page 001"):
        PageFigures(page="001", sha256="0" * 64, figures=(row,))
    with pytest.raises(ValidationError, match="order of place"):
        PageFigures(page="000", sha256="0" * 64, figures=(row, row))


def test_the_real_record(repository: Path) -> None:
    record, faults = parse_model(FiguresRecord, (repository / "bundle/record/figures.yaml").read_bytes(), "f.yaml")
    assert faults == ()
    assert record is not None
    assert [page.page for page in record.pages] == ["000", "001", "002", "003", "004"]
    assert all(row.reviewed for row in record.rows.values())
    assert len(record.rows) == sum(len(page.figures) for page in record.pages) > 300


def test_any_figure_that_is_found_can_be_recorded() -> None:
    figures = figures_of("共3家，6000余\n万元，三分之二，１２．５％，12月24日，“1+8+X”，第37届，电话：0579-85381234")
    assert len({figure.kind for figure in figures}) >= 5
    for figure in figures:
        fields = {name: getattr(figure, name) for name in ("id", "text", "kind", "value", "unit", "bound")}
        assert FigureRow(**fields, reviewed=False).value == figure.value
