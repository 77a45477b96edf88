"""What is known of a place: of a figure with the rule that decided it, and of a line."""

import re
from typing import Any

import pytest

from bundle_model.figures.rules import RULES
from bundle_model.records.figures import FiguresRecord
from bundle_model.text.places import Place
from checks.explain.places import closest, find

LABELS = ["where", "cite", "printed", "text", "kind", "value", "unit", "bound", "interval", "rule", "story", "gist"]


def _parts(copy: Any, place: str) -> dict[str, str]:
    explanation = find(place, copy.repository())
    assert explanation is not None
    assert explanation.id == place
    return dict(explanation.parts)


def _has(lines: str, number: int) -> bool:
    first, _, last = lines.partition("-")
    return int(first) <= number <= int(last or first)


def test_a_claim(copy: Any) -> None:
    repository = copy.repository()
    explanation = find("000:49:3", repository)
    assert explanation is not None
    assert explanation.sentence == repository.bundle.record(FiguresRecord).rows["000:49:3"].says
    parts = dict(explanation.parts)
    assert list(parts) == LABELS
    rule = parts.pop("rule").partition(": ")
    assert (rule[0] in RULES or not len(RULES), rule[2]) == (True, RULES[rule[0]])
    assert parts.pop("story").startswith("000-2: ")
    (gist,) = (one for one in copy.record("gists")["pages"][0]["gists"] if _has(one["lines"], 49))
    assert parts.pop("gist") == f"000:{gist['lines']} {gist['english']}"
    assert parts == {
        "where": f"{copy.page('000')}:49:3", "printed": "人员3万余人，快递出票量日均150万单",
        "cite": f"[…][000:49:3], or in full […]({copy.page('000')}#L49)",
        "text": "3万余人", "kind": "quantity", "value": "30000", "unit": "人", "bound": "over", "interval": "(30000, ∞)",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        pytest.param("3家", "3", id="exact"),
        pytest.param("3.5家", "[3.45, 3.55)", id="rounded"),
        pytest.param("3家以上", "[3, ∞)", id="at-least"),
        pytest.param("不到3家", "[0, 3)", id="half-open"),
        pytest.param("约3家", "none: `about` bounds nothing", id="about"),
    ],
)
def test_the_interval(copy: Any, text: str, interval: str) -> None:
    copy.edit("000", "6小时", f"，{text}，")
    line = copy.path("000").read_text(encoding="utf-8").split("\n")[37]
    column = re.search("[0-9]", line)
    assert column
    parts = _parts(copy, f"000:38:{column.start() + 1}")
    assert parts["interval"] == interval


def test_what_claims_nothing(copy: Any) -> None:
    explanation = find("000:33:14", copy.repository())
    assert explanation is not None
    assert explanation.sentence == "A figure that claims nothing."
    parts = dict(explanation.parts)
    assert (parts["kind"], parts["unit"], parts["bound"], parts["interval"]) == ("date", "none", "none", "none")


@pytest.mark.parametrize("content", [b"x", None], ids=["unreadable", "missing"])
def test_a_claim_that_nobody_has_put_in_english(copy: Any, content: bytes | None) -> None:
    copy.path("bundle/record/figures.yaml").unlink()
    if content:
        copy.write("bundle/record/figures.yaml", content)
    explanation = find("000:49:3", copy.repository())
    assert explanation is not None
    assert explanation.sentence == "A claim that nobody has put in English yet."


def test_without_stories(copy: Any) -> None:
    copy.path("bundle/record/pages.yaml").unlink()
    assert _parts(copy, "000:49:3")["story"] == "in no story"
    assert _parts(copy, "000:49")["story"] == "in no story"


def test_a_line_with_figures(copy: Any) -> None:
    parts = _parts(copy, "000:39")
    assert list(parts) == ["where", "cite", "printed", "gist", "story", "figures", "named", "hits"]
    assert all(line.startswith("000:") for line in parts["gist"].split("\n"))
    rows = copy.repository().bundle.record(FiguresRecord).rows
    assert parts["where"] == f"{copy.page('000')}:39:1"
    assert parts["figures"].split("\n") == [
        f"000:39:2 625单: {rows['000:39:2'].says}", f"000:39:10 12647元: {rows['000:39:10'].says}"
    ]  # fmt: skip


def test_a_line_of_no_story_has_no_gist(copy: Any) -> None:
    assert "gist" not in _parts(copy, "000:335")


@pytest.mark.parametrize("text", ["000:49:3", "000:49"])
def test_a_page_that_has_changed_has_no_gist(copy: Any, text: str) -> None:
    copy.edit("000", "义乌", "乌义")
    assert _parts(copy, text)["gist"].startswith("not known: ")


NOBODY = "nothing that could be taken for a system"
NO_TERM = "none of the terms that were searched for"


