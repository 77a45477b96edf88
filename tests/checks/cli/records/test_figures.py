"""The record of figures: what people wrote is kept, what changes is named and unread."""

import re
from functools import cache
from typing import Any

import pytest

from bundle_model.figures import figures_of
from bundle_model.records.figures import FiguresRecord
from bundle_model.strict.models import parse_model
from checks.cli.answer import UsageError
from checks.cli.records.figures import record

_RECORD = "bundle/record/figures.yaml"
_ROW = (
    '{"id": "000:39:2", "text": "625单", "kind": "quantity", "value": "625", "unit": "单", "bound": "exact", "says": '
)
_NEXT = re.compile(
    r"now review each row that has `reviewed: false` \(([0-9]+)\), remove that mark, and run `yiwu-bundle record tags`"
)


def _recorded(copy: Any) -> tuple[str | None, list[str]]:
    """The new text of the record, if there is one, and the notes."""
    changes = record(copy.repository(), copy.root)
    assert set(changes.files) <= {copy.root / _RECORD}
    return next((content.decode() for content in changes.files.values()), None), list(changes.notes)


def _applied(copy: Any) -> list[str]:
    """Record, write, and see that to do it again changes nothing; the notes."""
    text, notes = _recorded(copy)
    assert text is not None
    copy.write(_RECORD, text.encode())
    again, _ = _recorded(copy)
    assert again is None
    return notes


@cache
def _parsed(content: bytes) -> FiguresRecord:
    parsed, faults = parse_model(FiguresRecord, content, "f")
    assert parsed is not None, faults
    return parsed


def _rows(copy: Any) -> dict[str, Any]:
    return dict(_parsed(copy.path(_RECORD).read_bytes()).rows)


def _unread(copy: Any) -> list[str]:
    return [row.id for row in _rows(copy).values() if not row.reviewed]


def _english(copy: Any) -> str:
    """What 000:39:2 says."""
    return str(_rows(copy)["000:39:2"].says)


def test_nothing_to_change(copy: Any) -> None:
    assert _recorded(copy) == (None, [])


@pytest.mark.parametrize(
    ("old", "new", "was"),
    [
        pytest.param('"value": "625"', '"value": "626"', "625单 quantity 626 单 exact", id="value"),
        pytest.param('"bound": "exact"', '"bound": "over"', "625单 quantity 625 单 over", id="bound"),
        pytest.param('"unit": "单", ', "", "625单 quantity 625 exact", id="unit"),
        pytest.param('"kind": "quantity"', '"kind": "percent"', "625单 percent 625 单 exact", id="kind"),
        pytest.param('"text": "625单"', '"text": "625 单"', "625 单 quantity 625 单 exact", id="text"),
    ],
)
def test_a_row_that_differs_is_named_and_unread_and_keeps_its_english(copy: Any, old: str, new: str, was: str) -> None:
    before, english = _rows(copy), _english(copy)
    copy.edit(_RECORD, _ROW, _ROW.replace(old, new))
    notes = _applied(copy)
    assert notes[0] == f"changed 000:39:2 '625单': {was} is now 625单 quantity 625 单 exact"
    assert [_NEXT.fullmatch(note)[1] for note in notes[1:]] == ["1"]  # type: ignore[index]
    assert _unread(copy) == ["000:39:2"]
    assert _english(copy) == english
    assert {**_rows(copy), "000:39:2": None} == {**before, "000:39:2": None}


def test_the_english_of_what_claims_nothing_any_more_is_told(copy: Any) -> None:
    copy.edit(_RECORD, '{"id": "000:33:14", "text": "2020", "kind": "date", "value": "2020"}',
              '{"id": "000:33:14", "text": "2020", "kind": "quantity", "value": "2020", "bound": "exact", "says": "years"}')  # fmt: skip
    assert _applied(copy)[0] == (
        "changed 000:33:14 '2020': 2020 quantity 2020 exact is now 2020 date 2020; it said 'years'"
    )


def test_a_row_that_is_missing_is_added_in_its_place_without_english(copy: Any) -> None:
    before = list(_rows(copy))
    lines = copy.path(_RECORD).read_text(encoding="utf-8").split("\n")
    copy.write(_RECORD, "\n".join(line for line in lines if '"000:39:2"' not in line).encode())
    assert _applied(copy)[0] == "added 000:39:2 '625单': 625单 quantity 625 单 exact"
    assert list(_rows(copy)) == before
    assert (_unread(copy), _rows(copy)["000:39:2"].says) == (["000:39:2"], None)


def test_a_row_that_is_not_borne_out_is_kept_and_named(copy: Any) -> None:
    row = _ROW.replace("39:2", "39:1") + '"orders"}'
    copy.edit(_RECORD, _ROW, f"{row},\n  {_ROW}")
    kept = "kept 000:39:1 '625单': the extractor finds no figure there; remove the row, or fix the extractor"
    text, notes = _recorded(copy)
    assert (text, notes) == (None, [kept])
    assert (_rows(copy)["000:39:1"].says, _unread(copy)) == ("orders", [])


def test_comments_and_the_order_stay(copy: Any) -> None:
    copy.edit(_RECORD, f"  {_ROW}", f"# above\n# the row\n  {_ROW}")
    copy.edit(_RECORD, '{"page": "001"', '# above the page\n{"page": "001"')
    copy.write(_RECORD, copy.path(_RECORD).read_bytes() + b"# at the end\n")
    before = copy.path(_RECORD).read_text(encoding="utf-8")
    assert _recorded(copy) == (None, [])
    copy.edit(_RECORD, '"value": "625"', '"value": "626"')
    _applied(copy)
    after = copy.path(_RECORD).read_text(encoding="utf-8")
    assert after.replace(', "reviewed": "false"}', "}") == before
    assert after.count('"reviewed": "false"}') == before.count('"reviewed": "false"}') + 1


