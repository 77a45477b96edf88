"""A copy of this repository as a git checkout of its own, which tests may change."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

_TOP = Path(__file__).parents[4]
_GIT = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "core.hooksPath=/dev/null")


@dataclass(frozen=True)
class Checkout:
    """A copy of `small_project`, tracked again."""

    root: Path

    def git(self, *arguments: str) -> None:
        environment = {"PATH": os.environ["PATH"], "HOME": os.fspath(self.root.parent), "GIT_CONFIG_NOSYSTEM": "1"}
        subprocess.run([*_GIT, *arguments], cwd=self.root, env=environment, check=True, capture_output=True)

    def write(self, path: str, text: str = "") -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def append(self, path: str, text: str) -> None:
        self.write(path, (self.root / path).read_text(encoding="utf-8") + text)

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new, 1))

    def declare(self, constraint: str, name: str, row: str) -> None:
        """Put a printed row into the list `name` of a constraint, with a decision, and with words where it wants some."""
        text = (self.root / "CONSTRAINTS.md").read_text(encoding="utf-8")
        before, block, after = text.partition(f"\nid: {constraint}\n")
        head, key, rest = after.partition(f"\n  {name}:\n")
        assert block
        assert key
        filled = row.replace("because: }", "because: D-04}")
        self.write("CONSTRAINTS.md", f"{before}{block}{head}{key}    {filled}\n{rest}")


@pytest.fixture(scope="session")
def _checkout(small_project: Path) -> Checkout:
    return Checkout(Path(shutil.copytree(small_project, small_project.parent / "checkout", symlinks=True)))


@pytest.fixture
def checkout(_checkout: Checkout) -> Iterator[Checkout]:
    """The checkout as it was made."""
    yield _checkout
    _checkout.git("reset", "-q", "--hard")
    _checkout.git("clean", "-q", "-ffdx")


@pytest.fixture
def text(tmp_path: Path) -> Any:
    """A file with this content."""

    def write(content: str | bytes) -> str:
        path = tmp_path / "t.txt"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write
