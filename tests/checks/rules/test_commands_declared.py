"""Every command file and every installed program has its row, both ways; each half is looked at without the other."""

from typing import Any

import pytest

from checks.results import Region

RULE = "commands-declared"
FOLDER = "checks/cli/commands"
COMMANDS = """commands:
  - {name: check, because: D-02}
  - {name: new-page, because: D-02}
"""
PROGRAMS = """programs:
  - {name: tool, runs: "checks.cli.main:run", because: D-02}
"""
CODE = {f"{FOLDER}/__init__.py": "", f"{FOLDER}/check.py": "", f"{FOLDER}/new_page.py": "", "checks/cli/other.py": ""}
PYPROJECT = """[project.scripts]
tool = "checks.cli.main:run"
"""


def _with(command: str = "", program: str = "") -> str:
    return f"{COMMANDS}{f'  - {command}' * bool(command)}\n{PROGRAMS}{f'  - {program}' * bool(program)}\n"


ROWS = _with()


def test_what_is_declared_is_let_be(scope: Any) -> None:
    assert scope(RULE, ROWS, CODE, {f"{FOLDER}s/x.py": "file"}, PYPROJECT).found() == []


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        pytest.param("serve.py", "file", "serve", id="file"),
        pytest.param("serve_all.py", "file", "serve-all", id="underscore"),
        pytest.param("serve/__init__.py", "file", "serve", id="folder"),
        pytest.param("serve/deep/x.txt", "file", "serve", id="whatever-is-in-the-folder"),
        pytest.param("serve.py", "link", "serve", id="link"),
        pytest.param("serve", "submodule", "serve", id="submodule"),
        pytest.param("serve.so", "file", "serve.so", id="compiled"),
    ],
)
def test_a_command_that_is_not_declared_is_found_with_its_row(scope: Any, path: str, kind: str, name: str) -> None:
    others = {f"{FOLDER}/{path}": kind}
    one = scope(RULE, ROWS, CODE, others, PYPROJECT)
    assert one.found() == [(f"{FOLDER}/{path}:1:1", f"The command `{name}` has no row.")]
    assert [finding.region for finding in one.outcome().findings] == [Region(f"{FOLDER}/{path}", 1, 1, 1, 1)]
    assert f"add to `commands` the row `- {{name: {name}, because: }}` and fill in" in one.remedies()[0]
    assert scope(RULE, _with(f"{{name: {name}, because: D-02}}"), CODE, others, PYPROJECT).found() == []


@pytest.mark.parametrize("name", ["gone", "__init__", "--init--", "new_page"])
def test_a_command_that_is_declared_and_gone_is_found_at_its_row(scope: Any, name: str) -> None:
    row = f"{{name: {name}, because: D-02}}"
    one = scope(RULE, _with(row), CODE, pyproject=PYPROJECT)
    said = f"The command `{name}` is declared, but git tracks no file for it in {FOLDER}/."
    assert one.found() == [(one.at(row), said)]


@pytest.mark.parametrize(
    ("added", "place", "said", "row"),
    [
        pytest.param('x = "a:b"\n', "3:5", "`x`, which runs `a:b`", '- {name: x, runs: "a:b", because: }', id="script"),
        pytest.param('[project.gui-scripts]\nx = "a:b"\n', "4:5", "`gui-scripts: x`, which runs `a:b`", '- {name: "gui-scripts: x", runs: "a:b", because: }', id="gui-script"),
        pytest.param('[project.entry-points.pytest11]\nx = "a"\n', "4:5", "`pytest11: x`, which runs `a`", '- {name: "pytest11: x", runs: a, because: }', id="entry-point"),
    ],
)  # fmt: skip
def test_a_program_that_is_not_declared_is_found_with_its_row(
    scope: Any, added: str, place: str, said: str, row: str
) -> None:
    one = scope(RULE, ROWS, CODE, pyproject=PYPROJECT + added)
    assert one.found() == [(f"pyproject.toml:{place}", f"pyproject.toml installs {said}, but no row declares it.")]
    assert f"add to `programs` the row `{row}` and fill in `because`: " in one.remedies()[0]
    filled = _with(program=row[2:].replace("because: ", "because: D-02"))
    assert scope(RULE, filled, CODE, pyproject=PYPROJECT + added).found() == []


