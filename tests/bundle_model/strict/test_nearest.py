"""The name that somebody may have meant is a slip away; what is only somewhat alike, or has another number, is not proposed."""

import pytest

from bundle_model.strict.nearest import nearest, there_are


@pytest.mark.parametrize(
    ("name", "known", "near"),
    [
        pytest.param("chek", ["because", "check", "remedy"], "check", id="a-letter-left-out"),
        pytest.param("becuase", ["because", "check", "remedy"], "because", id="two-exchanged"),
        pytest.param("remedies", ["because", "check", "remedy"], None, id="three-of-eight"),
        pytest.param("remedie", ["because", "check", "remedy"], "remedy", id="two-of-seven"),
        pytest.param("x", ["y"], None, id="one-letter"),
        pytest.param("cvs", ["csv", "json"], "csv", id="three-letters"),
        pytest.param("家家", ["家", "人"], "家", id="chinese"),
        pytest.param("--strct", ["--select", "--ignore"], None, id="a-flag-that-there-is-none-of"),
        pytest.param("--selekt", ["--select", "--ignore"], "--select", id="a-flag"),
        pytest.param("009", ["000", "004"], None, id="another-number"),
        pytest.param("000-99", ["000-1", "004-9"], None, id="two-numbers"),
        pytest.param("U-99", ["U-09", "U-19"], None, id="an-id"),
        pytest.param("D-2", ["D-02", "D-20"], "D-02", id="the-same-number"),
        pytest.param("c-01", ["C-01", "C-10"], "C-01", id="in-capitals"),
        pytest.param("R-001-3", ["R-001-03", "R-001-13"], "R-001-03", id="a-zero-left-out"),
        pytest.param("abd", ["abx", "abc"], "abc", id="of-two-the-first-in-order"),
        pytest.param("", ["", "x"], "", id="nothing"),
        pytest.param("U-28", ["C-28", "U-27"], None, id="the-letter-of-an-id"),
        pytest.param("check", [], None, id="none-known"),
    ],
)
def test_nearest(name: str, known: list[str], near: str | None) -> None:
    assert nearest(name, known) == near


@pytest.mark.parametrize(
    ("names", "more", "said"),
    [
        pytest.param(["a"], 0, "there is a", id="one"),
        pytest.param(["b", "a"], 0, "there are b, a", id="in-their-order"),
        pytest.param(["a"], 3, "there are a and 3 more", id="one-and-more"),
        pytest.param(["D-01", "D-02"], 0, "there are D-01, D-02", id="two-with-numbers"),
        pytest.param(["D-01", "D-10", "x", "D-02"], 0, "there are D-01 to D-10, x", id="many-with-numbers"),
        pytest.param(["3", "1", "2"], 4, "there are 3, 1, 2 and 4 more", id="a-sample-with-numbers"),
        pytest.param(["000-1", "004-9", "001-2"], 0, "there are 000-1 to 004-9", id="two-numbers-in-each"),
    ],
)
def test_what_there_is(names: list[str], more: int, said: str) -> None:
    assert there_are(names, more) == said
