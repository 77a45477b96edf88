"""What a Python file imports, in every layout, and the quick look that misses none of it."""

import ast
from collections.abc import Callable
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bundle_model.project.python_file import PythonFile
from bundle_model.text.text import Text

Make = Callable[..., PythonFile]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("import socket", ["socket"], id="plain"),
        pytest.param("import a.b as c, d", ["a.b", "d"], id="several"),
        pytest.param("from a.b import c as d, e", ["a.b", "a.b.c", "a.b.e"], id="from"),
        pytest.param("from a import *", ["a", "a.*"], id="star"),
        pytest.param("from a import (\n  b,  # x\n  c,\n)", ["a", "a.b", "a.c"], id="brackets"),
        pytest.param("from a \\\n  import \\\n  b", ["a", "a.b"], id="backslashes"),
        pytest.param("x = 1; import a;from b import c", ["a", "b", "b.c"], id="semicolons"),
        pytest.param("def f():\n import socket", ["socket"], id="function"),
        pytest.param("async def f():\n async with a:\n  async for b in c:\n   import d", ["d"], id="async"),
        pytest.param("class A:\n class B:\n  def f(self): import a", ["a"], id="class"),
        pytest.param("if x: import a\nelif y: import b\nelse: import c", ["a", "b", "c"], id="if"),
        pytest.param("for x in y: import a\nelse: import b\nwhile x: import c\nelse: import d", list("abcd"), id="loops"),
        pytest.param("try: import a\nexcept A: import b\nelse: import c\nfinally: import d", list("abcd"), id="try"),
        pytest.param("try: import a\nexcept* A: import b", ["a", "b"], id="try of groups"),
        pytest.param("with a as b: import c", ["c"], id="with"),
        pytest.param("match a:\n case 1: import b\n case _:\n  if c: import d", ["b", "d"], id="match"),
        pytest.param("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n import a", ["a", "typing", "typing.TYPE_CHECKING"], id="types"),
        pytest.param("from __future__ import annotations", ["__future__", "__future__.annotations"], id="future"),
        pytest.param("if 1:\n" + "".join(f"{' ' * n}if 1:\n" for n in range(1, 80)) + " " * 80 + "import a", ["a"], id="deep"),
        pytest.param("x = 'import a'\n# import b\n'''\nimport c\n'''", [], id="texts and comments import nothing"),
        pytest.param("import_module('socket')\nfrom_ = imports", [], id="words like it"),
        pytest.param("import ſocket, 𝓼𝓼𝓵", ["socket", "ssl"], id="letters that mean the plain ones"),
        pytest.param("import a\rimport b\r\n\x0cimport c", ["a", "b", "c"], id="line ends"),
    ],
)  # fmt: skip
def test_imports(make_source: Make, text: str, expected: list[str]) -> None:
    assert sorted(site.name for site in make_source(text=text).imports) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("pytest_plugins = ['a.b', 'c']", ["a.b", "c"], id="a-list"),
        pytest.param("pytest_plugins: str = 'a'", ["a"], id="with-a-type"),
        pytest.param("import x\npytest_plugins += ('a', b)", ["a", "x"], id="added-to"),
        pytest.param("def f():\n pytest_plugins = 'a'\nplugins = 'b'", [], id="not-at-the-top"),
        pytest.param("pytest_plugins = (", [], id="no-python"),
    ],
)
def test_plugins_of_pytest_are_imports(make_source: Make, text: str, expected: list[str]) -> None:
    source = make_source(text=text)
    assert sorted(site.name for site in source.imports) == expected
    assert source.first_names == {name.partition(".")[0] for name in expected}


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param("checks/rules/a.py", "from . import b", ["checks.rules", "checks.rules.b"], id="one"),
        pytest.param(
            "checks/rules/a.py", "from .b.c import d", ["checks.rules.b.c", "checks.rules.b.c.d"], id="module"
        ),
        pytest.param("checks/rules/a.py", "from .. import b", ["checks", "checks.b"], id="two"),
        pytest.param("checks/rules/a.py", "from ..b import *", ["checks.b", "checks.b.*"], id="two, and star"),
        pytest.param("checks/rules/__init__.py", "from . import b", ["checks.rules", "checks.rules.b"], id="package"),
        pytest.param("checks/a.py", "from .. import b", ["..", "...b"], id="beyond the top"),
        pytest.param("checks/a.py", "from ....b.c import d", ["....b.c", "....b.c.d"], id="far beyond the top"),
        pytest.param("checks/a.py", "from . . import b", ["..", "...b"], id="dots apart"),
    ],
)
def test_relative_imports(make_source: Make, path: str, text: str, expected: list[str]) -> None:
    source = make_source(path, text)
    assert [site.name for site in source.imports] == expected
    assert {name.partition(".")[0] for name in expected} <= source.first_names


