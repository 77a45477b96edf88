"""The walk of a folder."""

import hashlib
import os
import stat
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bundle_model.files.tree import MAX_DEPTH, Tree, read_tree


def read(root: Path, limit: int = 100) -> Tree:
    return read_tree(root, lambda _path, _size: limit)


def kinds(tree: Tree) -> set[tuple[str, str]]:
    return {(fault.kind, fault.file) for fault in tree.faults}


def nest(root: Path, depth: int) -> Path:
    folder = root.joinpath(*["d"] * depth)
    folder.mkdir(parents=True)
    return folder


def test_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "b/c").mkdir(parents=True)
    (tmp_path / "b/x").write_bytes(b"xyz")
    (tmp_path / "a").write_bytes(b"")
    tree = read(tmp_path)
    found = [(file.path, file.size, file.content) for file in tree.files]
    assert found == [("a", 0, b""), ("b/x", 3, b"xyz")]
    assert tree.files[1].sha256 == hashlib.sha256(b"xyz").hexdigest()
    assert tree.files[1].inode == (tmp_path.stat().st_dev, (tmp_path / "b/x").stat().st_ino)
    assert (set(tree.folders), tree.blocked, tree.faults) == ({"b", "b/c"}, frozenset(), ())


@pytest.mark.parametrize("size", [0, 9, 10, 11, 256 * 1024, 256 * 1024 + 1, 600_000])
@pytest.mark.parametrize("limit", [10, 256 * 1024])
def test_content_is_kept_up_to_the_limit_and_hashed_beyond(tmp_path: Path, size: int, limit: int) -> None:
    content = (b"0123456789" * (size // 10 + 1))[:size]
    (tmp_path / "f").write_bytes(content)
    (file,) = read(tmp_path, limit).files
    assert (file.size, file.sha256) == (size, hashlib.sha256(content).hexdigest())
    assert file.content == (content if size <= limit else None)


def test_memory_does_not_grow_with_a_file(tmp_path: Path) -> None:
    with (tmp_path / "f").open("wb") as large:
        large.truncate(64 * 1024 * 1024)
    tracemalloc.start()
    try:
        (file,) = read(tmp_path, 4 * 1024 * 1024).files
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (file.size, file.content) == (64 * 1024 * 1024, None)
    assert peak < 6 * 1024 * 1024  # what is kept up to the limit, and two blocks


def test_the_limit_is_asked_by_path_and_size(tmp_path: Path) -> None:
    nest(tmp_path, 1)
    for name in ("d/a", "b"):
        (tmp_path / name).write_bytes(b"12")
    tree = read_tree(tmp_path, lambda path, size: {("d/a", 2): 1, ("b", 2): 2}[path, size])
    assert {file.path: file.content for file in tree.files} == {"b": b"12", "d/a": None}


def test_the_root_may_be_reached_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/f").write_bytes(b"1")
    (tmp_path / "link").symlink_to("real")
    tree = read(tmp_path / "link")
    assert ([file.path for file in tree.files], tree.faults) == (["f"], ())


@pytest.mark.parametrize(
    "target",
    [pytest.param("f", id="to a file"), pytest.param("d", id="to a folder"), pytest.param("no", id="to nothing")],
)
def test_a_link_inside_is_refused_and_not_followed(tmp_path: Path, target: str) -> None:
    nest(tmp_path, 1)
    (tmp_path / "f").write_bytes(b"1")
    (tmp_path / "d/l").symlink_to(tmp_path / target)
    tree = read(tmp_path)
    assert kinds(tree) == {("link", "d/l")}
    assert tree.blocked == {"d/l"}
    assert [file.path for file in tree.files] == ["f"]


@pytest.mark.parametrize(("kind", "found"), [(stat.S_IFIFO, "a FIFO"), (stat.S_IFSOCK, "a socket")])
def test_a_special_file_is_refused_without_waiting(tmp_path: Path, kind: int, found: str) -> None:
    os.mknod(tmp_path / "s", kind | 0o600)
    tree = read(tmp_path)
    assert [(fault.kind, fault.file, fault.found) for fault in tree.faults] == [("special-file", "s", found)]
    assert (tree.files, tree.blocked) == ((), frozenset({"s"}))


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        pytest.param(MAX_DEPTH, set(), id="as deep as may be"),
        pytest.param(MAX_DEPTH + 1, {("too-deep", "/".join(["d"] * (MAX_DEPTH + 1)))}, id="one deeper"),
        pytest.param(MAX_DEPTH + 9, {("too-deep", "/".join(["d"] * (MAX_DEPTH + 1)))}, id="said once"),
    ],
)
def test_depth(tmp_path: Path, depth: int, expected: set[tuple[str, str]]) -> None:
    (nest(tmp_path, depth) / "f").write_bytes(b"")
    tree = read(tmp_path)
    assert kinds(tree) == expected
    assert len(tree.files) == (not expected)


