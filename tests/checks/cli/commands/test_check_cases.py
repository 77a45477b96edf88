"""Additions to a checkout, each a command: what is new scope is one finding that names it, and what is none is let be."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from checks.engine.registry import all_rules
from checks.engine.runner import run_checks

_CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
_RULES = all_rules()


def _cases(kind: str) -> Iterator[Any]:
    for file in _CASES:
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))[kind]:
            yield pytest.param(case, id=case["id"])


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with this tool as a program."""
    folder = tmp_path_factory.mktemp("bin")
    top = Path(__file__).parents[4]
    start = f"import sys; sys.path.insert(0, {os.fspath(top)!r}); from checks.cli.main import run; run()"
    (folder / "yiwu-bundle").write_text(f'#!/bin/sh\nexec {sys.executable} -P -c "{start}" "$@"\n', encoding="utf-8")
    (folder / "yiwu-bundle").chmod(0o755)
    return folder


@pytest.fixture
def found(checkout: Any, program: Path, read_once: Any, own_environment: dict[str, str]) -> Any:
    """Run the command of a case in the checkout; what the check then finds, each as one text."""

    def run(case: dict[str, Any]) -> list[str]:
        environment = {
            **own_environment, "PATH": f"{program}:{os.environ['PATH']}", "HOME": os.fspath(checkout.root.parent),
            "GIT_CONFIG_NOSYSTEM": "1", "MODEL": "bundle_model/errors.py", "RULE": "checks/rules/bag_valid.py",
        }  # fmt: skip
        subprocess.run(["bash", "-eu", "-c", case["run"]], cwd=checkout.root, env=environment, check=True)
        ran = run_checks(read_once(checkout.root, ".", tracked=True), _RULES)
        assert (ran.problems, ran.refusals) == ((), ())
        return [f"{one.region.place} {one.message} {one.remedy}" for _, one in ran.findings]

    return run


@pytest.mark.parametrize("case", [*_cases("stop")])
def test_what_is_new_scope_is_one_finding_that_names_it(found: Any, case: dict[str, Any]) -> None:
    (said,) = found(case)
    assert [name for name in case["names"] if name not in said] == [], said


@pytest.mark.parametrize("case", [*_cases("pass")])
def test_what_is_no_scope_is_let_be(found: Any, case: dict[str, Any]) -> None:
    assert found(case) == []
