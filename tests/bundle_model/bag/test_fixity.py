"""What kind of change a file has undergone."""

import hashlib
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bundle_model.bag.fixity import Difference, changes, difference, renames
from bundle_model.bag.manifest import ManifestEntry
from bundle_model.files.tree import TreeFile

BOM = b"\xef\xbb\xbf"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("recorded", "now", "expected"),
    [
        pytest.param(b"a\nb\n", b"a\r\nb\r\n", Difference.LINE_ENDS, id="LF to CRLF"),
        pytest.param(b"a\r\nb\r\n", b"a\nb\n", Difference.LINE_ENDS, id="CRLF to LF"),
        pytest.param(b"a\nb\n", b"a\rb\r", Difference.LINE_ENDS, id="LF to CR"),
        pytest.param(b"a\rb\r", b"a\nb\n", Difference.LINE_ENDS, id="CR to LF"),
        pytest.param(b"a\rb\nc", b"a\rb\r\nc", Difference.LINE_ENDS, id="LF to CRLF beside a lone CR"),
        pytest.param(b"a\nb\nc", b"a\nb\r\nc", Difference.LINE_ENDS, id="one line only"),
        pytest.param(b"a\n", BOM + b"a\n", Difference.BYTE_ORDER_MARK, id="mark added"),
        pytest.param(BOM + b"a\n", b"a\n", Difference.BYTE_ORDER_MARK, id="mark removed"),
        pytest.param(BOM + b"a", BOM + BOM + b"a", Difference.BYTE_ORDER_MARK, id="second mark"),
        pytest.param(b"a", b"a\n", Difference.FINAL_NEWLINE, id="newline added"),
        pytest.param(b"a\n", b"a", Difference.FINAL_NEWLINE, id="newline removed"),
        pytest.param(b"a\n\n", b"a\n", Difference.FINAL_NEWLINE, id="second newline removed"),
        pytest.param(b"a\n", b"a\n\n\n", Difference.FINAL_NEWLINE, id="two newlines added"),
        pytest.param(b"a\n\n\n", b"a\n\n\n\n", Difference.FINAL_NEWLINE, id="newline added to three"),
        pytest.param(b"a\r\n\r\n\r\n", b"a\r\n\r\n\r\n\r\n", Difference.FINAL_NEWLINE, id="CRLF added to three"),
        pytest.param(b"a\r\n", b"a", Difference.FINAL_NEWLINE, id="CRLF removed"),
        pytest.param(b"", b"\n", Difference.FINAL_NEWLINE, id="newline in an empty file"),
        pytest.param("é义".encode(), "e\u0301义".encode(), Difference.NORMALISATION, id="NFC to NFD"),
        pytest.param("e\u0301义".encode(), "é义".encode(), Difference.NORMALISATION, id="NFD to NFC"),
        pytest.param("\u795e".encode(), "\ufa19".encode(), Difference.NORMALISATION, id="compatibility ideograph"),
        pytest.param(b"ab", b"ac", None, id="another letter"),
        pytest.param(b"abc", b"ab", None, id="cut"),
        pytest.param(b"abc", b"", None, id="emptied"),
        pytest.param(b"a\nb\n", b"A\r\nb\r\n", None, id="line ends and a letter"),
        pytest.param(b"a\nb\n", BOM + b"a\r\nb\r\n", None, id="line ends and a mark"),
        pytest.param(b"a b", b"a  b", None, id="a space"),
        pytest.param(b"a", b"a ", None, id="a space at the end"),
        pytest.param("ａ".encode(), b"a", None, id="width, which canonical normalisation keeps"),
        pytest.param(b"\xe9", b"\xc3\xa9", None, id="another encoding"),
        pytest.param(b"ab\xff", b"ac\xff", None, id="no text"),
    ],
)
def test_difference(recorded: bytes, now: bytes, expected: Difference | None) -> None:
    assert difference(now, sha256(recorded)) == expected


@settings(max_examples=150, deadline=None)
@given(st.text("a义é\u0301", min_size=1, max_size=8), st.lists(st.text("b义", min_size=1, max_size=4), max_size=4))
def test_a_change_of_one_kind_is_told_as_that_kind(first: str, rest: list[str]) -> None:
    text = unicodedata.normalize("NFC", "\n".join([first, *rest])) + "\n"
    recorded = sha256(text.encode())
    assert difference(text.replace("\n", "\r\n").encode(), recorded) in {Difference.LINE_ENDS, Difference.FINAL_NEWLINE}
    assert difference(BOM + text.encode(), recorded) == Difference.BYTE_ORDER_MARK
    assert difference(text.encode() + b"\n", recorded) == Difference.FINAL_NEWLINE
    decomposed = unicodedata.normalize("NFD", text)
    assert decomposed == text or difference(decomposed.encode(), recorded) == Difference.NORMALISATION


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param("\u0301\u0316", id="marks of two classes"),
        pytest.param("\u0f73", id="a character that only decomposes into marks"),
    ],
)
def test_marks_without_end_cost_no_square_time(marks: str) -> None:
    start = time.perf_counter()
    assert difference(("a" + marks * 200_000).encode(), sha256(b"")) is None
    assert time.perf_counter() - start < 5  # normalising it takes minutes


@pytest.mark.parametrize(("marks", "told"), [(30, True), (31, False)], ids=["writing", "no-writing"])
def test_marks_in_a_row_are_normalised_as_far_as_writing_has_them(marks: int, told: bool) -> None:
    text = "e" + "\u0301" * marks
    recorded = sha256(unicodedata.normalize("NFC", text).encode())
    assert difference(text.encode(), recorded) == (Difference.NORMALISATION if told else None)


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


@pytest.mark.parametrize(("path", "recorded_anew"), [("data/a", False), ("bagit.txt", True), ("record/data/a", True)])
def test_only_tag_files_may_be_recorded_anew(path: str, *, recorded_anew: bool) -> None:
    (fault,) = changes({path: ManifestEntry(sha256(b"1"), path)}, {path: file(path, b"2")})
    assert ("record tags" in fault.remedy) == recorded_anew
