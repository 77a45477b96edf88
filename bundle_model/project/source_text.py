"""A Python file as Python reads it: its encoding is declared in its first two lines, and any of three line ends will do."""

import io
import re
import tokenize
from codecs import BOM_UTF8
from contextlib import suppress

from bundle_model.patterns import pattern

_SHEBANG = re.compile(rb"#!.*\bpython[0-9.]*\b")
_LINE_END = pattern("\r\n?")


def is_python(start: bytes) -> bool:
    """Whether Python runs a file, by its first line."""
    return _SHEBANG.match(start.partition(b"\n")[0]) is not None


def source_text(content: bytes) -> tuple[str, str | None]:
    r"""The text, in which `\n` ends a line, and why it cannot be decoded; then it is empty."""
    # to look for a declaration takes longer than to decode most files
    if not content.startswith(BOM_UTF8) and not any(b"coding" in line for line in content.split(b"\n", 2)[:2]):
        with suppress(UnicodeDecodeError):  # what is wrong, and where, is said below
            return _with_line_ends(content.decode("utf-8")), None
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        text = content.removeprefix(BOM_UTF8).decode(encoding)
    except SyntaxError as error:  # an unknown encoding, or one that a byte-order mark denies
        return "", str(error)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return "", f"line {line} is not {error.encoding}: byte 0x{content[error.start]:02x}"
    except (LookupError, ValueError) as error:  # rot13 is an encoding, but not of text
        return "", str(error)
    return _with_line_ends(text), None


def _with_line_ends(text: str) -> str:
    return _LINE_END.sub("\n", text) if "\r" in text else text
