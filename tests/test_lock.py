"""The lock of the gate: exact versions with hashes and no address, of all that is declared; and how `.ci/lock` is called."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

_TOP = Path(__file__).parents[1]
_LOCK = _TOP / ".ci/requirements.txt"
_LOCKED = re.compile(r"^([a-z0-9-]+)==[0-9][0-9a-z.]* \\(?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?)+$", re.MULTILINE)


def _names(requirements: list[str]) -> set[str]:
    """The packages that requirements name, in normal form."""
    found = (re.match(r"[A-Za-z0-9._-]+", one) for one in requirements)
    return {re.sub(r"[-_.]+", "-", name[0]).lower() for name in found if name}


def test_the_lock_is_exact_versions_with_hashes_and_nothing_else() -> None:
    assert _LOCKED.sub("", _LOCK.read_text(encoding="utf-8")).strip() == ""


def test_all_that_is_declared_for_tests_gate_and_build_is_locked() -> None:
    project = tomllib.loads((_TOP / "pyproject.toml").read_text(encoding="utf-8"))
    declared = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["test"],
        *project["dependency-groups"]["development"],
        *project["build-system"]["requires"],
    ]
    assert _names(declared) <= set(_LOCKED.findall(_LOCK.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--nope"], "cannot do: --nope", id="an-unknown-flag"),
        pytest.param(["ruff"], "cannot do: ruff", id="a-name-alone"),
        pytest.param([""], "cannot do: ", id="an-empty-word"),
        pytest.param(["--upgrade", "ruff", "mypy"], "cannot do: --upgrade ruff mypy", id="two-names"),
        pytest.param(["--upgrade", "no-such"], "no package called no-such is locked", id="a-name-that-is-not-locked"),
        pytest.param(["--upgrade", "ruf*"], "no package called ruf* is locked", id="a-name-is-no-pattern"),
        pytest.param(["--upgrade", ""], "no package called  is locked", id="no-name"),
        pytest.param(["--upgrade", "--upgrade"], "no package called --upgrade is locked", id="a-flag-for-a-name"),
    ],
)
def test_another_call_is_refused_and_changes_nothing(arguments: list[str], said: str) -> None:
    before = _LOCK.read_bytes()
    done = subprocess.run(
        ["bash", _TOP / ".ci/lock", *arguments], capture_output=True, check=False, encoding="utf-8", timeout=60
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f".ci/lock: {said}; usage: .ci/lock [--upgrade [NAME]]\n"
    assert _LOCK.read_bytes() == before
