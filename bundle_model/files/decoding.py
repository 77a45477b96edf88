"""Decodes UTF-8. Everything in this project that decodes a file uses it."""

from bundle_model.faults import Fault, unreadable


def decode(content: bytes, file: str) -> tuple[str, Fault | None]:
    """UTF-8 bytes as text, or the fault that names the first bad byte by its line and its offset."""
    try:
        return content.decode("utf-8"), None
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return "", not_utf8(file, content[error.start], error.start, line)


def not_utf8(file: str, byte: int, offset: int, line: int | None = None) -> Fault:
    """The fault of a file whose first bad byte is at `offset`, in bytes from 0."""
    found = f"byte 0x{byte:02x} at offset {offset}"
    return unreadable(file, "is not UTF-8", found, "UTF-8 text", "Save it as UTF-8.", line)