def test_a_program_that_runs_something_else_is_undeclared_and_gone(scope: Any) -> None:
    one = scope(RULE, ROWS, CODE, pyproject=PYPROJECT.replace("main:run", "server:run"))
    assert one.found() == [
        (one.at("{name: tool"), "The program `tool` that runs `checks.cli.main:run` is declared, but pyproject.toml does not install it."),
        ("pyproject.toml:2:8", "pyproject.toml installs `tool`, which runs `checks.cli.server:run`, but no row declares it."),
    ]  # fmt: skip


def test_a_program_that_is_declared_and_gone_is_found_at_its_row(scope: Any) -> None:
    row = "{name: gone, runs: nothing, because: D-02}"
    one = scope(RULE, _with(program=row), CODE, pyproject=PYPROJECT)
    said = "The program `gone` that runs `nothing` is declared, but pyproject.toml does not install it."
    assert one.found() == [(one.at(row), said)]


@pytest.mark.parametrize("half", ["command", "program"])
def test_a_row_rests_on_a_reason(scope: Any, unfit_reason: tuple[str, str], half: str) -> None:
    because, said = unfit_reason
    row = f"{{name: x{', runs: y' * (half == 'program')}{because}}}"
    pyproject = f'{PYPROJECT}x = "y"\n' if half == "program" else PYPROJECT
    others = {f"{FOLDER}/x.py": "file"} if half == "command" else {}
    one = scope(RULE, _with(**{half: row}), CODE, others, pyproject)
    ((place, message),) = one.found()
    assert (place, message.startswith(f"The row of `x` {said}")) == (one.at(row), True)


def test_where_git_says_nothing_the_programs_are_looked_at_all_the_same(scope: Any) -> None:
    assert scope(RULE, ROWS, pyproject=PYPROJECT, unknown="git is not installed").skipped() == "git is not installed"
    outcome = scope(RULE, ROWS, pyproject=f'{PYPROJECT}x = "y"', unknown="git is not installed").outcome()
    assert (len(outcome.findings), outcome.reason) == (1, "git is not installed")


def test_without_pyproject_the_commands_are_looked_at_all_the_same(scope: Any) -> None:
    assert scope(RULE, ROWS, CODE).skipped() == "there is no pyproject.toml"
    found = scope(RULE, ROWS, CODE, {f"{FOLDER}/x.py": "file"}).outcome()
    assert (len(found.findings), found.reason) == (1, "there is no pyproject.toml")


@pytest.mark.parametrize(("others", "findings"), [({}, 0), ({f"{FOLDER}/x.py": "file"}, 1)], ids=["silent", "fires"])
def test_where_pyproject_cannot_be_read_the_commands_are_looked_at(scope: Any, others: Any, findings: int) -> None:
    waits = ["pyproject.toml: see pyproject.toml:1"]
    assert scope(RULE, ROWS, CODE, others, "[project").waits() == (waits, findings)


@pytest.mark.parametrize(
    ("rows", "found", "expected"),
    [
        pytest.param(_with("{name: check, because: D-02}"), "check", "must have each command once; number 0 has it too", id="command-twice"),
        pytest.param(_with(program='{name: tool, runs: "checks.cli.main:run"}'), "tool = checks.cli.main:run", "must have each program once for what it runs; number 0 has it too", id="program-twice"),
        pytest.param(COMMANDS, "no such field", "with.programs", id="no-programs"),
        pytest.param(PROGRAMS, "no such field", "with.commands", id="no-commands"),
    ],
)  # fmt: skip
def test_rows_that_are_no_declaration(scope: Any, rows: str, found: str, expected: str) -> None:
    assert [problem[1:] for problem in scope(RULE, rows, CODE, pyproject=PYPROJECT).unfit()] == [(found, expected)]


