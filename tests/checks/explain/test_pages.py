"""What is known of a page and of a story."""

from typing import Any

import pytest

from checks.explain.pages import every, find, names
from checks.results import Explanation

PAGE = ["where", "newspaper", "date", "about Yiwu", "stories", "no story", "figures", "sha256"]
STORY = ["where", "page", "date", "place", "headline", "byline", "lines", "gist", "figures", "named", "relations"]
UNREAD = "not known: the page has changed since it was read, or nobody has read it"


def _explained(text: str, copy: Any) -> Explanation:
    found = find(text, copy.repository())
    assert found is not None
    assert found.id == text
    return found


def test_a_page(copy: Any) -> None:
    found = _explained("000", copy)
    parts = dict(found.parts)
    assert found.sentence == "Page 000: a local paper of Yiwu itself."
    assert list(parts) == PAGE
    assert parts["where"] == f"{copy.page('000')}:1:1"
    assert parts["newspaper"].split("\n")[0] == "not printed"
    assert (
        parts["newspaper"]
        .split("\n")[1]
        .startswith("inferred: a local paper of Yiwu itself, very probably Yiwu Shangbao")
    )
    assert parts["newspaper"].split("\n")[2].startswith("000:36 the paper says 'our city' of a village of Yiwu")
    assert parts["date"].split("\n")[1] == "inferred: on or after 24 December 2020, before New Year's Day 2021"
    assert parts["date"].split("\n")[2].startswith("000:179 from below: reports an event of 24 December")
    assert parts["about Yiwu"] == "every story"
    assert [line.partition(":")[0] for line in parts["stories"].split("\n")] == [f"000-{n}" for n in range(1, 6)]
    assert parts["stories"].endswith("(Beiyuan subdistrict, Yiwu)")
    assert parts["no story"].startswith("000:335-336 banner")
    assert parts["figures"].split(" of which ")[0] == "85 on 338 lines,"
    assert parts["sha256"].startswith("c7f5acff")


@pytest.mark.parametrize(
    ("page", "label", "text"),
    [
        pytest.param("001", "about Yiwu", "not every story", id="a-regional-page"),
        pytest.param("001", "no story", None, id="no-furniture"),
    ],
)
def test_another_page(copy: Any, page: str, label: str, text: str | None) -> None:
    assert dict(_explained(page, copy).parts).get(label) == text


def test_a_page_that_has_changed_is_not_the_one_that_was_read(copy: Any) -> None:
    copy.write(copy.page("000"), "36家\n".encode())
    found = _explained("000", copy)
    parts = dict(found.parts)
    assert found.sentence == "Page 000: a page that nobody has read."
    assert {parts[label] for label in ("newspaper", "date", "about Yiwu", "stories")} == {UNREAD}
    assert parts["figures"] == "1 on 1 lines, of which 1 are claims"
    assert find("000-1", copy.repository()) is None


def test_a_story(copy: Any) -> None:
    found = _explained("000-5", copy)
    parts = dict(found.parts)
    assert found.sentence.startswith("Beiyuan subdistrict completes the change of term")
    assert list(parts) == STORY
    assert parts["where"] == f"{copy.page('000')}:177:1"
    assert parts["page"].startswith("000: a local paper of Yiwu itself")
    assert parts["date"] == "on or after 24 December 2020, before New Year's Day 2021"
    assert parts["place"] == "Beiyuan subdistrict, Yiwu"
    assert parts["headline"].split("\n") == ["000:223:1 北苑街道完成", "000:224:1 社区团组织换届选举"]
    assert parts["byline"] == "000:177:3 全媒体记者傅柏琳"
    assert parts["lines"] == "177-224"
    gists = parts["gist"].split("\n")
    assert gists[0].startswith("000:177 ")
    assert gists[-1].partition(" ")[0].endswith("-224")
    figures = parts["figures"].split("\n")
    assert len(figures) == 10
    assert figures[0] == "000:179:5 12: date"
    assert figures[2].startswith("000:182:12 16个: 16 communities in Beiyuan subdistrict")
    assert parts["named"] == "选举程序: election procedure: names a procedure; defines no system"
    assert [line.partition(" ")[0] for line in parts["relations"].split("\n")] == [f"R-000-{n}" for n in range(13, 19)]
    assert "R-000-16 holds after rounding: 34 Party members" in parts["relations"]


@pytest.mark.parametrize(
    ("story", "label", "text"),
    [
        pytest.param("000-4", "named", "nothing that could be taken for a system", id="names-nothing"),
        pytest.param("004-5", "figures", "none", id="no-figure"),
        pytest.param("004-5", "relations", "none", id="no-relation"),
        pytest.param("002-4", "headline", "none is printed with it", id="no-headline"),
        pytest.param("003-1", "byline", "none is printed with it", id="no-byline"),
        pytest.param("000-1", "lines", "2-20, 226-333", id="two-ranges"),
    ],
)
def test_another_story(copy: Any, story: str, label: str, text: str) -> None:
    assert dict(_explained(story, copy).parts)[label] == text


def test_a_story_without_the_record_of_mentions(copy: Any) -> None:
    copy.path("bundle/record/mentions.yaml").unlink()
    assert dict(_explained("000-5", copy).parts)["named"] == "not known: the record of mentions could not be read"


@pytest.mark.parametrize("text", ["005", "000-9", "000-", "-1", "0", "000:1", "R-000-01", "D-01", ""])
def test_what_is_neither(copy: Any, text: str) -> None:
    assert find(text, copy.repository()) is None


def test_all_are_listed_each_page_before_its_stories(copy: Any) -> None:
    repository = copy.repository()
    listed = [one.id for one in every(repository)]
    assert listed[:7] == ["000", "000-1", "000-2", "000-3", "000-4", "000-5", "001"]
    assert sorted(listed) == sorted(names("", repository))
    assert len(listed) == 35


def test_without_the_record_of_pages(copy: Any) -> None:
    copy.path("bundle/record/pages.yaml").unlink()
    assert [one.id for one in every(copy.repository())] == ["000", "001", "002", "003", "004"]
