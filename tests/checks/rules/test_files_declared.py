"""Every file in git lies in a folder that may have its kind; what does not is one finding a folder."""

from typing import Any

import pytest

RULE = "files-declared"
ROWS = """
files:
  - {folder: checks, kinds: [.py, .yaml, py.typed], because: D-02}
  - {folder: checks/cli, kinds: [.py], because: D-02}
  - {folder: .ci, kinds: [run], because: D-02}
"""
CODE = {"checks/one.py": "", "checks/cli/main.py": ""}
OTHERS: dict[str, Any] = {"README.md": "file", "checks/py.typed": "file", ".ci/run": "file"}


def _found(scope: Any, *paths: str, rows: str = ROWS, **parts: Any) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = scope(RULE, rows, CODE, {**OTHERS, **dict.fromkeys(paths, "file")}, **parts).found()
    return found


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("checks/words.yaml", id="suffix"),
        pytest.param("checks/deep/er/words.yaml", id="suffix-deep-inside"),
        pytest.param("checks/deep/py.typed", id="whole-name"),
        pytest.param("checks/a.b.yaml", id="last-suffix"),
        pytest.param("notes.xyz", id="top-level-which-has-its-own-row"),
    ],
)
def test_what_is_declared_is_let_be(scope: Any, path: str) -> None:
    assert _found(scope, path) == []


@pytest.mark.parametrize(
    ("path", "kind", "allowed", "folder"),
    [
        pytest.param("checks/viewer/app.js", ".js", "`checks` may have .py, .yaml, py.typed", "checks/viewer", id="script"),
        pytest.param("checks/Makefile", "Makefile", "`checks` may have .py", "checks", id="without-a-suffix"),
        pytest.param("checks/.env", ".env", "`checks` may have .py", "checks", id="hidden"),
        pytest.param("checks/x.typed", ".typed", "`checks` may have .py", "checks", id="suffix-of-a-whole-name"),
        pytest.param("checks/py.typed.bak", ".bak", "`checks` may have .py", "checks", id="suffix-behind-a-whole-name"),
        pytest.param("checks/x.PY", ".PY", "`checks` may have .py", "checks", id="case"),
        pytest.param("checks/cli/words.yaml", ".yaml", "`checks/cli` may have .py", "checks/cli", id="the-longest-folder-counts"),
        pytest.param("checks/lib.so.1", ".1", "`checks` may have .py", "checks", id="shared-library"),
        pytest.param("server/notes.txt", ".txt", "no row speaks of `server`", "server", id="in-no-folder-with-a-row"),
        pytest.param("checker/a.yaml", ".yaml", "no row speaks of `checker`", "checker", id="a-folder-that-begins-so"),
    ],
)  # fmt: skip
def test_what_is_not_declared_is_found_and_its_row_is_enough(
    scope: Any, path: str, kind: str, allowed: str, folder: str
) -> None:
    ((place, message),) = _found(scope, path)
    assert place == f"{path}:1:1"
    assert message.startswith(f"`{path}`: {kind} is no kind of file that is declared here; {allowed}")
    row = f"{{folder: {folder}, kinds: ['{kind}'], because: D-02}}"
    assert _found(scope, path, rows=f"{ROWS}  - {row}\n") == []


def test_the_files_of_a_folder_are_one_finding(scope: Any) -> None:
    one = scope(
        RULE, ROWS, CODE, {**OTHERS, **dict.fromkeys(("checks/v/a.js", "checks/v/b.css", "checks/v/c.js"), "file")}
    )
    ((_, message),) = one.found()
    assert message.startswith("`checks/v/a.js` and 2 more: .js, .css is no kind")
    (remedy,) = one.remedies()
    assert "add to `files` the row `- {folder: checks/v, kinds: [.js, .css], because: }` and fill in" in remedy


def test_python_in_no_folder_with_a_row_has_rows_of_its_imports(scope: Any) -> None:
    assert scope(RULE, ROWS, {**CODE, "server/app.py": "import socket"}, OTHERS).found() == []


def test_what_undeclared_python_uses_is_named(scope: Any) -> None:
    code = {**CODE, "checks/bin/serve": "import socket, torch, re\nfrom checks import one\neval(1)"}
    ((place, message),) = scope(RULE, ROWS, code, OTHERS).found()
    assert place == "checks/bin/serve:1:1"
    assert message.endswith("Its Python uses `eval`, `socket`, `torch`.")


@pytest.mark.parametrize("kind", ["link", "submodule"])
def test_links_and_submodules_are_another_check_s(scope: Any, kind: str) -> None:
    assert scope(RULE, ROWS, CODE, {**OTHERS, "checks/x.js": kind}).found() == []


def test_a_row_without_a_file_is_found_and_an_unused_kind_let_be(scope: Any) -> None:
    row = "{folder: docs, kinds: [.md], because: D-02}"
    one = scope(RULE, f"{ROWS}  - {row}\n", CODE, OTHERS)
    assert one.found() == [(one.at(row), "`docs` is declared, but git tracks no file in it.")]


def test_a_row_rests_on_a_reason(scope: Any, unfit_reason: tuple[str, str]) -> None:
    because, said = unfit_reason
    row = f"{{folder: checks/v, kinds: [.js]{because}}}"
    one = scope(RULE, f"{ROWS}  - {row}\n", CODE, {**OTHERS, "checks/v/a.js": "file"})
    assert [place for place, message in one.found() if said in message] == [one.at(row)]


@pytest.mark.parametrize(
    ("permits", "said"),
    [
        pytest.param("permits: {files: [.py, .yaml, py.typed]}\n", "D-02 does not permit the kind of file `run`", id="not-permitted"),
        pytest.param("permits: {files: [.py, .yaml, py.typed, run, .js]}\n", "D-02 permits the kind of file `.js`, but no row", id="not-used"),
    ],
)  # fmt: skip
def test_a_kind_rests_on_a_decision_that_permits_it(scope: Any, permits: str, said: str) -> None:
    ((_, message),) = _found(scope, permits=permits)
    assert message.startswith(said)


def test_where_git_says_nothing_the_reason_is_given(scope: Any) -> None:
    assert scope(RULE, ROWS, unknown="git is not installed").skipped() == "git is not installed"