def test_imports_stand_in_order_of_place_and_span_their_statement(make_source: Make) -> None:
    source = make_source(
        text="def f():\n  import a\ntry: '义'; from b import (\n  c)\nexcept E: pass\nimport d, e; import a\n"
    )
    assert [(s.name, s.line, s.column, s.end_line, s.end_column) for s in source.imports] == [
        ("a", 2, 3, 2, 11),
        ("b", 3, 11, 4, 5),
        ("b.c", 3, 11, 4, 5),
        ("d", 6, 1, 6, 12),
        ("e", 6, 1, 6, 12),
        ("a", 6, 14, 6, 22),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# as it comes from there\nimport socket", id="a word before it in a comment"),
        pytest.param("'''taken from x'''\nimport socket", id="a word before it in a text"),
        pytest.param("from socket \\\n  import y", id="its second half on a line of its own"),
        pytest.param("from socket \\\r\n  import y", id="likewise, CR LF"),
        pytest.param("from socket\\\n.x import y", id="a dot on the next line"),
        pytest.param("from socket . x import y", id="spaces around a dot"),
        pytest.param("import os . path, socket", id="spaces around a dot, and another"),
        pytest.param("import os \\\n as o, socket", id="as on the next line"),
        pytest.param("import\\\nsocket", id="backslash"),
        pytest.param("import ſocket", id="a letter that means a plain one"),
        pytest.param("import os  # x\rimport socket", id="a comment ended by CR"),
        pytest.param("from os import path;import socket", id="semicolon"),
        pytest.param("if 1:import socket", id="colon"),
        pytest.param("\x0cimport socket", id="form feed"),
        pytest.param("import\x0csocket", id="form feed inside"),
        pytest.param("from socket import(a)", id="bracket"),
        pytest.param("if 1:\n\tfrom\tsocket\timport\tx", id="tabs"),
    ],
)
def test_the_quick_look_misses_none(make_source: Make, text: str) -> None:
    source = make_source(text=text)
    assert "socket" in {site.name.partition(".")[0] for site in source.imports}
    assert "socket" in source.first_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "import os\nfrom re import x\n  import json as j # import\n", set(), id="no Python, and an odd word"
        ),
        pytest.param("'''\nimport a\n'''\nimport b", {"a", "b"}, id="perhaps more"),
        pytest.param("'''import a'''\nimport b", {"b"}, id="looked at closely"),
        pytest.param("import a\nimport = 1", set(), id="no Python, looked at closely"),
        pytest.param("import a\n(", {"a"}, id="no Python, not looked at"),
        pytest.param("x = 1", set(), id="none"),
    ],
)
def test_what_the_quick_look_sees(make_source: Make, text: str, expected: set[str]) -> None:
    assert make_source(text=text).first_names == expected


