"""The law of the record's text: what is written reads back as it was, and comments stay where they stood."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.figures import BOUNDS, CLAIMS, KINDS
from bundle_model.records.figures import FigureRow, FiguresRecord, PageFigures
from bundle_model.records.figures_yaml import HEAD, TAIL, comments_of, render_figures_record
from bundle_model.strict.models import model_of, parse_model
from bundle_model.strict.yaml_text import read_yaml

HOSTILE = [
    pytest.param('"', id="quote"),
    pytest.param("\\", id="backslash"),
    pytest.param("}, {id: x", id="flow"),
    pytest.param("a # b", id="comment"),
    pytest.param("a\n# b\r\nc", id="lines"),
    pytest.param("x\u0085\u2028\u2029", id="lines-that-nobody-sees"),
    pytest.param("\x7f\x80\x9f", id="controls"),
    pytest.param("\x00\x07\x1b\t", id="more-controls"),
    pytest.param("\ufeff3", id="byte-order-mark"),
    pytest.param("\ufffe\uffff", id="no-characters"),
    pytest.param("\U0001f600\U0010ffff", id="beyond-the-first-plane"),
    pytest.param("\u202e义", id="bidi"),
    pytest.param(" a ", id="blanks-around"),
    pytest.param("null", id="null"),
    pytest.param("&a *b !c", id="marks"),
    pytest.param("x" * 3000, id="longer-than-a-simple-key"),
]


def _row(row_id: str = "000:1:2", **fields: object) -> FigureRow:
    claim = {"text": "3家", "kind": "quantity", "value": "3", "unit": "家", "bound": "exact", "says": "three firms"}
    return FigureRow(id=row_id, **{**claim, **fields})  # type: ignore[arg-type]


def _record(*rows: FigureRow, page: str = "000") -> FiguresRecord:
    return FiguresRecord(pages=(PageFigures(page=page, sha256="0" * 64, figures=rows),))


def _read(text: str) -> FiguresRecord | None:
    record, faults = parse_model(FiguresRecord, text.encode(), "f")
    assert faults == ()
    return record


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_back(words: str) -> None:
    record = _record(_row(text=words, unit=words, says=words))
    assert _read(render_figures_record(record)) == record


@pytest.mark.parametrize("words", HOSTILE)
def test_a_number_that_is_not_printed_comes_back(words: str) -> None:
    excuses = ({"number": "3", "because": words}, {"number": "2/3", "because": "counted"})
    record = _record(_row(not_printed=excuses), _row("000:1:3", reviewed=False))
    assert _read(render_figures_record(record)) == record


@pytest.mark.parametrize("page", ["\U0001f600", "a b", "\x1b[31m", "-", "null", "é", "\u2028x"])
def test_a_hostile_page_id_comes_back(page: str) -> None:
    record = _record(page=page)
    assert _read(render_figures_record(record)) == record


_words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).filter(
    lambda text: text.strip() != ""
)
_claims = st.builds(
    FigureRow, id=st.just("x"), text=_words, kind=st.sampled_from(CLAIMS), value=st.sampled_from(["3", "36.0", "2/3"]),
    unit=st.none() | _words, bound=st.sampled_from(BOUNDS), says=_words, reviewed=st.booleans(),
)  # fmt: skip


@given(st.data(), st.lists(st.tuples(st.integers(1, 99), st.integers(1, 99)), unique=True, max_size=4))
def test_what_is_written_reads_back_as_it_was(data: st.DataObject, places: list[tuple[int, int]]) -> None:
    def row(line: int, column: int) -> FigureRow:
        fields = {
            "id": f"000:{line}:{column}",
            "text": data.draw(_words),
            "value": "36.07",
            "reviewed": data.draw(st.booleans()),
        }
        kind = data.draw(st.sampled_from(KINDS))
        if kind not in CLAIMS:
            return FigureRow(**fields, kind=kind)
        claim = {
            "unit": data.draw(st.none() | _words),
            "bound": data.draw(st.sampled_from(BOUNDS)),
            "says": data.draw(_words),
        }
        return FigureRow(**fields, kind=kind, **claim)

    record = _record(*(row(*place) for place in sorted(places)))
    text = render_figures_record(record)
    assert _read(text) == record
    assert render_figures_record(record, comments_of(text, read_yaml(text), record)) == text


def test_the_form() -> None:
    date = FigureRow(id="000:2:1", text="2020", kind="date", value="2020", reviewed=False)
    assert render_figures_record(_record(_row(), date), {HEAD: ("# a",), "000": ("# b",), "000:2:1": ("# c",), TAIL: ("# d",)}) == (
        "# a\n"
        '{"pages": [\n'
        "# b\n"
        f'{{"page": "000", "sha256": "{"0" * 64}", "figures": [\n'
        '  {"id": "000:1:2", "text": "3家", "kind": "quantity", "value": "3", "unit": "家", "bound": "exact", "says": "three firms"},\n'
        "# c\n"
        '  {"id": "000:2:1", "text": "2020", "kind": "date", "value": "2020", "reviewed": "false"}\n'
        "]}\n"
        "]}\n"
        "# d\n"
    )  # fmt: skip


@pytest.mark.parametrize("record", [FiguresRecord(pages=()), _record()], ids=["no-pages", "no-figures"])
def test_nothing_reads_back_too(record: FiguresRecord) -> None:
    assert _read(render_figures_record(record)) == record


SHA = f"sha256: {'0' * 64}"
COMMENTED = f"""# head
#   goes on

# and on
pages:
  # above the page
  - page: "000"
    {SHA}
    # within the page
    figures:
      # above the first
      - id: "000:1:2"
        text: "3家 # no comment"
        kind: quantity
        # within the first
        value: "3"
        bound: exact
        says: three firms  # at the end of a line

      # above the second

      # and again
      - {{id: "000:2:1", text: "2020", kind: date, value: "2020"}}
  # at the end
"""


def test_comments_stay_above_what_they_stood_above() -> None:
    document = read_yaml(COMMENTED)
    record, faults = model_of(FiguresRecord, document, "f")
    assert record is not None, faults
    comments = comments_of(COMMENTED, document, record)
    assert comments == {
        HEAD: ("# head", "#   goes on", "# and on"),
        "000": ("# above the page",),
        "000:1:2": ("# within the page", "# above the first"),
        "000:2:1": ("# within the first", "# above the second", "# and again"),
        TAIL: ("# at the end",),
    }
    text = render_figures_record(record, comments)
    assert [line.strip() for line in text.split("\n") if "#" in line and "no comment" not in line] == [
        line.strip() for line in COMMENTED.split("\n") if line.strip().startswith("#")
    ]
    again = read_yaml(text)
    assert comments_of(text, again, record) == comments
    assert _read(text) == record


def test_a_record_on_one_line_keeps_its_comments() -> None:
    text = f'# head\npages: [{{page: "000", {SHA}, figures: []}}]\r\n# end\r\n'
    document = read_yaml(text)
    record, _ = model_of(FiguresRecord, document, "f")
    assert record is not None
    assert comments_of(text, document, record) == {HEAD: ("# head",), TAIL: ("# end",)}


def test_the_real_record_is_in_its_form(repository: Path) -> None:
    text = (repository / "bundle/record/figures.yaml").read_text(encoding="utf-8")
    document = read_yaml(text)
    record, faults = model_of(FiguresRecord, document, "f")
    assert record is not None, faults
    assert render_figures_record(record, comments_of(text, document, record)) == text
