"""A name is built in where nothing that Python would look at binds it; the compiler's own tables are asked too.

Where only some names are wanted, little of the tree is looked into, and they are read and mean the same.
"""

import ast
import symtable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bundle_model.project.scopes import loads, loads_of


def names(text: str) -> list[str]:
    return [name for load in loads(ast.parse(text), lambda node: node.module or "") for name in load.names]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("eval(x)", id="at-the-top"),
        pytest.param("def f():\n return eval", id="in-a-function"),
        pytest.param("def f(x=eval): pass", id="as-a-default"),
        pytest.param("def f(eval=eval): pass", id="as-the-default-of-its-namesake"),
        pytest.param("class C:\n eval = 1\n def f(self):\n  return eval", id="past-the-name-of-a-class"),
        pytest.param("class C:\n def eval(self): pass\neval", id="beside-a-method"),
        pytest.param("def f():\n eval = 1\ndef g():\n return eval", id="beside-a-variable-of-another-function"),
        pytest.param("[eval for x in y]", id="in-a-comprehension"),
        pytest.param("[eval for eval in y]\neval", id="behind-a-comprehension"),
        pytest.param("[x for eval in eval]", id="what-a-comprehension-goes-over"),
        pytest.param("x.eval, eval", id="beside-an-attribute"),
        pytest.param("{'eval': eval}", id="beside-a-key"),
        pytest.param("f(eval=eval)", id="beside-a-keyword"),
        pytest.param("def f():\n global eval\n return eval", id="global-and-bound-nowhere"),
        pytest.param("def f():\n eval = 1\n def g():\n  global eval\n  return eval", id="global-past-a-variable"),
        pytest.param("lambda x: eval(x)", id="in-a-lambda"),
        pytest.param("@eval\ndef f(eval): pass", id="as-a-decorator"),
        pytest.param("def f(eval) -> eval: pass", id="as-an-annotation"),
        pytest.param("class C(eval): pass", id="as-a-base"),
        pytest.param("del eval\neval", id="shown-again-by-del"),
        pytest.param("match x:\n case eval.y: pass", id="in-a-pattern"),
        pytest.param("(lambda eval: 1)(eval)", id="as-an-argument"),
    ],
)  # fmt: skip
def test_what_is_built_in(text: str) -> None:
    assert [name for name in names(text) if name.startswith("builtins.eval")] in (
        ["builtins.eval"], ["builtins.eval.y"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("def f(eval): return eval", id="parameter"),
        pytest.param("def f(*eval): return eval", id="rest-of-the-arguments"),
        pytest.param("def f(**eval): return eval", id="rest-of-the-keywords"),
        pytest.param("def f(eval, /): return eval", id="by-position"),
        pytest.param("def f(*, eval): return eval", id="by-keyword"),
        pytest.param("def f(eval):\n def g():\n  return eval", id="parameter-of-an-outer-function"),
        pytest.param("lambda eval: eval", id="parameter-of-a-lambda"),
        pytest.param("eval = 1\neval", id="variable"),
        pytest.param("def f():\n eval = 1\n return eval", id="variable-of-a-function"),
        pytest.param("def f():\n return eval\neval = 1", id="variable-of-the-module"),
        pytest.param("def f():\n del eval\n eval", id="deleted-in-a-function"),
        pytest.param("def eval(): return eval", id="function"),
        pytest.param("class eval: x = 1\neval.x", id="class"),
        pytest.param("class C:\n eval = 1\n x = eval", id="in-the-body-of-a-class"),
        pytest.param("for eval in y: eval", id="loop"),
        pytest.param("with y as eval: eval", id="with"),
        pytest.param("try: x\nexcept y as eval: eval", id="except"),
        pytest.param("[eval for eval in y]", id="comprehension"),
        pytest.param("{eval: 1 for eval in y if eval}", id="key-of-a-comprehension"),
        pytest.param("[(eval := 1) for x in y]\neval", id="walrus-in-a-comprehension"),
        pytest.param("match x:\n case [*eval]: eval", id="star-pattern"),
        pytest.param("match x:\n case {**eval}: eval", id="rest-pattern"),
        pytest.param("match x:\n case eval: eval", id="pattern"),
        pytest.param("def f():\n global eval\n eval = 1\neval", id="bound-by-global"),
        pytest.param("def f():\n eval = 1\n def g():\n  nonlocal eval\n  eval = 2\n  return eval", id="nonlocal"),
        pytest.param("import eval\neval.x", id="module"),
        pytest.param("from x import eval\neval", id="imported"),
        pytest.param("x.eval", id="attribute"),
        pytest.param("f(eval=1)", id="keyword"),
        pytest.param("{'eval': 1}", id="key"),
    ],
)
def test_what_is_the_file_s_own(text: str) -> None:
    assert not [name for name in names(text) if name.startswith("builtins.eval")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("def f():\n import os as o\n def g():\n  return o.x", ["os.x"], id="in-an-outer-function"),
        pytest.param("def f():\n global o\n import os as o\ndef g():\n return o.x", ["os.x"], id="global"),
        pytest.param("import os\ndef f(os): return os.x", [], id="hidden-by-a-parameter"),
        pytest.param("try: import a as x\nexcept E: x = None\nx.y", ["builtins.E", "a.y"], id="imported-or-not"),
        pytest.param("class C:\n import os\n os.x\n def f(self): return os.x", ["os.x", "builtins.os.x"], id="in-a-class"),
        pytest.param("b, a", ["builtins.b", "builtins.a"], id="in-the-order-of-the-places"),
    ],
)  # fmt: skip
def test_what_an_import_binds_means_its_module(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def _unbound(table: symtable.SymbolTable, module: frozenset[str]) -> set[str]:
    """The names that the compiler looks up as global in these scopes, and that the module does not bind."""
    own = {
        symbol.get_name()
        for symbol in table.get_symbols()
        if symbol.is_referenced() and symbol.is_global() and symbol.get_name() not in module
    }
    return own.union(*(_unbound(inner, module) for inner in table.get_children()))


@pytest.mark.parametrize("folder", ["bundle_model", "checks"])
def test_the_compiler_agrees_on_all_our_code(folder: str) -> None:
    for path in sorted((Path(__file__).parents[3] / folder).rglob("*.py"))[::4]:
        text = path.read_text(encoding="utf-8")
        if "from __future__ import annotations" in text:  # then the compiler looks up no name of an annotation
            continue
        table = symtable.symtable(text, path.name, "exec")
        bound = frozenset(one.get_name() for one in table.get_symbols() if one.is_assigned() or one.is_imported())
        # a name at the top that nothing binds is global for the compiler, as one in a function is
        loose = {one.get_name() for one in table.get_symbols() if one.is_referenced()} - bound
        ours = {
            name.removeprefix("builtins.").partition(".")[0] for name in names(text) if name.startswith("builtins.")
        }
        assert ours == (_unbound(table, bound) | loose) - {"__class__"}, path


_WANTED = frozenset({"os", "eval", "builtins"})


def _absolute(node: ast.ImportFrom) -> str:
    return node.module or ""


def _slowly(text: str) -> list[tuple[int, tuple[str, ...]]]:
    """What `loads_of` is to find, out of all that is read."""
    parts = [(one.node.lineno, one.names) for one in loads(ast.parse(text), _absolute)]
    return [(line, named) for line, named in parts
            if any(not _WANTED.isdisjoint(name.removeprefix("builtins.").split(".")) for name in named)]  # fmt: skip


def _quickly(text: str) -> list[tuple[int, tuple[str, ...]]]:
    return [(one.node.lineno, one.names) for one in loads_of(_WANTED, ast.parse(text), text, _absolute)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("import os as o\nx = 1\no.system", [(3, ("os.system",))], id="by-another-name"),
        pytest.param("from os import (a,\n b as c)\nc.d", [(3, ("os.b.d",))], id="of-it"),
        pytest.param("from x import y\ny.os.z\ny.z", [(2, ("x.y.os.z",))], id="through-another"),
        pytest.param("def f(y):\n y.os\nimport y", [], id="through-a-parameter"),
        pytest.param("def eval(x): pass\n\n\neval(1)", [], id="bound-far-above"),
        pytest.param("x = (1,\n 2,\n eval)", [(3, ("builtins.eval",))], id="in-a-long-statement"),
        pytest.param("@eval\n@a\n\ndef f(): pass", [(1, ("builtins.eval",))], id="far-above-its-function"),
        pytest.param("@eval\n\nclass A: pass", [(1, ("builtins.eval",))], id="far-above-its-class"),
        pytest.param("from os import *\n\nx", [(3, ("builtins.x", "os.x"))], id="a-star"),
        pytest.param("from x import \\\n *\n\neval", [(4, ("builtins.eval", "x.eval"))], id="another-star"),
        pytest.param("import os as 系\n\n系.a", [(3, ("os.a",))], id="by-a-name-of-other-letters"),
        pytest.param("a = 1\r\rb = 2\reval", [(4, ("builtins.eval",))], id="other-line-ends"),
        pytest.param("x = 'os'  # eval\nthose, evaluate, os_, x.close", [], id="words-in-texts-and-longer-ones"),
        pytest.param("try: pass\nexcept E as o:\n o.x\nimport os as o", [(3, ("os.x",))], id="an-error-of-that-name"),
        pytest.param("match a:\n case {**o}: o.x\nimport os as o", [(2, ("os.x",))], id="a-rest-of-that-name"),
    ],
)
def test_what_is_found_on_the_lines_of_a_word(text: str, found: list[tuple[int, tuple[str, ...]]]) -> None:
    assert _quickly(text) == _slowly(text) == found


