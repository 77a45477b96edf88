"""Whatever a text is, it becomes no markup."""

from typing import Any
from xml.etree.ElementTree import tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.room.markup import anchor, chinese, chinese_link, coded, link, linked, node, settle
from checks.safe_text.terminal import visible


def _html(*children: object) -> str:
    return tostring(node("p", children), encoding="unicode", method="html").removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("义乌 — “1+8”", "义乌 — “1+8”", id="plain"),
        pytest.param("<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;", id="markup"),
        pytest.param("</script><!--", "&lt;/script&gt;&lt;!--", id="end-of-a-script"),
        pytest.param("\u202ea\x00\x1b", "\\u{202e}a\\u{0}\\u{1b}", id="what-nobody-sees"),
        pytest.param("::error::##[", ":\\u{3a}error:\\u{3a}##\\u{5b}", id="commands-to-a-log"),
    ],
)
def test_a_text_is_a_text(text: str, expected: str) -> None:
    assert _html(text) == expected


@given(st.text(max_size=30))
def test_another_reader_finds_one_element_with_the_text_in_it(read_html: Any, text: str) -> None:
    (paragraph,) = read_html(tostring(node("p", node("a", text, title=text)), encoding="unicode", method="html"))
    (element,) = paragraph
    assert (element.text or "", element.attrib) == (visible(text), {"title": visible(text)})
    assert (paragraph.text, element.tail, list(element)) == (None, None, [])


def test_children_are_flat_in_order_with_the_text_between() -> None:
    assert _html("a", None, [node("b", "c"), "d", [iter(["e"])]], "f") == "a<b>c</b>def"


def test_attributes_have_the_names_that_html_has() -> None:
    assert _html(node("i", class_="a", data_k="b", title=None, hidden="")) == '<i class="a" data-k="b" hidden=""></i>'


def test_chinese_is_said_to_be_chinese() -> None:
    assert _html(chinese("q", "义")) == '<q lang="zh">义</q>'
    assert _html(chinese_link("m-义", "义")) == '<a href="#m-义" lang="zh">义</a>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("000:48:15", "000:48:15", id="a-place"),
        pytest.param("m-“我与慈善” 社会\u3000征文\n", "m-“我与慈善”-社会-征文", id="blanks"),
        pytest.param("m-a\u202eb", "m-a\\u{202e}b", id="what-nobody-sees"),
    ],
)
def test_an_anchor_has_no_blank(text: str, expected: str) -> None:
    assert anchor(text) == expected


@pytest.mark.parametrize(
    ("text", "links"),
    [
        pytest.param("the bounds of 000:48:4 and 000:49:3 leave it open", ["000:48:4", "000:49:3"], id="figures"),
        pytest.param("see line 000:48, and (U-08)", ["000:48", "U-08"], id="a-line-and-a-row"),
        pytest.param("rule x, for C-19 (D-02); R-000-01.", ["C-19", "D-02", "R-000-01"], id="ids"),
        pytest.param("at 12:30 and 1:2:3", ["12:30", "1:2:3"], id="what-may-be-a-place"),
        pytest.param("PM2.5: 3; a:b; 000:0; XU-08", [], id="no-place"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_ids_in_a_text_are_links(text: str, links: list[str]) -> None:
    paragraph = node("p", linked(text))
    assert [one.get("href") for one in paragraph] == [f"#{name}" for name in links]
    assert "".join(paragraph.itertext()) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Write `a` or `b`.", "Write <code>a</code> or <code>b</code>.", id="code"),
        pytest.param("`a`", "<code>a</code>", id="nothing-else"),
        pytest.param("a`b", "a`b", id="one-without-a-partner"),
        pytest.param("plain", "plain", id="none"),
    ],
)
def test_code_is_code(text: str, expected: str) -> None:
    assert _html(coded(text)) == expected


def test_a_link_to_nothing_is_plain_text_and_an_id_is_there_once() -> None:
    page = node("div", node("i", id="a"), node("b", id="a"), link("a", "x"), link("c", "y", class_="k"))
    settle(page)
    inside = '<i id="a"></i><b></b><a href="#a">x</a><span class="k">y</span>'
    assert tostring(page, encoding="unicode", method="html") == f"<div>{inside}</div>"
