"""A Python file as its syntax tree shows it: what it uses, where, and what happens where it is no Python."""

import ast
import warnings
from collections.abc import Callable

import pytest

from bundle_model.project.python_file import PythonFile, Use

Make = Callable[..., PythonFile]


def names(sites: tuple[Use, ...]) -> list[str]:
    return sorted({site.name for site in sites})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("import os\nos.system('x')", ["os.system"], id="through the module"),
        pytest.param("import os as o\no.system", ["os.system"], id="alias of a module"),
        pytest.param("from os import system as s\ns()", ["os.system"], id="alias of a name"),
        pytest.param("import os.path\nos.path.join, os.system", ["os.path.join", "os.system"], id="dotted module"),
        pytest.param("import os.path as p\np.join", ["os.path.join"], id="alias of a dotted module"),
        pytest.param("from . import places\nplaces.x", ["checks.places.x"], id="relative"),
        pytest.param("print", ["builtins.print"], id="built in"),
        pytest.param("a.b.c", ["builtins.a.b.c"], id="a variable"),
        pytest.param("import builtins as b\nb.eval", ["builtins.eval"], id="built in, by its module"),
        pytest.param("def f():\n import os as o\n return o.x", ["os.x"], id="imported in a function"),
        pytest.param(
            "def f():\n import os as o\ndef g():\n return o.x", ["builtins.o.x"], id="imported in another function"
        ),
        pytest.param(
            "import urllib.parse\nurllib.request.x", ["urllib.request.x"], id="made available by another import"
        ),
        pytest.param("import os as x\nimport json as x\nx.a", ["json.a", "os.a"], id="imported twice"),
        pytest.param("import os\nimport os\nos.a", ["os.a"], id="the same twice"),
        pytest.param("from os import *\nsystem('x')", ["builtins.system", "os.system"], id="perhaps of a star"),
        pytest.param("from os import *\nimport re\nre.a", ["os.re.a", "re.a"], id="perhaps of a star all the same"),
        pytest.param("a = os.system", ["builtins.os.system"], id="not imported"),
    ],
)
def test_what_a_name_means(make_source: Make, text: str, expected: list[str]) -> None:
    assert names(make_source(text=text).uses) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a = 1\nb.c = 2\ndel d\nfor e in (): pass", ["builtins.b"], id="what is stored is not used"),
        pytest.param("a.b.c = 1", ["builtins.a.b"], id="what it is stored in is"),
        pytest.param("a[b.c] = 1", ["builtins.a", "builtins.b.c"], id="and with what index"),
        pytest.param("a += 1", [], id="added to"),
        pytest.param("a.b().c.d(e)", ["builtins.a.b", "builtins.e"], id="the chain ends at a call"),
        pytest.param("a.b[0].c", ["builtins.a.b"], id="and at an index"),
        pytest.param("'x'.join(y)", ["builtins.y"], id="of a text"),
        pytest.param("(a or b.c).d", ["builtins.a", "builtins.b.c"], id="of an expression"),
        pytest.param("f'{a.b!r:{c}}'", ["builtins.a.b", "builtins.c"], id="in a text"),
        pytest.param("lambda x=a: b", ["builtins.a", "builtins.b"], id="lambda"),
        pytest.param("[a for b in c if d]", ["builtins.a", "builtins.c", "builtins.d"], id="comprehension"),
        pytest.param("(a := b.c)", ["builtins.b.c"], id="walrus"),
        pytest.param("@a.b(c)\ndef f(): pass", ["builtins.a.b", "builtins.c"], id="decorator"),
        pytest.param("@a.b\nclass C(D, metaclass=E): pass", ["builtins.D", "builtins.E", "builtins.a.b"], id="class"),
        pytest.param("def f(x: a.b = c) -> d: pass", ["builtins.a.b", "builtins.c", "builtins.d"], id="annotation"),
        pytest.param("def f(x: 'a.b') -> 'os.system': pass", [], id="annotation as a text is not seen"),
        pytest.param("match a:\n case b.c(d=e): f", ["builtins.a", "builtins.b.c", "builtins.f"], id="match"),
        pytest.param("async def f():\n async with a as b: await c", ["builtins.a", "builtins.c"], id="async"),
        pytest.param("try: pass\nexcept a.b as c: raise d from e", ["builtins.a.b", "builtins.d", "builtins.e"], id="try"),
        pytest.param("global a\nimport b", [], id="declared or imported"),
    ],
)  # fmt: skip
def test_what_is_used(make_source: Make, text: str, expected: list[str]) -> None:
    assert names(make_source(text=text).uses) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("eval\n", (1, 1, 1, 5), id="the first"),
        pytest.param("x = '义乌'; eval\n", (1, 11, 1, 15), id="behind Chinese"),
        pytest.param("义 = 1\n'😀', os.路.径\n", (2, 6, 2, 12), id="Chinese itself"),
        pytest.param("(os\n .路\n  .b)\n", (1, 2, 3, 5), id="over lines"),
        pytest.param("\n\n  \nif 1:\n\teval\n", (5, 2, 5, 6), id="behind a tab"),
        pytest.param("'''\n义\n'''; eval", (3, 6, 3, 10), id="behind a text over lines"),
        pytest.param("f'义{eval}'", (1, 5, 1, 9), id="in a text"),
    ],
)
def test_places_are_in_code_points_and_their_ends_exclusive(
    make_source: Make, text: str, place: tuple[int, int, int, int]
) -> None:
    (site,) = (site for site in make_source(text=text).uses if site.name in ("builtins.eval", *PATHS))
    assert (site.line, site.column, site.end_line, site.end_column) == place


