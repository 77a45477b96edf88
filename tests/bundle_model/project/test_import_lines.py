"""What is read of a file's imports without its tree is what the tree says, place by place; else nothing is read."""

import ast
import sysconfig
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bundle_model.project.import_lines import ImportLine, read_imports

_TOP = Path(__file__).parents[3]


def _of_tree(text: str) -> tuple[ImportLine, ...]:
    """The imports by the tree, without dots and without what only an `as` changes."""
    found = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Import | ast.ImportFrom)]
    lines = text.split("\n")
    read = []
    for node in found:
        names = [alias.name for alias in node.names]
        modules = [(names[0], ())] if isinstance(node, ast.Import) else [(node.module or "", tuple(names))]
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        assert lines[node.lineno - 1][: node.col_offset].isascii()
        place = (node.lineno, node.col_offset + 1, node.end_lineno, node.end_col_offset + 1)
        read += [ImportLine(module, listed, *place) for module, listed in modules]
    return tuple(sorted(read, key=lambda one: (one.line, one.column)))


PLAIN = [
    pytest.param("", id="empty"),
    pytest.param("import os", id="alone"),
    pytest.param("import os.path as p  # a comment\n", id="dots-and-as"),
    pytest.param("if 1:\n\timport os\n    \n", id="indented"),
    pytest.param("from a.b import c, d as e, f # import\n", id="names"),
    pytest.param("from a import (b)\nfrom a import(c,\n  d as e,\n)\n", id="brackets"),
    pytest.param('"""Doc.\n\nimport a\nfrom b import c\n"""\nimport d\n', id="in-a-docstring"),
    pytest.param("x = r'''import a'''\nimport b", id="a-long-string-with-a-prefix"),
    pytest.param('""""a"""\nimport b', id="a-quotation-mark-that-begins-a-long-string"),
    pytest.param('"""a\n""", 1\nimport b', id="behind-a-long-string"),
    pytest.param("# don't import\nimport b", id="a-comment"),
    pytest.param("x = 'import a'\nimport b", id="prose"),
]


@pytest.mark.parametrize("text", PLAIN)
def test_the_plain_layout(text: str) -> None:
    assert read_imports(text).lines == _of_tree(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("import a, b", id="two-modules"),
        pytest.param("from . import a", id="relative"),
        pytest.param("from a import *", id="star"),
        pytest.param("import a; import b", id="semicolon"),
        pytest.param("if 1: import a", id="colon"),
        pytest.param("import \\\n a", id="over-two-lines"),
        pytest.param("from a \\\n import b", id="second-half-below"),
        pytest.param("from a import b, \\\n c", id="names-below"),
        pytest.param("x = 1 + \\\n2\nx = '\\\nimport a'", id="in-a-string-over-two-lines"),
        pytest.param("from a import (b,  # c\n d)", id="a-comment-in-brackets"),
        pytest.param("import a . b", id="blanks-at-a-dot"),
        pytest.param("import 义乌", id="no-ascii"),
        pytest.param("import a\r\n", id="carriage-return"),
        pytest.param("\fimport a", id="form-feed"),
        pytest.param('x = \'"""\'\nimport a', id="quotes-in-a-string"),
        pytest.param("# '''\nimport a", id="quotes-in-a-comment"),
        pytest.param("x = f'''{a}'''\nimport a", id="formatted"),
        pytest.param("x = Rb'''a'''; y = rF'''b'''\nimport a", id="behind-another"),
        pytest.param("x = '''a\\''''\nimport a", id="an-escaped-quotation-mark"),
        pytest.param('x = \'\\\n"""\'\nimport a', id="quotes-in-a-string-that-goes-on"),
        pytest.param("x = '''a\n'''; import b", id="on-the-line-where-a-long-string-ends"),
    ],
)
def test_what_is_left_to_the_tree(text: str) -> None:
    ast.parse(text)
    assert read_imports(text).lines is None


@pytest.mark.parametrize("text", ["from a import b c", "from a import b is c", "from a import ()"])
def test_so_is_what_is_no_python(text: str) -> None:
    assert read_imports(text).lines is None


def _assert_read_alike(text: str) -> bool:
    """Whether something is read, which must be what the tree says."""
    found = read_imports(text).lines
    if found is not None:
        assert found == _of_tree(text)
    return found is not None


def test_our_own_files_are_read_as_by_the_tree() -> None:
    ours = [path for part in ("bundle_model", "checks") for path in (_TOP / part).rglob("*.py")]
    # those of the tests, which are larger, are alike
    paths = ours + sorted((_TOP / "tests").rglob("*.py"))[::6]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    plain = sum(map(_assert_read_alike, texts))
    assert plain > len(texts) * 0.8


def test_so_is_the_standard_library() -> None:
    paths = sorted(Path(sysconfig.get_path("stdlib")).glob("[a-m]*.py"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    assert sum(map(_assert_read_alike, texts)) > 10


_PIECES = ["import a", "from a import b", "from a import (b,\n c)", "x = '", "'", '"', '"""', "'''", "\n", "\n", "\n", "# ", " ", "; ", "\\\n",
           "\\", "f", "r", "if 1:\n ", "x = (", ")", "import", "from", "{", "}"]  # fmt: skip


@settings(max_examples=250)
@given(st.lists(st.sampled_from(_PIECES), max_size=12))
def test_so_is_any_python_made_of_its_pieces(pieces: list[str]) -> None:
    text = "".join(pieces)
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return
    _assert_read_alike(text)
