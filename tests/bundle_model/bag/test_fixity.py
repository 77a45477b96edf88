"""Which files lost their bytes or their names."""

import hashlib

import pytest

from bundle_model.bag.fixity import changes, renames
from bundle_model.bag.manifest import ManifestEntry
from bundle_model.files.tree import TreeFile


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def file(path: str, content: bytes) -> TreeFile:
    return TreeFile(path, len(content), sha256(content), content, (0, 0))


def changed(recorded: dict[str, bytes], now: dict[str, bytes]) -> list[tuple[str, str, str]]:
    listed = {path: ManifestEntry(sha256(content), path) for path, content in recorded.items()}
    faults = changes(listed, {path: file(path, content) for path, content in now.items()})
    return sorted((fault.kind, fault.file, fault.message) for fault in faults)


@pytest.mark.parametrize(
    ("recorded", "now", "expected"),
    [
        pytest.param({"a": b"1"}, {"a": b"1"}, [], id="nothing"),
        pytest.param({"a": b"1"}, {}, [], id="missing is another matter"),
        pytest.param({}, {"a": b"1"}, [], id="unlisted is another matter"),
        pytest.param({"a": b"1", "b": b"1"}, {"a": b"1", "b": b"1"}, [], id="equal files"),
        pytest.param({"a": b"1"}, {"a": b"2"}, [("changed", "a", "does not have the recorded bytes")], id="changed"),
        pytest.param(
            {"a": b"1\n"},
            {"a": b"1\r\n"},
            [("changed", "a", "differs from the recorded file only in newlines at its end")],
            id="changed in one way",
        ),
        pytest.param(
            {"a": b"1", "b": b"2"},
            {"a": b"2", "b": b"2"},
            [("changed", "a", "has the bytes recorded for b")],
            id="overwritten by another",
        ),
        pytest.param(
            {"a": b"1", "b": b"2"},
            {"a": b"2", "b": b"1"},
            [
                ("swapped", "a", "has the bytes recorded for b, and the other way round"),
                ("swapped", "b", "has the bytes recorded for a, and the other way round"),
            ],
            id="swapped",
        ),
        pytest.param(
            {"a": b"1", "b": b"2", "c": b"3"},
            {"a": b"2", "b": b"3", "c": b"1"},
            [("changed", p, f"has the bytes recorded for {q}") for p, q in ("ab", "bc", "ca")],
            id="three exchanged in a ring",
        ),
    ],
)
def test_changes(recorded: dict[str, bytes], now: dict[str, bytes], expected: list[tuple[str, str, str]]) -> None:
    assert changed(recorded, now) == expected


def test_a_file_too_large_to_keep_is_still_told() -> None:
    large = TreeFile("a", 99, sha256(b"2"), None, (0, 0))
    (fault,) = changes({"a": ManifestEntry(sha256(b"1"), "a")}, {"a": large})
    found, expected = f"sha256 {sha256(b'2')}, 99 bytes", f"sha256 {sha256(b'1')}"
    assert (fault.kind, fault.found, fault.expected) == ("changed", found, expected)


@pytest.mark.parametrize(
    ("missing", "unlisted", "expected"),
    [
        pytest.param({}, {}, {}, id="nothing"),
        pytest.param({"a": b"1"}, {"x": b"1"}, {"a": "x"}, id="one"),
        pytest.param({"a": b"1"}, {"x": b"2"}, {}, id="other bytes"),
        pytest.param({"a": b"1", "b": b"1"}, {"x": b"1"}, {"a": "x"}, id="each file is used once"),
        pytest.param({"b": b"1", "a": b"1"}, {"y": b"1", "x": b"1"}, {"a": "x", "b": "y"}, id="in order"),
    ],
)
def test_renames(missing: dict[str, bytes], unlisted: dict[str, bytes], expected: dict[str, str]) -> None:
    entries = [ManifestEntry(sha256(content), path) for path, content in missing.items()]
    assert renames(entries, [file(path, content) for path, content in unlisted.items()]) == expected


def test_a_recorded_size_makes_the_change_exact() -> None:
    (fault,) = changes(
        {"data/a": ManifestEntry(sha256(b"1"), "data/a")}, {"data/a": file("data/a", b"12")}, {"data/a": 1}
    )
    assert fault.message == "has 1 byte more at its end than the recorded file"


@pytest.mark.parametrize(("path", "recorded_anew"), [("data/a", False), ("bagit.txt", True), ("record/data/a", True)])
def test_only_tag_files_may_be_recorded_anew(path: str, *, recorded_anew: bool) -> None:
    (fault,) = changes({path: ManifestEntry(sha256(b"1"), path)}, {path: file(path, b"2")})
    assert ("record tags" in fault.remedy) == recorded_anew
