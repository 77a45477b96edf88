"""What is declared that code never does is found wherever it is done, and exceptions are for what is done alone."""

from dataclasses import replace
from typing import Any

import pytest

from bundle_model.files.git_index import GitIndex
from bundle_model.project.capabilities import capabilities
from bundle_model.repository import ProjectFiles
from checks.results import Region
from checks.rules import never_in_code

RULE = "never-in-code"
PACKAGES = """packages:
  - {package: ., never: [compiled], because: D-02}
  - {package: bundle_model, never: [network, eval, ctypes, import-by-name, subprocess], because: D-02}
  - {package: checks, never: [network, ctypes, import-by-name, subprocess], because: D-02}
  - {package: tests, never: [network], because: D-02}
"""
EXCEPTIONS = """exceptions:
  - {module: bundle_model.tree, allow: [ctypes], for: x, because: D-02}
"""
CODE = {
    "bundle_model/tree.py": "import ctypes",
    "bundle_model/sub/deep.py": "",
    "checks/one.py": "eval('1')",
    "checks/cli/__init__.py": "",
    "tests/test_one.py": "import os\nos.system('git')",
}


def _with(package: str = "", exception: str = "") -> str:
    return f"{PACKAGES}{f'  - {package}' * bool(package)}\n{EXCEPTIONS}{f'  - {exception}' * bool(exception)}\n"


ROWS = _with()


def test_what_is_not_forbidden_or_is_excepted_is_let_be(scope: Any) -> None:
    assert scope(RULE, ROWS, CODE).found() == []


@pytest.mark.parametrize(
    ("path", "text", "found", "row"),
    [
        pytest.param("checks/two.py", "import socket", [("1:1", "checks.two imports `socket` (network)")], "- {module: checks.two, allow: [network], for: , because: }", id="at-the-top"),
        pytest.param("checks/two.py", "def f():\n    import socket", [("2:5", "checks.two imports `socket` (network)")], "- {module: checks.two, allow: [network], for: , because: }", id="within-a-function"),
        pytest.param("checks/two.py", "import os\nos.system(x)", [("2:1", "checks.two uses `os.system` (subprocess)")], "- {module: checks.two, allow: [subprocess], for: , because: }", id="os-system"),
        pytest.param("checks/cli/x/y.py", "from os import system", [("1:1", "checks.cli.x.y imports `os.system` (subprocess)")], "- {module: checks.cli.x.y, allow: [subprocess], for: , because: }", id="deep-inside"),
        pytest.param("bundle_model/sub/__init__.py", "x = '义乌'; eval(x)", [("1:11", "bundle_model.sub uses `builtins.eval` (eval)")], "- {module: bundle_model.sub, allow: [eval], for: , because: }", id="the-file-of-a-package"),
        pytest.param("tests/test_two.py", "import http.client", [("1:1", "tests.test_two imports `http.client` (network)")], "- {module: tests.test_two, allow: [network], for: , because: }", id="in-a-test"),
        pytest.param("bundle_model/tree.py", "import ctypes\neval(x)", [("2:1", "bundle_model.tree uses `builtins.eval` (eval)")], "- {module: bundle_model.tree, allow: [eval], for: , because: }", id="excepted-from-something-else"),
        pytest.param("bundle_model/trees.py", "import ctypes", [("1:1", "bundle_model.trees imports `ctypes`")], "- {module: bundle_model.trees, allow: [ctypes], for: , because: }", id="a-name-that-begins-like-the-excepted"),
        pytest.param("checks/two.py", "import socket\nsocket.socket()", [("1:1", "checks.two imports `socket` (network)")], "- {module: checks.two, allow: [network], for: , because: }", id="each-place"),
    ],
)  # fmt: skip
def test_what_is_done_is_found_with_the_row_of_an_exception(
    scope: Any, path: str, text: str, found: list[tuple[str, str]], row: str
) -> None:
    one = scope(RULE, ROWS, {**CODE, path: text})
    assert one.found() == [
        (f"{path}:{place}", f"{said}, which the row of `{path.partition('/')[0]}` forbids.") for place, said in found
    ]
    assert all(
        f"add to `exceptions` the row `{row}` and fill in `for`, and `because`: " in remedy for remedy in one.remedies()
    )
    filled = _with(exception=row[2:].replace("for: , because: ", "for: x, because: D-02"))
    assert scope(RULE, filled, {**CODE, path: text}).found() == []


