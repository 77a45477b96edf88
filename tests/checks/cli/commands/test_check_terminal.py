"""`check` on a terminal: as wide as that is, and in colour."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from checks.safe_text.terminal import cells

_SGR = re.compile(r"\x1b\[[0-9]*m")


def _on_a_terminal(root: Path, environment: dict[str, str], columns: int) -> tuple[int, list[str]]:
    """The exit code, and the lines that a terminal of that many columns is given."""
    master, slave = pty.openpty()
    command = [sys.executable, "-c", "from checks.cli.main import run; run()", "check"]
    with subprocess.Popen(
        command, cwd=root, env={**environment, "COLUMNS": str(columns)}, stdout=slave, stderr=slave
    ) as running:
        os.close(slave)
        content = b""
        while part := _read(master):
            content += part
    os.close(master)
    return running.returncode, content.decode().replace("\r\n", "\n").split("\n")


def _read(terminal: int) -> bytes:
    """What the terminal is given next; Linux says so with an error when nobody writes any more."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def test_width_and_colour(copy: Any, own_environment: dict[str, str]) -> None:
    copy.edit("002", "义乌", "乌义")
    columns = 40
    code, lines = _on_a_terminal(copy.root, own_environment, columns)
    plain = [_SGR.sub("", line) for line in lines]
    assert code == 1
    assert plain != lines
    assert not [line for line in plain if "\x1b" in line]
    assert columns - 8 < max(map(cells, plain)) <= columns
    assert plain[-1] == ""
