"""What git can leave in the place of a file: both sides of a merge that is not resolved, or a Git LFS pointer."""

import re

from bundle_model.faults import Fault
from bundle_model.patterns import pattern

_MARKER = pattern(r"^(<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)(?: .*)?\r?$", re.MULTILINE)
_POINTER = b"version https://git-lfs.github.com/spec/"
_SHOWN = 6
POINTER_SAID = "is a Git LFS pointer, not the file"
FETCH_IT = "Run `git lfs pull`."


def conflict_lines(text: str) -> tuple[int, ...]:
    """The lines, from 1, of the markers of every merge conflict: `<<<<<<<`, `|||||||`, `=======` and `>>>>>>>`.

    Only an opening marker and a closing one below it make a conflict, so that a heading underlined by `=======` is none.
    """
    if "<<<<<<<" not in text:
        return ()
    found: list[int] = []
    waiting: list[int] = []
    line, counted = 1, 0
    for marker in _MARKER.finditer(text):
        line += text.count("\n", counted, marker.start())
        counted = marker.start()
        if marker[1][0] == "<":
            waiting = [line]
        elif waiting:
            waiting.append(line)
        if marker[1][0] == ">":
            found += waiting
            waiting = []
    return tuple(found)


def at_lines(lines: tuple[int, ...]) -> str:
    """Lines in words: `lines 3, 5 and 9`. Of many, the first few and the number of the others."""
    shown = [str(line) for line in lines[:_SHOWN]]
    more = len(lines) - len(shown)
    last = f"{more} more" if more else shown.pop()
    return f"line {last}" if not shown else f"lines {', '.join(shown)} and {last}"


def is_lfs_pointer(content: bytes) -> bool:
    """Whether this is what Git LFS keeps in the place of a file until the file is downloaded."""
    return content.startswith(_POINTER) and b"\noid sha256:" in content[:1024]


def conflict_said(lines: tuple[int, ...]) -> str:
    """That a file has the markers of a merge conflict at these lines, in words that come after its name."""
    return f"has merge-conflict markers at {at_lines(lines)}"


def left_by_git(text: str, file: str) -> Fault | None:
    """The one fault of a text that git left in the place of `file`; None for a text of its own."""
    if lines := conflict_lines(text):
        return Fault(
            kind="merge-conflict",
            file=file,
            message=conflict_said(lines),
            found="both sides of a merge",
            expected="one version of the text",
            remedy="Resolve the conflict: keep one version of these lines, and remove the markers.",
            line=lines[0],
            column=1,
            unreadable=True,
        )
    if is_lfs_pointer(text[:1024].encode("utf-8", "replace")):
        return Fault(
            kind="lfs-pointer",
            file=file,
            message=POINTER_SAID,
            found="a pointer",
            expected="the file",
            remedy=FETCH_IT,
            line=1,
            column=1,
            unreadable=True,
        )
    return None
