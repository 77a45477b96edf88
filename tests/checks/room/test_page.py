"""The whole page: one file, within its limits, that asks for nothing and whose links all lead somewhere."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from checks.output.check import text as text_report
from checks.output.formats import Style
from checks.results import Run, Status
from checks.room import contents as contents_module
from checks.room.contents import Contents, contents_of
from checks.room.page import page_of

WHOLE = {"words", "mentions", "figures", "relations"}
_PARTS = ["answers", "cases", "rows", "pages", "things", "relations", "figures", "ask", "search", "constraints"]


def _text(element: Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def _by_id(root: Element) -> dict[str, Element]:
    return {element.attrib["id"]: element for element in root.iter() if "id" in element.attrib}


def _without_our_own(text: str) -> str:
    return re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.DOTALL)


def test_it_keeps_its_limits(real_text: str, real_html: Element) -> None:
    assert len(real_text.encode()) <= 900_000
    assert sum(1 for _ in real_html.iter()) <= 16_000


def test_the_same_run_gives_the_same_bytes(real_run: Run, real_text: str) -> None:
    assert page_of(contents_of(real_run)) == real_text


def test_it_asks_for_nothing(real_text: str, real_html: Element) -> None:
    assert not re.search(
        r"https?:|//[a-z]|url\(|@import|localStorage|fetch\(|XMLHttpRequest|\beval\b|innerHTML", real_text
    )
    names = Counter(name for element in real_html.iter() for name in element.attrib)
    assert [name for name in names if name.startswith("on") or name in ("style", "src", "srcset", "action")] == []
    assert {element.tag for element in real_html.iter() if "href" in element.attrib} == {"a", "link"}
    (icon,) = real_html.iter("link")
    assert icon.attrib == {"rel": "icon", "href": "data:,"}


def test_the_policy_names_the_style_and_the_script_that_are_there(real_text: str) -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', real_text)
    said = dict(one.split(" ", 1) for one in policy.split("; "))
    assert said["default-src"] == "'none'"
    for tag, name in (("style", "style-src"), ("script", "script-src")):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", real_text, re.DOTALL)
        assert said[name] == f"'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'"


def _assert_linked(root: Element) -> None:
    """Every id is there once and without blanks, and every link leads to one."""
    ids = Counter(element.attrib["id"] for element in root.iter() if "id" in element.attrib)
    assert {name for name, times in ids.items() if times > 1} == set()
    assert not [name for name in ids if not name or re.search(r"\s", name)]
    links = [element.attrib["href"] for element in root.iter("a")]
    assert {one[:1] for one in links} == {"#"}
    assert {one[1:] for one in links} - ids.keys() == set()


def test_every_id_is_there_once_and_every_link_leads_to_one(real_html: Element) -> None:
    _assert_linked(real_html)


def _same_lines_in_two_stories(copy: Any) -> None:
    copy.edit("bundle/record/pages.yaml", '["2-20", "226-333"]', '["2-20", "226-334", "21-72"]')


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda copy: copy.path("002").unlink(), id="a-page-that-is-gone"),
        pytest.param(lambda copy: copy.insert("002", 0, b"x\n"), id="a-page-whose-lines-have-moved"),
        pytest.param(lambda copy: copy.path("bundle/record/mentions.yaml").unlink(), id="no-named-things"),
        pytest.param(_same_lines_in_two_stories, id="lines-in-two-stories"),
    ],
)
def test_links_lead_somewhere_whatever_is_missing(
    copy: Any, read_html: Callable[[str], Element], change: Callable[[Any], object]
) -> None:
    change(copy)
    root = read_html(page_of(contents_of(copy.run())))
    _assert_linked(root)
    assert len(list(root.iter("a"))) > 500


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("000", "Page 000", id="a-page"),
        pytest.param("000-5", "Beiyuan subdistrict", id="a-story"),
        pytest.param("000:48", "场主体6400余家", id="a-line"),
        pytest.param("000:48:15", "36家", id="a-figure"),
        pytest.param("n-000:48:15", "36 couriers gathered", id="the-note-of-a-figure"),
        pytest.param("003:39:5", "智慧", id="a-thing"),
        pytest.param("m-智慧小脑", "smart cerebellum", id="a-thing-by-name"),
        pytest.param("R-000-04", "Each market entity", id="a-relation"),
        pytest.param("U-08", "Hardware target", id="a-row"),
        pytest.param("C-19", "Imports run downwards", id="a-constraint"),
        pytest.param("D-02", "The bundle is all five seeds", id="a-decision"),
        pytest.param("t-platform", "platform: ", id="a-term"),
    ],
)
def test_everything_has_an_id_by_one_rule(real_html: Element, name: str, words: str) -> None:
    assert words in _text(_by_id(real_html)[name])


def test_the_parts_are_in_the_order_of_the_issue(real_html: Element) -> None:
    main = _by_id(real_html)["main"]
    assert [part.get("id") for part in main] == _PARTS
    assert [one.get("href") for one in next(real_html.iter("nav")).iter("a")] == [f"#{name}" for name in _PARTS]


def test_it_agrees_with_the_text_report_in_verdict_and_counts(real_run: Run, real_html: Element) -> None:
    said = " ".join(text_report.render(real_run, Style(width=10_000)).split("\n")[-2].split())
    ids = _by_id(real_html)
    assert _text(ids["verdict"]) + _text(ids["last-line"]).removeprefix(" ") == said
    outcomes = [_text(ids[one.constraint]) for one in real_run.outcomes]
    for status in Status:
        shown = sum(
            f" {status.value.replace('-', ' ')}" in one.partition(real_run.outcomes[n].sentence)[2]
            for n, one in enumerate(outcomes)
        )
        assert shown == real_run.count(status)


def test_marks_and_notes_lead_to_each_other(real_html: Element, real_contents: Contents) -> None:
    ids = _by_id(real_html)
    for note in real_contents.figures:
        mark, told = ids[note.id], ids[f"n-{note.id}"]
        assert mark.get("href") in (f"#n-{note.id}", None)
        assert told[0].get("href") == f"#{note.id}"
    for thing in real_contents.things:
        entry = ids["m-" + "-".join(thing.name.split())]
        assert [one.get("href") for one in entry[1]] == [f"#{place}" for place in thing.places]


def test_no_mark_lies_within_another(real_html: Element) -> None:
    for line in real_html.iter("span"):
        if re.fullmatch(r"[0-9]{3}:[0-9]+", line.get("id", "")):
            assert [list(piece) for piece in line] == [[]] * len(line)


def test_the_text_of_the_pages_is_there_to_the_letter(real_html: Element, real_contents: Contents) -> None:
    ids = _by_id(real_html)
    lines = [
        one
        for page in real_contents.pages
        for story in page.stories
        for part in story.parts
        for p in part
        for one in p.lines
    ]
    assert [line.text for line in lines if "".join(ids[line.id].itertext()) != line.text] == []


def test_a_red_run_says_what_to_fix_and_shows_the_rest(copy: Any, read_html: Callable[[str], Element]) -> None:
    copy.edit("002", "义乌", "乌义")
    run = copy.run()
    root = read_html(page_of(contents_of(run)))
    ids = _by_id(root)
    assert ids["verdict"].text == "not satisfied"
    assert "C-02" in _text(ids["fix"])
    assert copy.page("002") in _text(ids["fix"])
    assert {one.get("id") for one in ids["main"]} == {*_PARTS, "fix"}
    assert "nobody can tell" in _text(ids["answers"]).lower()
    assert len([one for one in ids["rows"].iter("tr") if "unread" in _text(one)]) > 20
    told = "Nobody has told in English what these lines say, or the page has changed since."
    assert told in _text(ids["002"])
    assert told not in _text(ids["000"])


def test_what_is_absent_is_said(copy: Any, read_html: Callable[[str], Element]) -> None:
    for path in (copy.root / "bundle/record").iterdir():
        path.unlink()
    ids = _by_id(read_html(page_of(contents_of(copy.run()))))
    assert "Nothing." in _text(ids["rows"])
    assert "0 things that someone could take for a system" in _text(ids["things"])
    assert "0 relations, computed again and exactly: none" in _text(ids["relations"])
    assert "nobody has put it in English yet" in _text(ids["figures"])


def test_where_no_page_is_the_one_that_was_read_a_banner_says_so(
    copy: Any, read_html: Callable[[str], Element]
) -> None:
    for page in ("000", "001", "002", "003", "004"):
        copy.insert(page, -1, b"x")
    ids = _by_id(read_html(page_of(contents_of(copy.run()))))
    banners = [_text(one) for one in ids["answers"].iter("p") if one.get("class") == "banner"]
    assert len(banners) >= 5
    assert banners[0].startswith("! Page 000")


def test_figures_past_the_limit_are_counted(
    real_run: Run, monkeypatch: pytest.MonkeyPatch, read_html: Callable[[str], Element]
) -> None:
    monkeypatch.setattr(contents_module, "FIGURES", 100)
    ids = _by_id(read_html(page_of(contents_of(real_run))))
    assert "Not shown: 302 more." in _text(ids["figures"])
    assert "n-000:48:15" in ids
    assert "n-004:80:14" not in ids


def test_a_run_of_some_constraints_says_so(make: Any, read_html: Callable[[str], Element]) -> None:
    run = replace(make.run(make.outcome(status=Status.PASSED)), deselected=3)
    ids = _by_id(read_html(page_of(contents_of(run))))
    assert "all but 3 constraints" in _text(ids["answers"])


_HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"' \u202e\u2066&lt;"


def test_a_hostile_bundle_shows_as_text(copy: Any, read_html: Callable[[str], Element]) -> None:
    shown = _HOSTILE.replace("\u202e", "\\u{202e}").replace("\u2066", "\\u{2066}")
    quoted = _HOSTILE.replace('"', '\\"')
    copy.insert("000", -1, f"\n{_HOSTILE}12家".encode())
    copy.edit("bundle/record/mentions.yaml", '"english": "', f'"english": "{quoted}')
    copy.edit("bundle/record/mentions.yaml", '"name": "', f'"name": "{quoted}')
    copy.edit("bundle/record/gists.yaml", '"english": "', f'"english": "{quoted}')
    copy.edit("bundle/record/relations.yaml", '"claim": "', f'"claim": "{quoted}')
    copy.edit("CONSTRAINTS.md", "There are five seeds", f"There {_HOSTILE} are")
    text = page_of(contents_of(copy.run()))
    root = read_html(text)
    assert "\u202e" not in text
    assert Counter(element.tag for element in root.iter())["script"] == 1
    assert not [element for element in root.iter() if element.tag == "img" or element.get("onerror") is not None]
    said = unescape(_without_our_own(text))
    assert said.count(shown) >= 4