def test_a_line_with_what_is_named_and_what_hits(small: Any) -> None:
    small.change("mentions", "135销号制", places=["000:71:3"])
    parts = _parts(small, "000:71")
    assert parts["named"] == "135销号制: 135 close-out rule: defines no system"
    assert parts["hits"] == "000:71:5 phone: the motto again"


def test_a_line_where_nothing_is_named_and_nothing_hits(small: Any) -> None:
    parts = _parts(small, "000:48")
    assert (parts["named"], parts["hits"]) == (NOBODY, NO_TERM)


def test_a_place_is_told_from_the_same_line_of_another_page(small: Any) -> None:
    small.change("mentions", "135销号制", places=["000:117:1"])
    assert _parts(small, "000:117")["hits"] == NO_TERM
    assert _parts(small, "001:117")["named"] == NOBODY


@pytest.mark.parametrize(
    ("change", "named", "hits"),
    [
        pytest.param(lambda c: c.write(c.page("000"), "系统\n".encode()), "not known: this page was not read for it", "000:1:1 system: nobody has judged it", id="another-page"),
        pytest.param(lambda c: c.path("bundle/record/mentions.yaml").unlink(), "not known: this page was not read for it", NO_TERM, id="no-mentions"),
        pytest.param(lambda c: c.path("bundle/record/words.yaml").unlink(), NOBODY, "not known: nothing was searched for", id="no-words"),
    ],
)  # fmt: skip
def test_what_nobody_knows_of_a_line_is_said(copy: Any, change: Any, named: str, hits: str) -> None:
    change(copy)
    parts = _parts(copy, "000:1")
    assert (parts["named"], parts["hits"]) == (named, hits)


def test_a_judgement_is_bound_to_the_bytes_of_its_page(copy: Any) -> None:
    copy.change("words", "000:175:1", why="a branch")
    assert "000:175:1 system: a branch" in _parts(copy, "000:175")["hits"].split("\n")
    copy.write(copy.page("000"), copy.path("000").read_bytes() + b"\n")
    assert "000:175:1 system: nobody has judged it" in _parts(copy, "000:175")["hits"].split("\n")


def test_a_hit_whose_judgement_was_dropped_is_told(copy: Any) -> None:
    copy.unjudge("000:175:1")
    assert "000:175:1 system: nobody has judged it" in _parts(copy, "000:175")["hits"].split("\n")


def test_a_line_with_what_claims_nothing(copy: Any) -> None:
    assert _parts(copy, "000:33")["figures"] == "000:33:14 2020: date"


def test_lines_without(copy: Any) -> None:
    copy.write(copy.page("000"), "义乌\n\n共3家".encode())
    assert _parts(copy, "000:1")["figures"] == "none begins on this line"
    assert _parts(copy, "000:2")["printed"] == "nothing"
    assert _parts(copy, "000:3")["figures"] == "000:3:2 3家: quantity"


@pytest.mark.parametrize(
    "place",
    [
        "000:9999",
        "009:1",
        "000:38:16",
        "000:38:1",
        "000",
        "",
        "000:0",
        "000:038",
        "bag-valid",
        "000:38:15:1",
        "999999999999:1",
    ],
)
def test_what_is_no_place(copy: Any, place: str) -> None:
    assert find(place, copy.repository()) is None


def test_the_last_line_is_one_and_none_is_behind_it(copy: Any) -> None:
    copy.write(copy.page("000"), "义乌\n共3家\n".encode())
    repository = copy.repository()
    assert find("000:2", repository)
    assert find("000:3", repository) is None


@pytest.mark.parametrize(
    ("place", "near"),
    [
        pytest.param("000:38:16", "000:38:15", id="a-column-behind"),
        pytest.param("000:39:5", "000:39:2", id="the-nearer-of-two"),
        pytest.param("000:39:7", "000:39:10", id="the-nearer-of-two-before"),
        pytest.param("000:40:1", "000:39:2", id="another-line"),
        pytest.param("000:1", "000:14:6", id="a-line-before-all"),
        pytest.param("009:1", None, id="no-such-page"),
        pytest.param("D-02", None, id="no-place"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_the_figure_that_stands_nearest(copy: Any, place: str, near: str | None) -> None:
    assert closest(place, copy.repository()) == near


def test_of_a_page_without_figures_none_is_near(copy: Any) -> None:
    copy.write(copy.page("000"), b"none\n")
    assert closest("000:1", copy.repository()) is None


def test_every_figure_and_every_line_can_be_explained(copy: Any) -> None:
    repository = copy.repository()
    for fact in repository.bundle.facts[::7]:
        assert find(fact.figure.id, repository)
    for page in repository.bundle.pages[:1]:
        places = [str(Place(page=page.id, line=number)) for number in range(1, len(page.lines) + 1, 9)]
        assert all(find(place, repository) for place in places)