@pytest.mark.parametrize(
    ("path", "kind"),
    [("checks/x.so", "file"), ("lib/Y.DLL", "file"), ("x.c", "link"), (".hidden/k.cu", "file"), ("a b/x.so.1", "file")],
)
def test_what_is_compiled_is_found_anywhere(scope: Any, path: str, kind: str) -> None:
    one = scope(RULE, ROWS, CODE, {path: kind})
    said = f"{path} is compiled code, or source that must be compiled."
    assert one.found() == [(one.at("  packages:"), said)]
    row = one.remedies()[0].partition("the row `- ")[2].partition("`")[0]
    filled = _with(exception=row.replace("for: , because: ", "for: x, because: D-02"))
    assert scope(RULE, filled, CODE, {path: kind}).found() == []


@pytest.mark.parametrize(
    ("package", "found"),
    [
        pytest.param("checks", ["checks/x.so", "checks/cli/x.so"], id="package"),
        pytest.param("checks.cli", ["checks/cli/x.so"], id="package-inside"),
        pytest.param(".hidden", [".hidden/x.so"], id="hidden-folder"),
        pytest.param(".", ["checks/x.so", "checks/cli/x.so", ".hidden/x.so", "checksum/x.so"], id="everything"),
    ],
)
def test_where_nothing_compiled_may_be(scope: Any, package: str, found: list[str]) -> None:
    rows = _with().replace("package: ., never", f"package: {package}, never")
    paths = ("checks/x.so", "checks/cli/x.so", ".hidden/x.so", "checksum/x.so")
    one = scope(RULE, rows, CODE, dict.fromkeys(paths, "file"))
    assert {message.partition(" ")[0] for _, message in one.found()} == set(found)


@pytest.mark.parametrize(
    ("package", "path", "forbidden"),
    [
        pytest.param("{package: checks.one, never: [eval], because: D-02}", "checks/one.py", "checks.one", id="one-module"),
        pytest.param("{package: checks.on, never: [eval], because: D-02}", "checks/on/x.py", None, id="a-name-that-only-begins-so"),
        pytest.param("{package: ., never: [eval], because: D-02}", "checks/one.py", ".", id="everything"),
        pytest.param("{package: checks, never: [eval, eval], because: D-02}", "checks/one.py", "checks", id="a-row-beside-another"),
    ],
)  # fmt: skip
def test_rows_add_up(scope: Any, package: str, path: str, forbidden: str | None) -> None:
    found = scope(RULE, _with(package), {**CODE, path: CODE.get(path, "")}).found()
    assert [message for _, message in found] == (
        [f"checks.one uses `builtins.eval` (eval), which the row of `{forbidden}` forbids."] * bool(forbidden)
    )


@pytest.mark.parametrize(
    ("exception", "capability"),
    [
        pytest.param("{module: checks.one, allow: [network], for: x, because: D-02}", "network", id="not-done"),
        pytest.param("{module: checks.one, allow: [eval], for: x, because: D-02}", "eval", id="not-forbidden"),
        pytest.param("{module: checks.gone, allow: [eval], for: x, because: D-02}", "eval", id="no-such-module"),
        pytest.param("{module: checks, allow: [eval], for: x, because: D-02}", "eval", id="a-package-is-no-module"),
        pytest.param("{module: checks/x.so, allow: [compiled], for: x, because: D-02}", "compiled", id="no-such-file"),
        pytest.param("{module: bundle_model.tree, allow: [ctypes, eval], for: x, because: D-02}", "eval", id="one-of-two"),
    ],
)  # fmt: skip
def test_an_exception_that_nothing_needs_is_found_at_its_row(scope: Any, exception: str, capability: str) -> None:
    one = scope(RULE, _with(exception=exception), CODE)
    module = exception.partition("module: ")[2].partition(",")[0]
    said = f"`{module}` has an exception for `{capability}` that it does not need."
    assert one.found() == [(one.at(exception), said)]


@pytest.mark.parametrize("package", ["bundle_model", "checks", "tests"])
def test_of_each_package_it_is_said_what_it_never_does(scope: Any, package: str) -> None:
    rows = "\n".join(line for line in _with().split("\n") if f"package: {package}," not in line)
    found = scope(RULE, rows, CODE).found()
    assert f"The package `{package}` has no row." in [message for _, message in found]


@pytest.mark.parametrize("package", ["checks.ruels", "check", "server", "checks.one.x"])
def test_a_package_that_is_gone_is_found_at_its_row(scope: Any, package: str) -> None:
    one = scope(RULE, _with(f"{{package: {package}, never: [eval], because: D-02}}"), CODE)
    said = f"`{package}` has a row, but git tracks nothing in it."
    assert one.found() == [(one.at(f"{{package: {package}, "), said)]