@pytest.mark.parametrize("folder", [True, False], ids=["a folder", "a file"])
def test_a_name_that_is_not_utf8_is_shown_in_text_and_not_read(tmp_path: Path, *, folder: bool) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9")
    if folder:
        os.mkdir(path)
    else:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY))
    tree = read(tmp_path)
    assert kinds(tree) == {("name-not-utf-8", "caf\\xe9")}
    assert (tree.files, tree.folders) == ((), ())
    assert str(tree.faults[0]).encode("utf-8")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["a", "b"], set(), id="other letters"),
        pytest.param(["d/a", "e/A"], set(), id="in other folders"),
        pytest.param(["一", "二"], set(), id="other characters"),
        pytest.param(["A", "a"], {"a"}, id="case"),
        pytest.param(["caf\u00e9", "cafe\u0301"], {"caf\u00e9"}, id="normalisation"),
        pytest.param(["CAFE\u0301", "caf\u00e9"], {"caf\u00e9"}, id="case and normalisation"),
        pytest.param(
            ["α\u0301\u0345", "α\u0345\u0301"],
            {"α\u0345\u0301"},
            id="marks in another order, one of which folds to a letter",
        ),
        pytest.param(["SS", "ß", "ss"], {"ß", "ss"}, id="each is told after the first"),
        pytest.param(["d/X", "d/x"], {"d/x"}, id="in a folder, with its path"),
        pytest.param(["D/x", "d/y"], {"d"}, id="folders"),
        pytest.param(["F", "f/y"], {"f"}, id="a file and a folder"),
    ],
)
def test_similar_names(tmp_path: Path, names: list[str], expected: set[str]) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert kinds(read(tmp_path)) == {("similar-names", name) for name in expected}


def test_two_names_for_one_inode(tmp_path: Path) -> None:
    nest(tmp_path, 1)
    (tmp_path / "a").write_bytes(b"1")
    os.link(tmp_path / "a", tmp_path / "d/b")
    (fault,) = read(tmp_path).faults
    assert (fault.kind, fault.file, fault.found) == ("shared-inode", "d/b", "the same inode as a")


def test_a_second_name_outside_is_no_fault(tmp_path: Path) -> None:
    folder = nest(tmp_path, 1)
    (tmp_path / "outside").write_bytes(b"1")
    os.link(tmp_path / "outside", folder / "inside")
    assert read(folder).faults == ()


def _fifo(path: Path) -> Path:
    os.mkfifo(path)
    return path


@pytest.mark.parametrize(
    ("make", "found"),
    [
        pytest.param(lambda _path: None, "No such file or directory", id="missing"),
        pytest.param(lambda path: path.write_bytes(b""), "Not a directory", id="a file"),
        pytest.param(_fifo, "Not a directory", id="a FIFO, without waiting"),
        pytest.param(lambda path: path.symlink_to("nowhere"), "No such file or directory", id="a broken link"),
        pytest.param(lambda path: path.symlink_to(path), "Too many levels of symbolic links", id="a link to itself"),
    ],
)
def test_a_root_that_cannot_be_read(tmp_path: Path, make: Callable[[Path], Any], found: str) -> None:
    make(tmp_path / "root")
    tree = read(tmp_path / "root")
    assert [(f.kind, f.file, f.found, f.unreadable) for f in tree.faults] == [("root-unreadable", ".", found, True)]
    assert (tree.files, tree.folders) == ((), ())


