"""The one file that is read by name."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from bundle_model.files.one_file import read_file
from bundle_model.files.opening import Below


@pytest.mark.parametrize("size", [0, 9, 10])
def test_a_file_up_to_the_limit(tmp_path: Path, size: int) -> None:
    (tmp_path / "f").write_bytes(b"x" * size)
    assert read_file(tmp_path, "f", 10) == (b"x" * size, None)


def test_the_folder_may_be_reached_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/f").write_bytes(b"1")
    (tmp_path / "link").symlink_to("real")
    assert read_file(tmp_path / "link", "f", 10) == (b"1", None)


@pytest.mark.parametrize("known", [0, 3])
@pytest.mark.parametrize(
    ("size", "message"),
    [pytest.param(10, None, id="as-large-as-allowed"), pytest.param(11, "is too large", id="larger")],
)
def test_a_file_that_has_grown_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: int, size: int, message: str | None
) -> None:
    (tmp_path / "f").write_bytes(b"x" * size)
    real = os.fstat
    monkeypatch.setattr(os, "fstat", lambda file: SimpleNamespace(st_mode=real(file).st_mode, st_size=known))
    content, fault = read_file(tmp_path, "f", 10)
    assert (content, fault and fault.message) == (b"" if message else b"x" * size, message)


def test_a_file_that_comes_in_pieces_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "f").write_bytes(b"0123456789")
    real = os.read
    monkeypatch.setattr(os, "read", lambda file, most: real(file, min(most, 3)))
    assert read_file(tmp_path, "f", 10) == (b"0123456789", None)


def test_many_files_are_read_alike(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"1")
    with Below(tmp_path) as below:
        assert [read_file(below, name, 10) for name in ("f", "g")] == [
            read_file(tmp_path, name, 10) for name in ("f", "g")
        ]


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
        pytest.param(Path.mkdir, "is not a regular file", "a folder or special file", id="folder"),
        pytest.param(os.mkfifo, "is not a regular file", "a folder or special file", id="FIFO"),
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


@pytest.mark.parametrize("name", ["a/b/f", "a/./b/f", "./a/b/f"])
def test_a_file_in_a_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/f").write_bytes(b"1")
    open_before = len(os.listdir("/dev/fd"))
    assert read_file(tmp_path, name, 10) == (b"1", None)
    assert len(os.listdir("/dev/fd")) == open_before


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("a/none/f", "no such file or directory", id="no-such-folder"),
        pytest.param("a/file/f", "not a directory", id="a-file-on-the-way"),
        pytest.param("a/pipe/f", "not a directory", id="a-pipe-on-the-way"),
        pytest.param("a/link/f", "a symbolic link", id="a-link-on-the-way"),
        pytest.param("first/b/f", "a symbolic link", id="a-link-as-the-first-step"),
        pytest.param("a/b/f-link", "a symbolic link", id="a-link-at-the-end"),
        pytest.param("a/b", None, id="a-folder-at-the-end"),
        pytest.param("../root/a/b/f", "a path that leads out of its folder", id="a-way-out"),
        pytest.param("a/../a/b/f", "a path that leads out of its folder", id="a-way-up"),
        pytest.param("a/b/..", "a path that leads out of its folder", id="a-way-up-at-the-end"),
        pytest.param("/etc/passwd", "no such file or directory", id="an-absolute-path"),
        pytest.param("a//b/f", "no such file or directory", id="an-empty-step"),
        pytest.param("", "no such file or directory", id="nothing"),
        pytest.param("a/b/f\0", "embedded null byte", id="a-NUL"),
        pytest.param("a\0/b/f", "embedded null byte", id="a-NUL-on-the-way"),
    ],
)
def test_what_is_not_reached_from_folder_to_folder(tmp_path: Path, name: str, found: str | None) -> None:
    root = tmp_path / "root"
    (root / "a/b").mkdir(parents=True)
    (root / "a/b/f").write_bytes(b"1")
    (root / "a/file").write_bytes(b"1")
    os.mkfifo(root / "a/pipe")
    (root / "a/link").symlink_to("b")
    (root / "a/b/f-link").symlink_to("f")
    (root / "first").symlink_to("a")
    open_before = len(os.listdir("/dev/fd"))
    content, fault = read_file(root, name, 10)
    assert fault is not None
    assert (content, fault.file, fault.unreadable) == (b"", name, True)
    assert (fault.message, fault.found) == (
        ("cannot be opened", found) if found else ("is not a regular file", "a folder or special file")
    )
    assert len(os.listdir("/dev/fd")) == open_before


@pytest.mark.parametrize("put", [nothing, Path.touch], ids=["missing", "a-file"])
def test_a_folder_that_is_none(tmp_path: Path, put: object) -> None:
    assert callable(put)
    put(tmp_path / "root")
    _, fault = read_file(tmp_path / "root", "f", 10)
    assert fault is not None
    assert fault.found == ("not a directory" if (tmp_path / "root").exists() else "no such file or directory")


def test_an_error_while_reading_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "f").write_bytes(b"1")

    def fails(_descriptor: int) -> os.stat_result:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fstat", fails)
        content, fault = read_file(tmp_path, "f", 10)
    assert fault is not None
    assert (content, fault.message, fault.found) == (b"", "cannot be read", "input/output error")