@pytest.mark.parametrize("half", ["package", "exception"])
def test_a_row_rests_on_a_reason(scope: Any, unfit_reason: tuple[str, str], half: str) -> None:
    because, said = unfit_reason
    row = {
        "package": f"{{package: checks, never: [ctypes]{because}}}",
        "exception": f"{{module: checks, allow: []{because}}}",
    }
    one = scope(RULE, _with(**{half: row[half]}), CODE)
    ((place, message),) = one.found()
    assert (place, message.startswith(f"The row of `checks` {said}")) == (one.at(row[half]), True)


def test_where_git_says_nothing_the_reason_is_given(scope: Any) -> None:
    assert scope(RULE, ROWS, unknown="git is not installed").skipped() == "git is not installed"


def test_a_file_that_is_no_python_does_nothing(scope: Any) -> None:
    assert scope(RULE, ROWS, {**CODE, "checks/x.py": "import socket\neval("}).found() == []


@pytest.mark.parametrize("half", ["package", "exception"])
def test_a_capability_that_is_not_known_is_no_declaration(scope: Any, half: str) -> None:
    row = {
        "package": "{package: checks, never: [netwrok], because: D-02}",
        "exception": "{module: checks, allow: [netwrok], for: x}",
    }
    one = scope(RULE, _with(**{half: row[half]}), CODE)
    assert [problem[1:] for problem in one.unfit()] == [("netwrok", f"must be one of: {', '.join(capabilities())}")]


def test_hostile_names_are_told(scope: Any) -> None:
    first, second = sorted(scope(RULE, ROWS, CODE, {"a\n::b.so": "file", "\udcff.so": "file"}).remedies())
    assert r'the row `- {module: "a\x0a:\x3ab.so", allow: [compiled], for: , because: }`' in first
    assert second == "Remove or rename it: a name that is not UTF-8 cannot be declared."


@pytest.mark.parametrize(
    ("path", "text", "names"),
    [
        pytest.param("checks/cli/main.py", "eval('1')", ["builtins.eval"], id="eval-anywhere"),
        pytest.param("checks/runner.py", "import importlib\nimportlib.import_module('socket')", ["socket"], id="two-at-one-place"),
        pytest.param("checks/runner.py", "import importlib\nimportlib.import_module(x)", ["importlib.import_module"], id="import-by-name"),
        pytest.param("bundle_model/loader.py", "import subprocess", ["subprocess"], id="another-program"),
        pytest.param("tests/test_x.py", "import socket", ["socket"], id="a-test-uses-the-network"),
        pytest.param("checks/rules/one.py", "text.replace('a', 'b')", [], id="a-text-is-replaced"),
        pytest.param("bundle_model/files/git_index.py", "import subprocess", [], id="the-one-that-asks-git"),
        pytest.param("checks/cli/main.py", "print('x')\nopen(name, 'w')", [], id="who-prints-and-opens-is-a-matter-of-style"),
        pytest.param("tests/test_x.py", "import subprocess", [], id="a-test-does-more"),
    ],
)  # fmt: skip
def test_what_this_repository_forbids(
    real_repository: Any, declared: Any, make_source: Any, path: str, text: str, names: list[str]
) -> None:
    project_files = ProjectFiles(git_index=GitIndex(unavailable=None), sources={path: make_source(path, text)})
    given = never_in_code.check(replace(real_repository, project_files=project_files), declared(RULE))
    found = [one for one in given if isinstance(one.at, Region)]
    assert {one.at.file for one in found} <= {path}
    assert [one.message.partition("`")[2].partition("`")[0] for one in found] == names


def test_the_exception_of_a_module_that_has_another_name_is_one_finding(scope: Any) -> None:
    rows = _with(exception="{module: checks.old, allow: [subprocess], for: x, because: D-02}")
    code = {**CODE, "checks/new.py": "import subprocess"}
    one = scope(RULE, rows, code, was={"checks/new.py": "checks/old.py"})
    ((at, message),) = one.found()
    assert (at, message) == (
        "checks/new.py:1:1",
        "checks.new imports `subprocess`, which the row of `checks` forbids; its exception still names it checks.old.",
    )
    assert (
        "replace its row in `exceptions` with `- {module: checks.new, allow: [subprocess], for: , because: }`"
        in one.remedies()[0]
    )


def test_an_exception_that_its_decision_does_not_permit_is_found(scope: Any) -> None:
    rows = f"{PACKAGES}exceptions:\n  - {{module: checks.one, allow: [subprocess], for: x, because: D-02}}\n"
    code = {**CODE, "bundle_model/tree.py": "", "checks/one.py": "import subprocess"}
    found = scope(RULE, rows, code, permits="permits: {capabilities: [subprocess in checks.two]}\n").found()
    assert [message.partition(":")[0] for _, message in found] == [
        "D-02 permits the capability `subprocess in checks.two`, but no row that rests on it has that name.",
        "D-02 does not permit the capability `subprocess in checks.one`. It was taken on 2026-11-21 by a maintainer.",
    ]


