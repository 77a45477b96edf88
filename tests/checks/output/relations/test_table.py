"""The table for people: narrow, counted, and harmless."""

from typing import Any

import pytest

from checks.output.formats import Style
from checks.output.relations.table import render
from checks.safe_text.terminal import cells

HOSTILE = ["\x1b[31m", "\u202e", "::error file=x::y", "##[group]", "a\nb", "<script>" * 30, "铁" * 90]


def _lines(views: Any, loose: Any = (), **style: Any) -> list[str]:
    return "".join(render(views, loose, Style(**style))).split("\n")[:-1]


def test_the_form(make_view: Any, make_fact: Any) -> None:
    views = [make_view(), make_view(id="R-000-02", kind="quarter-of-month", verdict="open", doubt="odd", stories=())]
    assert _lines(views, [make_fact(says="three firms")]) == [
        "R-000-01  sum              000-2   holds",
        "    The 6 are 2 and 4.",
        "    the printed values are equal",
        "R-000-02  quarter-of-month         open",
        "    The 6 are 2 and 4.",
        "    the printed values are equal",
        "    doubt: odd",
        "",
        "claimed figures in no relation",
        "000:1:2     3家: three firms",
        "2 relations (1 holds, 1 open), 1 doubted, 1 claimed figures in none",
    ]


def test_without_anything() -> None:
    assert _lines([]) == ["0 relations (none), 0 doubted, 0 claimed figures in none"]


def test_a_figure_that_nobody_has_put_in_english(make_fact: Any) -> None:
    assert _lines([], [make_fact()])[2] == "000:1:2     3家: "


def test_of_several_stories_the_first_is_shown(make_view: Any) -> None:
    assert _lines([make_view(stories=("000-5", "000-2"))])[0] == "R-000-01  sum              000-5   holds"


@pytest.mark.parametrize(
    ("verdict", "painted"),
    [
        pytest.param("holds", "\x1b[32mholds\x1b[0m", id="holds"),
        pytest.param("contradicts", "\x1b[31mcontradicts\x1b[0m", id="contradicts"),
        pytest.param(None, "\x1b[31mcannot be computed\x1b[0m", id="not-computed"),
    ],
)
def test_colour_is_on_the_verdict_alone(make_view: Any, verdict: str | None, painted: str) -> None:
    view = make_view(verdict=verdict, id="R-holds-01", claim="holds contradicts")
    head, *rest = _lines([view], colour=True)
    assert head.endswith(painted)
    assert head.count("\x1b") == 2
    assert not [line for line in rest if "\x1b" in line]
    assert "\x1b" not in "".join(_lines([view]))


def test_a_verdict_that_is_broken_over_lines_has_no_colour(make_view: Any) -> None:
    view = make_view(verdict="holds after rounding", id="R-" + "a" * 39 + "-01")
    lines = _lines([view], colour=True)
    assert " ".join(" ".join(lines[:2]).split()).endswith("holds after rounding")
    assert not [line for line in lines if "\x1b" in line]
    assert max(map(cells, lines)) <= 80


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_shown_as_text(make_view: Any, make_fact: Any, text: str) -> None:
    view = make_view(id=f"R-{text}-01", claim=text, why=text, doubt=text, stories=(f"{text}-1",))
    lines = _lines([view], [make_fact(page=text, says=text, text=text)])
    assert not [part for part in ("\x1b", "\u202e", "::", "##[") if any(part in line for line in lines)]
    assert max(map(cells, lines)) <= 80
