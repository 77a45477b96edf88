"""The ledger of relations as elements."""

from xml.etree.ElementTree import Element, tostring

import pytest

from checks.evidence.relation_views import Input, View
from checks.room.show_lists import relations


def _view(id_: str, verdict: str | None, doubt: str | None = None, *inputs: Input) -> View:
    why = "36 <= (6400, ∞), since 000:48:4 is more"
    return View(id_, "000", (), "sum", "weak", "It adds up.", verdict, "holds", why, None, None, None, doubt, inputs)


def _text(element: Element) -> str:
    return "".join(element.itertext())


@pytest.mark.parametrize(
    ("view", "group"),
    [
        pytest.param(_view("R-000-01", "contradicts", "why"), "The page contradicts itself (1)", id="contradicts"),
        pytest.param(_view("R-000-01", None), "Cannot be computed (1)", id="not-computed"),
        pytest.param(_view("R-000-01", "holds", "why"), "A careful editor would doubt (1)", id="doubted"),
        pytest.param(_view("R-000-01", "open"), "Open or undecidable (1)", id="open"),
        pytest.param(_view("R-000-01", "undecidable"), "Open or undecidable (1)", id="undecidable"),
        pytest.param(_view("R-000-01", "holds"), "Holds (1)", id="holds"),
    ],
)
def test_each_relation_is_in_the_group_of_its_verdict(view: View, group: str) -> None:
    section = relations([view], 3)
    assert [_text(one) for one in section.iter("h3")] == [group]
    assert "3 claimed figures are in none." in _text(section)


def test_the_working_is_in_words_with_a_link_for_each_figure() -> None:
    inputs = (
        Input("000:48:15", "36家", "36 couriers"),
        Input("000:64:8", "公益直播间", None),
        Input("", "7", "days of a week"),
    )
    (article,) = relations([_view("R-000-01", "holds", "see R-000-02", *inputs)], 0).iter("article")
    assert [one.get("href") for one in article.iter("a")] == [
        "#R-000-01", "#000:48:4", "#R-000-02", "#000:48:15", "#000:64",
    ]  # fmt: skip
    html = tostring(article[-1], encoding="unicode", method="html")
    assert html.endswith(' · <span lang="en">7 (days of a week)</span></p>')


def test_the_counts_are_those_of_the_command() -> None:
    section = relations([_view("R-000-01", "holds"), _view("R-000-02", None, "why")], 1)
    assert "2 relations, computed again and exactly: 1 cannot be computed, 1 holds; 1 doubted." in _text(section)