_RUNS = f"{PACKAGES}exceptions:\n  - {{module: checks.one, allow: [subprocess], runs: [git], for: x, because: D-02}}\n"


@pytest.mark.parametrize(
    "call",
    [
        pytest.param("subprocess.run(('git', 'ls-files'))", id="tuple"),
        pytest.param("subprocess.run(['git', *more])", id="list-that-goes-on"),
        pytest.param("subprocess.run(args=['git'], check=True)", id="by-keyword"),
        pytest.param("subprocess.PIPE, subprocess.run(['git'])", id="what-runs-nothing"),
        pytest.param("from subprocess import run as r\nr(['git'])", id="by-another-name"),
    ],
)
def test_the_program_of_its_row_is_let_be(scope: Any, call: str) -> None:
    evaluating = {"checks/cli/__init__.py": CODE["checks/one.py"]}
    code = {**CODE, **evaluating, "bundle_model/tree.py": "", "checks/one.py": f"import subprocess\n{call}"}
    assert scope(RULE, _RUNS, code).found() == []


@pytest.mark.parametrize(
    ("call", "what"),
    [
        pytest.param("subprocess.run(['curl'])", "`curl`", id="another"),
        pytest.param("subprocess.Popen(command)", "a program that the call does not name", id="a-name"),
        pytest.param("subprocess.run('git', shell=True)", "a program that the call does not name", id="a-shell"),
        pytest.param("subprocess.run([program, 'git'])", "a program that the call does not name", id="a-variable"),
        pytest.param("subprocess.check_output()", "a program that the call does not name", id="nothing"),
        pytest.param("import os\nos.system('git')", "a program that the call does not name", id="os-system"),
    ],
)
def test_another_program_is_found_at_its_call(scope: Any, call: str, what: str) -> None:
    text = f"import subprocess\nsubprocess.run(['git'])\n{call}"
    code = {**CODE, "bundle_model/tree.py": "", "checks/one.py": text}
    ((at, message),) = scope(RULE, _RUNS, code).found()
    assert at == f"checks/one.py:{text.count(chr(10)) + 1}:1"
    assert message == f"checks.one runs {what}, but its row lets it run git alone."


def test_a_program_that_is_not_run_is_found_at_its_row(scope: Any) -> None:
    one = scope(RULE, _RUNS, {**CODE, "bundle_model/tree.py": "", "checks/one.py": "import subprocess"})
    assert one.found() == [(one.at("runs: [git]"), "`checks.one` does not run `git`.")]


@pytest.mark.parametrize(
    ("dropped", "package", "said"),
    [
        pytest.param("import-by-name, subprocess], because", "bundle_model", "`bundle_model` never does what `subprocess` stands for, but no row says so.", id="of-a-package"),
        pytest.param("[compiled]", "bundle_model", "`bundle_model` never does what `compiled` stands for, but no row says so.", id="of-everything"),
    ],
)  # fmt: skip
def test_what_a_row_loses_is_found_at_its_row(scope: Any, dropped: str, package: str, said: str) -> None:
    rows = ROWS.replace(dropped, dropped.replace(", subprocess", "").replace("compiled", ""))
    one = scope(RULE, rows, CODE)
    assert (one.at(f"package: {package}, "), said) in one.found()
    assert f"Add `{said.split('`')[3]}` to `never`." in one.remedies()


def test_what_a_row_says_twice_is_found_at_its_row(scope: Any) -> None:
    rows = ROWS.replace("[network, eval, ctypes, import", "[network, eval, ctypes, eval, import", 1)
    one = scope(RULE, rows, CODE)
    assert one.found() == [(one.at("package: bundle_model, "), "`never` has eval twice.")]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"code": {**CODE, "checks/one.py": "eval("}}, id="a-file-that-nobody-could-read"),
        pytest.param({"unknown": "git did not answer"}, id="git-did-not-answer"),
    ],
)
def test_what_a_package_does_not_do_is_said_only_where_all_of_it_was_read(scope: Any, change: dict[str, Any]) -> None:
    run = scope(
        RULE,
        ROWS.replace("ctypes, import-by-name, subprocess], because", "import-by-name], because"),
        **{"code": CODE, **change},
    ).run()
    assert [finding.message for _, finding in run.findings if "stands for" in finding.message] == []


def test_a_row_that_forbids_nothing_is_found(scope: Any) -> None:
    one = scope(RULE, ROWS.replace("{package: tests, never: [network]", "{package: tests, never: []"), CODE)
    assert one.found() == [(one.at("package: tests, "), "The row of `tests` forbids nothing.")]