def test_a_root_whose_path_has_a_nul() -> None:
    assert kinds(read(Path("a\0b"))) == {("root-unreadable", ".")}


@contextmanager
def before_opening(monkeypatch: pytest.MonkeyPatch, name: str, act: Callable[[], object]) -> Iterator[None]:
    """Run `act` when the file `name` has been looked at and is about to be opened."""
    real = os.open

    def open_after(path: str, flags: int, *, dir_fd: int | None = None) -> int:
        if path == name:
            act()
        return real(path, flags, dir_fd=dir_fd)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", open_after)
        yield


def _refuse() -> None:
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize(
    ("act", "kind", "unreadable"),
    [
        pytest.param(lambda path: path.unlink(), "vanished", False, id="it goes away"),
        pytest.param(lambda path: (path.unlink(), path.symlink_to("g")), "link", False, id="it becomes a link"),
        pytest.param(lambda path: (path.unlink(), _fifo(path)), "special-file", False, id="it becomes a FIFO"),
        pytest.param(lambda _path: _refuse(), "unreadable", True, id="it may not be read"),
    ],
)
def test_a_file_between_look_and_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: Callable[[Path], object], kind: str, *, unreadable: bool
) -> None:
    for name in ("f", "g"):
        (tmp_path / name).write_bytes(name.encode())
    with before_opening(monkeypatch, "f", lambda: act(tmp_path / "f")):
        tree = read(tmp_path)
    assert [(fault.kind, fault.file, fault.unreadable) for fault in tree.faults] == [(kind, "f", unreadable)]
    assert ([file.path for file in tree.files], tree.blocked) == (["g"], frozenset({"f"}))


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("f", "g"):
        (tmp_path / name).write_bytes(name.encode())
    grown, real = (tmp_path / "f").stat().st_ino, os.read

    def endless(descriptor: int, size: int) -> bytes:
        return b"x" * size if os.fstat(descriptor).st_ino == grown else real(descriptor, size)

    monkeypatch.setattr(os, "read", endless)
    tree = read(tmp_path)
    assert [(fault.file, fault.message, fault.unreadable) for fault in tree.faults] == [
        ("f", "grew while it was read", True)
    ]
    assert ([file.path for file in tree.files], tree.blocked) == (["g"], frozenset({"f"}))


def test_a_file_that_goes_away_before_the_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "f").write_bytes(b"1")
    monkeypatch.setattr(os, "listdir", lambda _folder: ["f", "gone"])
    tree = read(tmp_path)
    assert (kinds(tree), tree.blocked) == ({("vanished", "gone")}, frozenset({"gone"}))


def test_a_folder_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (nest(tmp_path, 1) / "f").write_bytes(b"1")
    with before_opening(monkeypatch, "d", _refuse):
        tree = read(tmp_path)
    assert (kinds(tree), tree.blocked, tree.folders) == ({("unreadable", "d")}, frozenset({"d"}), ())


def test_a_root_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with before_opening(monkeypatch, str(tmp_path), _refuse):
        tree = read(tmp_path)
    assert kinds(tree) == {("root-unreadable", ".")}


def test_an_unnamed_kind_of_file_is_special(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "f").write_bytes(b"")
    door = os.stat_result((stat.S_IFMT(0o150000), *[0] * 9))
    monkeypatch.setattr(os, "stat", lambda *_args, **_options: door)
    (fault,) = read(tmp_path).faults
    assert (fault.kind, fault.found) == ("special-file", "something else")


def test_every_file_is_opened_once_and_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (nest(tmp_path, 3) / "f").write_bytes(b"1")
    (tmp_path / "g").write_bytes(b"2")
    (tmp_path / "l").symlink_to("g")
    opened: list[str] = []
    before = os.listdir("/dev/fd")
    real = os.open

    def note(path: str, flags: int, *, dir_fd: int | None = None) -> int:
        opened.append(path)
        return real(path, flags, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", note)
    read(tmp_path)
    assert sorted(opened) == sorted([str(tmp_path), "d", "d", "d", "f", "g"])
    assert os.listdir("/dev/fd") == before
