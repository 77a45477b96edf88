"""Text, or the first bad byte with its line and its offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.files.decoding import decode, not_utf8


@pytest.mark.parametrize(
    ("content", "line", "found"),
    [
        pytest.param(b"\xff", 1, "byte 0xff at offset 0", id="first"),
        pytest.param("义\n乌".encode() + b"\x80a", 2, "byte 0x80 at offset 7", id="behind Chinese"),
        pytest.param("\n\n义".encode()[:-1], 3, "byte 0xe4 at offset 2", id="cut off"),
        pytest.param(b"\xed\xa0\x80", 1, "byte 0xed at offset 0", id="surrogate"),
    ],
)
def test_bytes_that_are_no_text(content: bytes, line: int, found: str) -> None:
    text, fault = decode(content, "f")
    assert fault is not None
    assert (text, fault.file, fault.line, fault.column, fault.found) == ("", "f", line, None, found)
    assert (fault.kind, fault.message, fault.expected, fault.unreadable) == (
        "unreadable",
        "is not UTF-8",
        "UTF-8 text",
        True,
    )


@pytest.mark.parametrize(
    "text", ["", "义乌", "\ufeffa\r\n\0", "\U00020000"], ids=["nothing", "Chinese", "as-it-is", "astral"]
)
def test_text(text: str) -> None:
    assert decode(text.encode(), "f") == (text, None)


@given(st.binary(max_size=20))
def test_the_byte_that_is_named_is_the_first_that_python_refuses(content: bytes) -> None:
    text, fault = decode(content, "f")
    if fault is None:
        assert text.encode() == content
        return
    offset = int(fault.found.rpartition(" ")[2])
    content[:offset].decode()
    with pytest.raises(UnicodeDecodeError):
        content[: offset + 4].decode()
    assert fault == not_utf8("f", content[offset], offset, content[:offset].count(b"\n") + 1)


def test_of_a_stream_the_line_is_not_known() -> None:
    assert not_utf8("f", 0xFF, 9).place == "f"
