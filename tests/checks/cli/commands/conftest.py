"""A copy of this repository as a git checkout of its own, which tests may change."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Checkout:
    """A copy of `small_project`, tracked again."""

    root: Path
    run_git: Callable[..., None]

    def git(self, *arguments: str) -> None:
        self.run_git(self.root, *arguments)

    def write(self, path: str, text: str = "") -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def append(self, path: str, text: str) -> None:
        self.write(path, (self.root / path).read_text(encoding="utf-8") + text)

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new, 1))

    def declare(self, constraint: str, name: str, row: str, because: str) -> None:
        """Put a printed row into the list `name` of a constraint, with its reason."""
        text = (self.root / "CONSTRAINTS.md").read_text(encoding="utf-8")
        before, block, after = text.partition(f"\nid: {constraint}\n")
        head, key, rest = after.partition(f"\n  {name}:\n")
        assert block
        assert key
        filled = row.replace("because: }", f"because: {because}}}").replace("for: ,", "for: a trial,")
        self.write("CONSTRAINTS.md", f"{before}{block}{head}{key}    {filled}\n{rest}")

    def next_decision(self) -> str:
        """The id of the decision that is to be written next."""
        return f"D-{(self.root / 'CONSTRAINTS.md').read_text(encoding='utf-8').count('### D-') + 1:02d}"

    def decide(self, template: str) -> None:
        """Paste a printed form of a decision, filled in, and count it."""
        filled = template.replace("date:\n", "date: 2099-01-01\n").replace("by:\n", "by: Li, a maintainer\n")
        text = (self.root / "CONSTRAINTS.md").read_text(encoding="utf-8")
        text = text.replace("## Constraints\n", f"{filled}\n## Constraints\n", 1)
        number = text.count("\n### D-")
        self.write("CONSTRAINTS.md", text.replace(f"decisions: {number - 1}\n", f"decisions: {number}\n", 1))


@pytest.fixture(scope="session")
def _checkout(small_project: Path, run_git: Callable[..., None]) -> Checkout:
    copy = shutil.copytree(small_project, small_project.parent / "checkout", symlinks=True)
    return Checkout(Path(copy), run_git)


@pytest.fixture
def checkout(_checkout: Checkout) -> Iterator[Checkout]:
    """The checkout as it was made."""
    yield _checkout
    _checkout.git("reset", "-q", "--hard")
    _checkout.git("clean", "-q", "-ffdx")


@pytest.fixture
def short_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is made at once, and is another for another run, where what it shows is not what a test is about."""
    monkeypatch.setattr("checks.output.check.html.contents_of", lambda run: run)
    monkeypatch.setattr(
        "checks.output.check.html.page_of", lambda run: f"<!DOCTYPE html>\n{run.problems}{run.outcomes}\n"
    )


@pytest.fixture
def text(tmp_path: Path) -> Any:
    """A file with this content."""

    def write(content: str | bytes) -> str:
        path = tmp_path / "t.txt"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write
