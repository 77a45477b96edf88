"""The text of a tag file: UTF-8 without a byte-order mark, in lines that end with LF, CR or CRLF (RFC 8493, 2.1.3)."""

from typing import NamedTuple

from bundle_model.faults import Fault
from bundle_model.files.decoding import decode
from bundle_model.files.left_by_git import left_by_git
from bundle_model.patterns import pattern

_BYTE_ORDER_MARK = "\ufeff"
_LINE_END = pattern(r"\r\n|\r|\n")
_CONTROL = pattern(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")


class TagText(NamedTuple):
    """The lines of a tag file without their ends; None where the file is not UTF-8, or git left something in its place."""

    lines: tuple[str, ...] | None
    faults: tuple[Fault, ...]


def read_tag_text(content: bytes, file: str) -> TagText:
    """The lines of `content`. The last line may lack its end. Faults: not-utf-8, byte-order-mark, merge-conflict, lfs-pointer."""
    text, fault = decode(content, file)
    if fault:
        return TagText(None, (fault._replace(kind="not-utf-8", remedy="Restore the file, or save it as UTF-8."),))
    if fault := left_by_git(text, file):
        return TagText(None, (fault,))
    faults: tuple[Fault, ...] = ()
    if text.startswith(_BYTE_ORDER_MARK):
        text, faults = text[1:], (_begins_with_mark(file),)
    lines = _LINE_END.split(text)
    if lines[-1] == "":
        lines.pop()
    return TagText(tuple(lines), faults)


def control_column(line: str) -> int | None:
    """The column of the first control character or line separator in a line, except tabs; None where there is none.

    Tag files must not have them, because some readers take them as the end of a line.
    """
    found = _CONTROL.search(line)
    return found.start() + 1 if found else None


def _begins_with_mark(file: str) -> Fault:
    return Fault(
        kind="byte-order-mark",
        file=file,
        message="begins with a byte-order mark",
        found="the bytes EF BB BF",
        expected="UTF-8 without a byte-order mark",
        remedy="Remove the first three bytes.",
        line=1,
        column=1,
    )
