"""Each package imports what its rows declare and what it imports is declared; the layers are what CONSTRAINTS.md says."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bundle_model.files.git_index import Tracked
from bundle_model.repository import PACKAGES, Beside
from checks.results import Region
from checks.rules import imports_declared

_TOP = Path(__file__).parents[3]
RULE = "imports-declared"
ROWS = """
packages:
  - package: bundle_model
    standard: [os]
    because: D-02
  - package: checks
    ours: [bundle_model]
    standard: [re]
    dependencies: [pydantic]
    because: D-02
  - package: checks.cli
    ours: [checks]
    without: [checks.runner]
    because: D-02
  - package: tests
    ours: ["*"]
    standard: ["*"]
    dependencies: [pytest]
    because: D-02
"""
CODE = {
    "bundle_model/__init__.py": "",
    "bundle_model/facts.py": "import os",
    "checks/one.py": "import re\nimport pydantic\nfrom bundle_model.facts import Fact",
    "checks/runner.py": "from checks.one import x",
    "checks/cli/main.py": "from checks.one import x",
    "tests/test_one.py": "import pytest\nimport json\nimport checks.runner",
}


def _with(*rows: str) -> str:
    return ROWS + "".join(f"  - {row}\n" for row in rows)


def _filled(remedies: list[str]) -> list[str]:
    """The rows that remedies print, each filled in."""
    rows = [remedy.partition("the row `- ")[2].partition("`")[0] for remedy in remedies]
    return [row.replace("because: }", "because: D-02}") for row in dict.fromkeys(rows)]


def test_what_is_declared_is_let_be(scope: Any) -> None:
    assert scope(RULE, ROWS, CODE).found() == []


@pytest.mark.parametrize(
    ("path", "text", "place", "said", "row"),
    [
        pytest.param("checks/two.py", "import socket", "1:1", "checks.two imports `socket`, and no row of `checks`", "- {package: checks, standard: [socket], because: }", id="at-the-top"),
        pytest.param("checks/two.py", "def f():\n    import socket", "2:5", "checks.two imports `socket`", "- {package: checks, standard: [socket], because: }", id="within-a-function"),
        pytest.param("checks/two.py", "x = '义乌'; import torch.nn", "1:11", "checks.two imports `torch`", "- {package: checks, dependencies: [torch], because: }", id="dependency"),
        pytest.param("bundle_model/x.py", "from checks import one", "1:1", "bundle_model.x imports `checks", "- {package: bundle_model, ours: [checks], because: }", id="ours"),
        pytest.param("bundle_model/x.py", "from checks.cli.main import x", "1:1", "bundle_model.x imports `checks.cli.main`", "- {package: bundle_model, ours: [checks.cli], because: }", id="ours-by-its-package"),
        pytest.param("checks/cli/x.py", "from checks import runner", "1:1", "checks.cli.x imports `checks.engine.runner`, and no row of `checks.cli`", "- {package: checks.cli, ours: [checks.runner], because: }", id="a-module-that-is-left-out"),
        pytest.param("checks/cli/x.py", "from ..runner import x", "1:1", "checks.cli.x imports `checks.engine.runner`", "- {package: checks.cli, ours: [checks.runner], because: }", id="relative"),
        pytest.param("checks/cli/x.py", "import re", "1:1", "checks.cli.x imports `re`, and no row of `checks.cli`", "- {package: checks.cli, standard: [re], because: }", id="what-the-package-around-may"),
        pytest.param("tests/deep/test_x.py", "import numpy", "1:1", "tests.deep.test_x imports `numpy`, and no row of `tests`", "- {package: tests, dependencies: [numpy], because: }", id="a-dependency-of-the-tests"),
        pytest.param("checks/two.py", "from ... import x", "1:1", "checks.two imports `...`", "- {package: checks, dependencies: [...], because: }", id="out-of-the-top"),
    ],
)  # fmt: skip
def test_what_is_not_declared_is_found_with_its_row(
    scope: Any, path: str, text: str, place: str, said: str, row: str
) -> None:
    one = scope(RULE, ROWS, {**CODE, path: text})
    assert {at for at, _ in one.found()} == {f"{path}:{place}"}
    assert any(message.startswith(said) for _, message in one.found())
    assert any(f"add to `packages` the row `{row}` and fill in `because`: " in remedy for remedy in one.remedies())
    assert scope(RULE, _with(*_filled(one.remedies())), {**CODE, path: text}).found() == []


@pytest.mark.parametrize(
    ("path", "row"),
    [
        pytest.param("checks/web/app.py", "ours: [bundle_model], standard: [json, re], dependencies: [yaml], ", id="a-package-inside"),
        pytest.param("checks/web/__init__.py", "", id="an-empty-package"),
    ],
)  # fmt: skip
def test_a_package_without_a_row_is_one_finding_with_all_that_it_imports(scope: Any, path: str, row: str) -> None:
    code = {**CODE, path: "import yaml, re, json\nfrom bundle_model import facts" * bool(row)}
    one = scope(RULE, ROWS, code)
    package = path.rpartition("/")[0].replace("/", ".")
    assert one.found() == [(f"{path}:1:1", f"The package `{package}` has no row.")]
    assert f"the row `- {{package: {package}, {row}because: }}`" in one.remedies()[0]
    assert scope(RULE, _with(*_filled(one.remedies())), code).found() == []


def test_the_row_of_one_module_is_none_for_the_rest_of_its_package(scope: Any) -> None:
    rows = _with("{package: checks.web.app, standard: [json], because: D-02}")
    code = {**CODE, "checks/web/app.py": "import json"}
    assert scope(RULE, rows, code).found() == []
    one = scope(RULE, rows, {**code, "checks/web/other.py": "import re"})
    assert one.found() == [("checks/web/other.py:1:1", "The package `checks.web` has no row.")]


def test_the_tests_without_a_row_are_one_finding_a_folder(scope: Any) -> None:
    rows, _, _ = ROWS.partition("  - package: tests")
    code = {**CODE, "tests/deep/test_two.py": "import json"}
    one = scope(RULE, rows, code)
    assert [message for _, message in one.found()] == [
        "The package `tests.deep` has no row.",
        "The package `tests` has no row.",
    ]
    assert scope(RULE, rows + "".join(f"  - {row}\n" for row in _filled(one.remedies())), code).found() == []


def test_the_row_of_a_module_stands_in_place_of_its_package_s(scope: Any) -> None:
    rows = _with("{package: checks.one, ours: [bundle_model], standard: [re], dependencies: [pydantic], because: D-02}")
    found = scope(RULE, rows, CODE).found()
    assert {message for _, message in found} == {
        f"`checks` is declared to import `{name}`, and does not." for name in ("bundle_model", "re", "pydantic")
    }


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param("{package: checks, standard: [json], because: D-02}", "`checks` is declared to import `json`, and does not.", id="standard"),
        pytest.param("{package: checks, dependencies: [yaml], because: D-02}", "`checks` is declared to import `yaml`, and does not.", id="dependency"),
        pytest.param("{package: checks, ours: [checks.cli], because: D-02}", "`checks` is declared to import `checks.cli`, and does not.", id="ours"),
        pytest.param("{package: bundle_model, ours: [bundle_model], because: D-02}", "`bundle_model` is declared to import `bundle_model`, and", id="its-own-package"),
        pytest.param("{package: checks.web, standard: [re], because: D-02}", "`checks.web` is declared, and git tracks no module of it.", id="package"),
        pytest.param("{package: check, because: D-02}", "`check` is declared, and git tracks no module of it.", id="a-name-that-only-begins-so"),
        pytest.param("{package: checks, without: [checks.runnner], because: D-02}", "`checks` is declared to leave out `checks.runnner`, and there is no such module.", id="left-out"),
        pytest.param("{package: tests, dependencies: [yaml], because: D-02}", "`tests` is declared to import `yaml`, and does not.", id="dependency-of-the-tests"),
    ],
)  # fmt: skip
def test_what_is_declared_and_gone_is_found_at_its_row(scope: Any, row: str, said: str) -> None:
    one = scope(RULE, _with(row), CODE)
    ((place, message),) = one.found()
    assert place == one.at(row)
    assert message.startswith(said)


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        pytest.param(("{package: checks, standard: [json], because: D-02}",), "import json", id="a-row-beside-another"),
        pytest.param(("{package: checks, ours: [checks.cli], because: D-02}",), "import checks.cli.main", id="a-package-of-ours"),
        pytest.param(("{package: checks, ours: [checks.cli.main], because: D-02}",), "import checks.cli.main", id="a-module-of-ours"),
        pytest.param(("{package: checks, standard: ['*'], because: D-02}",), "import json, socket", id="any-of-the-standard-library"),
        pytest.param(("{package: checks, ours: ['*'], because: D-02}",), "import checks.cli.main", id="any-of-ours"),
        pytest.param(("{package: checks, dependencies: ['*'], because: D-02}",), "import yaml", id="any-dependency"),
        pytest.param(("{package: checks, ours: ['*'], standard: ['*'], dependencies: ['*'], because: D-02}",), "import yaml, socket, checks.cli", id="anything"),
        pytest.param(("{package: checks, ours: ['*'], without: [checks.runner], because: D-02}", "{package: checks, ours: [checks.cli], because: D-02}"), "import checks.cli.main", id="any-of-ours-but-one"),
    ],
)  # fmt: skip
def test_rows_add_up(scope: Any, rows: tuple[str, ...], text: str) -> None:
    code = {**CODE, "checks/two.py": text}
    assert scope(RULE, ROWS, code).found() != []
    assert scope(RULE, _with(*rows), code).found() == []


@pytest.mark.parametrize("ours", ["[checks]", "['*']", "[checks, bundle_model]"])
def test_a_module_that_is_left_out_is_so_for_every_row_that_does_not_name_it(scope: Any, ours: str) -> None:
    code = {**CODE, "checks/cli/x.py": "from checks.runner import y"}
    row = f"{{package: checks.cli, ours: {ours}, standard: ['*'], because: D-02}}"
    messages = [message for _, message in scope(RULE, _with(row), code).found()]
    assert "checks.cli.x imports `checks.engine.runner`, and no row of `checks.cli` declares it." in messages


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        pytest.param("checks/two.py", "x = 1\nimport (\n", 2, id="no-python"),
        pytest.param("checks/two.py", "\x00", 1, id="nul"),
        pytest.param("tests/test_two.py", "import torch\nimport (\n", 2, id="a-test-that-must-be-looked-into"),
    ],
)
def test_a_file_that_is_no_python_is_found_at_its_line(scope: Any, path: str, text: str, line: int) -> None:
    one = scope(RULE, ROWS, {**CODE, path: text})
    ((place, message),) = one.found()
    assert place == f"{path}:{line}:1"
    assert message.startswith(f"{path} cannot be read as Python: ")
    assert one.remedies() == ["Mend it."]


def test_a_row_rests_on_a_reason(scope: Any, unfit_reason: tuple[str, str]) -> None:
    because, said = unfit_reason
    row = f"{{package: checks, standard: [json]{because}}}"
    one = scope(RULE, _with(row), {**CODE, "checks/two.py": "import json"})
    ((place, message),) = one.found()
    assert (place, message.startswith(f"The row of `checks` {said}")) == (one.at(row), True)


def test_where_git_says_nothing_the_reason_is_given(scope: Any) -> None:
    assert scope(RULE, ROWS, unknown="git is not installed").skipped() == "git is not installed"


@pytest.mark.parametrize(
    ("row", "found", "expected"),
    [
        pytest.param("{ours: [checks], because: D-02}", "no such field", "with.packages.4.package", id="no-package"),
        pytest.param("{package: checks, our: [checks], because: D-02}", "with.packages.4.our", "a field that is known here", id="misspelt-field"),
        pytest.param("{package: checks, ours: checks, because: D-02}", "checks", "must be a list", id="no-list"),
        pytest.param("{package: checks, ours: [''], because: D-02}", "nothing", "must not be empty", id="empty-name"),
    ],
)  # fmt: skip
def test_rows_that_are_no_declaration(scope: Any, row: str, found: str, expected: str) -> None:
    assert [problem[1:] for problem in scope(RULE, _with(row), CODE).unfit()] == [(found, expected)]


def test_hostile_names_are_told_and_cannot_be_declared_where_they_are_no_utf_8(scope: Any) -> None:
    one = scope(RULE, ROWS, {**CODE, "checks/\udcff/x.py": "", "checks/a\n::b/x.py": ""})
    first, second = sorted(one.remedies())
    assert first.startswith(r'Take it out, or add to `packages` the row `- {package: "checks.a\x0a:\x3ab", because: }`')
    assert second == "Take it out, or rename it: a name that is no UTF-8 cannot be declared."


@pytest.mark.parametrize(
    ("path", "text", "names"),
    [
        pytest.param("bundle_model/bag.py", "import checks", ["checks"], id="the-model-imports-checks"),
        pytest.param("bundle_model/bag.py", "def f():\n    from checks import style", ["checks", "checks.style"], id="within-a-function"),
        pytest.param("checks/rules/one.py", "from checks.reporters import text", ["checks.reporters", "checks.reporters.text"], id="a-rule-imports-a-reporter"),
        pytest.param("checks/rules/one.py", "from checks import cli", ["checks.cli"], id="a-rule-imports-the-command-line"),
        pytest.param("checks/rules/one.py", "from checks import runner, registry", ["checks.runner", "checks.registry"], id="a-rule-imports-what-runs-it"),
        pytest.param("checks/runner.py", "import checks.cli.main", ["checks.cli.main"], id="the-runner-imports-the-command-line"),
        pytest.param("checks/reporters/text.py", "from checks.cli.look import WIDEST", ["checks.cli.look"], id="a-reporter-imports-the-command-line"),
        pytest.param("checks/reporters/text.py", "from checks.rules import bag_valid", ["checks.rules", "checks.rules.bag_valid"], id="a-reporter-imports-a-rule"),
        *(pytest.param(f"checks/{kind}_reporters/json.py", f"import checks.{name}", [f"checks.{name}"], id=f"one-of-{kind}-imports-{name}") for kind in ("fact", "gap", "relation") for name in ("cli.look", "runner", "registry", "rules.bag_valid", "reporters.text")),
        *(pytest.param("checks/issue_form.py", f"from checks.{kind}_reporters import json", [f"checks.{kind}_reporters", f"checks.{kind}_reporters.json"], id=f"a-check-asks-reporters-of-{kind}") for kind in ("fact", "gap", "relation")),
        pytest.param("checks/runner.py", "from checks.results import Run\nfrom bundle_model import facts", [], id="downwards"),
        pytest.param("checks/cli/main.py", "from checks.reporters import text", [], id="the-command-line-imports-a-reporter"),
        pytest.param("checks/clique.py", "from checks.reportersx import y", [], id="a-name-that-only-begins-so"),
    ],
)  # fmt: skip
def test_the_layers_of_this_repository(
    real_reading: Any, declared: Any, make_source: Any, path: str, text: str, names: list[str]
) -> None:
    layout = {module.relative_to(_TOP).as_posix(): "" for top in PACKAGES for module in (_TOP / top).rglob("*.py")}
    sources = {one: make_source(one, written) for one, written in {**layout, path: text}.items()}
    reading = replace(real_reading, beside=Beside(tracked=Tracked(unknown=None), sources=sources))
    given = [one for one in imports_declared.check(reading, declared(RULE)) if isinstance(one.at, Region)]
    assert {one.at.file for one in given} <= {path}
    assert [one.message.partition("`")[2].partition("`")[0] for one in given] == names
