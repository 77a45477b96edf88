"""A table that stays one, whatever the rows say."""

from typing import Any

from checks.gaps.passages import Passage
from checks.gaps.rows import Gaps, GapStatus, gaps_of
from checks.output.formats import Style
from checks.output.gaps.markdown import render


def _said(*rows: Any) -> str:
    return "".join(render(Gaps(rows, ()), Style()))


def test_the_form(make_row: Any) -> None:
    two = (Passage("000:1:2", "一部\n手机", "a phone"), Passage("001:3:4", "电脑", "a computer"))
    settled = make_row("U-13", status=GapStatus.SETTLED, decisions=("D-01", "D-02"), passages=())
    red = make_row("U-02", passages=(), status=GapStatus.SILENT, problems=("Not judged.", "Nor is this."))
    assert _said(make_row(passages=two), settled, red) == (
        f"## Not in these pages\n\n{Gaps((), ()).caveat}\n\n\n"
        "| Element | Question | Status | Nearest |\n"
        "| --- | --- | --- | --- |\n"
        "| U-08 Hardware target | Which machine, processor, accelerator, memory, count? | mentioned, not specified"
        "<br>said of technical things: 0 of 0; of other things: 0 of 0 | `000:1:2` `一部手机`: a phone<br>and 1 more: `yiwu-bundle explain U-08` |\n"
        "| U-13 Performance core | Which operation is hot; which baseline; what is fast enough?"
        " | settled by decision D-01, D-02<br>said of technical things: 0 of 0; of other things: 0 of 0 |  |\n"
        "| U-02 Need and purpose | Whose problem, and how will they know it is solved? | silent<br>said of technical things: 0 of 0; of other things: 0 of 0 |  |\n"
        "\nRed:\n\n- `U-02`: Not judged.\n- `U-02`: Nor is this.\n"
    )


def test_the_rows_of_the_bundle_are_one_table_and_nothing_is_red(copy: Any, assert_tame: Any) -> None:
    gaps = gaps_of(copy.repository())
    said = "".join(render(gaps, Style()))
    assert "\n- A hardware target? The pages define none: " in said
    tokens = assert_tame(said)
    cells = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "td_open"]
    assert [cell[:4] for cell in cells[::4]][:4] == ["U-01", "U-08", "U-13", "U-02"]
    assert len(cells) == 4 * 27
    assert "Red:" not in said


def test_whatever_is_said_it_stays_in_its_cell(make_row: Any, assert_tame: Any, hostile: str) -> None:
    passages = (Passage(f"{hostile}:1:1", f"x{hostile}", f"{hostile}x"), Passage("000:1:1", hostile, f"x{hostile}"))
    tokens = assert_tame(_said(make_row(passages=passages, problems=(hostile, f"{hostile}x"))))
    kinds = [token.type for token in tokens]
    assert (kinds.count("td_open"), kinds.count("list_item_open"), kinds.count("heading_open")) == (4, 2, 1)
    (cell,) = (tokens[at + 1] for at in [at for at, kind in enumerate(kinds) if kind == "td_open"][3:])
    assert [child.content for child in cell.children or () if child.type == "html_inline"] == ["<br>"]


def test_where_all_is_unread_a_banner_stands_for_the_rows(make_row: Any) -> None:
    said = "".join(render(Gaps((make_row(),), (), ("A system? Nobody can tell.",), ("Page 000 is another.",)), Style()))
    assert said.endswith("\n\n- A system? Nobody can tell.\n\nRed:\n\n- Page 000 is another.\n")
    assert "|" not in said
