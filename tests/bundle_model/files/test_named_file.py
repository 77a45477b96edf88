"""A file that the user names, or an open stream, read whole up to a limit."""

import io
import os
from pathlib import Path
from typing import Any

import pytest

from bundle_model.files.named_file import read_named, read_open


@pytest.mark.parametrize("size", [0, 9, 10])
def test_a_file_up_to_the_limit(tmp_path: Path, size: int) -> None:
    (tmp_path / "f").write_bytes(b"x" * size)
    assert read_named(tmp_path / "f", "f", 10) == (b"x" * size, None)


def test_what_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"1")
    (tmp_path / "link").symlink_to("real")
    assert read_named(tmp_path / "link", "link", 10) == (b"1", None)


def _large(path: Path) -> None:
    path.write_bytes(b"x" * 11)


@pytest.mark.parametrize(
    ("make", "message", "found"),
    [
        (_large, "is too large", "more than 10 bytes"),
        (Path.mkdir, "cannot be read", "is a directory"),
        (lambda _: None, "cannot be read", "no such file or directory"),
    ],
    ids=["large", "folder", "missing"],
)
def test_what_cannot_be_read(tmp_path: Path, make: Any, message: str, found: str) -> None:
    make(tmp_path / "f")
    content, fault = read_named(tmp_path / "f", "a name", 10)
    assert fault is not None
    assert (content, fault.file, fault.message, fault.found, fault.unreadable) == (b"", "a name", message, found, True)


def test_a_name_that_is_none(tmp_path: Path) -> None:
    content, fault = read_named(Path("a\0b"), "a", 10)
    assert fault is not None
    assert (content, fault.found) == (b"", "embedded null byte")


def test_an_open_stream() -> None:
    assert read_open(io.BytesIO(b"x" * 10), "stdin", 10) == (b"x" * 10, None)
    assert read_open(io.BytesIO(b"x" * 11), "stdin", 10)[1] is not None


def test_a_stream_that_breaks_off() -> None:
    class Broken(io.BytesIO):
        def read(self, _: int | None = -1, /) -> bytes:
            raise OSError(5, os.strerror(5))

    fault = read_open(Broken(), "stdin", 10)[1]
    assert fault is not None
    assert (fault.message, fault.found) == ("cannot be read", "input/output error")
