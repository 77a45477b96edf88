"""The checks over a real git checkout: what is added is found with the row to add, and that row, filled in, is enough."""

import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from checks import rules
from checks.engine.registry import all_rules
from checks.engine.runner import run_checks
from checks.results import Finding

_ROW = re.compile(r"(?:add to|put in) `(\w+)`[^`]*`(- \{[^`]*\})`")
_NEW_SECTION = """<a id="c-{number}"></a>
### C-{number} A new constraint.

With its reason.

```yaml
id: C-{number}
check: new-check
because: D-01
remedy: Fix it.
```

"""
_NEW_CHECK = """SUMMARY = WHY = BAD = GOOD = REMEDY = "A sentence."


def check(repository):
    return []
"""


@pytest.fixture
def checked_whole(checkout: Any, read_once: Any) -> Callable[[], tuple[int, list[tuple[str, Finding]]]]:
    """Check the checkout as `check --require-all` does: the exit code, and each finding with its constraint."""

    def check() -> tuple[int, list[tuple[str, Finding]]]:
        checkout.git("add", "CONSTRAINTS.md", "pyproject.toml")  # what is not on disk as staged is refused
        run = run_checks(read_once(checkout.root, ".", tracked=True), all_rules(), require_all=True)
        assert run.problems == ()
        return run.exit_code, [(outcome.constraint, finding) for outcome, finding in run.findings]

    return check


@pytest.fixture
def checked(checked_whole: Any) -> Callable[[], tuple[int, list[tuple[str, str, str]]]]:
    """Check the checkout: the exit code, and of each finding its constraint, its message and its remedy."""

    def check() -> tuple[int, list[tuple[str, str, str]]]:
        code, findings = checked_whole()
        return code, [(constraint, one.message, one.remedy) for constraint, one in findings]

    return check


def _pyproject(old: str, new: str) -> Callable[[Any], None]:
    return lambda checkout: checkout.edit("pyproject.toml", old, new)


def _code(text: str, path: str = "checks/results.py") -> Callable[[Any], None]:
    return lambda checkout: checkout.append(path, text)


def _new(path: str, text: str = "") -> Callable[[Any], None]:
    return lambda checkout: checkout.write(path, text)


_EXTRAS = "[project.optional-dependencies]\n"
ADDED = [
    pytest.param(_new("server/app.py"), {"C-18"}, id="server-folder"),
    pytest.param(_new(".hidden/x"), {"C-18"}, id="hidden-top-level-folder"),
    pytest.param(lambda one: (one.root / "docs").symlink_to("tests"), {"C-18"}, id="link"),
    pytest.param(lambda one: (one.root / "tests/there").symlink_to("/etc"), {"C-18"}, id="link-at-depth"),
    pytest.param(_new("we `like`\n::x ##[y]/a"), {"C-18"}, id="hostile-name"),
    pytest.param(_pyproject('dependencies = ["', 'dependencies = ["torch", "'), {"C-20"}, id="dependency"),
    pytest.param(_pyproject(_EXTRAS, f'{_EXTRAS}gpu = ["torch>=2"]\n'), {"C-20"}, id="extra"),
    pytest.param(_pyproject('requires = ["', 'requires = ["setuptools_scm[toml]", "'), {"C-20"}, id="build-requirement"),
    pytest.param(_code("import socket\n"), {"C-23"}, id="socket-at-the-top"),
    pytest.param(_code("def f():\n    import socket\n"), {"C-23"}, id="socket-inside-a-function"),
    pytest.param(_code('import importlib\nimportlib.import_module("socket")\n'), {"C-23"}, id="socket-by-name"),
    pytest.param(_code('import os\nos.system("x")\n'), {"C-23"}, id="os-system"),
    pytest.param(_code("import numpy\n", "tests/test_readme.py"), {"C-19"}, id="dependency-of-a-test"),
    pytest.param(_code("import socket\n", "tests/test_readme.py"), {"C-23"}, id="network-in-a-test"),
    pytest.param(_code("import numpy\n"), {"C-19"}, id="dependency-of-a-check"),
    pytest.param(_new("checks/fast.so", "\x7fELF"), {"C-25"}, id="binary"),
    pytest.param(_new("checks/cli/commands/serve.py", '"""Serve."""\n'), {"C-21"}, id="command"),
    pytest.param(_pyproject("[project.scripts]\n", '[project.scripts]\nx = "a:b"\n'), {"C-21"}, id="program"),
    pytest.param(_pyproject("classifiers = [\n", 'classifiers = [\n  "Environment :: GPU :: NVIDIA CUDA",\n'), {"C-22"}, id="gpu-classifier"),
]  # fmt: skip


def test_the_checkout_as_it_is(checked: Any) -> None:
    assert checked() == (0, [])


@pytest.mark.parametrize(("add", "constraints"), ADDED)
def test_what_is_added_is_found_and_its_row_filled_in_is_enough(
    checkout: Any, checked_whole: Any, add: Any, constraints: set[str]
) -> None:
    add(checkout)
    checkout.git("add", "-A")
    code, findings = checked_whole()
    assert (code, {constraint for constraint, _ in findings}) == (1, constraints)
    while findings:  # a folder has rows of more than one constraint
        constraint, finding = findings[0]
        checkout.declare(constraint, *_ROW.findall(finding.remedy)[0], because := checkout.next_decision())
        _, findings = checked_whole()
        (form,) = (one.template for _, one in findings if f"### {because} " in (one.template or ""))
        checkout.decide(form)
        code, findings = checked_whole()
    assert code == 0


