"""Lines of the manifests that are wrong themselves. What they must say is known, so no innocent file is blamed for them.

A line is at fault where the rest of the bag speaks for the file: its hash differs from the file's in a few digits only,
while a change of the file changes about sixty; the records were read from these bytes; the hash of the whole manifest
fits the files as they are; or the name is one that every bag has.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bundle_model.bag.fixity import renames
from bundle_model.bag.manifest import (
    PAYLOAD,
    PAYLOAD_MANIFEST,
    TAG_MANIFEST,
    ManifestEntry,
    hashes_in,
    render_manifest,
)
from bundle_model.bag.parts import Parts, manifest_of
from bundle_model.faults import Fault
from bundle_model.files.tree import TreeFile
from bundle_model.patterns import pattern

_FEW = 8
_MANIFESTS = (PAYLOAD_MANIFEST, TAG_MANIFEST)
_RECORD = pattern(r"record/[^/]+\.yaml")
_SHAPE = bytes(
    ord("h" if chr(byte) in "0123456789abcdef" else "w" if re.match(rb"\w", bytes([byte])) else " ")
    for byte in range(256)
)
"""A digit of a hash as `h`, another character of a word as `w`, and what is between words as a space."""
_HASH = b" " + b"h" * 64 + b" "


class Mended(NamedTuple):
    """What the manifests list where their wrong lines are mended, by path, and the fault of each mended line.

    An entry without a line of its own has line 0.
    """

    listed: dict[str, ManifestEntry]
    faults: tuple[Fault, ...]

    def has_wrong_line(self, manifest: str) -> bool:
        """Whether a line of this manifest was mended."""
        return any(fault.file == manifest for fault in self.faults)


def mended(parts: Parts) -> Mended:
    """Mend every line that is known to be wrong."""
    listed = parts.listed
    changed = [
        entry for path, entry in listed.items() if path in parts.files and parts.files[path].sha256 != entry.sha256
    ]
    absent = [entry for path, entry in listed.items() if path not in parts.files and not parts.is_blocked(path)]
    unlisted = [file for path, file in parts.files.items() if path not in listed and path != TAG_MANIFEST]
    if not (changed or absent or unlisted):
        return Mended(listed, ())
    mending = _Mending(parts, listed, whole=_payload_is_whole(parts), read=_hashes_in_records(parts))
    faults = [*mending.wrong_hashes(changed), *mending.wrong_paths(absent, unlisted)]
    lost = [*mending.missing_lines([file for file in unlisted if file.path not in listed])]
    faults += (
        _missing_lines(name, files)
        for name in _MANIFESTS
        if (files := [f for f in lost if manifest_of(f.path) == name])
    )
    return Mended(listed, tuple(faults))


class _Mending(NamedTuple):
    """The work on `listed`. `whole`: data/ is as recorded. `read` are the hashes in the records."""

    parts: Parts
    listed: dict[str, ManifestEntry]
    whole: bool
    read: frozenset[str]

    def wrong_hashes(self, changed: Iterable[ManifestEntry]) -> Iterator[Fault]:
        owned = self._owned()
        for entry in changed:
            found = self.parts.files[entry.path].sha256
            by_page = entry.path.startswith(PAYLOAD) and self._is_as_read(found, owned)
            if by_page or _few_digits_differ(entry.sha256, found):
                self.listed[entry.path] = replace(entry, sha256=found)
                yield _wrong_hash(entry, found)

    def wrong_paths(self, absent: Iterable[ManifestEntry], unlisted: Iterable[TreeFile]) -> Iterator[Fault]:
        """The file that is there has its name by right, and the line another."""
        entries = {entry.path: entry for entry in absent}
        by_hash = {file.sha256: file for file in unlisted}
        for path, name in renames(entries.values(), unlisted).items():
            by_right = self.whole if name.startswith(PAYLOAD) else name in self.parts.names
            if by_right and manifest_of(path) == manifest_of(name):
                del self.listed[path]
                self.listed[name] = replace(entries[path], path=name)
                # "a.txtJHASH  b.txt": a line end was lost, and the next line with it
                for lost in hashes_in(path):
                    if file := by_hash.get(lost):
                        self.listed.setdefault(file.path, ManifestEntry(file.sha256, file.path))
                yield _wrong_path(entries[path], name)

    def missing_lines(self, unlisted: Iterable[TreeFile]) -> Iterator[TreeFile]:
        """The files that belong here, and that no line lists."""
        present = {*self.parts.files, *(file.sha256 for file in self.parts.files.values())}
        # a refused line that tells nothing of any file may be the one that is missing
        spare = {
            name: sum(seems.isdisjoint(present) for seems in self.parts.reading_of(name).refused)
            for name in (PAYLOAD, TAG_MANIFEST)
        }
        owned = self._owned()
        for file in unlisted:
            part = PAYLOAD if file.path.startswith(PAYLOAD) else TAG_MANIFEST
            reading = self.parts.reading_of(file.path)
            belongs = self._is_as_read(file.sha256, owned) if part == PAYLOAD else file.path in self.parts.names
            if not belongs or not reading.complete:
                continue
            self.listed[file.path] = ManifestEntry(file.sha256, file.path)
            owned.add(file.sha256)
            if not reading.mentions(file.path, file.sha256):
                spare[part] -= 1
                if spare[part] < 0:
                    yield file

    def _owned(self) -> set[str]:
        return {entry.sha256 for entry in self.listed.values()}

    def _is_as_read(self, sha256: str, owned: set[str]) -> bool:
        """Whether a page with this hash belongs here. One with the bytes of another page was read, but not as this one."""
        return self.whole or (sha256 in self.read and sha256 not in owned)


def _few_digits_differ(one: str, other: str) -> bool:
    return sum(a != b for a, b in zip(one, other, strict=True)) <= _FEW


def _payload_is_whole(parts: Parts) -> bool:
    """Whether data/ is as recorded: the payload manifest of the files as they are has the hash that is recorded for it."""
    recorded = next((entry.sha256 for entry in parts.tags.entries if entry.path == PAYLOAD_MANIFEST), None)
    there = (ManifestEntry(file.sha256, path) for path, file in parts.files.items() if path.startswith(PAYLOAD))
    try:
        return hashlib.sha256(render_manifest(there).encode()).hexdigest() == recorded
    except ValueError:  # a file whose name no manifest can list
        return False


def _hashes_in_records(parts: Parts) -> frozenset[str]:
    """Every sha256 in a record. A record has those of the pages that it was read from."""
    records = (file.content for path, file in parts.files.items() if _RECORD.fullmatch(path))
    return frozenset(found for content in records if content for found in _hashes(content))


def _hashes(content: bytes) -> Iterator[str]:
    """Every word of 64 hexadecimal digits."""
    # a pattern would try each of the hundreds of thousands of digits and letters in turn
    shape = b" " + content.translate(_SHAPE) + b" "
    at = shape.find(_HASH)
    while at != -1:
        yield content[at : at + 64].decode()
        at = shape.find(_HASH, at + 65)  # the space behind one is the space before the next


def _remedy(manifest: str) -> str:
    if manifest == PAYLOAD_MANIFEST:
        return "Restore the line from git."
    return "Restore the line from git, or run `yiwu-bundle record tags`."


def _wrong_hash(entry: ManifestEntry, found: str) -> Fault:
    manifest = manifest_of(entry.path)
    return Fault(
        kind="wrong-line",
        file=manifest,
        message=f"has a wrong sha256 for {entry.path}, which is as it was recorded",
        found=entry.sha256,
        expected=found,
        remedy=_remedy(manifest),
        line=entry.line,
    )


def _wrong_path(entry: ManifestEntry, name: str) -> Fault:
    manifest = manifest_of(name)
    return Fault(
        kind="wrong-line",
        file=manifest,
        message=f"has a wrong path for {name}, which is where it was recorded",
        found=entry.path[:200],
        expected=name,
        remedy=_remedy(manifest),
        line=entry.line,
    )


def _missing_lines(manifest: str, files: Sequence[TreeFile]) -> Fault:
    """One fault for all lines that a manifest lacks: they were lost at one stroke."""
    paths = [file.path for file in files]
    more = f" and {len(paths) - 1} more file{'s' * (len(paths) > 2)}" if paths[1:] else ""
    lines = f"line{'s' * bool(more)}"
    restore = f"Restore the {lines} from git."
    return Fault(
        kind="missing-line",
        file=manifest,
        message=f"has no line for {paths[0]}{more}",
        found=f"no line for {', '.join(paths)}"[:200],
        expected="a line for each of them" if more else f"its line, with sha256 {files[0].sha256}",
        remedy=restore if manifest == PAYLOAD_MANIFEST else "Run `yiwu-bundle record tags`.",
    )
