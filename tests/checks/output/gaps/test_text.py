"""The table for people: three first, narrow, counted, and harmless."""

from typing import Any

import pytest

from checks.gaps.passages import Passage
from checks.gaps.rows import Gaps, GapStatus, JudgedHit, Searched, gaps_of
from checks.output.formats import Style
from checks.output.gaps.text import render
from checks.safe_text.terminal import cells

_HEAD = [
    "Not in these pages",
    "Absence from 5 newspaper pages proves nothing about the world: each row is a",
    "question for whoever can answer it.",
    "",
    "A system? None.",
    "",
]
_OF = "      said of technical things: 0 of 0; of other things: 0 of 0"


def _lines(*rows: Any, **style: Any) -> list[str]:
    return "".join(render(Gaps(rows, (), ("A system? None.",), count=5), Style(**style))).split("\n")[:-1]


def test_the_form(make_row: Any) -> None:
    many = tuple(Passage(f"000:{n}:1", "x", str(n), lacks="no type", gist="Two uses.") for n in range(1, 8))
    red = ("bundle/data/000_x.txt:1:1: “手机” is a hit.", "And more.")
    rows = (
        make_row(),
        make_row("U-13", status=GapStatus.SETTLED, decisions=("D-01", "D-04"), passages=(), search=()),
        make_row("U-02", passages=many, problems=red),
    )
    assert _lines(*rows) == [
        *_HEAD,
        "U-08  Hardware target: mentioned, not specified",
        "      Which machine, processor, accelerator, memory, count?",
        _OF,
        "    000:1:2     一部手机: a phone",
        "",
        "U-13  Performance core: settled by decision D-01, D-04",
        "      Which operation is hot; which baseline; what is fast enough?",
        _OF,
        "",
        "U-02  Need and purpose: mentioned, not specified",
        "      Whose problem, and how will they know it is solved?",
        _OF,
        "    000:1:1     x: 1",
        "      gist: Two uses.",
        "      not enough: no type",
        "    … and 6 more: yiwu-bundle explain U-02",
        "    red: bundle/data/000_x.txt:1:1: “手机” is a hit.",
        "    red: And more.",
        "",
        "3 elements (2 mentioned, not specified, 1 settled by decision), 1 terms searched",
        "  for, 1 hits, 1 rows red",
    ]


def test_a_term_that_is_for_several_elements_is_counted_once(make_row: Any) -> None:
    hits = tuple(JudgedHit(f"000:1:{n}", "x", "y") for n in range(3))
    both, one = Searched("both", ("b",), hits), Searched("one", ("o",), hits[:1])
    said = " ".join(_lines(make_row("U-01", search=(both,)), make_row(search=(both, one)))[-2:])
    assert "2 terms searched for, 4 hits, 0 rows" in said


@pytest.mark.parametrize(
    ("status", "painted"),
    [
        pytest.param(GapStatus.SILENT, "\x1b[33msilent\x1b[0m", id="silent"),
        pytest.param(GapStatus.MENTIONED, "\x1b[36mmentioned, not specified\x1b[0m", id="mentioned"),
        pytest.param(GapStatus.STATED, "\x1b[32mstated\x1b[0m", id="stated"),
        pytest.param(GapStatus.SETTLED, "\x1b[32msettled by decision\x1b[0m", id="settled"),
        pytest.param(GapStatus.UNREAD, "\x1b[31munread\x1b[0m", id="unread"),
        pytest.param(GapStatus.NOT_SEARCHED, "\x1b[31mnot searched\x1b[0m", id="not-searched"),
    ],
)
def test_the_status_is_painted_and_nothing_else(make_row: Any, status: GapStatus, painted: str) -> None:
    plain, coloured = (_lines(make_row(status=status), colour=colour) for colour in (False, True))
    assert coloured[6] == f"U-08  Hardware target: {painted}"
    assert [line for line in coloured if "\x1b" in line] == [coloured[6]]
    assert plain[6] == f"U-08  Hardware target: {status}"


@pytest.mark.parametrize("width", [80, 40, 20])
def test_the_rows_of_the_bundle_fit(copy: Any, width: int) -> None:
    gaps = gaps_of(copy.repository())
    lines = "".join(render(gaps, Style(width=width))).split("\n")
    assert max(map(cells, lines)) <= width
    assert [line[:4] for line in lines if line.startswith("U-")] == [row.element.id for row in gaps.rows]


@pytest.mark.parametrize("width", [80, 40])
def test_whatever_is_said_commands_nothing_and_fits(make_row: Any, hostile: str, width: int) -> None:
    passage = Passage(f"{hostile}:1:1", f"铁{hostile}" * 9, f"{hostile} {'铁' * 90}", lacks=f"{hostile}{'铁' * 90}")
    row = make_row(passages=(passage,), problems=(f"{hostile}{'x' * 90}", hostile))
    lines = _lines(row, width=width)
    assert not [part for part in ("\x1b", "\u202e", "::", "##[") if part in "\n".join(lines)]
    assert max(map(cells, lines)) <= width
    assert len([line for line in lines if line.startswith("    red:")]) == 2


def test_where_all_is_unread_a_banner_stands_for_the_rows(make_row: Any, hostile: str) -> None:
    gaps = Gaps((make_row(), make_row("U-13")), (), ("A system? Nobody can tell.",), ("Page 000 is another.", hostile))
    said = "".join(render(gaps, Style()))
    assert "\nA system? Nobody can tell.\nred: Page 000 is another.\nred: " in said
    assert "U-08" not in said
    assert not [part for part in ("\x1b", "\u202e", "::", "##[") if part in said]
