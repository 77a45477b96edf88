"""A look at the words of a file says no only where no name of a capability can be in it."""

import pytest

from bundle_model.project.capabilities import capabilities
from bundle_model.project.import_lines import Names
from bundle_model.project.quick_look import QuickLook, Words, words_of

NO_WORDS = Words(frozenset(), frozenset(), frozenset())


@pytest.mark.parametrize(
    ("text", "dotted", "alone"),
    [
        pytest.param("x.os.system(y)", {"os", "system"}, set(), id="behind-dots"),
        pytest.param("x. \\\n# y\n  os", {"os"}, set(), id="far-behind-a-dot"),
        pytest.param("os.path = system", {"path"}, set(), id="before-a-dot"),
        pytest.param("x.execvp, x.spawn, x.loads", {"execvp", "spawn", "loads"}, set(), id="that-begin-so"),
        pytest.param("x.unknown, x.oss", set(), set(), id="others"),
        pytest.param("eval(compile)", set(), {"eval", "compile"}, id="alone"),
        pytest.param("re.compile, evaluate, my_eval", {"compile"}, set(), id="not-alone"),
        pytest.param("'eval', 'x; eval', \"exec\"", set(), {"eval"}, id="in-quotation-marks"),
        pytest.param("exec", set(), {"exec"}, id="the-whole-text"),
    ],
)
def test_the_words_that_tell(text: str, dotted: set[str], alone: set[str]) -> None:
    assert words_of(text) == (dotted, alone, frozenset())


@pytest.mark.parametrize("word", ["import_module", "__import__", "importorskip", "pytest_plugins"])
def test_a_word_by_which_modules_are_imported(word: str) -> None:
    assert words_of(f"x = {word}").importing == {word}


def _look(imported: str = "", named: str = "", dotted: str = "", alone: str = "") -> QuickLook:
    words = Words(frozenset(dotted.split()), frozenset(alone.split()), frozenset())
    return QuickLook(words, frozenset(imported.split()), frozenset(named.split()))


@pytest.mark.parametrize(
    ("look", "kinds"),
    [
        pytest.param(_look(), [], id="nothing"),
        pytest.param(_look("socket"), ["network"], id="a-module"),
        pytest.param(_look(dotted="pickle"), ["eval"], id="a-module-through-another"),
        pytest.param(_look("os"), [], id="half-a-name"),
        pytest.param(_look("os system"), ["subprocess"], id="both-imported"),
        pytest.param(_look("os", dotted="popen"), ["subprocess"], id="one-behind-a-dot"),
        pytest.param(_look("os", "x popen"), ["subprocess"], id="one-in-the-name-of-what-a-call-imports"),
        pytest.param(_look(named="os", dotted="popen"), [], id="not-its-first-part"),
        pytest.param(_look("os", dotted="execvp"), ["subprocess"], id="a-beginning"),
        pytest.param(_look("os", dotted="executor"), ["subprocess"], id="perhaps-one"),
        pytest.param(_look("os sys *"), ["import-by-name", "subprocess"], id="a-star"),
        pytest.param(_look("x *"), [], id="a-star-of-another"),
        pytest.param(_look(alone="eval"), ["eval"], id="built-in"),
        pytest.param(_look("re", dotted="compile"), [], id="of-another-module"),
        pytest.param(_look("re yaml", dotted="compile"), [], id="parts-of-two-names"),
        pytest.param(_look("builtins", dotted="eval"), ["eval"], id="built-in-by-its-module"),
    ],
)
def test_what_a_file_may_do(look: QuickLook, kinds: list[str]) -> None:
    assert [kind for kind in capabilities() if look.may_do(kind)] == kinds
    assert look.may_do_any == bool(kinds)


@pytest.mark.parametrize(
    ("look", "words"),
    [
        pytest.param(_look("os re socket", dotted="system path"), {"os", "socket"}, id="first-parts"),
        pytest.param(_look(alone="eval"), {"eval"}, id="built-in"),
        pytest.param(_look("sys"), set(), id="of-what-it-may-do"),
    ],
)
def test_the_words_with_which_its_names_begin(look: QuickLook, words: set[str]) -> None:
    assert look.telling == words


def test_after_a_star_that_is_any_of_them() -> None:
    assert {"sys", "importlib"} <= _look("sys *").telling


@pytest.mark.parametrize(
    ("text", "first", "last", "expected"),
    [
        pytest.param("importlib.import_module", "importlib", "", {"importlib.import_module"}, id="of-a-module"),
        pytest.param("import_module", "importlib", "import_module", {"importlib.import_module"}, id="of-a-name"),
        pytest.param("import_module", "importlib", "*", {"importlib.import_module"}, id="of-a-star"),
        pytest.param("x.importlib.import_module", "x", "", {"importlib.import_module"}, id="through-another"),
        pytest.param("'import_module'", "x", "", set(), id="in-a-text"),
        pytest.param("import_module", "x", "import_module", set(), id="of-another-module"),
        pytest.param("__import__", "x", "", {"builtins.__import__"}, id="built-in"),
        pytest.param("importlib.__import__", "importlib", "", {"importlib.__import__", "builtins.__import__"}, id="either"),
        pytest.param("pytest.importorskip", "pytest", "", {"pytest.importorskip"}, id="of-pytest"),
        pytest.param("pytest_plugins", "pytest", "", set(), id="no-call"),
        pytest.param("x", "importlib pytest", "*", set(), id="without-its-word"),
    ],
)  # fmt: skip
def test_what_imports_by_name(text: str, first: str, last: str, expected: set[str]) -> None:
    names = Names(frozenset(first.split()), frozenset(last.split()))
    assert words_of(text).importers(names) == expected
