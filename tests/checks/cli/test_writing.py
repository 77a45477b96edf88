"""A file is written whole or not at all, or behind what is there."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from checks.cli import writing
from checks.cli.answer import UsageError
from checks.cli.writing import append, write_whole


def test_a_new_file(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_whole(tmp_path / "new", b"content")
    finally:
        os.umask(mask)
    assert (tmp_path / "new").read_bytes() == b"content"
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["new"]


def test_a_file_that_is_there_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"a longer old content")
    path.chmod(0o604)
    write_whole(path, b"new")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o604)


def test_pieces_are_written_as_they_come(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"o" * 100_000
        (beside,) = tmp_path.iterdir()
        assert beside.name.startswith(".new.")
        assert beside.stat().st_size > 0
        yield b"ne"

    write_whole(tmp_path / "new", pieces())
    assert (tmp_path / "new").read_bytes() == b"o" * 100_000 + b"ne"


@pytest.mark.parametrize("old", [None, b"old"], ids=["new", "old"])
def test_of_pieces_that_break_off_nothing_is_left(tmp_path: Path, old: bytes | None) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"one"
        raise ValueError("broken off")

    if old:
        (tmp_path / "report").write_bytes(old)
    with pytest.raises(ValueError, match="broken off"):
        write_whole(tmp_path / "report", pieces())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == ({"report": old} if old else {})


def test_no_piece_is_an_empty_file(tmp_path: Path) -> None:
    write_whole(tmp_path / "new", ())
    assert (tmp_path / "new").read_bytes() == b""


def test_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_whole(Path("file"), b"x")
    assert (tmp_path / "file").read_bytes() == b"x"


@pytest.mark.parametrize("broken", ["fsync", "replace"])
@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "stopped"]
)
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, error: BaseException
) -> None:
    def fail(*arguments: object) -> None:
        raise error

    path = tmp_path / "report"
    path.write_bytes(b"old")
    monkeypatch.setattr(writing.os if broken == "fsync" else writing.Path, broken, fail)
    with pytest.raises(UsageError if isinstance(error, OSError) else KeyboardInterrupt):
        write_whole(path, b"new")
    monkeypatch.undo()
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"old", ["report"])


@pytest.mark.parametrize(
    ("name", "why"),
    [
        pytest.param("none/report", "none/report cannot be written: No such file or directory", id="no-such-folder"),
        pytest.param("file/report", "file/report cannot be written: Not a directory", id="a-file-on-the-way"),
        pytest.param("folder", "folder cannot be replaced: it is not a regular file", id="a-folder"),
        pytest.param("pipe", "pipe cannot be replaced: it is not a regular file", id="a-pipe"),
        pytest.param("", ". cannot be replaced: it is not a regular file", id="no-name"),
        pytest.param("x" * 300, "cannot be written: File name too long", id="a-name-that-is-too-long"),
    ],
)
def test_what_cannot_be_written_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=why):
        write_whole(Path(name), b"x")
    assert sorted(os.listdir(tmp_path)) == ["file", "folder", "pipe"]


def test_folders_on_the_way_are_made_where_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a/b/new"
    write_whole(path, b"x", folders=True)
    write_whole(path, b"y", folders=True)
    assert (path.read_bytes(), os.listdir(path.parent)) == (b"y", ["new"])


def test_where_a_file_stands_no_folder_is_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(UsageError, match="new cannot be written: "):
        write_whole(tmp_path / "file/b/new", b"x", folders=True)
    assert (tmp_path / "file").read_bytes() == b"x"


def test_a_device_is_never_replaced(tmp_path: Path) -> None:
    link = tmp_path / "null"
    link.symlink_to(os.devnull)
    with pytest.raises(UsageError, match="not a regular file"):
        write_whole(link, b"x")
    assert link.is_symlink()


def test_what_is_appended_stands_behind_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "shared"
    append(path, b"one\n")
    append(path, b"")
    append(path, "二\n".encode())
    assert path.read_bytes() == "one\n二\n".encode()
    assert os.listdir(tmp_path) == ["shared"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        pytest.param("none/shared", "none/shared cannot be written: No such file or directory", id="no-such-folder"),
        pytest.param("folder", "folder cannot be written: Is a directory", id="a-folder"),
    ],
)
def test_what_cannot_be_appended_to_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=why):
        append(Path(name), b"x")


def test_a_link_is_followed_to_what_is_shared(tmp_path: Path) -> None:
    (tmp_path / "shared").write_bytes(b"old")
    (tmp_path / "link").symlink_to("shared")
    append(tmp_path / "link", b" new")
    assert (tmp_path / "shared").read_bytes() == b"old new"