_HOOK = "-   id: one\n    entry: tool check\n"
_HOOKS = f"{ROWS}hooks:\n  - {{name: one, runs: tool check, because: D-02}}\n"


def test_a_hook_is_declared_with_what_it_runs(scope: Any) -> None:
    texts = {".pre-commit-hooks.yaml": _HOOK}
    assert scope(RULE, _HOOKS, CODE, pyproject=PYPROJECT, texts=texts).found() == []
    one = scope(RULE, ROWS, CODE, pyproject=PYPROJECT, texts=texts)
    said = "The hook `one` runs `tool check`, but no row declares it."
    assert one.found() == [(".pre-commit-hooks.yaml:1:1", said)]
    assert "add to `hooks` the row `- {name: one, runs: tool check, because: }`" in one.remedies()[0]


def test_a_hook_that_runs_something_else_puts_another_row_in_its_place(scope: Any) -> None:
    texts = {".pre-commit-hooks.yaml": "# ours\n" + _HOOK.replace("tool check", "python -m http.server")}
    one = scope(RULE, _HOOKS, CODE, pyproject=PYPROJECT, texts=texts)
    said = "The hook `one` runs `python -m http.server`, but no row declares it."
    assert one.found() == [(".pre-commit-hooks.yaml:2:1", said)]
    assert "replace its row in `hooks` with" in one.remedies()[0]


def test_a_hook_that_is_gone_is_found_at_its_row(scope: Any) -> None:
    one = scope(RULE, _HOOKS, CODE, pyproject=PYPROJECT)
    said = "The hook `one` is declared, but .pre-commit-hooks.yaml does not have it."
    assert one.found() == [(one.at("name: one, runs"), said)]
    outside = scope(RULE, _HOOKS, CODE, pyproject=PYPROJECT, unknown="git is not installed").outcome()
    assert (outside.findings, outside.reason) == ((), "git is not installed")


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        pytest.param("checks/cli/other.py", "x.add_parser('serve')", "serve", id="by-a-method"),
        pytest.param(
            "bundle_model/x.py", "def f(add_parser):\n    add_parser('serve', help='x')", "serve", id="by-a-name"
        ),
    ],
)
def test_a_parser_that_is_added_elsewhere_is_a_command_too(scope: Any, path: str, text: str, name: str) -> None:
    one = scope(RULE, ROWS, {**CODE, path: text}, pyproject=PYPROJECT)
    ((at, message),) = one.found()
    assert at.startswith(f"{path}:")
    assert message == f"A parser is added here for the command `{name}`, which has no row."


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("checks/cli/other.py", "x.add_parser(name)", id="a-name-that-is-not-written-there"),
        pytest.param("checks/cli/other.py", "x.add_parser('check')", id="a-declared-command"),
        pytest.param("checks/cli/other.py", "x.add_parser()", id="no-name"),
        pytest.param("checks/cli/other.py", "x = 'add_parser(1)'; x.add_parsers('serve'); y().add('add_parser')", id="look-alikes"),
        pytest.param("tests/test_x.py", "x.add_parser('serve')", id="in-a-test"),
    ],
)  # fmt: skip
def test_what_adds_no_command_is_let_be(scope: Any, path: str, text: str) -> None:
    assert scope(RULE, ROWS, {**CODE, path: text}, pyproject=PYPROJECT).found() == []


def test_a_command_that_has_another_name_is_one_finding(scope: Any) -> None:
    code = {path: text for path, text in CODE.items() if not path.endswith("new_page.py")} | {
        f"{FOLDER}/old_page.py": ""
    }
    one = scope(RULE, ROWS, code, pyproject=PYPROJECT, was={f"{FOLDER}/old_page.py": f"{FOLDER}/new_page.py"})
    said = "The command `old-page` has no row, but one for its old name `new-page`."
    assert one.found() == [(f"{FOLDER}/old_page.py:1:1", said)]
    assert "replace its row in `commands` with `- {name: old-page, because: }`" in one.remedies()[0]
