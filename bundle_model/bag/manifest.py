"""Reads and writes manifests of a BagIt bag (RFC 8493, 2.1.3 and 2.2.1): lines with a sha256 and a path.

Where the RFC leaves room, this accepts only what the widely used `bagit` package reads the same way.
Fault kinds: see `bundle_model.bag.reader.FAULT_KINDS`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from bundle_model.bag.tag_text import control_column, read_tag_text
from bundle_model.faults import Fault
from bundle_model.files.tree import MAX_DEPTH
from bundle_model.patterns import pattern

PAYLOAD_MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
PAYLOAD = "data/"

MAX_PATH = 4096
"""The longest path of a manifest, in code points."""
MAX_FAULTS = 1000
"""A manifest with more faults than this is not read to its end."""

_LINE = pattern(r"([0-9A-Fa-f]{64})[ \t]+(.*)", re.DOTALL)
_HASH = pattern(r"[0-9A-Fa-f]{64}")
_PERCENT = pattern(r"%(?!0A|0D|25)")
_DRIVE = pattern(r"[A-Za-z]:/")
_REMEDY = "Fix the line, or restore the manifest."


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """A file that a manifest lists: lower-case sha256, decoded path, and line (from 1; not compared)."""

    sha256: str
    path: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class ManifestReading:
    """The files that a manifest lists, in its order, each path once.

    `refused` has for each refused line the paths and hashes that it seems to list. Those files are not reported as
    unlisted, too. `complete` is false where the manifest was not read to its end, so that the rest of its files is unknown.
    """

    entries: tuple[ManifestEntry, ...]
    faults: tuple[Fault, ...]
    refused: tuple[frozenset[str], ...] = ()
    complete: bool = True

    def mentions(self, path: str, sha256: str) -> bool:
        """Whether a refused line seems to list the file at this path or with this hash."""
        return path in self._mentioned or sha256 in self._mentioned

    @cached_property
    def _mentioned(self) -> frozenset[str]:
        return frozenset[str]().union(*self.refused)


class _Problem(NamedTuple):
    kind: str
    message: str
    expected: str
    column: int | None = None
    unreadable: bool = False


def parse_manifest(content: bytes, file: str) -> ManifestReading:
    """Read the manifest `file`, which is the payload manifest or the tag manifest, from its bytes."""
    text = read_tag_text(content, file)
    if text.lines is None:
        return ManifestReading((), text.faults, complete=False)
    entries: dict[str, ManifestEntry] = {}
    faults, refused = list(text.faults), list[frozenset[str]]()
    for number, line in enumerate(text.lines, start=1):
        read = _read_line(line, number, file, entries)
        if isinstance(read, ManifestEntry):
            entries[read.path] = read
            continue
        faults.append(_fault(read, file, number, line))
        refused.append(_meant(line))
        if len(faults) > MAX_FAULTS:
            faults.append(_fault(_too_many(), file, number, line))
            return ManifestReading(tuple(entries.values()), tuple(faults), tuple(refused), complete=False)
    return ManifestReading(tuple(entries.values()), tuple(faults), tuple(refused))


def render_manifest(entries: Iterable[ManifestEntry]) -> str:
    """The canonical text: sorted by path, lower-case sha256, two spaces, path with CR and LF encoded, LF.

    Raises ValueError where a path is there twice, or is one that some readers would read as another.
    """
    lines: list[str] = []
    previous = None
    for entry in sorted(entries, key=lambda entry: entry.path):
        encoded = entry.path.replace("\r", "%0D").replace("\n", "%0A")
        line = f"{entry.sha256}  {encoded}"
        # "a%0Ab", "a b ": the line would not read as this path again
        if entry.path == previous or _read_syntax(line, entry.line) != entry:
            raise ValueError(f"cannot be listed in a manifest: {entry.sha256} {entry.path!r}")
        lines.append(line + "\n")
        previous = entry.path
    return "".join(lines)


def _read_line(line: str, number: int, file: str, before: Mapping[str, ManifestEntry]) -> ManifestEntry | _Problem:
    read = _read_syntax(line, number)
    if isinstance(read, _Problem):
        return read
    return _misplaced(read.path, file) or _doubled(read.path, before) or read


def _read_syntax(line: str, number: int) -> ManifestEntry | _Problem:
    match = _LINE.fullmatch(line)
    if match is None:
        expected = "64 hexadecimal digits, two spaces and a path"
        return _Problem("malformed-line", "is not a line of a sha256 manifest", expected, unreadable=True)
    path = match[2].lstrip("*")  # checksum tools mark binary mode so; `bagit` drops any number
    problem = next(_path_problems(path, len(line) - len(path) + 1), None)
    return problem or ManifestEntry(match[1].lower(), _decoded(path), number)


def _decoded(path: str) -> str:
    return path.replace("%0D", "\r").replace("%0A", "\n")


def _meant(line: str) -> frozenset[str]:
    """The paths and hashes that a refused line seems to list: of "HASHdata/a" and of "HASH  dat/a" one is right."""
    after_space, after_hash = "".join(line.split(maxsplit=1)[-1:]), line[64:].lstrip(" \t")
    paths = (_decoded(path.lstrip("*")).replace("%25", "%") for path in (after_space, after_hash))
    return frozenset({*paths, *hashes_in(line)})


def hashes_in(text: str) -> Iterator[str]:
    """Every sha256 that stands in a text, in lower case."""
    return (found.lower() for found in _HASH.findall(text))


def _path_problems(path: str, column: int) -> Iterator[_Problem]:
    """The problems of a path as written. Only the first is reported."""
    yield from _unsupported_names(path, column)
    if wrong := _PERCENT.search(path):
        message, expected = "has a wrong percent-encoding in its path", "only %0A, %0D or %25 at a percent sign"
        yield _Problem("wrong-percent-encoding", message, expected, column + wrong.start(), unreadable=True)
    segments = path.split("/")
    unsafe = (
        (path == "" or path != path.strip(), "a path that is empty or has white space at an end"),
        (len(path) > MAX_PATH, f"a path longer than {MAX_PATH} characters"),
        (len(segments) - 1 > MAX_DEPTH, f"a path of more than {MAX_DEPTH} folders"),
        (path.startswith("/") or _DRIVE.match(path) is not None, "an absolute path"),
        (path.startswith("~"), "a path that begins with ~"),
        ("\\" in path, "a backslash in a path"),
        (".." in segments, "a path with a segment .."),
        ("." in segments, "a path with a segment ."),
        ("" in segments, "a path with an empty segment"),
    )
    for applies, what in unsafe:
        if applies:
            yield _Problem("unsafe-path", f"lists {what}", "a plain path relative to the bag", column)


def _unsupported_names(path: str, column: int) -> Iterator[_Problem]:
    """Names that the RFC allows, but that the `bagit` package reads as other names. They are refused."""
    reasons = (
        (control_column(path), "a control character or line separator, which some readers take as the end of a line"),
        (path.find("%25") + 1 or None, "%25, which some readers do not decode"),
        (_third(path, "%0A"), "%0A more than twice, which some readers decode only twice"),
        (_third(path, "%0D"), "%0D more than twice, which some readers decode only twice"),
    )
    for offset, what in reasons:
        if offset is not None:
            message, expected = f"lists a path with {what}", "a name that every reader reads the same way"
            yield _Problem("unsupported", message, expected, column + offset - 1, unreadable=True)


def _third(path: str, code: str) -> int | None:
    """The offset, from 1, of the third `code` in a path."""
    parts = path.split(code, 3)
    return len(code.join(parts[:3])) + 1 if len(parts) > 3 else None


def _misplaced(path: str, file: str) -> _Problem | None:
    if path == file:
        return _Problem("lists-itself", "lists itself", "no line for the manifest itself")
    if file == PAYLOAD_MANIFEST and not path.startswith(PAYLOAD):
        return _Problem("wrong-manifest", "lists a file outside data/", "only files inside data/")
    if file == TAG_MANIFEST and path.startswith(PAYLOAD):
        return _Problem("wrong-manifest", "lists a file inside data/", "only files outside data/")
    return None


def _doubled(path: str, before: Mapping[str, ManifestEntry]) -> _Problem | None:
    if path not in before:
        return None
    return _Problem("doubled-path", f"lists a file that line {before[path].line} lists", "each file once")


def _too_many() -> _Problem:
    message, expected = "has so many faults that the rest was not read", f"at most {MAX_FAULTS} faults"
    return _Problem("malformed-line", message, expected, unreadable=True)


def _fault(problem: _Problem, file: str, number: int, line: str) -> Fault:
    return Fault(
        kind=problem.kind,
        file=file,
        message=problem.message,
        found=_shortened(line),
        expected=problem.expected,
        remedy=_REMEDY,
        line=number,
        column=problem.column,
        unreadable=problem.unreadable,
    )


def _shortened(line: str, most: int = 200) -> str:
    if line == "":
        return "an empty line"
    return line if len(line) <= most else f"{line[:most]}…"
