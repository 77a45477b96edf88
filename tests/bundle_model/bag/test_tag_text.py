"""The text of tag files."""

import pytest

from bundle_model.bag.tag_text import control_column, read_tag_text

CONFLICT = f"a\n{'<' * 7} HEAD\nb\n{'=' * 7}\nc\n{'>' * 7} other\n"  # put together, so that this file has none
POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize 12\n" % (b"a" * 64)


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        pytest.param(b"", (), id="nothing is no line"),
        pytest.param(b"a\nb\n", ("a", "b"), id="LF"),
        pytest.param(b"a\r\nb\r\n", ("a", "b"), id="CRLF is one end"),
        pytest.param(b"a\rb\r", ("a", "b"), id="CR"),
        pytest.param(b"a\n\nb", ("a", "", "b"), id="an empty line stays, a last line needs no end"),
        pytest.param("a\u2028b\x0bc\n".encode(), ("a\u2028b\x0bc",), id="no other character ends a line"),
        pytest.param("义乌\n".encode(), ("义乌",), id="text beyond ASCII"),
    ],
)
def test_lines(content: bytes, lines: tuple[str, ...]) -> None:
    text = read_tag_text(content, "f.txt")
    assert (text.lines, text.faults) == (lines, ())


@pytest.mark.parametrize(
    ("content", "kind", "line", "found"),
    [
        pytest.param(b"ab\n\xffc", "not-utf-8", 2, "byte 0xff at offset 3", id="a byte that is never UTF-8"),
        pytest.param(b"ab\xe4\xb9", "not-utf-8", 1, "byte 0xe4 at offset 2", id="a character cut short"),
        pytest.param(b"\xed\xa0\x80", "not-utf-8", 1, "byte 0xed at offset 0", id="a surrogate"),
        pytest.param(CONFLICT.encode(), "merge-conflict", 2, "both sides of a merge", id="a merge conflict"),
        pytest.param(POINTER, "lfs-pointer", 1, "a pointer", id="a Git LFS pointer"),
        pytest.param(b"\xef\xbb\xbfa\n", "byte-order-mark", 1, "the bytes EF BB BF", id="a byte-order mark"),
    ],
)
def test_faults(content: bytes, kind: str, line: int, found: str) -> None:
    (fault,) = read_tag_text(content, "f.txt").faults
    assert (fault.kind, fault.file, fault.line, fault.found) == (kind, "f.txt", line, found)
    assert fault.unreadable == (kind != "byte-order-mark")


def test_a_byte_order_mark_hides_no_line() -> None:
    assert read_tag_text(b"\xef\xbb\xbfa\nb\n", "f.txt").lines == ("a", "b")


def test_bytes_that_are_no_text_have_no_lines() -> None:
    assert read_tag_text(b"a\n\xff", "f.txt").lines is None


@pytest.mark.parametrize(
    ("line", "column"),
    [
        pytest.param("a b\tc 义乌 \u00a0\u3000", None, id="tabs and spaces are no controls"),
        pytest.param("义\x1b[0m", 2, id="ESC, counted in code points"),
        pytest.param("\x00", 1, id="NUL"),
        pytest.param("ab\x85", 3, id="NEL"),
        pytest.param("ab\u2029", 3, id="paragraph separator"),
    ],
)
def test_control_column(line: str, column: int | None) -> None:
    assert control_column(line) == column
