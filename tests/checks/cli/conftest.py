"""The command line in this process, with an environment that says nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bundle_model.bundle import Bundle
from bundle_model.repository import Repository
from checks.cli import main as command_line
from checks.cli.main import main
from checks.cli.usage import Parser


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


@pytest.fixture(scope="session")
def _parser_once() -> Callable[[list[str]], Parser]:
    """As the command line makes its parser, which is the same for all words that name the same commands.

    A test may have a command run something else.
    """
    make, known = vars(command_line)["_parser"], dict[object, Parser]()

    def once(argv: list[str]) -> Parser:
        named = tuple(
            (name, module.run, module.add_arguments)
            for name, module in vars(command_line)["_commands"]()
            if name in argv
        )
        if named not in known:
            known[named] = make(argv)
        return known[named]

    return once


@pytest.fixture
def say(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    read_once: Callable[..., Repository],
    inspect_once: Callable[..., Bundle],
    _parser_once: Callable[[list[str]], Parser],
) -> Callable[..., Said]:
    """Run one command: `say("check", ".")`. What is read of unchanged files is the same Repository or Bundle."""
    monkeypatch.setattr("bundle_model.repository.read_repository", read_once)
    monkeypatch.setattr("bundle_model.loader.inspect_bag", inspect_once)
    monkeypatch.setattr("checks.cli.main._parser", _parser_once)

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
