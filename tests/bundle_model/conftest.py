"""Small bags and git repositories for tests, made without the code under test."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pytest

_PATH = os.environ.get("PATH", os.defpath)
PAYLOAD = MappingProxyType({"data/a.txt": b"one\ntwo\n", "data/sub/b.txt": "义乌\n".encode(), "data/c.txt": b"three\n"})
TAGS = MappingProxyType({"record/r.yaml": b"r: 1\n"})


@dataclass(frozen=True)
class SmallBag:
    """A bag on disk. `seal` writes both manifests and bag-info.txt anew, `retag` the tag manifest alone."""

    root: Path

    def write(self, path: str, content: bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)

    def read(self, path: str) -> bytes:
        return (self.root / path).read_bytes()

    def edit(self, path: str, old: bytes, new: bytes) -> None:
        """Replace the first `old` in a file, which must be there."""
        content = self.read(path)
        assert old in content
        self.write(path, content.replace(old, new, 1))

    def remove(self, path: str) -> None:
        (self.root / path).unlink()

    def seal(self) -> None:
        payload = [path for path in self._paths() if path.startswith("data/")]
        size = sum(len(self.read(path)) for path in payload)
        self.write("manifest-sha256.txt", self._manifest(payload))
        self.write("bag-info.txt", f"Bagging-Date: 2026-11-20\nPayload-Oxum: {size}.{len(payload)}\n".encode())
        self.retag()

    def retag(self) -> None:
        names = [path for path in self._paths() if not path.startswith(("data/", "tagmanifest-"))]
        self.write("tagmanifest-sha256.txt", self._manifest(names))

    def _paths(self) -> list[str]:
        return sorted(path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file())

    def _manifest(self, paths: list[str]) -> bytes:
        lines = []
        for path in paths:
            written = path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
            lines.append(f"{hashlib.sha256(self.read(path)).hexdigest()}  {written}\n")
        return "".join(lines).encode()


@pytest.fixture(scope="session")
def make_bag() -> Callable[..., SmallBag]:
    """Write a sealed bag into a folder: of PAYLOAD and TAGS, or of what is given."""

    def make(root: Path, payload: Mapping[str, bytes] = PAYLOAD, tags: Mapping[str, bytes] = TAGS) -> SmallBag:
        bag = SmallBag(root)
        (root / "data").mkdir(parents=True, exist_ok=True)
        bag.write("bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
        for path, content in {**payload, **tags}.items():
            bag.write(path, content)
        bag.seal()
        return bag

    return make


@pytest.fixture
def bag(make_bag: Callable[..., SmallBag], tmp_path: Path) -> SmallBag:
    """A small bag without a fault."""
    return make_bag(tmp_path / "bag")


@dataclass(frozen=True)
class Checkout:
    """A git repository on disk, made with nobody's configuration."""

    root: Path
    home: Path

    def git(self, *arguments: str, given: bytes = b"") -> str:
        """What git says to these arguments in the root, with `given` at its stdin."""
        command = ["git", *("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.fsync=none"), *arguments]
        environment = {"PATH": _PATH, "HOME": str(self.home), "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
        done = subprocess.run(command, cwd=self.root, env=environment, input=given, capture_output=True, check=True)
        return done.stdout.decode("utf-8", "replace").strip()

    def write(self, path: str, content: bytes = b"") -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(content)

    def index(self, *rows: tuple[str, bytes]) -> None:
        """Put rows into the index that no file stands behind: `mode` or `mode stage`, and a path."""
        written = (f"{mode.split()[0]} {'1' * 40} {mode[7:] or 0}\t".encode() + path + b"\0" for mode, path in rows)
        self.git("update-index", "-z", "--index-info", given=b"".join(written))


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """An empty git repository; the home of whoever runs the tests is another, and empty."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    made = Checkout(tmp_path / "checkout", tmp_path / "home")
    made.root.mkdir()
    made.home.mkdir()
    monkeypatch.setenv("HOME", str(made.home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    made.git("init", "-q", "--template=", ".")
    return made
