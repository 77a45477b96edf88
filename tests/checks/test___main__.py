"""`python -m checks` is `yiwu-bundle check`."""

import gc
import runpy
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bundle_model.repository import Repository
from checks.cli.main import main


@pytest.fixture(autouse=True)
def _not_imported_yet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # a test that walks through all modules has imported it, of which runpy warns
    monkeypatch.delitem(sys.modules, "checks.__main__", raising=False)
    threshold = gc.get_threshold()
    yield
    gc.set_threshold(*threshold)  # the program sets its own, which is not that of a run of all tests


@pytest.mark.parametrize(("argv", "code"), [(["."], 0), (["nowhere"], 2), (["--output-format", "json"], 0)])
def test_it_is_check(
    repository: Path,
    read_once: Callable[..., Repository],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    argv: list[str],
    code: int,
) -> None:
    monkeypatch.chdir(repository)
    monkeypatch.setattr("bundle_model.repository.read_repository", read_once)
    assert main(["check", *argv]) == code
    expected = capsys.readouterr()
    monkeypatch.setattr(sys, "argv", ["checks", *argv])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("checks", run_name="__main__")
    assert (stopped.value.code, capsys.readouterr()) == (code, expected)


def test_importing_it_runs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_module("checks.__main__", run_name="checks.__main__")
    assert capsys.readouterr() == ("", "")
