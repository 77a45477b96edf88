"""White space goes, every place stays, and it matters nowhere how a stream is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.figures.unwrapped import GAP, WIDEST, Unwrapped


def _fed(*chunks: str) -> Unwrapped:
    window = Unwrapped()
    for chunk in chunks:
        window.feed(chunk)
    return window


@pytest.mark.parametrize(
    ("text", "unwrapped"),
    [
        pytest.param("总 面 积\n约", "总面积约", id="spaces-in-print"),
        pytest.param("１２．５％", "12.5%", id="full-width"),
        pytest.param("80\n万元", "80万元", id="a-figure-over-a-line"),
        pytest.param("3 5", f"3{GAP}5", id="between-digits-a-gap"),
        pytest.param("3. 5", f"3.{GAP}5", id="beside-a-point-a-gap"),
        pytest.param("3" + " " * 200 + "万", "3万", id="as-wide-as-a-column"),
        pytest.param("3" + " " * 201 + "万", f"3{GAP}万", id="wider-than-a-column"),
        pytest.param("3—5～7", "3-5-7", id="dashes"),
        pytest.param(" \n ", "", id="nothing-printed"),
    ],
)
def test_what_is_left_of_white_space(text: str, unwrapped: str) -> None:
    assert _fed(text, "x").folded == unwrapped + "x"


@given(st.text("3万 \n\u3000.x"), st.integers(0, 40), st.integers(0, WIDEST + 50))
def test_a_cut_makes_no_difference(text: str, cut: int, spaces: int) -> None:
    text = text[:cut] + " " * spaces + text[cut:] + "x"
    whole, cut_up = _fed(text), _fed(text[: cut + spaces // 2], text[cut + spaces // 2 :])
    assert whole.folded == cut_up.folded
    places = [index for index, char in enumerate(whole.folded) if char != GAP]
    assert [whole.place(index) for index in places] == [cut_up.place(index) for index in places]
    assert [whole.end(index + 1) for index in places] == [whole.place(index).offset + 1 for index in places]


def test_a_gap_that_goes_on_over_pieces_is_one() -> None:
    window = _fed("三", "\n" * 300, " " * 10, "\n四", "五")
    assert window.folded == f"三{GAP}四五"
    assert window.place(2) == (312, 302, 1)
    assert window.text(312, 314) == "四五"


def test_dropping_what_is_behind_moves_the_indexes_alone() -> None:
    window = _fed("甲乙丙 丁\n", "戊己", "庚")
    place = window.place(5)
    window.drop(4)
    assert window.folded == "戊己庚"
    assert window.place(1) == place == (7, 2, 2)
    assert window.text(6, 9) == "戊己庚"