@pytest.mark.parametrize(
    ("text", "first", "is_parsed"),
    [
        pytest.param("# what we import\nimport os", {"os"}, False, id="prose"),
        pytest.param("x = 'an import'\nimport os", {"os"}, False, id="a-text"),
        pytest.param("import os; import socket", {"os", "socket"}, True, id="after-a-semicolon"),
        pytest.param("if 1: import socket", {"socket"}, True, id="after-a-colon"),
        pytest.param("from socket\\\n import x", {"socket"}, True, id="on-the-line-below"),
        pytest.param("from a \\\r\n.socket import x", {"a"}, True, id="goes-on-below"),
    ],
)
def test_which_word_needs_a_closer_look(
    make_source: Make, monkeypatch: pytest.MonkeyPatch, text: str, first: set[str], *, is_parsed: bool
) -> None:
    parsed: list[str] = []
    parse = ast.parse
    monkeypatch.setattr(ast, "parse", lambda text: parsed.append(text) or parse(text))
    assert make_source(f"checks/{len(text)}.py", text).first_names == first
    assert parsed == [text] * is_parsed


def test_the_plain_layout_is_not_parsed(make_source: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(ast, "parse")
    source = make_source(text="import os\nfrom a.b import c\n    import d as e  # f\n" * 9)
    assert source.first_names == {"os", "a", "d"}


GAP = st.sampled_from([" ", "  ", "\t", "\x0c", " \\\n ", "\\\n", " \\\r\n", "\\\r\n\t"])
MAY_GAP = st.one_of(st.just(""), GAP)
NAME = st.sampled_from(
    ["os", "socket", "a", "_b", "imports", "fromage", "as_", "义乌", "ſsl", "ｏｓ", "a·b", "é", "e\u0301"]
)
ALIAS = st.one_of(st.just([]), NAME.map(lambda name: ["as", name]))


@st.composite
def glued(draw: st.DrawFn, words: list[str]) -> str:
    """Words with any gap between them, and none where there need be none."""
    text = words[0]
    for before, word in pairwise(words):
        needed = (before[-1].isalnum() or before[-1] == "_") and not word.startswith((".", ",", "(", ")", "*"))
        text += draw(GAP if needed or not word.isascii() or not before.isascii() else MAY_GAP) + word
    return text


@st.composite
def dotted(draw: st.DrawFn) -> list[str]:
    first, *rest = draw(st.lists(NAME, min_size=1, max_size=3))
    return [first, *(part for name in rest for part in (".", name))]


@st.composite
def statement(draw: st.DrawFn) -> str:
    if draw(st.booleans()):
        several = draw(st.lists(st.tuples(dotted(), ALIAS), min_size=1, max_size=3))
        listed = [word for name, alias in several for word in (",", *name, *alias)][1:]
        return draw(glued(["import", *listed]))
    dots = ["."] * draw(st.integers(0, 4))
    module = draw(dotted()) if not dots or draw(st.booleans()) else []
    names = draw(st.sampled_from([["*"], ["a"], ["a", "as", "b"], ["(", "a", ",", "socket", ")"], ["ſ", ",", "os"]]))
    return draw(glued(["from", *dots, *module, "import", *names]))


BEFORE = ["", "# from x\n", "# import\n", "'''from a\nimport b''';", "x = 1;", "if 1: ", "if 1:\n\t", "import q\n", "from q import r; ",
          "\x0c", "x = ''' from \\\n'''\r", "class A: "]  # fmt: skip


@settings(max_examples=160)
@given(st.lists(st.tuples(st.sampled_from(BEFORE), statement()), min_size=1, max_size=3))
def test_the_quick_look_misses_none_in_any_layout(parts: list[tuple[str, str]]) -> None:
    text = "\n".join(before + said for before, said in parts)
    source = PythonFile("checks/rules/one.py", "checks.rules.one", Text(text=text))
    assert source.unparsable is None
    assert len({site.line for site in source.imports}) >= len(parts)
    assert {site.name.partition(".")[0] for site in source.imports} <= source.first_names


PARTS = [
    "from a.",
    "from from ",
    "from a.\n",
    "import a as b ",
    "import a, ",
    "from \\\n",
    "a",
    ".",
    " ",
    "import#",
    "\n  ",
]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("before", ["", "from a", "import a", "import a as "])
def test_the_quick_look_is_quick_on_any_text(make_source: Make, before: str, part: str) -> None:
    source = make_source(text=before + part * (60_000 // len(part)) + " x")
    begun = process_time()
    assert len(source.first_names) < 3
    assert process_time() - begun < 2
