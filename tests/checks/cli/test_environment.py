"""What the environment says changes no byte: every command in every format, in this process and in one that shares nothing."""

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


def _files(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in root.glob("*.out")}


def test_the_same_bytes_in_any_environment(
    tampered: Path, say: Any, tool: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tampered)
    monkeypatch.setenv("COLUMNS", "43")
    here = [say(*argv) for argv in _COMMANDS]
    out, written = "".join(f"{said.out}{said.code}\n" for said in here), _files(tampered)
    assert len(written) == len(formats_of(reporters, "text"))
    assert out.count("\n1\n") == len(_COMMANDS) - len(_FORMATS["explain"])

    for name in written:
        (tampered / name).unlink()
    elsewhere: dict[str, str] = {
        "TZ": "Asia/Shanghai", "LC_ALL": "POSIX", "PYTHONIOENCODING": "latin-1", "PYTHONHASHSEED": "7", "TERM": "xterm-256color"
    }  # fmt: skip
    version = say("--version").out
    ran = tool("--version", cwd=tampered, before=_ALL, **elsewhere)
    assert (ran.out, ran.err) == (out + version, "".join(said.err for said in here))
    assert _files(tampered) == written