def test_a_call_comes_with_what_it_calls() -> None:
    text = "import os\nos.a(1)\nos.b\nf(os.c)(2)"
    found = loads_of(_WANTED, ast.parse(text), text, _absolute)
    assert [(one.names, one.call and ast.unparse(one.call)) for one in found] == [
        (("os.a",), "os.a(1)"), (("os.b",), None), (("os.c",), None),
    ]  # fmt: skip


_PIECES = ["import os", "import os as o", "from os import path as o, x", "from x import o", "import x.os as y", "eval(x)", "o.system(1)",
           "x.os.y", "x.o", "o = 1", "del o", "eval = o", "x", "y.os", "from x import *", "import builtins as x", "x.eval",
           "[o for o in x]", "f(lambda o: o.x)", "(o := eval)", "for x in o.x: eval", "global o", "pass"]  # fmt: skip
_HEADS = ["", "if o:", "def f(x, o=eval):", "def o():", "class x:", "class C(os.x):", "try: pass\nexcept E as o:", "with x as o:",
          "@o.x\n@eval\ndef y(o):", "for o in x:"]  # fmt: skip


@st.composite
def _block(draw: st.DrawFn, depth: int = 2) -> str:
    """Statements, some of them with a block below."""
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        head = draw(st.sampled_from(_HEADS)) if depth else ""
        lines += [head] if head else [draw(st.sampled_from(_PIECES))]
        if head:
            lines += [f"  {line}" for line in draw(_block(depth - 1)).split("\n")]
    return "\n".join(lines)


@settings(max_examples=150)
@given(_block())
def test_so_is_what_any_code_reads(text: str) -> None:
    try:
        ast.parse(text)
    except SyntaxError:
        return
    assert _quickly(text) == _slowly(text)
