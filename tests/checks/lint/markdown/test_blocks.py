"""Blocks: which there are, in which line, quoted or not, and the words that each holds."""

import pytest

from checks.lint.markdown.blocks import Block, Document


def _told(text: str) -> list[str]:
    """Each block as `kind line: words`, with what else it has."""
    return [_one(text, block) for block in Document(text).blocks()]


def _one(text: str, block: Block) -> str:
    words = "/".join(text[start:end] for start, end in block.spans)
    more = "q" * block.quoted + (f"h{block.level}" if block.level else "") + (f"({block.info})" if block.info else "")
    return f"{block.kind}{more} {block.line}: {words}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("\n \n\t\n", [], id="blank"),
        pytest.param("a\nb\n\nc", ["paragraph 1: a/b", "paragraph 4: c"], id="paragraphs"),
        pytest.param("a\r\nb\r\n\r\nc\r\n", ["paragraph 1: a/b", "paragraph 4: c"], id="CRLF"),
        pytest.param("# a #\nb", ["headingh1 1:  a ", "paragraph 2: b"], id="heading"),
        pytest.param("##\n#x\n####### x", ["headingh2 1: ", "paragraph 2: #x/####### x"], id="no heading"),
        pytest.param("## ##", ["headingh2 1:  "], id="a heading of signs"),
        pytest.param("a\n===\nb\nc\n--", ["headingh1 1: a", "headingh2 3: b/c"], id="underlined"),
        pytest.param("---\n***\n_ _ _\n- - -", [], id="rules"),
        pytest.param("a\n***\nb", ["paragraph 1: a", "paragraph 3: b"], id="a rule ends a paragraph"),
        pytest.param("```py\na\n\nb\n```\nc", ["code(py) 1: a\n\nb", "paragraph 6: c"], id="fence"),
        pytest.param("```\n```\nc", ["code 1: ", "paragraph 3: c"], id="an empty fence"),
        pytest.param("~~~\n```\n~~~~\nc", ["code 1: ```", "paragraph 4: c"], id="another fence"),
        pytest.param("```\na", ["code 1: a"], id="a fence that is not closed"),
        pytest.param("``` a`b\nc", ["paragraph 1: ``` a`b/c"], id="no fence"),
        pytest.param("    a\n\n    b\nc", ["code 1: a//b", "paragraph 4: c"], id="indented code"),
        pytest.param("a\n    b", ["paragraph 1: a/b"], id="no code within a paragraph"),
        pytest.param("> a\nb\n\nc", ["paragraphq 1: a/b", "paragraph 4: c"], id="a quote and its lazy line"),
        pytest.param("> a\n>\n> b", ["paragraphq 1: a", "paragraphq 3: b"], id="a quote of two"),
        pytest.param("> ```\n> a\n\nb", ["codeq 1: a", "paragraph 4: b"], id="a fence in a quote"),
        pytest.param(">     a\n> # b", ["codeq 1: a", "headingqh1 2:  b"], id="code and heading in a quote"),
        pytest.param("- a\n- b\n  c\n\n  d\n\ne", ["paragraph 1: a", "paragraph 2: b/c", "paragraph 5: d", "paragraph 7: e"], id="items"),
        pytest.param("1. a\n2) b", ["paragraph 1: a", "paragraph 2: b"], id="numbers"),
        pytest.param("a\n2. b\n1. c", ["paragraph 1: a/2. b", "paragraph 3: c"], id="only 1. ends a paragraph"),
        pytest.param("a\n-\nb", ["headingh2 1: a", "paragraph 3: b"], id="a sign under a paragraph"),
        pytest.param("a\n*\nb", ["paragraph 1: a/*/b"], id="an empty item ends no paragraph"),
        pytest.param("-\n  a\n-\n\n  b", ["paragraph 2: a", "paragraph 5: b"], id="empty items"),
        pytest.param("-     a\n-\tb", ["code 1: a", "paragraph 2: b"], id="an item of code, and a tab"),
        pytest.param("- a\n\n      b\n     c", ["paragraph 1: a", "code 3: b", "paragraph 4: c"], id="code in an item"),
        pytest.param("-\t\tb", ["code 1: b"], id="two tabs"),
        pytest.param("- a\n> b", ["paragraph 1: a", "paragraphq 2: b"], id="a quote ends a list"),
        pytest.param("<div>\na\n</div>\n\nb", ["html 1: <div>/a/</div>", "paragraph 5: b"], id="a named tag"),
        pytest.param("<!-- a\n\nb --> c\nd", ["html 1: <!-- a//b --> c", "paragraph 4: d"], id="a comment"),
        pytest.param("<!-- a -->\nb", ["html 1: <!-- a -->", "paragraph 2: b"], id="a comment of one line"),
        pytest.param("<pre>\n\na</pre>\nb", ["html 1: <pre>//a</pre>", "paragraph 4: b"], id="raw text"),
        pytest.param('<x-y a="b">\nc\n\nd', ['html 1: <x-y a="b">/c', "paragraph 4: d"], id="a tag alone"),
        pytest.param("a\n<x-y>\nb <c", ["paragraph 1: a/<x-y>/b <c"], id="a tag ends no paragraph"),
        pytest.param("<?a\n?>\n<!A\n>\n<![CDATA[\n]]>", ["html 1: <?a/?>", "html 3: <!A/>", "html 5: <![CDATA[/]]>"], id="declarations"),
        pytest.param("<x> y\n<3", ["paragraph 1: <x> y/<3"], id="no tag"),
        pytest.param("|a|b|\n|-|:-:|\n|c|\n\nd", ["rowh1 1: a/b", "row 3: c", "paragraph 5: d"], id="a table"),
        pytest.param("x\na|b\n-|-\nc|d|e\n# f", ["paragraph 1: x", "rowh1 2: a/b", "row 4: c/d", "headingh1 5:  f"], id="after a line, more cells"),
        pytest.param("a \\| b | c\n---|---", ["rowh1 1: a \\| b/c"], id="a sign after a backslash"),
        pytest.param("| |\n|-|\n| |", ["rowh1 1: ", "row 3: "], id="empty cells"),
        pytest.param("|\n|-|", ["rowh1 1: "], id="a sign alone"),
        pytest.param("a|b\n-|-|-\nc", ["paragraph 1: a|b/-|-|-/c"], id="another number of cells"),
        pytest.param("|a|\n|-|\n> b", ["rowh1 1: a", "paragraphq 3: b"], id="a quote ends a table"),
        pytest.param("- |a|b|\n  |-|-|\n|c|d|", ["rowh1 1: a/b", "paragraph 3: |c|d|"], id="a table in an item"),
        pytest.param("a\n:x", ["paragraph 1: a/:x"], id="no delimiters"),
        pytest.param("[a]: /b\n[c]:\n/d 'e'\nf", ["paragraph 4: f"], id="definitions"),
        pytest.param("[a]: /b\n===\nc", ["paragraph 2: ===/c"], id="definitions are no heading"),
        pytest.param("[a]: /b", [], id="nothing but a definition"),
        pytest.param("[a]: /b\n---\nc", ["paragraph 3: c"], id="a rule below a definition"),
        pytest.param("[a] b\n[c]: /d", ["paragraph 1: [a] b/[c]: /d"], id="none in a paragraph"),
        pytest.param("[^1]: a\n\n    b\n\nc", ["paragraph 1: a", "paragraph 3: b", "paragraph 5: c"], id="a footnote"),
        pytest.param("> " * 130 + "a", ["paragraphq 1: " + "> " * 30 + "a"], id="no more than 100 containers"),
        pytest.param("- " * 130 + "a", ["paragraph 1: " + "- " * 30 + "a"], id="no more than 100 items"),
        pytest.param("- a\n\n\n  b\n c", ["paragraph 1: a", "paragraph 4: b/c"], id="two blank lines in an item"),
        pytest.param("-\n\n\n  b", ["paragraph 4: b"], id="an item that begins with a blank line"),
        pytest.param("<div>\n- a\n\n- b", ["html 1: <div>/- a", "paragraph 4: b"], id="no item within HTML"),
        pytest.param("<div>\n> a", ["html 1: <div>/> a"], id="nothing begins within HTML"),
    ],
)  # fmt: skip
def test_blocks(text: str, told: list[str]) -> None:
    assert _told(text) == told


def test_the_text_before_the_start_is_not_read() -> None:
    text = "# a\n\nb\n"
    assert [block.line for block in Document(text, 4).blocks()] == [3]


def test_the_definitions() -> None:
    text = "[A  b]: <x y> 'title'\n[a B]: /second\n[c]: /d\\*&amp; (t)\n[e]: /f \"t\nu\" v\n\n[g]: /h\n'no\n"
    found = Document(text).definitions
    assert [(one.label, one.target) for one in found.every] == [
        ("A  b", "x y"),
        ("a B", "/second"),
        ("c", "/d*&"),
        ("g", "/h"),
    ]
    first = found.find("a\nb")
    assert first is not None
    assert first.target == "x y"
    assert text[first.start : first.end] == "[A  b]: <x y> 'title'"
    assert found.find("x") is None


@pytest.mark.parametrize("text", ["[ ]: /a", "[a]: ", "[a]:", "[a]: <b> c d", "[a]: </b", "[" + "a" * 1000 + "]: /b"])
def test_no_definition(text: str) -> None:
    assert Document(text).definitions.every == []