def test_another_form_alone_is_named_too(copy: Any) -> None:
    right = copy.path(_RECORD).read_text(encoding="utf-8")
    copy.edit(_RECORD, _ROW, _ROW.replace(", ", ",  "))
    assert _recorded(copy) == (right, [f"rewrote {_RECORD} in its standard form", "now run `yiwu-bundle record tags`"])


@pytest.mark.parametrize("seal", [False, True], ids=["changed", "and-sealed"])
def test_of_a_page_that_changed_every_row_is_unread(copy: Any, seal: bool) -> None:
    others = [row_id for row_id in _rows(copy) if not row_id.startswith("000:")]
    copy.edit(_RECORD, _ROW, f'{_ROW.replace("39:2", "39:1")}"kept"}},\n  {_ROW}')
    copy.edit("000", "12647元", "12648元")
    if seal:
        copy.seal()
    notes = _applied(copy)
    assert notes[0] == "page 000 changed since it was recorded: each of its rows must be reviewed again"
    assert [note.split(":")[0] for note in notes[1:-1]] == ["kept 000", "changed 000"]
    assert "12647元 quantity 12647 元 exact is now 12648元 quantity 12648 元 exact" in notes[2]
    rows, unread = list(_rows(copy)), _unread(copy)
    assert unread == [row_id for row_id in rows if row_id.startswith("000:")]
    assert [row_id for row_id in rows if row_id not in unread] == others
    assert _NEXT.fullmatch(notes[-1])[1] == str(len(unread))  # type: ignore[index]


def test_the_english_of_a_page_that_changed_stays(copy: Any) -> None:
    before = {row_id: row.says for row_id, row in _rows(copy).items()}
    copy.write(copy.page("000"), copy.path("000").read_bytes() + b"\n")
    _applied(copy)
    assert {row_id: row.says for row_id, row in _rows(copy).items()} == before


def test_a_page_that_is_gone_keeps_its_rows(copy: Any) -> None:
    before = _rows(copy)
    count = sum(row_id.startswith("002:") for row_id in before)
    copy.path("002").unlink()
    kept = f"kept page 002, which is missing: restore it from git, or remove its {count} rows"
    assert _recorded(copy) == (None, [kept])


def test_a_new_page_is_added_whole(copy: Any) -> None:
    copy.write("bundle/data/0005_x.txt", "共3家\n12月\n".encode())
    notes = _applied(copy)
    assert notes[:2] == ["added 0005:1:2 '3家': 3家 quantity 3 家 exact", "added 0005:2:1 '12': 12 date 12"]
    assert [row_id for row_id in _rows(copy) if row_id.startswith("0005")] == _unread(copy) == ["0005:1:2", "0005:2:1"]


@pytest.mark.parametrize("text", ["", "义乌\n"], ids=["empty", "without-figures"])
def test_a_page_without_figures(copy: Any, text: str) -> None:
    copy.write("bundle/data/005_x.txt", text.encode())
    assert _applied(copy) == [f"rewrote {_RECORD} in its standard form", "now run `yiwu-bundle record tags`"]


def test_without_a_record_all_is_written_and_unread(copy: Any) -> None:
    before = _rows(copy)
    copy.path(_RECORD).unlink()
    notes = _applied(copy)
    rows = _rows(copy)
    assert list(rows) == list(before) == _unread(copy)
    assert {row.says for row in rows.values()} == {None}
    assert len(notes) == len(rows) + 1
    for page in copy.repository().bundle.pages:
        assert [row.value for row_id, row in rows.items() if row_id.startswith(f"{page.id}:")] == [
            figure.value for figure in figures_of(page.text, page.id)
        ]


def _as_a_link(copy: Any) -> None:
    copy.path(_RECORD).rename(copy.root / "elsewhere.yaml")
    copy.path(_RECORD).symlink_to(copy.root / "elsewhere.yaml")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(lambda c: c.write(_RECORD, b"pages: [\n"), "parts of the bundle could not be read", id="no-yaml"),
        pytest.param(
            lambda c: c.edit(_RECORD, '"kind":', '"knid":'), "parts of the bundle could not be read", id="an-unfit-row"
        ),
        pytest.param(
            lambda c: c.write(c.page("000"), b"\xff"),
            "parts of the bundle could not be read",
            id="a-page-that-is-no-text",
        ),
        pytest.param(
            lambda c: [c.path(f"00{n}").unlink() for n in range(5)],
            "parts of the bundle could not be read",
            id="no-pages",
        ),
        pytest.param(_as_a_link, f"{_RECORD} cannot be read", id="a-link"),
    ],
)
def test_what_could_not_be_read_is_not_written_over(copy: Any, change: Any, said: str) -> None:
    change(copy)
    with pytest.raises(UsageError, match=said):
        record(copy.repository(), copy.root)


def test_hostile_text_of_a_page_can_be_recorded(copy: Any) -> None:
    copy.write("bundle/data/005_x.txt", '共3\u2028万\u0085家，6\ufeff小时，\x7f9\x1b家，“}"\\1+8+X”'.encode())
    assert len(_applied(copy)) > 3
