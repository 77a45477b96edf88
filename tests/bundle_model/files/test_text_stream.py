"""Text comes out as it went in, however it is cut; what is no text is named by its first bad byte."""

import io
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.errors import BundleError
from bundle_model.files.text_stream import PIECE, stream_bytes, stream_file


def _text(content: bytes) -> str:
    return "".join(stream_bytes(io.BytesIO(content), "it"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("3万\r\n余人\r", id="line-ends-as-they-are"),
        pytest.param("\ufeff3万", id="a-byte-order-mark-is-a-character"),
        pytest.param("a\0b", id="NUL"),
        pytest.param("\U00020000" * 3, id="beyond-the-first-plane"),
        pytest.param("x" * (PIECE - 1) + "义" * 3, id="a-character-over-the-edge-of-a-piece"),
        pytest.param("义" * (PIECE + 1), id="three-pieces"),
    ],
)
def test_a_text_comes_out_as_it_went_in(text: str, tmp_path: Path) -> None:
    assert _text(text.encode()) == text
    (tmp_path / "t").write_bytes(text.encode())
    assert "".join(stream_file(tmp_path / "t")) == text


BAD = [
    pytest.param(b"\xff", 0, "0xff", id="first"),
    pytest.param(b"ab\xc0\xaf", 2, "0xc0", id="overlong"),
    pytest.param("义".encode() + b"\xed\xa0\x80", 3, "0xed", id="a-surrogate-encoded"),
    pytest.param(b"a\xe4\xb9", 1, "0xe4", id="truncated-at-the-end"),
    pytest.param(b"x" * PIECE + b"\xff", PIECE, "0xff", id="first-of-the-second-piece"),
    pytest.param(b"x" * (PIECE - 1) + b"\xe4\xb9", PIECE - 1, "0xe4", id="truncated-over-the-edge"),
    pytest.param(b"x" * (PIECE - 1) + b"\xe4" + b"y", PIECE - 1, "0xe4", id="broken-over-the-edge"),
    pytest.param(b"x" * (PIECE - 2) + b"\xe4\xb9" + b"\xff", PIECE - 2, "0xe4", id="the-first-bad-byte-not-the-last"),
    pytest.param("义".encode() * PIECE + b"\x80", 3 * PIECE, "0x80", id="offsets-are-of-bytes"),
    pytest.param("3万".encode("utf-16"), 0, "0xff", id="another-encoding"),
]


@pytest.mark.parametrize(("content", "offset", "byte"), BAD)
def test_the_first_bad_byte_is_named(content: bytes, offset: int, byte: str) -> None:
    with pytest.raises(BundleError) as raised:
        _text(content)
    (fault,) = raised.value.faults
    assert (fault.file, fault.message, fault.unreadable) == ("it", "is not UTF-8", True)
    assert fault.found == f"byte {byte} at offset {offset}"


@given(st.binary(max_size=12), st.integers(PIECE - 12, PIECE), st.integers(0, 2))
def test_any_bytes_are_judged_as_python_judges_them_whole(tail: bytes, filling: int, over: int) -> None:
    content = b"x" * filling + tail + "义".encode()[:over]
    try:
        expected = content.decode()
    except UnicodeDecodeError as error:
        with pytest.raises(BundleError, match=f" at offset {error.start};"):
            _text(content)
    else:
        assert _text(content) == expected


def test_what_comes_before_a_bad_byte_is_given(tmp_path: Path) -> None:
    pieces = stream_bytes(io.BytesIO(b"x" * PIECE + b"\xff"), "it")
    assert next(pieces) == "x" * PIECE
    with pytest.raises(BundleError):
        next(pieces)


def test_no_more_is_read_than_is_asked_for() -> None:
    source = io.BytesIO(b"x" * (10 * PIECE))
    assert next(stream_bytes(source, "it"))
    assert source.tell() == PIECE


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("none", "no such file or directory", id="missing"),
        pytest.param(".", "is a directory", id="a-folder"),
        pytest.param("x" * 300, "file name too long", id="a-name-too-long"),
    ],
)
def test_what_cannot_be_opened_is_named(tmp_path: Path, name: str, found: str) -> None:
    path = tmp_path / name
    with pytest.raises(BundleError) as raised:
        list(stream_file(path))
    (fault,) = raised.value.faults
    assert (fault.file, fault.message, fault.found) == (str(path), "cannot be read", found)
    assert fault.unreadable


class _Broken(io.RawIOBase):
    """A stream that gives a piece and then breaks."""

    def __init__(self, error: OSError) -> None:
        self.pieces = [b"3"]
        self.error = error

    def read(self, _size: int = -1) -> bytes:
        if self.pieces:
            return self.pieces.pop()
        raise self.error


@pytest.mark.parametrize(
    ("error", "found"),
    [(OSError(5, "Input/output error"), "input/output error"), (OSError("odd"), "an error")],
    ids=["with-words", "without"],
)
def test_a_stream_that_breaks_is_named(error: OSError, found: str) -> None:
    pieces = stream_bytes(_Broken(error), "it")  # type: ignore[arg-type]
    assert next(pieces) == "3"
    with pytest.raises(BundleError, match=f"it: cannot be read \\(found {found};"):
        next(pieces)


def test_a_pipe_with_a_name(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=lambda: (tmp_path / "pipe").write_bytes("3万".encode() * PIECE))
    writer.start()
    assert "".join(stream_file(tmp_path / "pipe")) == "3万" * PIECE
    writer.join()


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "t").write_text("3万")
    (tmp_path / "link").symlink_to(tmp_path / "t")
    assert list(stream_file(tmp_path / "link")) == ["3万"]


def test_a_file_that_grows_while_it_is_read_is_refused_and_a_stream_may_grow(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"3")
    pieces = stream_file(tmp_path / "log")
    assert next(pieces) == "3"
    (tmp_path / "log").write_bytes(b"3" * PIECE)
    with pytest.raises(BundleError) as raised:
        next(pieces)
    (fault,) = raised.value.faults
    assert (fault.message, fault.found) == ("grew while it was read", "more than its 1 bytes")
    assert "".join(stream_bytes(io.BytesIO(b"3" * PIECE * 2), "stdin")) == "3" * PIECE * 2
    (tmp_path / "log").write_bytes(b"3")
    assert "".join(stream_file(tmp_path / "log")) == "3"


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="this system has no /proc")
def test_a_file_that_says_it_is_empty_and_is_not() -> None:
    assert "".join(stream_file(Path("/proc/version"))) != ""
