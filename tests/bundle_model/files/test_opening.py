"""What is opened, what is refused, and that nothing stays open; `test_one_file.py` and `test_tree.py` have the rest."""

import errno
import os
from pathlib import Path

import pytest

from bundle_model.files.opening import FILE, FOLDER, ROOT, Below, open_below, opened


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/f").write_bytes(b"1")
    (tmp_path / "to-sub").symlink_to("sub")
    (tmp_path / "sub/to-f").symlink_to("f")
    os.mkfifo(tmp_path / "sub/pipe")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "flags"),
    [
        pytest.param("sub/f", FILE, id="file"),
        pytest.param("sub", FILE, id="a-folder-as-a-file"),
        pytest.param("sub", FOLDER, id="folder"),
        pytest.param("sub", ROOT, id="root"),
        pytest.param("to-sub", ROOT, id="root-through-a-link"),
        pytest.param("sub/pipe", FILE, id="a-pipe-that-nobody-writes-to"),
    ],
)
def test_it_is_open_inside_and_closed_behind(root: Path, name: str, flags: int) -> None:
    before = len(os.listdir("/dev/fd"))
    with opened(os.fspath(root / name), flags) as descriptor:
        assert os.fstat(descriptor).st_ino == (root / name).stat().st_ino
    assert len(os.listdir("/dev/fd")) == before


@pytest.mark.parametrize(
    ("name", "flags", "number"),
    [
        pytest.param("sub/to-f", FILE, errno.ELOOP, id="a-link-to-a-file"),
        pytest.param("to-sub", FILE, errno.ELOOP, id="a-link-to-a-folder-as-a-file"),
        pytest.param("to-sub", FOLDER, errno.ENOTDIR, id="a-link-to-a-folder"),
        pytest.param("sub/f", FOLDER, errno.ENOTDIR, id="a-file-as-a-folder"),
        pytest.param("sub/pipe", ROOT, errno.ENOTDIR, id="a-pipe-as-the-root"),
        pytest.param("none", FILE, errno.ENOENT, id="nothing"),
    ],
)
def test_it_is_refused(root: Path, name: str, flags: int, number: int) -> None:
    before = len(os.listdir("/dev/fd"))
    with pytest.raises(OSError, match=os.strerror(number)), opened(os.fspath(root / name), flags):
        pass
    assert len(os.listdir("/dev/fd")) == before


def test_it_is_closed_after_an_error(root: Path) -> None:
    before = len(os.listdir("/dev/fd"))
    with pytest.raises(ZeroDivisionError), opened(os.fspath(root), ROOT):
        raise ZeroDivisionError
    assert len(os.listdir("/dev/fd")) == before


@pytest.mark.parametrize("path", ["sub/f", "sub", "./sub/f"])
def test_what_is_below_is_opened_alone(root: Path, path: str) -> None:
    before = len(os.listdir("/dev/fd"))
    descriptor = open_below(root, path)
    assert os.fstat(descriptor).st_ino == (root / path).stat().st_ino
    assert len(os.listdir("/dev/fd")) == before + 1
    os.close(descriptor)


@pytest.mark.parametrize("path", ["to-sub/f", "sub/to-f", "sub/none", "sub/../sub/f", "sub/f\0", ""], ids=repr)
def test_what_is_not_below_is_refused(root: Path, path: str) -> None:
    before = len(os.listdir("/dev/fd"))
    with pytest.raises((OSError, ValueError)):
        open_below(root, path)
    assert len(os.listdir("/dev/fd")) == before


def test_files_of_one_folder_are_opened_from_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "sub/g").write_bytes(b"2")
    (root / "top").write_bytes(b"3")
    before = len(os.listdir("/dev/fd"))
    asked: list[str] = []
    real = os.open
    monkeypatch.setattr(
        os, "open", lambda path, *args, **how: asked.append(os.fspath(path)) or real(path, *args, **how)
    )
    with Below(root) as below:
        for path in ("sub/f", "sub/g", "top", "sub/f"):
            descriptor = below.open(path)
            assert os.fstat(descriptor).st_ino == (root / path).stat().st_ino
            os.close(descriptor)
    assert asked == [str(root), "sub", "f", "g", str(root), "top", str(root), "sub", "f"]
    assert len(os.listdir("/dev/fd")) == before


@pytest.mark.parametrize("path", ["to-sub/f", "sub/none", "none/f", "sub/..", "sub/f/x", "sub/f\0", "/sub/f"], ids=repr)
def test_what_is_refused_changes_nothing_for_the_next(root: Path, path: str) -> None:
    before = len(os.listdir("/dev/fd"))
    with Below(root) as below:
        os.close(below.open("sub/f"))
        with pytest.raises((OSError, ValueError)):
            below.open(path)
        os.close(below.open("sub/f"))
    assert len(os.listdir("/dev/fd")) == before
