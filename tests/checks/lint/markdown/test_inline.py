"""Words: what a reader sees, where each letter stands in the text, and the links."""

import pytest

from checks.lint.markdown.blocks import Document
from checks.lint.markdown.inline import words_of
from checks.lint.markdown.words import CODE, Words


def _words(text: str, *, labels: frozenset[str] = frozenset()) -> Words:
    document = Document(text)
    return words_of(text, next(document.blocks()).spans, document.find, lambda label: label in labels)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("a  b\n   c", "a  b c", id="lines"),
        pytest.param("a\\\nb\\*c\\d\\", "a b*c\\d\\", id="backslashes"),
        pytest.param("&lt;&#65;&#x42;&nosuch; & &#0;", "<AB&nosuch; & \ufffd", id="entities"),
        pytest.param("a `b` ``c`d`` `e", f"a {CODE} {CODE} `e", id="code"),
        pytest.param("`a \\`` b", "`a `` b", id="a run that begins with an escape"),
        pytest.param("`` a ` b", "`` a ` b", id="no code"),
        pytest.param("*a* **b** ***c*** _d_ __e__", "a b c d e", id="emphasis"),
        pytest.param("a_b_c 2 * 3 * 4 a*b* * c", "a_b_c 2 * 3 * 4 ab * c", id="what is none"),
        pytest.param("*a **b* c**", "a b c", id="emphasis that overlaps"),
        pytest.param("**a*", "*a", id="one sign is left"),
        pytest.param("*foo**bar*", "foo**bar", id="by threes"),
        pytest.param("~~a~~ ~b~ ~~~c~~~ ~~d~", "a b ~~~c~~~ ~~d~", id="struck out"),
        pytest.param("3~5天，7~9天 ~30% of ~40", "3~5天，7~9天 ~30% of ~40", id="about, and to"),
        pytest.param("*“a”*，b", "“a”，b", id="beside signs"),
        pytest.param("a<b>c</b><br/>d < e<i/>f<hr><brx>g</p>h", "ac d < ef g h", id="tags"),
        pytest.param("a<!-- b -->c<!-->d<!--->e <!-- f", "acde <!-- f", id="comments"),
        pytest.param("a<?b?>c<!D e>f<![CDATA[g]]>h <? i", "acfh <? i", id="declarations"),
        pytest.param("<https://a.example/4> <a@b.example> <x:y>", f"{CODE} {CODE} <x:y>", id="addresses"),
        pytest.param("at https://a.example/4?b=5. And www.b.example/(6)!", f"at {CODE}. And {CODE})!", id="bare addresses"),
        pytest.param("http://", CODE, id="an address of nothing"),
        pytest.param("[at https://a.example](/b) [www.c.example](d)", f"at {CODE} {CODE}", id="addresses in links"),
        pytest.param('[a](/b) [c](</d e> "t") [f]()', "a c f", id="links"),
        pytest.param('[a](b c) [a](<b\nc>) [a](b "c) [a] (b)', '[a](b c) [a]() [a](b "c) [a] (b)', id="no links"),
        pytest.param("[a](b(c)d) [e](f\\)g) [h](i)) [j](k(l)", "a e h) [j](k(l)", id="parentheses"),
        pytest.param("[a](" + "(" * 33 + ")" * 33 + ")", "[a](" + "(" * 33 + ")" * 33 + ")", id="too many parentheses"),
        pytest.param("![a 1](b) ![c] !d", f"{CODE} ![c] !d", id="images"),
        pytest.param("![a [b](c)](d)", CODE, id="a link in an image"),
        pytest.param("[a [b](c) d](e)", "[a b d](e)", id="a link in a link"),
        pytest.param("[![a](b)](c)", CODE, id="an image in a link"),
        pytest.param("a[^1] b", "a b", id="a footnote"),
        pytest.param("[a] [ ] []", "[a] [ ] []", id="nothing that is defined"),
        pytest.param("a ] b", "a ] b", id="a bracket alone"),
        pytest.param("[*a][x]*", "*a*", id="emphasis does not cross a link"),
        pytest.param("*a [b* c][x]", "*a b* c", id="nor begin before one"),
    ],
)  # fmt: skip
def test_the_words(text: str, words: str) -> None:
    assert _words(text, labels=frozenset("x")).text == words


@pytest.mark.parametrize(
    ("text", "links"),
    [
        pytest.param("a [b](c) d", [("b", None, "c", "[b](c)")], id="target"),
        pytest.param("[b][x]", [("b", "x", None, "[b][x]")], id="label"),
        pytest.param("[x][] [x]", [("x", "x", None, "[x][]"), ("x", "x", None, "[x]")], id="collapsed, shortcut"),
        pytest.param("[b][ x ]", [], id="a label that is none"),
        pytest.param("[[a][x] b][y]", [("a", "x", None, "[a][x]"), ("y", "y", None, "[y]")], id="a link in a link"),
        pytest.param("[a][z]\n\n[z]: /t", [("a", "z", "/t", "[a][z]")], id="defined"),
        pytest.param("[x](y)", [("x", None, "y", "[x](y)")], id="a target before a label"),
        pytest.param("[a [b] c][]", [], id="brackets in a shortcut"),
        pytest.param("[" + "a" * 1000 + "][]", [], id="a label that is too long"),
        pytest.param("[a][" + "b" * 1000 + "]", [], id="another one"),
        pytest.param("[*b* `c`](d)", [(f"b {CODE}", None, "d", "[*b* `c`](d)")], id="marked words"),
    ],
)  # fmt: skip
def test_the_links(text: str, links: list[tuple[str, str | None, str | None, str]]) -> None:
    words = _words(text, labels=frozenset("xy"))
    assert [
        (words.text[one.start : one.end], one.label, one.target, text[one.source[0] : one.source[1]])
        for one in words.links
    ] == links


def test_the_code_of_a_link() -> None:
    assert [one.code for one in _words("[`a` `b`](c) `d` [e](f) [![`g`](h) `i`](j)").links] == ["ab", "", "i"]


def test_each_letter_has_its_place() -> None:
    text = "> a **b** &amp;\n> `c` [d](e) f"
    words = _words(text)
    assert words.text == f"a b & {CODE} d f"
    at = [words.text.index(char) for char in "abdf"]
    assert [text[words.place(one)] for one in at] == list("abdf")
    assert text[slice(*words.span(2, 3))] == "b"


def test_the_comments() -> None:
    text = "a <!-- b --> c <!-- d -->"
    assert [text[start:end] for start, end in _words(text).comments] == ["<!-- b -->", "<!-- d -->"]


def test_words_of_nothing() -> None:
    assert _words("<b>").place(0) == 0
    assert words_of("x", [], Document("").find, lambda _: False).text == ""


def test_what_is_struck_out() -> None:
    words = _words("a ~~b *c*~~ d ~e~ ![~~f~~](g) ~~[h](i)~~")
    assert [words.text[start:end] for start, end in words.struck] == ["b c", "e", "h"]
    assert _words("a ~~b c").struck == ()
