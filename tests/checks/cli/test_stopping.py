"""A signal that stops the tool leaves no temporary file and no half of a report."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from checks.cli.main import main
from checks.cli.stopping import Stopped, stop_on_signals

_NUMBERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.fixture
def by_default() -> Iterator[None]:
    """The signals do what they do by default, also in a process that is started now. A shell ignores some for `pytest &`."""
    before = {number: signal.signal(number, signal.SIG_DFL) for number in _NUMBERS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", _NUMBERS)
def test_nothing_is_left_and_the_old_report_stays(
    tmp_path: Path, by_default: None, own_environment: dict[str, str], number: signal.Signals
) -> None:
    (tmp_path / "report").write_bytes(b"old")
    # the text comes from a pipe that nobody closes, so the report is half written when the signal comes
    tool = subprocess.Popen(
        [sys.executable, "-c", "from checks.cli.main import run; run()", "facts", "--text", "-", "--output-file", "report"],
        cwd=tmp_path,
        env=own_environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    assert tool.stdin is not None
    while len(os.listdir(tmp_path)) < 2 and tool.poll() is None:
        tool.stdin.write("共3家。\n".encode() * 10_000)
        tool.stdin.flush()
    tool.send_signal(number)
    out, err = tool.communicate(timeout=60)
    assert (tool.returncode, out, err) == (128 + number, b"", b"")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"report": b"old"}


def test_a_signal_is_an_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_argv: list[str]) -> int:
        raise Stopped(signal.SIGTERM)

    monkeypatch.setattr("checks.cli.main._run", stop)
    assert main([]) == 143


def test_what_is_ignored_stays_ignored_and_a_second_signal_does_nothing(by_default: None) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    stop_on_signals()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    with pytest.raises(Stopped) as stopped:
        os.kill(os.getpid(), signal.SIGTERM)
    assert stopped.value.exit_code == 143
    assert [signal.getsignal(number) for number in _NUMBERS] == [signal.SIG_IGN] * 3
