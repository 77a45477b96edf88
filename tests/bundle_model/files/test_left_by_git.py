"""What git leaves in the place of a file. The markers are put together, so that this file holds none itself."""

import pytest

from bundle_model.files.left_by_git import at_lines, conflict_lines, is_lfs_pointer, left_by_git

OPEN, BASE, MIDDLE, CLOSE = "<" * 7, "|" * 7, "=" * 7, ">" * 7
CONFLICT = f"a\n{OPEN} HEAD\nb\n{MIDDLE}\nc\n{CLOSE} other\nd\n"
POINTER = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'a' * 64}\nsize 12\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(CONFLICT, (2, 4, 6), id="one"),
        pytest.param(CONFLICT.replace("\n", "\r\n"), (2, 4, 6), id="in CRLF"),
        pytest.param(CONFLICT * 2, (2, 4, 6, 9, 11, 13), id="two"),
        pytest.param(f"{OPEN} a\n{BASE} b\n{MIDDLE}\n{CLOSE} c", (1, 2, 3, 4), id="with the base"),
        pytest.param(f"{OPEN} a\n{CLOSE} b\n", (1, 2), id="no middle"),
        pytest.param(f"{OPEN}\n{MIDDLE}\n{CLOSE}\n", (1, 2, 3), id="no names, as a tool strips them"),
        pytest.param(f"{OPEN} a\n{OPEN} b\n{MIDDLE}\n{CLOSE} c\n", (2, 3, 4), id="opened twice"),
        pytest.param(f"T\n{MIDDLE}\n{CONFLICT}", (4, 6, 8), id="after an underlined heading"),
        pytest.param("", (), id="nothing"),
        pytest.param(f"Title\n{MIDDLE}\ntext\n", (), id="an underlined heading"),
        pytest.param(f"{OPEN} a\n{MIDDLE}\n", (), id="never closed"),
        pytest.param(f"{MIDDLE}\n{CLOSE} a\n", (), id="never opened"),
        pytest.param(f"{CLOSE} a\n{OPEN} b\n", (), id="the wrong way round"),
        pytest.param(f" {OPEN} a\n {CLOSE} b\n", (), id="indented"),
        pytest.param(f"{OPEN}< a\n{CLOSE}> b\n", (), id="eight signs"),
        pytest.param(f"{OPEN}a\n{CLOSE}b\n", (), id="no space"),
    ],
)
def test_conflict_lines(text: str, expected: tuple[int, ...]) -> None:
    assert conflict_lines(text) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param((3,), "line 3", id="one"),
        pytest.param((3, 5), "lines 3 and 5", id="two"),
        pytest.param((3, 5, 9), "lines 3, 5 and 9", id="three"),
        pytest.param((1, 2, 3, 4, 5, 6), "lines 1, 2, 3, 4, 5 and 6", id="six"),
        pytest.param((1, 2, 3, 4, 5, 6, 7, 8), "lines 1, 2, 3, 4, 5, 6 and 2 more", id="many"),
    ],
)
def test_at_lines(lines: tuple[int, ...], expected: str) -> None:
    assert at_lines(lines) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(POINTER, True, id="a pointer"),
        pytest.param(POINTER.replace("\n", "\r\n"), True, id="in CRLF"),
        pytest.param(f"# Git LFS\n{POINTER}", False, id="about a pointer"),
        pytest.param("version https://git-lfs.github.com/spec/v1\n", False, id="no hash"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_is_lfs_pointer(content: str, expected: bool) -> None:
    assert is_lfs_pointer(content.encode()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            CONFLICT, ("merge-conflict", 2, "has merge-conflict markers at lines 2, 4 and 6"), id="a conflict"
        ),
        pytest.param(POINTER, ("lfs-pointer", 1, "is a Git LFS pointer, not the file"), id="a pointer"),
        pytest.param("a: b\n", None, id="a text"),
    ],
)
def test_left_by_git(text: str, expected: tuple[str, int, str] | None) -> None:
    fault = left_by_git(text, "x.yaml")
    assert (fault and (fault.kind, fault.line, fault.message)) == expected
    assert fault is None or (fault.file, fault.unreadable) == ("x.yaml", True)
