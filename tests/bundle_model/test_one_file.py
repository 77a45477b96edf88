"""The one file that is read by name."""

import os
from pathlib import Path

import pytest

from bundle_model.one_file import read_file


@pytest.mark.parametrize("size", [0, 9, 10])
def test_a_file_up_to_the_limit(tmp_path: Path, size: int) -> None:
    (tmp_path / "f").write_bytes(b"x" * size)
    assert read_file(tmp_path, "f", 10) == (b"x" * size, None)


def test_the_folder_may_be_reached_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/f").write_bytes(b"1")
    (tmp_path / "link").symlink_to("real")
    assert read_file(tmp_path / "link", "f", 10) == (b"1", None)


def large(path: Path) -> None:
    path.write_bytes(b"x" * 11)


def link(path: Path) -> None:
    path.with_name("real").write_bytes(b"1")
    path.symlink_to("real")


def dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def nothing(path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize(
    ("put", "message", "found"),
    [
        pytest.param(nothing, "cannot be opened", "no such file or directory", id="missing"),
        pytest.param(link, "cannot be opened", "a symbolic link", id="link"),
        pytest.param(dangling, "cannot be opened", "a symbolic link", id="dangling link"),
        pytest.param(Path.mkdir, "is no regular file", "a folder or special file", id="folder"),
        pytest.param(os.mkfifo, "is no regular file", "a folder or special file", id="FIFO"),
        pytest.param(large, "is too large", "more than 10 bytes", id="one byte too large"),
    ],
)
def test_a_fault_and_no_bytes(tmp_path: Path, put: object, message: str, found: str) -> None:
    assert callable(put)
    put(tmp_path / "f")
    open_before = len(os.listdir("/dev/fd"))
    content, fault = read_file(tmp_path, "f", 10)
    assert fault is not None
    assert (content, fault.kind, fault.file, fault.unreadable) == (b"", "unreadable", "f", True)
    assert (fault.message, fault.found) == (message, found)
    assert len(os.listdir("/dev/fd")) == open_before


def test_an_error_while_reading_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "f").write_bytes(b"1")

    def fails(_descriptor: int) -> os.stat_result:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fstat", fails)
        content, fault = read_file(tmp_path, "f", 10)
    assert fault is not None
    assert (content, fault.message, fault.found) == (b"", "cannot be read", "input/output error")
