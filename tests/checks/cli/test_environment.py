"""What the environment says changes no byte: every command in every format, in two processes that share nothing."""

from pathlib import Path
from typing import Any

import pytest

from checks.output import check as reporters
from checks.output.formats import formats_of

_REPORTS = [part for name in formats_of(reporters, "text") for part in ("--report", f"{name}={name}.out")]
_FORMATS = {"facts": ("table", "json"), "gaps": ("text", "markdown"), "relations": ("table",), "explain": ("text",)}
_COMMANDS = [
    ["check", "--color", "never", *_REPORTS],
    *([command, "--output-format", form] for command, forms in _FORMATS.items() for form in forms),
]
_ALL = f"""
from functools import cache
from bundle_model import repository
from checks.cli.main import main
repository.read_repository = cache(repository.read_repository)  # every command is given the same: each process reads it once
for argv in {_COMMANDS!r}:
    print(main(argv), flush=True)
"""


@pytest.fixture
def tampered(copy: Any) -> Path:
    """A repository with findings, some of them in names that no encoding but UTF-8 can write, or none can."""
    copy.edit("002", "义乌", "乌义")
    for name in ("义乌.txt", "a b.txt", "\udcff"):
        (copy.root / "bundle" / name).write_bytes(b"")
    return Path(copy.root)


def test_the_same_bytes_in_any_environment(tampered: Path, tool: Any) -> None:
    environments: list[dict[str, str]] = [
        {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "7", "COLUMNS": "43"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "latin-1", "PYTHONHASHSEED": "0", "TERM": "xterm-256color"},
    ]
    seen = []
    for environment in environments:
        ran = tool("--version", cwd=tampered, before=_ALL, **environment)
        seen.append((ran, {path.name: path.read_bytes() for path in tampered.glob("*.out")}))
    assert len(seen[0][1]) == len(formats_of(reporters, "text"))
    assert seen[0][0].out.count("\n1\n") == len(_COMMANDS) - len(_FORMATS["explain"])
    assert seen[0] == seen[1]
