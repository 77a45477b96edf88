"""Who may import whom, who opens files, and who prints: read from the source, until a check of the project's does it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

_TOP = Path(__file__).parents[2]
MODULES = {
    ".".join(path.relative_to(_TOP).with_suffix("").parts).removesuffix(".__init__"): path
    for package in ("bundle_model", "checks")
    for path in sorted((_TOP / package).rglob("*.py"))
}
FORBIDDEN = {
    "bundle_model": ("checks",),
    "checks": ("checks.reporters", "checks.fact_reporters", "checks.relation_reporters", "checks.cli"),
    "checks.rules": (
        "checks.reporters",
        "checks.fact_reporters",
        "checks.relation_reporters",
        "checks.cli",
        "checks.runner",
        "checks.registry",
    ),
    "checks.reporters": ("checks.cli", "checks.rules", "checks.runner", "checks.registry"),
    "checks.relation_reporters": ("checks.cli", "checks.rules", "checks.runner", "checks.registry", "checks.reporters"),
    "checks.fact_reporters": ("checks.cli", "checks.rules", "checks.runner", "checks.registry", "checks.reporters"),
    "checks.cli": (),
}
"""For the modules of a layer, and not of a layer inside it: what they may not import."""

OPENERS = {"bundle_model.one_file", "bundle_model.tree", "bundle_model.text_stream"}
_OPENING = {"open", "fdopen", "read_text", "read_bytes", "open_text", "open_binary", "mkstemp", "NamedTemporaryFile"}
_WRITING = {"write_text", "write_bytes", "mkstemp", "unlink", "rename", "chmod", "mkdir", "symlink_to", "rmtree"}


def _layer(name: str) -> str:
    return max((layer for layer in FORBIDDEN if f"{name}.".startswith(f"{layer}.")), key=len)


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _calls(tree: ast.AST) -> Iterator[str]:
    """The dotted names of what is called, as far as they are plain; the last part alone where they are not."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def _breaks(name: str, source: str) -> list[str]:
    """What a module of this name would do against its layer."""
    tree = ast.parse(source)
    forbidden = FORBIDDEN[_layer(name)] if name != "checks.__main__" else ()
    found = [one for one in _imports(tree) if any(f"{one}.".startswith(f"{layer}.") for layer in forbidden)]
    for call in _calls(tree):
        last = call.rpartition(".")[2]
        cli = name.startswith("checks.cli.") or name == "checks.__main__"
        resources = name.startswith("bundle_model.") and call.startswith(
            "files('bundle_model"
        )  # the package's own data
        if last in _OPENING and not (name in OPENERS or cli or resources):
            found.append(call)
        if (last in _WRITING or call == "os.replace") and not cli:
            found.append(call)
        if (call in ("print", "exit", "quit", "input") or call.startswith(("sys.", "logging."))) and not cli:
            found.append(call)
        if call in ("eval", "exec", "compile", "__import__", "os.system") or call.startswith("subprocess."):
            found.append(call)
        if last == "import_module" and not (cli or name == "checks.registry"):
            found.append(call)
    return found


@pytest.mark.parametrize("name", MODULES)
def test_each_module_keeps_to_its_layer(name: str) -> None:
    assert _breaks(name, MODULES[name].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("name", "source", "found"),
    [
        pytest.param("bundle_model.bag", "import checks", "checks", id="the-model-imports-checks"),
        pytest.param("bundle_model.bag", "def f():\n    from checks import style", "checks", id="within-a-function"),
        pytest.param("checks.rules.one", "from checks.reporters import text", "checks.reporters", id="a-rule-imports-a-reporter"),
        pytest.param("checks.rules.one", "from checks import cli", "checks.cli", id="a-rule-imports-the-command-line"),
        pytest.param("checks.runner", "import checks.cli.main", "checks.cli.main", id="the-runner-imports-the-command-line"),
        pytest.param("checks.reporters.text", "from checks.cli.look import WIDEST", "checks.cli.look", id="a-reporter-too"),
        pytest.param("checks.fact_reporters.csv", "import checks.cli.look", "checks.cli.look", id="so-does-one-of-facts"),
        pytest.param("checks.fact_filters", "from checks.fact_reporters import csv", "checks.fact_reporters", id="a-filter-too"),
        pytest.param("checks.fact_reporters.csv", "open(name)", "open", id="a-reporter-of-facts-opens-a-file"),
        pytest.param("checks.rules.one", "Path(name).read_text()", "Path(name).read_text", id="a-rule-opens-a-file"),
        pytest.param("bundle_model.loader", "open(name)", "open", id="the-loader-opens-by-itself"),
        pytest.param("bundle_model.one", "root.joinpath(FILE).read_bytes()", "root.joinpath(FILE).read_bytes", id="no-data-of-the-package"),
        pytest.param("checks.reporters.text", "print('x')", "print", id="a-reporter-prints"),
        pytest.param("checks.runner", "sys.exit(1)", "sys.exit", id="the-runner-exits"),
        pytest.param("checks.runner", "path.write_text('x')", "path.write_text", id="the-runner-writes"),
        pytest.param("checks.cli.main", "eval('1')", "eval", id="eval-anywhere"),
        pytest.param("checks.runner", "importlib.import_module('x')", "importlib.import_module", id="import-by-name"),
    ],
)  # fmt: skip
def test_what_breaks_a_layer_is_found(name: str, source: str, found: str) -> None:
    assert found in _breaks(name, source)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        pytest.param("checks.runner", "from checks.results import Run\nfrom bundle_model import Fault", id="downwards"),
        pytest.param("checks.rules.one", "text.replace('a', 'b')", id="a-text-is-replaced"),
        pytest.param("checks.cli.main", "print('x')\nfrom checks.reporters import text", id="the-command-line-prints"),
        pytest.param("bundle_model.tree", "os.open(name)", id="the-one-that-opens"),
        pytest.param(
            "bundle_model.one", "files('bundle_model.one').joinpath(FILE).read_bytes()", id="data-of-the-package"
        ),
        pytest.param("checks.clique", "from checks.reportersx import y", id="a-name-that-only-begins-so"),
    ],
)
def test_what_keeps_to_its_layer_is_let_be(name: str, source: str) -> None:
    assert _breaks(name, source) == []
