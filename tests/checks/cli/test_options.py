"""Width and colour: the flag, then NO_COLOR, then FORCE_COLOR, then the terminal."""

import io
import sys
from argparse import ArgumentParser
from typing import Any

import pytest

from checks.cli.options import add_look, plain_style, style_of


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _style(*argv: str) -> Any:
    parser = ArgumentParser()
    add_look(parser, ("text", "json"))
    return style_of(parser.parse_args(argv))


@pytest.mark.parametrize(
    ("argv", "environ", "terminal", "expected"),
    [
        pytest.param([], {}, True, True, id="terminal"),
        pytest.param([], {}, False, False, id="no-terminal"),
        pytest.param([], {"NO_COLOR": "1"}, True, False, id="no-color"),
        pytest.param([], {"NO_COLOR": ""}, True, True, id="empty-no-color-says-nothing"),
        pytest.param([], {"FORCE_COLOR": "1"}, False, True, id="force-color"),
        pytest.param([], {"FORCE_COLOR": ""}, False, False, id="empty-force-color-says-nothing"),
        pytest.param([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False, id="no-color-before-force-color"),
        pytest.param(["--color", "auto"], {"NO_COLOR": "1"}, True, False, id="auto-asks-the-environment"),
        pytest.param(["--color", "always"], {"NO_COLOR": "1"}, False, True, id="the-flag-before-no-color"),
        pytest.param(["--color", "never"], {"FORCE_COLOR": "1"}, True, False, id="the-flag-before-force-color"),
        pytest.param(["--output-file", "x"], {}, True, False, id="a-file-is-no-terminal"),
    ],
)
def test_colour(
    monkeypatch: pytest.MonkeyPatch, argv: list[str], environ: dict[str, str], terminal: bool, expected: bool
) -> None:
    monkeypatch.setattr(sys, "stdout", _Terminal() if terminal else io.StringIO())
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert _style(*argv).colour is expected


@pytest.mark.parametrize(
    ("columns", "terminal", "argv", "expected"),
    [
        pytest.param("60", True, [], 60, id="a-terminal"),
        pytest.param("300", True, [], 300, id="as-wide-as-it-is"),
        pytest.param("3", True, [], 20, id="not-narrower-than-can-be-read"),
        pytest.param("60", False, [], 80, id="no-terminal"),
        pytest.param("60", True, ["--output-file", "x"], 80, id="a-file"),
    ],
)
def test_width(monkeypatch: pytest.MonkeyPatch, columns: str, terminal: bool, argv: list[str], expected: int) -> None:
    monkeypatch.setattr(sys, "stdout", _Terminal() if terminal else io.StringIO())
    monkeypatch.setenv("COLUMNS", columns)
    assert _style(*argv).width == expected


def test_without_a_stdout_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert (_style().width, _style().colour) == (80, False)


def test_what_goes_to_a_file_is_plain_whatever_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", _Terminal())
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "43")
    assert (plain_style().width, plain_style().colour) == (80, False)
