"""The command line in this process, with an environment that says nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bundle_model.bundle import Bundle
from bundle_model.repository import Repository
from checks.cli.main import main


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable that changes how the tool behaves."""
    for name in ("CI", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANGUAGE", "C")  # argparse has translations, and would look for them at every word


@dataclass(frozen=True)
class Said:
    """What a command gave back."""

    code: int
    out: str
    err: str


@pytest.fixture
def say(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    read_once: Callable[..., Repository],
    inspect_once: Callable[..., Bundle],
) -> Callable[..., Said]:
    """Run one command: `say("check", ".")`. What is read of unchanged files is the same Repository or Bundle."""
    monkeypatch.setattr("bundle_model.repository.read_repository", read_once)
    monkeypatch.setattr("bundle_model.loader.inspect_bag", inspect_once)

    def run(*argv: str) -> Said:
        capsys.readouterr()
        code = main(list(argv))
        return Said(code, *capsys.readouterr())

    return run


@pytest.fixture
def here(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The copy of the repository, as the working directory."""
    monkeypatch.chdir(repository)
    return repository