PATHS = ("builtins.os.路.径", "builtins.os.路.b")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a = 1\r\nb.c()\r\n", id="CR LF"),
        pytest.param("a = 1\rb.c()\r", id="CR"),
        pytest.param("a = '义'\r'乌', b.c()\r", id="CR and Chinese"),
        pytest.param("\x0ca = 1\n\x0cb.c()\n", id="form feed"),
        pytest.param("a = '\x0c\x0b\x1c\x85\u2028'\nb.c()", id="what only other tools take for line ends"),
    ],
)
def test_odd_line_ends(make_source: Make, text: str) -> None:
    source = make_source(text=text)
    assert source.unparsable is None
    (site,) = (site for site in source.uses if site.name == "builtins.b.c")
    assert site.line == 2
    assert 1 <= site.column < site.end_column


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("a = 1\nb = \n", 2, id="syntax"),
        pytest.param("if 1:\nx", 2, id="indentation"),
        pytest.param("\n\nx = 'a", 3, id="text without an end"),
        pytest.param("a\0b", 1, id="NUL"),
        pytest.param("x = (" * 100_000, 1, id="100,000 brackets"),
        pytest.param("-" * 100_000 + "1", 1, id="100,000 signs"),
        pytest.param("x" + ".a" * 100_000, 1, id="a long chain"),
        pytest.param("x = " + "1" * 5000, 1, id="a number of too many digits"),
        pytest.param("\ufeffx = 1", 1, id="byte-order mark"),
        pytest.param("x = '\ud800'", 1, id="a surrogate"),
    ],
)
def test_what_is_no_python(make_source: Make, text: str, line: int) -> None:
    source = make_source(text=text)
    assert source.unparsable is not None
    at, said = source.unparsable
    assert at == line
    assert said  # in the parser's words, which change from one Python to the next
    assert (source.uses, source.imports) == ((), ())


CONFLICT = f"{'<' * 7} HEAD\nimport a\n{'=' * 7}\nimport b\n{'>' * 7} other\n"  # put together: this file has none
POINTER = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'a' * 64}\nsize 12\n"


@pytest.mark.parametrize(
    ("text", "unparsable", "kind"),
    [
        pytest.param(
            f"import os\n{CONFLICT}",
            (2, "it has merge-conflict markers at lines 2, 4 and 6"),
            "merge-conflict",
            id="a conflict",
        ),
        pytest.param(POINTER, (1, "it is a Git LFS pointer, not the file"), "lfs-pointer", id="a Git LFS pointer"),
        pytest.param(f"x = '''\n{CONFLICT}'''\n", None, None, id="a text that shows a conflict"),
        pytest.param("import os\n", None, None, id="plain"),
    ],
)
def test_what_git_leaves(make_source: Make, text: str, unparsable: tuple[int, str] | None, kind: str | None) -> None:
    source = make_source(text=text)
    assert source.unparsable == unparsable
    assert (source.left_by_git and source.left_by_git.kind) == kind


def test_a_syntax_error_is_not_left_by_git(make_source: Make) -> None:
    assert make_source(text="a = \n").left_by_git is None


def test_there_is_no_warning(make_source: Make) -> None:
    text = "x = '\\d'\nif 1if 2else 3: pass\nb'\\q'\n"
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        assert make_source(text=text).unparsable is None
    assert seen == []


def test_the_package_is_the_folder(make_source: Make) -> None:
    sources = [make_source(path) for path in ("checks/__init__.py", "checks/rules/a.py", "setup.py")]
    assert [(source.module, source.package) for source in sources] == [
        ("checks", "checks"), ("checks.rules.a", "checks.rules"), ("setup", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param("checks/a.py", "import os as o\no.system(1), o.path", ["os.system"], id="of-a-module"),
        pytest.param("checks/a.py", "from os import *\nsystem(1)", ["os.system"], id="of-a-star"),
        pytest.param("os/a.py", "from . import b as c\n\nc.system, eval", ["builtins.eval"], id="of-a-folder"),
        pytest.param("os/a.py", "from . import system as c\n\nc.x, eval", ["builtins.eval", "os.system.x"], id="of-a-folder-of-its-name"),
        pytest.param("checks/a.py", "x = 'eval'", [], id="of-none"),
        pytest.param("checks/a.py", "eval(", [], id="of-no-python"),
    ],
)  # fmt: skip
def test_the_uses_that_tell(make_source: Make, path: str, text: str, expected: list[str]) -> None:
    assert names(make_source(path, text).telling_uses) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("def f(a, a): pass", id="plain"),
        pytest.param("import a  # import b\ndef f(a, a): pass", id="with-a-line-that-does-not-tell-its-names"),
        pytest.param("import os, a\ndef f(a, a): os.system", id="by-the-tree"),
        pytest.param("import os\ndef f(a, a): os.system, 'import_module'", id="with-a-word-in-a-text"),
    ],
)
def test_what_the_compiler_refuses_and_a_tree_has(make_source: Make, text: str) -> None:
    source = make_source(text=text)
    assert source.unparsable is None
    assert bool(source.imports) == ("import" in text)


@pytest.mark.parametrize("head", ["", "import os, a\nos.system\n"])
def test_what_the_compiler_takes_and_is_too_deep_for_a_tree(
    make_source: Make, monkeypatch: pytest.MonkeyPatch, head: str
) -> None:
    def too_deep(_: str) -> None:
        raise RecursionError

    monkeypatch.setattr(ast, "parse", too_deep)
    source = make_source("checks/deep.py", f"{head}x = 1\n")
    assert (source.unparsable, source.telling_uses, list(source.calls_of(frozenset({"os.system"})))) == (None, (), [])
