"""How the bytes of a file differ from the recorded ones, of which only the hash is known, and sometimes the size.

A kind of change is found by undoing it and comparing the hashes, so it is named only where nothing else changed. What
cannot be undone is named by what stands in the file: a Git LFS pointer, merge-conflict markers, bytes that are no UTF-8.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from bundle_model.bag.manifest import PAYLOAD
from bundle_model.files.decoding import decode
from bundle_model.files.left_by_git import FETCH_IT, POINTER_SAID, conflict_lines, conflict_said, is_lfs_pointer

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MAX_MARKS = 30
"""Text with more combining marks in a row is not normalised: nobody writes it, and sorting them takes square time."""
_ONLY = "differs from the recorded file only in"


class ChangeKind(StrEnum):
    """What happened to the bytes of a file."""

    LINE_ENDS = "line-ends"
    BYTE_ORDER_MARK = "byte-order-mark"
    FINAL_NEWLINE = "final-newline"
    NORMALISATION = "normalisation"
    ANOTHER_FILE = "another-file"
    LFS_POINTER = "lfs-pointer"
    MERGE_CONFLICT = "merge-conflict"
    GROWN = "grown"
    NOT_UTF_8 = "not-utf-8"
    TRUNCATED = "truncated"
    CHANGED = "changed"


class Change(NamedTuple):
    """A change of a file: its kind, and the words that say it after the file's name.

    `remedy` is for every file that was changed in this way; None where it depends on the file.
    """

    kind: ChangeKind
    said: str
    remedy: str | None = None

    def remedy_for(self, path: str) -> str:
        """What to do about the file at `path` of the bag. The payload is fixed; tag files may be recorded again."""
        if self.remedy is not None:
            return self.remedy
        conflict = self.kind is ChangeKind.MERGE_CONFLICT
        if path.startswith(PAYLOAD):
            how = "End the merge with the recorded file, as git has it" if conflict else "Restore the file from git"
            return f"{how}: the payload is never changed."
        if conflict:
            return "Resolve the conflict, then run `yiwu-bundle record tags`."
        return "Restore the file from git, or, if the change is meant, run `yiwu-bundle record tags`."


def change_of(content: bytes | None, sha256: str, *, size: int | None = None, owner: str | None = None) -> Change:
    """What turned the bytes with the hash `sha256`, and of this `size` if it is known, into `content`.

    `owner` is the file for which these bytes are recorded, if there is one. `content` is None where the file was too
    large to keep. The bytes must differ from the recorded ones.
    """
    if content is not None:
        for change, candidate in _undone(content):
            if hashlib.sha256(candidate).hexdigest() == sha256:
                return change
    if owner is not None:
        return Change(ChangeKind.ANOTHER_FILE, f"has the bytes recorded for {owner}")
    if content is None:
        return Change(ChangeKind.CHANGED, "does not have the recorded bytes")
    return _left_by_git(content) or _grown(content, sha256, size) or _no_text(content) or _plain(content, size)


def _undone(content: bytes) -> Iterator[tuple[Change, bytes]]:
    """Each change that can be undone, and the bytes before it."""
    newlines = Change(ChangeKind.FINAL_NEWLINE, f"{_ONLY} newlines at its end")
    yield from ((newlines, candidate) for candidate in _other_ends(content))
    mark = Change(ChangeKind.BYTE_ORDER_MARK, f"{_ONLY} a byte-order mark at its start")
    yield from ((mark, candidate) for candidate in _other_mark(content))
    yield from _other_line_ends(content)
    if (text := _decoded(content, "utf-8")) is None:
        yield from _other_encodings(content)
    else:
        normal = Change(ChangeKind.NORMALISATION, f"{_ONLY} Unicode normalisation")
        yield from ((normal, candidate) for candidate in _other_normalisations(text))


def _decoded(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except UnicodeDecodeError:
        return None


def _other_ends(content: bytes) -> Iterator[bytes]:
    yield content + b"\n"
    yield content + b"\r\n"
    yield content + b"\n\n"
    # any number of newlines was added
    bare = content.rstrip(b"\r\n")
    yield from (bare + end for end in (b"", b"\n", b"\r\n"))
    yield content.removesuffix(b"\n")
    yield content.removesuffix(b"\r\n")


def _other_mark(content: bytes) -> Iterator[bytes]:
    if content.startswith(_BYTE_ORDER_MARK):
        yield content.removeprefix(_BYTE_ORDER_MARK)
    yield _BYTE_ORDER_MARK + content


def _other_line_ends(content: bytes) -> Iterator[tuple[Change, bytes]]:
    # a lone CR inside a line stays as it is: b"a\rb\r\nc" was b"a\rb\nc"
    yield _to_crlf(content), content.replace(b"\r\n", b"\n")
    plain = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    for end, name in ((b"\n", "LF"), (b"\r\n", "CRLF"), (b"\r", "CR")):
        yield Change(ChangeKind.LINE_ENDS, f"{_ONLY} its line ends, which were {name}"), plain.replace(b"\n", end)


def _to_crlf(content: bytes) -> Change:
    """The change of LF to CRLF. git makes it in every line, and only in a file that has no CR of its own."""
    made, lines = content.count(b"\r\n"), content.count(b"\n")
    said = f"{_ONLY} its line ends: CRLF where LF was"
    if made == lines == content.count(b"\r") and b"\0" not in content:
        remedy = "Set `bundle/** -text` in .gitattributes if it is not there, delete the file, and check it out again."
        return Change(ChangeKind.LINE_ENDS, f"{said}, as git's core.autocrlf makes them", remedy)
    return Change(ChangeKind.LINE_ENDS, f"{said}, in {made} of {lines} lines")


def _other_normalisations(text: str) -> Iterator[bytes]:
    if not _long_run_of_marks(text):
        yield unicodedata.normalize("NFC", text).encode("utf-8")
        yield unicodedata.normalize("NFD", text).encode("utf-8")


def _long_run_of_marks(text: str) -> bool:
    marks = "".join(c for c in set(text) if unicodedata.combining(unicodedata.normalize("NFD", c)[0]))
    return bool(marks) and re.search(f"[{re.escape(marks)}]{{{_MAX_MARKS + 1}}}", text) is not None


def _other_encodings(content: bytes) -> Iterator[tuple[Change, bytes]]:
    codec = "UTF-16" if content.startswith(_UTF_16_MARKS) else "GB18030"
    if (text := _decoded(content, codec)) is not None:
        yield Change(ChangeKind.NOT_UTF_8, f"is not UTF-8, but the recorded text in {codec}"), text.encode("utf-8")


def _left_by_git(content: bytes) -> Change | None:
    if is_lfs_pointer(content):
        return Change(ChangeKind.LFS_POINTER, POINTER_SAID, FETCH_IT)
    # every byte is a letter of Latin-1, so that the lines can be counted whatever the encoding is
    if lines := conflict_lines(content.decode("latin-1")):
        return Change(ChangeKind.MERGE_CONFLICT, conflict_said(lines))
    return None


def _grown(content: bytes, sha256: str, size: int | None) -> Change | None:
    if size is None or len(content) <= size:
        return None
    more = _bytes(len(content) - size)
    for kept, where in ((content[:size], "end"), (content[len(content) - size :], "start")):
        if hashlib.sha256(kept).hexdigest() == sha256:
            return Change(ChangeKind.GROWN, f"has {more} more at its {where} than the recorded file")
    return None


def _no_text(content: bytes) -> Change | None:
    _, fault = decode(content, "")
    # "义" cut after its first byte: the file ends too early, and is text before that
    if fault is None or _ends_within_a_character(content):
        return None
    return Change(
        ChangeKind.NOT_UTF_8, f"does not have the recorded bytes, and is not UTF-8: {fault.found}, line {fault.line}"
    )


def _ends_within_a_character(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.end == len(content) and error.reason == "unexpected end of data"
    return False


def _plain(content: bytes, size: int | None) -> Change:
    if not content:
        had = "" if size is None else f", and had {_bytes(size)}"
        return Change(ChangeKind.TRUNCATED, f"is empty{had}")
    if size is not None and len(content) < size:
        return Change(ChangeKind.TRUNCATED, f"is {_bytes(size - len(content))} shorter than the recorded file")
    if _ends_within_a_character(content):
        return Change(ChangeKind.TRUNCATED, "ends in the middle of a character, so bytes are missing at its end")
    longer = f", and is {_bytes(len(content) - size)} longer" if size is not None and len(content) > size else ""
    return Change(ChangeKind.CHANGED, f"does not have the recorded bytes{longer}")


def _bytes(count: int) -> str:
    return f"{count} byte{'s' * (count != 1)}"
