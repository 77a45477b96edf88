"""Reads a BagIt 1.0 bag (RFC 8493) with sha256 manifests: its files, and everything that is wrong with it.

It is stricter than the RFC:
- Every file and folder of the bag is listed, tag files included.
- The tag manifest exists and lists bagit.txt, bag-info.txt and the payload manifest. No hash covers it, so it must have
  exactly the form that `render_manifest` writes.
- Payload-Oxum is required. fetch.txt and other algorithms are refused.

Standard library only.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path  # noqa: TID251 - names paths, opens none
from types import MappingProxyType
from typing import NamedTuple

from bundle_model.bag.absence import absent_and_unlisted
from bundle_model.bag.declaration import BAG_INFO, BAGIT_TXT, VERSION_LINE, BagInfo, check_bagit_txt, parse_bag_info
from bundle_model.bag.fixity import changes
from bundle_model.bag.manifest import (
    PAYLOAD,
    PAYLOAD_MANIFEST,
    TAG_MANIFEST,
    ManifestEntry,
    ManifestReading,
    parse_manifest,
    render_manifest,
)
from bundle_model.bag.mending import Mended, mended
from bundle_model.bag.parts import Parts, manifest_of
from bundle_model.faults import Fault, in_order
from bundle_model.files.tree import TreeFile, read_tree
from bundle_model.patterns import pattern

__all__ = ["FAULT_KINDS", "MAX_PAGE", "MAX_PAGES", "MAX_TAG_FILE", "BagFile", "BagReading", "manifest_of", "read_bag"]

MAX_PAGE = 1024 * 1024
"""The content of a payload file with more bytes is not kept."""
MAX_PAGES = 1536 * 1024
"""Bytes of all payload files whose content is kept. A bag may be larger than memory: the others are only hashed."""
MAX_TAG_FILE = 4 * 1024 * 1024
"""The content of a tag file with more bytes is not kept."""

FAULT_KINDS = MappingProxyType(
    {
        "byte-order-mark": "a tag file begins with a byte-order mark",
        "changed": "a listed file does not have the bytes that its manifest records",
        "doubled-path": "a manifest lists a file twice",
        "lfs-pointer": "a manifest, bagit.txt or bag-info.txt is a Git LFS pointer (unreadable)",
        "link": "the bag contains a symbolic link",
        "lists-itself": "a manifest lists itself",
        "malformed-line": "a line of a manifest, of bagit.txt or of bag-info.txt cannot be parsed (unreadable)",
        "merge-conflict": "a manifest, bagit.txt or bag-info.txt has merge-conflict markers (unreadable)",
        "missing": "a listed or required file or folder does not exist, or the bag is an empty folder",
        "missing-line": "a manifest has no line for a file that belongs to the bag",
        "name-not-utf-8": "the name of a file or folder is not UTF-8",
        "not-canonical": "the tag manifest is not in its canonical form",
        "not-utf-8": "a manifest, bagit.txt or bag-info.txt is not UTF-8 (unreadable)",
        "oxum-disagrees": "Payload-Oxum differs from the size and number of the payload files",
        "oxum-doubled": "bag-info.txt has Payload-Oxum more than once",
        "oxum-missing": "bag-info.txt has no Payload-Oxum",
        "renamed": "a listed file has another name",
        "root-unreadable": "the bag does not exist, is not a folder or may not be read (unreadable)",
        "shared-inode": "two names in the bag are hard links to one file",
        "similar-names": "two names in a folder differ only in case or Unicode normalisation",
        "special-file": "the bag contains a FIFO, socket or device",
        "swapped": "two files have each other's bytes",
        "too-deep": "a folder is nested too deep",
        "too-large": "a manifest, bagit.txt or bag-info.txt is too large (unreadable)",
        "unlisted-file": "a file is in no manifest",
        "unlisted-folder": "a folder has no listed file in it",
        "unreadable": "a file or folder may not be read (unreadable)",
        "unsafe-path": "a manifest lists a path that is absolute, leaves the bag or is not plain",
        "unsupported": "a feature that is not supported: fetch.txt, a version, an algorithm, a name (unreadable)",
        "vanished": "a file disappeared while the bag was read",
        "wrong-line": "a line of a manifest is wrong, and the file that it is about is as recorded",
        "wrong-manifest": "the payload manifest lists a tag file, or the other way round",
        "wrong-percent-encoding": "a manifest has a percent sign that is not %0A, %0D or %25 (unreadable)",
    }
)
"""The meaning of each kind of fault of a bag. The names never change. "(unreadable)" where Fault.unreadable is set."""

_REQUIRED = (BAGIT_TXT, BAG_INFO, PAYLOAD_MANIFEST, TAG_MANIFEST)
_FETCH = "fetch.txt"
_MANIFEST_NAME = pattern(r"(tag)?manifest-[^/]*\.txt", re.IGNORECASE)
_ALGORITHM = pattern(r"manifest-([a-z0-9]+)\.txt", re.IGNORECASE)
_MARK = "byte-order-mark"
_NOT_READ = ManifestReading((), (), complete=False)


class BagFile(NamedTuple):
    """A regular file of the bag. `path` is POSIX and relative to the bag, `size` in bytes.

    `content` is None above MAX_PAGE or MAX_PAGES (payload), or MAX_TAG_FILE. `unchanged`: its manifest lists it with this sha256. It
    is always false for the tag manifest, which no manifest lists.
    """

    path: str
    size: int
    sha256: str
    content: bytes | None
    unchanged: bool


@dataclass(frozen=True, slots=True)
class BagReading:
    """Everything that could be read: the files by path, the faults, and the elements of bag-info.txt in its order.

    `entries` are the lines of both manifests that could be read; `manifest_of` says which manifest lists a path.
    """

    files: tuple[BagFile, ...]
    faults: tuple[Fault, ...]
    info: tuple[tuple[str, str], ...]
    entries: tuple[ManifestEntry, ...] = ()

    @property
    def payload(self) -> tuple[BagFile, ...]:
        """The files inside data/."""
        return tuple(file for file in self.files if file.path.startswith(PAYLOAD))

    @property
    def tag_files(self) -> tuple[BagFile, ...]:
        """The files outside data/."""
        return tuple(file for file in self.files if not file.path.startswith(PAYLOAD))


def read_bag(root: Path, names: Collection[str] = ()) -> BagReading:
    """Read the bag in the folder `root`. Never raises on a fault; all of them are in `faults`.

    `names` are the tag files that the bag must list beside BagIt's own: a line that is missing for one of them is at
    fault, and not the file.
    """
    tree = read_tree(root, _Room().limit)
    if any(fault.kind == "root-unreadable" for fault in tree.faults):
        return BagReading((), tree.faults, ())
    files = {file.path: file for file in tree.files}
    payload, tags = (_read_manifest(files, name) for name in (PAYLOAD_MANIFEST, TAG_MANIFEST))
    parts = Parts(tree, files, payload, tags, frozenset({BAGIT_TXT, BAG_INFO, PAYLOAD_MANIFEST, *names}))
    listed = parts.listed
    info_file = files.get(BAG_INFO)
    info = parse_bag_info(info_file.content) if info_file and info_file.content is not None else BagInfo((), None, ())
    return BagReading(
        files=tuple(_bag_file(files[path], listed.get(path)) for path in sorted(files)),
        faults=in_order(_faults(parts, info)),
        info=tuple((element.label, element.value) for element in info.elements),
        entries=(*payload.entries, *tags.entries),
    )


class _Room:
    """The room for the contents of payload files, which go in as they come."""

    def __init__(self) -> None:
        self._left = MAX_PAGES

    def limit(self, path: str, size: int) -> int:
        """The most bytes of the file that are kept."""
        if not path.startswith(PAYLOAD):
            return MAX_TAG_FILE
        limit = min(MAX_PAGE, self._left)
        self._left -= size if size <= limit else 0
        return limit


def _read_manifest(files: Mapping[str, TreeFile], name: str) -> ManifestReading:
    file = files.get(name)
    return _NOT_READ if file is None or file.content is None else parse_manifest(file.content, name)


def _bag_file(file: TreeFile, entry: ManifestEntry | None) -> BagFile:
    unchanged = entry is not None and entry.sha256 == file.sha256
    return BagFile(file.path, file.size, file.sha256, file.content, unchanged)


def _faults(parts: Parts, info: BagInfo) -> Iterator[Fault]:
    mend = mended(parts)
    if not (parts.files or parts.tree.folders or parts.tree.faults):
        yield _empty()
        return
    declared = _declaration(parts)
    if other := _other_kind_of_bag(parts, mend, declared):
        yield other
        return
    yield from parts.tree.faults
    yield from mend.faults
    changed = tuple(changes(_without_cause(parts, mend), parts.files, _sizes(parts, mend, info)))
    yield from changed
    yield from _content_faults(parts, mend, info, {fault.file for fault in changed}, declared)
    unsupported = frozenset(filter(_is_unsupported, parts.files))
    away = tuple(absent_and_unlisted(parts, mend.listed, _REQUIRED, unsupported))
    yield from away
    new_names = {fault.found for fault in away if fault.kind == "renamed"}
    yield from map(_unsupported, sorted(unsupported - new_names))


def _declaration(parts: Parts) -> tuple[Fault, ...]:
    file = parts.files.get(BAGIT_TXT)
    return () if file is None or file.content is None else check_bagit_txt(file.content)


def _other_kind_of_bag(parts: Parts, mend: Mended, declared: Iterable[Fault]) -> Fault | None:
    """The one fault of a sound bag of another version or algorithm, whose other faults follow from that."""
    version = next((fault.found for fault in declared if fault.kind == "unsupported" and fault.line == 1), VERSION_LINE)
    entry, file = mend.listed.get(BAGIT_TXT), parts.files.get(BAGIT_TXT)
    # a bagit.txt that was changed makes no bag of another version
    if entry and file and entry.sha256 != file.sha256:
        version = VERSION_LINE
    found = sorted(match[1].lower() for path in parts.files if (match := _ALGORITHM.fullmatch(path)))
    ours = "sha256" in found or PAYLOAD_MANIFEST in mend.listed or parts.is_blocked(PAYLOAD_MANIFEST) or not found
    if ours and version == VERSION_LINE:
        return None
    kind = f"{'sha256' if ours else ' and '.join(found)} bag of {version.replace('-Version:', '')}"
    return Fault(
        kind="unsupported",
        file=BAGIT_TXT if ours else ".",
        message=f"{'declares' if ours else 'is'} a {kind}, which is not supported",
        found=f"a {kind}",
        expected="a sha256 bag of BagIt 1.0",
        remedy="Restore the bag from git, or make a sha256 bag of BagIt 1.0 of the same files.",
        line=1 if ours else None,
        unreadable=True,
    )


def _without_cause(parts: Parts, mend: Mended) -> dict[str, ManifestEntry]:
    """What is listed, without the payload manifest where a fault of one of its lines says why it changed."""
    own_line = any(not fault.unreadable and fault.line and fault.kind != _MARK for fault in parts.payload.faults)
    if mend.has_wrong_line(PAYLOAD_MANIFEST) or own_line:
        return {path: entry for path, entry in mend.listed.items() if path != PAYLOAD_MANIFEST}
    return mend.listed


def _sizes(parts: Parts, mend: Mended, info: BagInfo) -> dict[str, int]:
    """The recorded size of the one page that changed: what the others leave of the stated size of all."""
    pages = {path: file for path, file in parts.files.items() if path.startswith(PAYLOAD)}
    recorded = {path: entry.sha256 for path, entry in mend.listed.items() if path.startswith(PAYLOAD)}
    changed = [path for path, file in pages.items() if recorded.get(path) != file.sha256]
    if (
        not info.oxum
        or len(changed) != 1
        or pages.keys() != recorded.keys()
        or not _is_as_listed(parts, mend, BAG_INFO)
    ):
        return {}
    size = info.oxum.size - sum(file.size for path, file in pages.items() if path != changed[0])
    return {changed[0]: size} if size >= 0 else {}


def _is_as_listed(parts: Parts, mend: Mended, path: str) -> bool:
    return path in parts.files and path in mend.listed and parts.files[path].sha256 == mend.listed[path].sha256


def _content_faults(
    parts: Parts, mend: Mended, info: BagInfo, changed: set[str], declared: Iterable[Fault]
) -> Iterator[Fault]:
    """What is wrong with the content of a tag file. Where it was changed, that is the cause of all but what is unreadable."""
    found = (
        *parts.payload.faults,
        *parts.tags.faults,
        *info.faults,
        *declared,
        *_oxum_faults(parts, mend, info),
        *_tag_manifest_form(parts, mend),
    )
    yield from (fault for fault in found if fault.unreadable or fault.file not in changed)
    yield from map(_too_large, (name for name in _REQUIRED if _is_too_large(parts.files.get(name))))


def _is_too_large(file: TreeFile | None) -> bool:
    return file is not None and file.content is None


def _is_unsupported(path: str) -> bool:
    known = path in (PAYLOAD_MANIFEST, TAG_MANIFEST)
    return path.lower() == _FETCH or (_MANIFEST_NAME.fullmatch(path) is not None and not known)


def _tag_manifest_form(parts: Parts, mend: Mended) -> Iterator[Fault]:
    """No hash covers the tag manifest, so only one form of its bytes is accepted."""
    file = parts.files.get(TAG_MANIFEST)
    # a line that is wrong or cannot be read has its own fault
    if file is None or file.content is None or parts.tags.faults or mend.has_wrong_line(TAG_MANIFEST):
        return
    canonical = render_manifest(parts.tags.entries).encode("utf-8")
    if file.content != canonical:
        yield _not_canonical(file.content, canonical)


def _oxum_faults(parts: Parts, mend: Mended, info: BagInfo) -> Iterator[Fault]:
    if info.oxum is None or any((path + "/").startswith(PAYLOAD) for path in parts.tree.blocked):
        return  # a file that could not be read has its own fault, and its size is unknown
    payload = {path: file for path, file in parts.files.items() if path.startswith(PAYLOAD)}
    there = {path: file.sha256 for path, file in payload.items()}
    # a page that was changed, added or lost has its own fault, and Payload-Oxum is right
    if parts.payload.complete and there != {
        path: entry.sha256 for path, entry in mend.listed.items() if path.startswith(PAYLOAD)
    }:
        return
    size = sum(file.size for file in payload.values())
    if (size, len(payload)) != (info.oxum.size, info.oxum.count):
        yield Fault(
            kind="oxum-disagrees",
            file=BAG_INFO,
            message="states a wrong size or number of payload files",
            found=f"{info.oxum.size} bytes in {info.oxum.count} files stated",
            expected=f"{size} bytes in {len(payload)} files, as in data/",
            remedy="Restore bag-info.txt from git.",
            line=info.oxum.line,
        )


def _empty() -> Fault:
    return Fault("missing", ".", "is an empty folder", "nothing", "the files of the bag", "Restore it from git.")


def _too_large(path: str) -> Fault:
    limit, mend = f"at most {MAX_TAG_FILE} bytes", "Restore the file."
    return Fault("too-large", path, "is too large to be read", "a larger file", limit, mend, unreadable=True)


def _unsupported(path: str) -> Fault:
    expected = "a bag that is whole, with sha256 manifests only"
    message, mend = "is a BagIt feature that is not supported", "Move it out of the bag."
    return Fault("unsupported", path, message, path, expected, mend, unreadable=True)


def _not_canonical(content: bytes, canonical: bytes) -> Fault:
    pairs = zip(content.splitlines(keepends=True), canonical.splitlines(keepends=True), strict=False)
    line = next((number for number, (found, right) in enumerate(pairs, start=1) if found != right), None)
    return Fault(
        kind="not-canonical",
        file=TAG_MANIFEST,
        message="lists the right files, but not in the one accepted form",
        found="other bytes",
        expected="lines sorted by path, lower-case sha256, two spaces, path, LF",
        remedy="Restore the file, or run `yiwu-bundle record tags`.",
        line=line,
    )
