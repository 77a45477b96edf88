"""What is known of a page and of a story."""

import re
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


def _inferred(copy: Any) -> Any:
    """Page 000 with inferences of this test, as the record then has it."""
    record = copy.record("pages")
    page = record["pages"][0]
    page["newspaper"] = {
        "printed": "not printed",
        "inferred": "a local paper, very probably one",
        "from": [{"at": "000:36", "because": "it says so"}],
    }
    page["date"] = {"printed": "not printed", "inferred": "in 2020", "from": [{"at": "000:179", "because": "of below"}]}
    copy.write_record("pages", record)
    return page


def test_a_page(copy: Any) -> None:
    read = _inferred(copy)
    found = _explained("000", copy)
    parts = dict(found.parts)
    assert found.sentence == "Page 000: a local paper."
    assert list(parts) == PAGE
    assert parts["where"] == f"{copy.page('000')}:1:1"
    assert parts["newspaper"] == "not printed\ninferred: a local paper, very probably one\n000:36 it says so"
    assert parts["date"] == "not printed\ninferred: in 2020\n000:179 of below"
    assert parts["about Yiwu"] == "every story"
    told = zip(parts["stories"].split("\n"), read["stories"], strict=True)
    assert all(
        (line.startswith(f"{one['id']}: "), line.endswith(f"({one['place']})")) == (True, True) for line, one in told
    )
    furniture = read["furniture"][0]
    assert parts["no story"].startswith(f"000:{furniture['lines']} {furniture['what']}")
    assert (
        parts["figures"].split(" of which ")[0] == f"{len(copy.record('figures')['pages'][0]['figures'])} on 338 lines,"
    )
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


def test_a_story(small: Any) -> None:
    _inferred(small)
    small.change("pages", "000-5", title="Beiyuan votes", place="Beiyuan")
    small.change("mentions", "快手", places=["000:182:12"])
    found = _explained("000-5", small)
    parts = dict(found.parts)
    assert found.sentence == "Beiyuan votes"
    assert list(parts) == STORY
    assert parts["where"] == f"{small.page('000')}:177:1"
    assert parts["page"] == "000: a local paper, very probably one"
    assert (parts["date"], parts["place"]) == ("in 2020", "Beiyuan")
    assert parts["headline"].split("\n") == ["000:223:1 北苑街道完成", "000:224:1 社区团组织换届选举"]
    assert parts["byline"] == "000:177:3 全媒体记者傅柏琳"
    assert parts["lines"] == "177-224"
    gists = parts["gist"].split("\n")
    assert gists[0].startswith("000:177")
    assert gists[-1].partition(" ")[0].endswith("224")
    rows = [row for row in small.record("figures")["pages"][0]["figures"] if 177 <= int(row["id"].split(":")[1]) <= 224]
    assert parts["figures"].split("\n") == [
        f"{row['id']} {''.join(row['text'].split())}: {row.get('says', row['kind'])}" for row in rows
    ]
    assert parts["named"] == "快手: Kuaishou: defines no system"
    relations = [
        one for one in small.record("relations")["pages"][0]["relations"]
        if any(177 <= int(line) <= 224 for line in re.findall(r"000:(\d+):", str(one)))
    ]  # fmt: skip
    assert parts["relations"].split("\n") == [f"{one['id']} {one['verdict']}: {one['claim']}" for one in relations]


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
def test_another_story(small: Any, story: str, label: str, text: str) -> None:
    assert dict(_explained(story, small).parts)[label] == text


def test_a_story_without_the_record_of_mentions(copy: Any) -> None:
    copy.path("bundle/record/mentions.yaml").unlink()
    assert dict(_explained("000-5", copy).parts)["named"] == "not known: the record of mentions could not be read"


@pytest.mark.parametrize("text", ["005", "000-9", "000-", "-1", "0", "000:1", "R-000-01", "D-01", ""])
def test_what_is_neither(copy: Any, text: str) -> None:
    assert find(text, copy.repository()) is None


def test_all_are_listed_each_page_before_its_stories(copy: Any) -> None:
    repository = copy.repository()
    listed = [one.id for one in every(repository)]
    pages = copy.record("pages")["pages"]
    assert listed == [id_ for page in pages for id_ in (page["page"], *(story["id"] for story in page["stories"]))]
    assert sorted(listed) == sorted(names("", repository))


def test_without_the_record_of_pages(copy: Any) -> None:
    copy.path("bundle/record/pages.yaml").unlink()
    assert [one.id for one in every(copy.repository())] == ["000", "001", "002", "003", "004"]
