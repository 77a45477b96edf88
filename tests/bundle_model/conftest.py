"""Small bags for tests, written without the code under test."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pytest

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
