"""Our reader of Markdown against markdown-it-py: the same words in the same blocks, and the same links."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from checks.lint.markdown.blocks import Document
from checks.lint.markdown.inline import words_of
from checks.lint.markdown.words import CODE

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
Told = tuple[list[tuple[str, bool]], list[str]]


def _theirs(text: str) -> Told:
    blocks, links, quotes = [], [], 0
    for token in _PARSER.parse(text):
        quotes += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type == "inline" and (words := "".join(_seen(token.children or ()))).strip():
            blocks.append((" ".join(words.split()), quotes > 0))
        opened = (one for one in token.children or () if one.type == "link_open" and one.info != "auto")
        links += [unquote(str(one.attrs["href"])) for one in opened]
    return blocks, links


_SHOWN = {"softbreak": " ", "hardbreak": " ", "code_inline": CODE, "image": CODE}


def _seen(children: Iterable[Token]) -> Iterator[str]:
    """The words of tokens. The words of an address are none."""
    address = False
    for child in children:
        address = child.info == "auto" if child.type == "link_open" else address and child.type != "link_close"
        if child.type == "link_open" and address:
            yield CODE
        elif child.type == "text" and not address:
            yield child.content
        else:
            yield _SHOWN.get(child.type, "")


def _ours(text: str) -> Told:
    document = Document(text)
    blocks, links = [], []
    for block in document.blocks():
        if block.kind in ("code", "html"):
            continue
        for spans in [[span] for span in block.spans] if block.kind == "row" else [block.spans]:
            words = words_of(text, spans, document.find, lambda _: False)
            if words.text.strip():
                blocks.append((" ".join(words.text.split()), block.quoted))
            links += [unquote(one.target) for one in words.links if one.target is not None]
    return blocks, links


_SAMPLES = {
    "a spec": "# 4 Title\n\nThe *system* shall keep **36** couriers ([why][D-02]).\n\n1. one\n2. two\n   - in\n   it\n\n[D-02]: C.md#d-02\n",
    "a table": "before\n\n| a | b |\n|:--|--:|\n| `c` | [d](e) |\n| f \\| g | **h** |\n\nafter\n",
    "quotes": "> a\n> > b\nc\n\n> - d\n>   e\n- > f\n",
    "lists after quotes": "> a\n2. b\n\n> c\n+\n\n- d\n2. e\n\nf\n2. g\n",
    "code": "```x\n[a](b)\n```\n\n    [c](d)\n\n`[e](f)` ``g`h``\n",
    "after code": "```x\na\n```\n\nb\n[c](d)\ne\n\n```y\nf\n```\n\ng\n*h*\n",
    "links": "[a][b] [b][] [b] [c](<d e> 'f') [g [h](i)](j) ![k [l](m)](n)\n\n[b]: /o \"p\"\n",
    "HTML": "<div>\n*a*\n\n*b*\n</div>\n\nc <d> <e f='g'> <!-- h --> <i@j.kl> <mn:op>\n",
    "emphasis": "*a**b*c** _d_e_ ***f** g* **h*i**j* ~~k~~ *(**l**)* 中*文*字 “**m**”n\n",
    "escapes": "\\*a\\* \\[b](c) &copy; &#35; &bad; a\\\nb  \nc\n",
    "lists": "- a\n\n  b\n-\n- c\n      d\n\n10) e\n+ f\n* g\nh\n\n    i\n",
    "headings": "a\n===\n\nb\n---\n### c ###\n#d\n# e \\#\n- f\n  ---\n",
    "definitions": "[a]:\n/b\n'c\nd'\n[e]: <f>\n[g]: /h i\n[A] [e]\n",
}  # fmt: skip


@pytest.mark.parametrize("text", _SAMPLES.values(), ids=_SAMPLES.keys())
def test_samples(text: str) -> None:
    assert _ours(text) == _theirs(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<https://foo.bar/baz bim>\n", f"<{CODE} bim>"),
        ("< https://foo.bar >\n", f"< {CODE} >"),
        ("https://example.com\n", CODE),
    ],
)
def test_the_examples_of_commonmark_that_are_read_in_another_way(text: str, words: str) -> None:
    """Of its 652 examples these three differ (602, 608, 611), on purpose: GitHub makes a link of a bare address, and its numbers count nothing."""
    assert _ours(text) == ([(words, False)], [])
    assert _ours(text) != _theirs(text)


_PARTS = (
    "a",
    "b c",
    "36",
    "中文",
    "。",
    "*",
    "**",
    "_",
    "`",
    "``",
    "[",
    "]",
    "](x)",
    "][y]",
    "![",
    "(",
    ")",
    "<",
    ">",
    "<b>",
    "\\",
    "&amp;",
    "\n",
    "\n\n",
)
_STARTS = ("", "> ", "- ", "1. ", "# ", "    ", "  ", "```\n", "---\n")


@given(st.lists(st.tuples(st.sampled_from(_STARTS), st.lists(st.sampled_from(_PARTS), max_size=6)), max_size=4))
def test_mixtures(lines: list[tuple[str, list[str]]]) -> None:
    text = "\n".join(start + "".join(parts) for start, parts in lines) + "\n\n[y]: /z\n"
    assert _ours(text) == _theirs(text)


@given(st.text(alphabet="a*_`[]()<>!\\&\n #-+1.>|:~\t中。", max_size=40))
def test_any_text_is_read(text: str) -> None:
    document = Document(text)
    for block in document.blocks():
        for spans in [block.spans, *([span] for span in block.spans)]:
            words = words_of(text, spans, document.find, lambda label: "1" in label)
            for offset in range(len(words.text)):
                assert 0 <= words.place(offset) < len(text)
            assert not re.search("\n", words.text)