@pytest.mark.parametrize("because", ["''", "C-18", "D-99", "D-02", "'001:73'"])
def test_the_row_with_no_reason_is_a_finding_itself(checkout: Any, checked: Any, because: str) -> None:
    checkout.write("server/app.py")
    checkout.git("add", "-A")
    checkout.declare("C-18", "entries", "- {name: server, because: }", because)
    code, [(constraint, message, _)] = checked()
    assert (code, constraint) == (1, "C-18")
    assert message.startswith(("The row of `server` rests on ", "D-02 does not permit the entry `server`."))


@pytest.mark.parametrize(
    "add",
    [
        pytest.param(_new("checks/rules/new.py", "from checks.cli import main\n"), id="upwards"),
        pytest.param(_code("def f():\n    from checks import load\n", "bundle_model/facts.py"), id="upwards-in-a-function"),
        pytest.param(_new("checks/web/app.py", "import json\n"), id="a-folder-in-no-layer"),
    ],
)  # fmt: skip
def test_what_is_against_the_layers_is_found(checkout: Any, checked: Any, add: Any) -> None:
    add(checkout)
    checkout.git("add", "-A")
    code, findings = checked()
    assert (code, [constraint for constraint, _, _ in findings]) == (1, ["C-19"])


def test_a_submodule_is_found_wherever_it_is(checkout: Any, checked: Any) -> None:
    for path in ("lib", "checks/lib"):
        checkout.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},{path}")
    code, findings = checked()
    assert (code, [message.partition(",")[0] for _, message, _ in findings]) == (
        1,
        ["`checks/lib`", "`lib`"],
    )


def test_an_empty_extra_is_to_be_taken_out(checkout: Any, checked: Any) -> None:
    checkout.edit("pyproject.toml", _EXTRAS, f"{_EXTRAS}gpu = []\n")
    said = "The extra or group `gpu` is empty, but no row declares it."
    assert checked() == (1, [("C-20", said, "Remove it.")])


def test_the_text_names_the_constraint_with_its_line_and_the_row(checkout: Any, say: Any) -> None:
    checkout.write("server/app.py")
    checkout.git("add", "server")
    said = say("check", os.fspath(checkout.root))
    text = " ".join(said.out.split())
    lines = (checkout.root / "CONSTRAINTS.md").read_text(encoding="utf-8").split("\n")
    (line,) = (number for number, one in enumerate(lines, 1) if one.startswith("### C-18 "))
    assert said.code == 1
    assert f"rule top-level-entries, for C-18 (CONSTRAINTS.md:{line}): " in text
    assert "add to `entries` the row - {name: server, because: } and fill in `because`: " in text


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_new("tests/test_new.py", "import pytest\nimport subprocess\n\n\ndef test_x() -> None: ...\n"), id="test"),
        pytest.param(_new("checks/scope/new_module.py", "import re\n"), id="module"),
        pytest.param(_pyproject('"pydantic>=2.7"', '"pydantic>=2.9"'), id="raised-lower-bound"),
        pytest.param(_code("One more sentence.\n", "README.md"), id="sentence-in-the-readme"),
        pytest.param(_code("# import socket, os.system('x')\n"), id="comment"),
    ],
)  # fmt: skip
def test_what_is_no_scope_is_let_be(checkout: Any, checked: Any, change: Any) -> None:
    change(checkout)
    checkout.git("add", "-A")
    assert checked() == (0, [])


def test_what_git_does_not_track_is_let_be(checkout: Any, checked: Any) -> None:
    for path in ("build/lib/app.so", "out/server.py", "checks/cli/commands/draft.py"):
        checkout.write(path, "import socket\n")
    assert checked() == (0, [])


@pytest.fixture
def with_its_rules(checkout: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The checks of the checkout are found beside those of this tool, as if it were installed."""
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, os.fspath(checkout.root / "checks/rules")])
    all_rules.cache_clear()
    yield
    all_rules.cache_clear()
    sys.modules.pop("checks.rules.new_check", None)
    vars(rules).pop("new_check", None)


def test_a_new_check_with_its_constraint_is_let_be(checkout: Any, with_its_rules: None, say: Any) -> None:
    number = (checkout.root / "CONSTRAINTS.md").read_text(encoding="utf-8").count("\n### C-") + 1
    checkout.edit("CONSTRAINTS.md", "## Scope\n", f"{_NEW_SECTION.format(number=number)}## Scope\n")
    checkout.edit("CONSTRAINTS.md", f"\nconstraints: {number - 1}\n", f"\nconstraints: {number}\n")
    checkout.write("checks/rules/new_check.py", _NEW_CHECK)
    checkout.git("add", "-A")
    said = say("check", os.fspath(checkout.root), "--require-all")
    assert (said.err, said.code) == ("", 0)
    assert re.search(rf"^C-{number} +passed +new-check ", said.out, re.MULTILINE)


def test_without_git_nobody_can_say_and_that_is_no_pass(here: Path, say: Any) -> None:
    said = say("check", "--require-all")
    text = " ".join(said.out.split())
    assert said.code == 1
    assert text.count("does not apply here: this folder is not") == 6
    assert say("check").code == 0
