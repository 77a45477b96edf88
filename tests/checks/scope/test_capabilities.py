"""Each kind of capability is found in each of its shapes, and look-alikes are let be; the quick look misses nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.project.capabilities import capabilities, means
from checks.scope.capabilities import is_compiled, sites

KINDS = [kind for kind in capabilities() if kind != "compiled"]


def _named(name: str) -> tuple[str, str, str]:
    """Three ways to use a dotted name, and the name that is found."""
    module, _, last = name.replace("*", "v").rpartition(".")
    aliased = f"import {module} as m\nm.{last}"
    return f"import {module}\n{module}.{last}", f"from {module} import {last} as x\n", aliased


def _shapes() -> Iterator[tuple[str, str]]:
    """Every module and name of the table in every shape that it is written in."""
    for kind in KINDS:
        known = capabilities()[kind]
        for name in known.modules:
            yield kind, f"import {name}"
            yield kind, f"def f():\n    from {name} import x"
        for name in known.names:
            yield from ((kind, text) for text in _named(name))
            if name.startswith("builtins."):
                yield kind, f"f({name.removeprefix('builtins.')})"


def test_each_shape_of_each_kind_is_found(make_source: Any) -> None:
    missed = [(kind, text) for kind, text in _shapes() if not list(sites(make_source(text=f"{text}\n"), kind))]
    assert missed == []


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        pytest.param("network", "import socket", [("socket", 1, 1)], id="import"),
        pytest.param("network", "import http.client, os", [("http.client", 1, 1)], id="import-below-a-module"),
        pytest.param("network", "from urllib import request\nrequest.urlopen(x)", [("urllib.request", 1, 1)], id="from-and-use"),
        pytest.param("eval", "import builtins\nbuiltins.eval(x)", [("builtins.eval", 2, 1)], id="builtins-by-name"),
        pytest.param("eval", "from builtins import eval as e", [("builtins.eval", 1, 1)], id="from-builtins"),
        pytest.param("eval", "f = [eval]", [("builtins.eval", 1, 6)], id="not-called"),
        pytest.param("eval", "ｅｖａｌ(x)", [("builtins.eval", 1, 1)], id="in-full-width-letters"),
        pytest.param("subprocess", "import os as o\no.system(x)", [("os.system", 2, 1)], id="alias"),
        pytest.param("subprocess", "from os import system as s\ns(x)", [("os.system", 1, 1)], id="from-with-alias"),
        pytest.param("subprocess", "import os\nos.execvp(x)\nos.spawnl(x)", [("os.execvp", 2, 1), ("os.spawnl", 3, 1)], id="any-end"),
        pytest.param("subprocess", "from os import *\nsystem(x)", [("os.system", 2, 1)], id="star"),
        pytest.param("import-by-name", "import importlib\nimportlib.import_module('socket')", [("importlib.import_module", 2, 1)], id="import-module"),
        pytest.param("subprocess", "import subprocess as s\ns.run(x)\ns.call(y)", [("subprocess", 1, 1)], id="import-and-uses"),
        pytest.param("network", "import urllib.parse\nurllib.request.urlopen(x)", [("urllib.request.urlopen", 2, 1)], id="made-available-by-another-import"),
        pytest.param("network", "import importlib\nimportlib.import_module('socket')", [("socket", 2, 1)], id="imported-by-a-call"),
        pytest.param("network", "import pytest\nx = pytest.importorskip('requests')", [("requests", 2, 5)], id="imported-or-skipped"),
        pytest.param("ctypes", "try:\n    import ctypes\nexcept ImportError:\n    pass", [("ctypes", 2, 5)], id="in-a-try"),
    ],
)  # fmt: skip
def test_where_a_capability_is_found(make_source: Any, kind: str, text: str, found: list[tuple[str, int, int]]) -> None:
    assert [(one.name, one.line, one.column) for one in sites(make_source(text=text), kind)] == found


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param("eval", "import re\nre.compile('x')", id="re-compile"),
        pytest.param("eval", "code = 1\nprint(code)", id="variable-called-code"),
        pytest.param("eval", "model.eval()\nself.exec = 3", id="attributes"),
        pytest.param("eval", "def eval_all(): ...\neval_all()\nevaluate(x)", id="names-that-begin-so"),
        pytest.param("eval", "x = 'eval(1)'  # eval(1)", id="texts-and-comments"),
        pytest.param("network", "import sockets, httpserver\nfrom urllib import parse\nimport urllib.parse", id="names-that-begin-so-too"),
        pytest.param("network", "socket = 3\nsocket.socket\nselect(socket)", id="variable-called-socket"),
        pytest.param("network", "from . import socket\nfrom .http import client", id="relative"),
        pytest.param("network", "from checks import socket", id="of-ours"),
        pytest.param("subprocess", "import os\nos.path.join(x)\nos.environ\nos.getpid()", id="the-rest-of-os"),
        pytest.param("subprocess", "os.system(x)", id="never-imported"),
        pytest.param("import-by-name", "import importlib.resources\nfrom importlib import resources", id="the-rest-of-importlib"),
        pytest.param("ctypes", "import ctypeslib", id="ctypeslib"),
        pytest.param("eval", "eval(", id="no-python"),
        pytest.param("eval", "def f(eval): return eval", id="parameter"),
        pytest.param("network", "import select, selectors", id="waiting-for-a-pipe"),
    ],
)  # fmt: skip
def test_look_alikes_are_let_be(make_source: Any, kind: str, text: str) -> None:
    assert list(sites(make_source(text=text), kind, {"checks.socket", "checks.http"})) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "from bundle_model.tracked import subprocess\nsubprocess.run(x)", id="imported-from-who-imports-it"
        ),
        pytest.param("from bundle_model import tracked\ntracked.subprocess.run(x)", id="through-a-module"),
        pytest.param("from bundle_model import (\n    page,\n    os,\n)\nos.system(x)", id="in-a-list"),
        pytest.param("import pathlib\npathlib.os.system(x)", id="through-the-standard-library"),
        pytest.param("from pathlib import os as o\no.system(x)", id="by-another-name"),
    ],
)
def test_what_is_reached_through_another_module_is_itself(make_source: Any, text: str) -> None:
    assert list(sites(make_source(text=text), "subprocess", {"checks.os"}))


@pytest.mark.parametrize(
    "path",
    ["a.so", "checks/A.SO", "lib/x.so.1", "x.so.1.2.3", "x.cpp", "x.rs", "a.b.pyd", "kernel.cu", "x.pyc", "deep/.o", "x.whl", "x.h"],
)  # fmt: skip
def test_what_is_compiled_by_its_name(path: str) -> None:
    assert is_compiled(path)


@pytest.mark.parametrize(
    "path", ["a.py", "so", "a.so.txt", "a.so.x1", "c", "x.c.md", "a.so/b.txt", "Makefile", "x.", "", "义乌.yaml", "x.css", "soc"]
)  # fmt: skip
def test_what_is_not_compiled_by_its_name(path: str) -> None:
    assert not is_compiled(path)


def _spelt(words: list[str]) -> st.SearchStrategy[str]:
    """A word as it is, or in letters that Python takes for the same."""
    wide = [word.translate({code: code + 0xFEE0 for code in range(0x61, 0x7B)}) for word in words]
    return st.sampled_from([*words, *words, *wide])


_GAPS = st.sampled_from(["", "", " ", " \\\n", "\t"])
_NAMES = _spelt(
    ["eval", "exec", "print", "open", "fdopen", "os", "system", "rename", "write_text", "builtins", "x", "sys"]
)
_MODULES = _spelt(["os", "sys", "socket", "builtins", "subprocess", "io", "http", "x", "shutil"])


@st.composite
def _statement(draw: Any) -> str:
    """A line of code with odd gaps, in one of the layouts that Python allows."""
    gap, name, other, module = draw(_GAPS), draw(_NAMES), draw(_NAMES), draw(_MODULES)
    return str(
        draw(
            st.sampled_from(
                [
                    f"import {gap}{module}",
                    f"import x{gap},{gap}{module} {gap}as {name}",
                    f"import {module}{gap}.{gap}{other} , {module}",
                    f"from {gap}{module} import {gap}{name}",
                    f"from {module}{gap}.{gap}x import({name}{gap},{other})",
                    f"from {module} import *",
                    f"if x: import {module}; {module}{gap}.{gap}{name}",
                    f"x ={gap}{name}",
                    f"{name}{gap}.{gap}{other}{gap}(x)",
                    f"({name}. # {module}.(\n # x\n {other})(x, 'w')",
                    f"({name}){gap}('x', mode='w')",
                    f"f'{{{name}}}'",
                    f"x.y().{gap}{name}{gap}(1, 'wb')",
                    f"1if{gap} {name} else{gap} {other}",
                ]
            )
        )
    )


@given(lines=st.lists(_statement(), min_size=1, max_size=3))
def test_the_quick_look_never_says_no_where_something_is_found(make_source: Any, lines: list[str]) -> None:
    text = "\n".join(lines)
    source = make_source(text=text)
    for kind in KINDS:
        used = [one for one in source.uses if means(kind, one.name)]
        imported = [one for one in source.imports if means(kind, one.name)]
        assert source.look.may_do(kind) or not [*imported, *used], (kind, text)
        # by the tree too, only the lines are read on which a word of it stands
        assert [one for one in source.telling_uses if means(kind, one.name)] == used, (kind, text)


@pytest.mark.parametrize(
    ("path", "kind", "text"),
    [
        pytest.param("urllib/one.py", "network", "from . import request", id="a-relative-import-in-a-folder-of-that-name"),
        pytest.param("x.py", "subprocess", "from importlib import import_module\nimport_module('multiprocessing.\\x63onnection.y')", id="a-module-in-escapes"),
        pytest.param("x.py", "subprocess", "import os as o\no.posix_spawnp(x)", id="a-name-that-begins-so"),
        pytest.param("x.py", "eval", "x = e\uff56al", id="one-letter-that-means-a-plain-one"),
    ],
)  # fmt: skip
def test_the_quick_look_misses_none(make_source: Any, path: str, kind: str, text: str) -> None:
    source = make_source(path, text)
    assert any(means(kind, one.name) for one in (*source.imports, *source.uses))
    assert source.look.may_do(kind)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param("subprocess", "import os\nos.path.join(os.getcwd(), 'x')", id="of-os-something-else"),
        pytest.param("import-by-name", "import sys\nsys.exit(1)", id="of-sys-something-else"),
        pytest.param("network", "from urllib.parse import urlsplit", id="of-urllib-something-else"),
        pytest.param("subprocess", "x.system(y)", id="no-os"),
    ],
)
def test_the_quick_look_asks_for_every_part_of_a_name(make_source: Any, kind: str, text: str) -> None:
    assert not make_source(text=text).look.may_do(kind)


def test_the_quick_look_passes_over_what_has_no_word_of_it(make_source: Any) -> None:
    source = make_source(text="import re\nre.compile('x')\nself.exec = reopened_exit\nx.input\n")
    assert [kind for kind in KINDS if source.look.may_do(kind)] == []


def test_a_long_row_of_comments_after_a_dot_takes_no_time(make_source: Any) -> None:
    text = f"(x.{'# os ' * 50_000}\n{'# # #' * 10}\n y)"
    assert list(sites(make_source(text=text), "subprocess")) == []
