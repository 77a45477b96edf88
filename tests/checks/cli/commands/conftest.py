"""A copy of this repository as a git checkout of its own, which tests may change."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bundle_model.files.git_index import read_git_index

_TOP = Path(__file__).parents[4]
_IMPORT = re.compile(r"^ *(?:from|import) (\w+)(?:[.][\w.]+)?(?: import .*| as .*)?(?:  #.*)?$", re.MULTILINE)
_GIT = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "core.hooksPath=/dev/null")


@dataclass(frozen=True)
class Checkout:
    """A copy of this repository's tracked files, but one for most tests, tracked again."""

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


@pytest.fixture(scope="module")
def _checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    made = Checkout(tmp_path_factory.mktemp("scope") / "checkout")
    tracked = read_git_index(_TOP)
    if tracked.unavailable:
        pytest.skip(f"without git nobody can say which files are the repository's: {tracked.unavailable}")
    imported: set[str] = set()
    for entry in tracked.entries:
        if (_TOP / entry.path).is_file():
            if re.match("tests/.*/.*[.]py", entry.path):  # most of the files: what they import stands for them
                imported.update(_IMPORT.findall((_TOP / entry.path).read_text(encoding="utf-8")))
                continue
            (made.root / entry.path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(_TOP / entry.path, made.root / entry.path)
    made.write("tests/test_the_rest.py", "".join(f"import {name}\n" for name in sorted(imported)))
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "x")):
        made.git(*arguments)
    return made


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
