"""Imports run downwards through the declared layers; dependencies are declared where they are imported."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bundle_model.files.git_index import GitIndex
from bundle_model.files.layout import CONSTRAINTS
from bundle_model.repository import PACKAGES, ProjectFiles
from checks.results import Region
from checks.rules import imports_declared

_TOP = Path(__file__).parents[3]
RULE = "imports-declared"
ROWS = """
layers:
  - {package: ., order: bundle_model < checks < tests, because: D-02}
  - {package: checks, order: one < cli, because: D-02}
dependencies:
  - {package: bundle_model, imports: [], because: D-02}
  - {package: checks, imports: [pydantic], because: D-02}
  - {package: tests, imports: [pytest], because: D-02}
"""
CODE = {
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
    ("path", "text", "place", "said"),
    [
        pytest.param("checks/one.py", "import pydantic\nfrom checks.cli import main", "2:1", "checks.one imports `checks.cli.main`: `one` is in a lower layer than `cli`.", id="at-the-top"),
        pytest.param("bundle_model/x.py", "def f():\n    import checks.one", "2:5", "bundle_model.x imports `checks.one`: `bundle_model` is in a lower layer than `checks`.", id="within-a-function"),
        pytest.param("bundle_model/x.py", "x = '义乌'; from checks.cli import main", "1:11", "bundle_model.x imports `checks.cli.main`: `bundle_model` is", id="behind-chinese"),
    ],
)  # fmt: skip
def test_an_import_upwards_is_one_finding_at_its_place(scope: Any, path: str, text: str, place: str, said: str) -> None:
    one = scope(RULE, ROWS, {**CODE, path: text})
    ((at, message),) = one.found()
    assert at == f"{path}:{place}"
    assert message.startswith(said)
    assert one.remedies() == ["Move the code, or change `order`."]


def test_an_import_upwards_that_closes_a_circle_is_one_finding(scope: Any) -> None:
    code = {**CODE, "checks/one.py": f"{CODE['checks/one.py']}\nimport checks.cli.main"}
    assert [at for at, _ in scope(RULE, ROWS, code).found()] == ["checks/one.py:4:1"]


def test_a_circle_within_a_layer_is_one_finding(scope: Any) -> None:
    code = {**CODE, "checks/cli/main.py": "import checks.cli.two", "checks/cli/two.py": "x = 1\nimport checks.cli.main"}
    ((at, message),) = scope(RULE, ROWS, code).found()
    assert at in ("checks/cli/main.py:1:1", "checks/cli/two.py:2:1")
    assert message.startswith("Modules import one another in a circle: ")
    assert all(f"checks.cli.{name}" in message for name in ("main", "two"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("requests", " It also counts as `network` for never-in-code.", id="network"),
        pytest.param("cffi", " It also counts as `ctypes` for never-in-code.", id="native-code"),
        pytest.param("torch", "", id="nothing"),
    ],
)
def test_what_an_undeclared_package_is_forbidden_for_too_is_said(scope: Any, name: str, said: str) -> None:
    ((_, message),) = scope(RULE, ROWS, {**CODE, "checks/two.py": f"import {name}"}).found()
    assert message == f"checks.two imports `{name}`, which is not declared.{said}"


@pytest.mark.parametrize(
    ("path", "text", "place", "said", "row"),
    [
        pytest.param("checks/two.py", "x = '义乌'; import torch.nn", "1:11", "checks.two imports `torch`, which is not", "- {package: checks, imports: [torch], because: }", id="dependency"),
        pytest.param("bundle_model/x.py", "import yaml", "1:1", "bundle_model.x imports `yaml`, which is not", "- {package: bundle_model, imports: [yaml], because: }", id="a-package-that-imports-nothing"),
        pytest.param("tests/deep/test_x.py", "import numpy", "1:1", "tests.deep.test_x imports `numpy`, which is not", "- {package: tests, imports: [numpy], because: }", id="a-dependency-of-the-tests"),
    ],
)  # fmt: skip
def test_what_is_not_declared_is_found_with_its_row(
    scope: Any, path: str, text: str, place: str, said: str, row: str
) -> None:
    one = scope(RULE, ROWS, {**CODE, path: text})
    assert {at for at, _ in one.found()} == {f"{path}:{place}"}
    assert any(message.startswith(said) for _, message in one.found())
    assert any(f"add to `dependencies` the row `{row}` and fill in `because`: " in remedy for remedy in one.remedies())
    assert scope(RULE, _with(*_filled(one.remedies())), {**CODE, path: text}).found() == []


def test_an_import_that_leads_out_of_the_top_is_found(scope: Any) -> None:
    found = scope(RULE, ROWS, {**CODE, "checks/two.py": "from ... import x"}).found()
    assert {place for place, _ in found} == {"checks/two.py:1:1"}


def test_modules_of_the_standard_library_need_no_row(scope: Any) -> None:
    assert scope(RULE, ROWS, {**CODE, "checks/two.py": "import json, socket, xml.etree"}).found() == []


def test_the_row_of_a_module_stands_in_place_of_its_package_s(scope: Any) -> None:
    rows = _with("{package: checks.one, imports: [pydantic], because: D-02}")
    assert [message for _, message in scope(RULE, rows, CODE).found()] == [
        "`checks` is declared to import `pydantic`, but does not."
    ]


def test_a_folder_in_no_layer_is_found_at_the_order(scope: Any) -> None:
    one = scope(RULE, ROWS, {**CODE, "checks/web/app.py": "import re"})
    assert one.found() == [(one.at("order: one < cli"), "The folder `web` of `checks` is in no layer.")]
    assert one.remedies() == ["Add `web` to `order` where it belongs, or remove the folder."]
    rows = ROWS.replace("one < cli", "one < web < cli")
    assert scope(RULE, rows, {**CODE, "checks/web/app.py": "import re"}).found() == []


@pytest.mark.parametrize(
    ("old", "new", "needle", "said"),
    [
        pytest.param("one < cli", '"one, two < cli"', 'order: "one', "`two` is in the layers of `checks`, but does not exist.", id="a-name-in-the-order"),
        pytest.param("checks < tests", "checks < tests < docs", "order: bundle", "`docs` is in the layers of the top level, but does not exist.", id="a-package-in-the-order"),
        pytest.param("[pydantic]", "[pydantic, yaml]", "imports: [pydantic", "`checks` is declared to import `yaml`, but does not.", id="dependency"),
        pytest.param("package: tests, imports: [pytest]", "package: tests, imports: [pytest, yaml]", "imports: [pytest", "`tests` is declared to import `yaml`, but does not.", id="dependency-of-the-tests"),
        pytest.param("  - {package: tests", "  - {package: check, imports: [], because: D-02}\n  - {package: tests", "package: check,", "`check` is declared, but git tracks no module of it.", id="a-name-that-only-begins-so"),
    ],
)  # fmt: skip
def test_what_is_declared_and_gone_is_found_at_its_row(scope: Any, old: str, new: str, needle: str, said: str) -> None:
    one = scope(RULE, ROWS.replace(old, new), CODE)
    assert one.found() == [(one.at(needle), said)]


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
    assert message.startswith(f"{path} cannot be read as Python 3.")


@pytest.mark.parametrize(
    "row", ["{package: checks, imports: [json]%s}", "{package: tests, imports: [pytest]%s}"], ids=["checks", "tests"]
)
def test_a_row_rests_on_a_reason(scope: Any, unfit_reason: tuple[str, str], row: str) -> None:
    because, said = unfit_reason
    one = scope(RULE, _with(row % because), {**CODE, "checks/two.py": "import json"})
    assert [place for place, message in one.found() if said in message] == [one.at(row % because)]


def test_layers_rest_on_a_reason(scope: Any, unfit_reason: tuple[str, str]) -> None:
    because, said = unfit_reason
    one = scope(RULE, ROWS.replace("one < cli, because: D-02", f"one < cli{because}"), CODE)
    ((place, message),) = one.found()
    assert (place, message.startswith(f"The row of `checks` {said}")) == (one.at("one < cli"), True)


def test_where_git_says_nothing_the_reason_is_given(scope: Any) -> None:
    assert scope(RULE, ROWS, unknown="git is not installed").skipped() == "git is not installed"


@pytest.mark.parametrize(
    ("row", "found", "expected"),
    [
        pytest.param("{imports: [a], because: D-02}", "no such field", "with.dependencies.3.package", id="no-package"),
        pytest.param("{package: checks, import: [a], because: D-02}", "with.dependencies.3.import", "a field that is known here", id="misspelt-field"),
        pytest.param("{package: checks, imports: a, because: D-02}", "a", "must be a list", id="no-list"),
        pytest.param("{package: checks, imports: [''], because: D-02}", "nothing", "must not be empty", id="empty-name"),
    ],
)  # fmt: skip
def test_rows_that_are_no_declaration(scope: Any, row: str, found: str, expected: str) -> None:
    given = [problem[1:] for problem in scope(RULE, _with(row), CODE).unfit()]
    assert (found, expected) in given


def test_a_hostile_name_is_told_and_cannot_be_declared_where_it_is_no_utf_8(scope: Any) -> None:
    one = scope(RULE, ROWS, {**CODE, "checks/a\n::b/x.py": "import torch", "bundle_model/\udcff.py": "import torch"})
    remedies = [remedy for remedy in one.remedies() if "torch" in remedy]
    assert remedies
    assert not any("::" in remedy for remedy in remedies)


@pytest.mark.parametrize(
    ("path", "text", "names"),
    [
        pytest.param("bundle_model/bag/one.py", "import checks", ["checks"], id="the-model-imports-checks"),
        pytest.param("bundle_model/bag/one.py", "def f():\n    from checks import scope", ["checks.scope"], id="within-a-function"),
        pytest.param("bundle_model/text/one.py", "from bundle_model.records import pages", ["bundle_model.records.pages"], id="a-text-imports-a-record"),
        pytest.param("bundle_model/strict/one.py", "from bundle_model import load", ["bundle_model"], id="what-is-low-imports-the-package"),
        pytest.param("checks/rules/one.py", "from checks.output.check import text", ["checks.output.check.text"], id="a-rule-imports-a-format"),
        pytest.param("checks/rules/one.py", "from checks.cli import main", ["checks.cli.main"], id="a-rule-imports-the-command-line"),
        pytest.param("checks/rules/one.py", "from checks.engine import runner, registry", ["checks.engine.runner", "checks.engine.registry"], id="a-rule-imports-what-runs-it"),
        pytest.param("checks/engine/runner.py", "import checks.cli.main", ["checks.cli.main"], id="the-runner-imports-the-command-line"),
        pytest.param("checks/output/check/text.py", "from checks.rules import bag_valid", ["checks.rules.bag_valid"], id="a-format-imports-a-rule"),
        pytest.param("checks/output/facts/json.py", "import checks.engine.registry", ["checks.engine.registry"], id="a-format-imports-the-registry"),
        pytest.param("checks/gaps/rows.py", "from checks.output.gaps import json", ["checks.output.gaps.json"], id="gaps-import-a-format"),
        pytest.param("checks/engine/runner.py", "from checks.results import Run\nfrom bundle_model import facts", [], id="downwards"),
        pytest.param("checks/cli/main.py", "from checks.output.check import text", [], id="the-command-line-imports-a-format"),
    ],
)  # fmt: skip
def test_the_layers_of_this_repository(
    real_repository: Any, declared: Any, make_source: Any, path: str, text: str, names: list[str]
) -> None:
    layout = {module.relative_to(_TOP).as_posix(): "" for top in PACKAGES for module in (_TOP / top).rglob("*.py")}
    sources = {one: make_source(one, written) for one, written in {**layout, path: text}.items()}
    repository = replace(
        real_repository, project_files=ProjectFiles(git_index=GitIndex(unavailable=None), sources=sources)
    )
    given = [one for one in imports_declared.check(repository, declared(RULE)) if isinstance(one.at, Region)]
    assert {one.at.file for one in given} <= {path}
    assert [one.message.partition("`")[2].partition("`")[0] for one in given] == names


def test_python_that_no_row_speaks_of_is_one_finding_a_folder(scope: Any) -> None:
    code = {
        **CODE,
        "server/app.py": "import flask\nimport socket",
        "server/deep/b.py": "import checks.one",
        "one.py": "",
    }
    one = scope(RULE, ROWS, code)
    assert one.found() == [
        ("one.py:1:1", "`one.py` is Python, but no row says what `one` imports."),
        (
            "server/app.py:1:1",
            "`server/app.py` and 1 more is Python, but no row says what `server` imports. Its Python uses `flask`, `socket`.",
        ),
    ]
    assert _filled(one.remedies()) == [
        "{package: one, imports: [], because: D-02}", "{package: server, imports: [flask], because: D-02}",
    ]  # fmt: skip
    assert scope(RULE, _with(*_filled(one.remedies())), code).found() == []


def test_ours_does_not_import_a_package_beside_it(scope: Any) -> None:
    code = {**CODE, "server/app.py": "", "checks/cli/main.py": "import server.app"}
    rows = _with("{package: server, imports: [], because: D-02}")
    assert [at for at, _ in scope(RULE, rows, code).found()] == ["checks/cli/main.py:1:1"]


@pytest.mark.parametrize("imports", ["yaml", "pyyaml"])
def test_a_package_covers_its_modules(scope: Any, imports: str) -> None:
    rows = _with(f"{{package: bundle_model, imports: [{imports}], because: D-02}}")
    assert scope(RULE, rows, {**CODE, "bundle_model/x.py": "import _yaml"}).found() == []


def test_an_import_that_its_decision_does_not_permit_is_found(scope: Any) -> None:
    one = scope(RULE, ROWS, CODE, permits="permits: {dependencies: [pytest]}\n")
    ((_, message),) = one.found()
    assert message.startswith("D-02 does not permit the package `pydantic`.")


@pytest.mark.parametrize(
    ("rows", "code", "said"),
    [
        pytest.param(ROWS.replace("  - {package: ., order: bundle_model < checks < tests, because: D-02}\n", ""), CODE, "The top level has", id="the-top-level"),
        pytest.param(ROWS.replace("  - {package: checks, order: one < cli, because: D-02}\n", ""), CODE, "`checks` has", id="a-package"),
        pytest.param(ROWS, {**CODE, "bundle_model/bag/one.py": ""}, "`bundle_model` has", id="a-package-with-its-first-folder"),
    ],
)  # fmt: skip
def test_folders_without_layers_are_found(scope: Any, rows: str, code: dict[str, str], said: str) -> None:
    ((place, message),) = scope(RULE, rows, code).found()
    assert place == f"{CONSTRAINTS}:{scope(RULE, rows, code).at('  layers:').split(':')[1]}:1"
    assert message == f"{said} folders, but no row gives their layers."
