"""Fixity: whether files still have their recorded bytes, and if not, how they changed.

Only the hash of the recorded bytes is known. A kind of change is found by undoing it and comparing the hashes, so it is
named only where nothing else changed. Fault kinds: see `bundle_model.bag.reader.FAULT_KINDS`.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from bundle_model.bag.manifest import PAYLOAD, ManifestEntry
from bundle_model.faults import Fault
from bundle_model.files.tree import TreeFile

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_MAX_MARKS = 30
"""Text with more combining marks in a row is not normalised: nobody writes it, and sorting them takes square time."""


class Difference(StrEnum):
    """The only difference between two files, in words that complete "differs only in"."""

    LINE_ENDS = "its line ends"
    BYTE_ORDER_MARK = "a byte-order mark"
    FINAL_NEWLINE = "newlines at its end"
    NORMALISATION = "Unicode normalisation"


def difference(content: bytes, sha256: str) -> Difference | None:
    """The one kind of change that turned bytes with the hash `sha256` into `content`; None where there is none."""
    for kind, candidates in (
        (Difference.FINAL_NEWLINE, _other_ends),
        (Difference.BYTE_ORDER_MARK, _other_mark),
        (Difference.LINE_ENDS, _other_line_ends),
        (Difference.NORMALISATION, _other_normalisations),
    ):
        if any(hashlib.sha256(candidate).hexdigest() == sha256 for candidate in candidates(content)):
            return kind
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


def _other_line_ends(content: bytes) -> Iterator[bytes]:
    # a lone CR inside a line stays as it is: b"a\rb\r\nc" was b"a\rb\nc"
    yield content.replace(b"\r\n", b"\n")
    plain = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    yield from (plain.replace(b"\n", end) for end in (b"\n", b"\r\n", b"\r"))


def _other_normalisations(content: bytes) -> Iterator[bytes]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return
    if not _long_run_of_marks(text):
        yield unicodedata.normalize("NFC", text).encode("utf-8")
        yield unicodedata.normalize("NFD", text).encode("utf-8")


def _long_run_of_marks(text: str) -> bool:
    marks = "".join(c for c in set(text) if unicodedata.combining(unicodedata.normalize("NFD", c)[0]))
    return bool(marks) and re.search(f"[{re.escape(marks)}]{{{_MAX_MARKS + 1}}}", text) is not None


def changes(listed: Mapping[str, ManifestEntry], files: Mapping[str, TreeFile]) -> Iterator[Fault]:
    """One fault for each listed file with other bytes than recorded: `swapped` for a pair of files, else `changed`."""
    changed = [path for path, entry in listed.items() if path in files and files[path].sha256 != entry.sha256]
    holder = {(listed[path].sha256, files[path].sha256): path for path in changed}
    owner = {entry.sha256: path for path, entry in listed.items()}
    for path in changed:
        recorded, found = listed[path].sha256, files[path].sha256
        other = holder.get((found, recorded))
        if other is None:
            yield _changed(files[path], recorded, owner.get(found))
        else:
            yield _swapped(path, other, recorded, found)


def renames(missing: Iterable[ManifestEntry], unlisted: Iterable[TreeFile]) -> dict[str, str]:
    """The new path of each missing file, where an unlisted file has its hash. Each file is used once, in order."""
    spare: dict[str, list[str]] = {}
    for file in sorted(unlisted, key=lambda file: file.path, reverse=True):
        spare.setdefault(file.sha256, []).append(file.path)
    ordered = sorted(missing, key=lambda entry: entry.path)
    return {entry.path: spare[entry.sha256].pop() for entry in ordered if spare.get(entry.sha256)}


def _changed(file: TreeFile, recorded: str, owner: str | None) -> Fault:
    kind = difference(file.content, recorded) if file.content is not None else None
    if kind is not None:
        message = f"differs from the recorded file only in {kind}"
    elif owner is not None:
        message = f"has the bytes recorded for {owner}"
    else:
        message = "does not have the recorded bytes"
    return Fault(
        kind="changed",
        file=file.path,
        message=message,
        found=f"sha256 {file.sha256}, {file.size} bytes",
        expected=f"sha256 {recorded}",
        remedy=_remedy(file.path),
    )


def _swapped(path: str, other: str, recorded: str, found: str) -> Fault:
    return Fault(
        kind="swapped",
        file=path,
        message=f"has the bytes recorded for {other}, and the other way round",
        found=f"sha256 {found}",
        expected=f"sha256 {recorded}",
        remedy="Exchange the two names.",
    )


def _remedy(path: str) -> str:
    """The payload is fixed; tag files may be recorded again."""
    if path.startswith(PAYLOAD):
        return "Restore the file: the payload is never changed."
    return "Restore the file, or, if the change is meant, run `yiwu-bundle record tags`."
