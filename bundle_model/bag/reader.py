"""Reads a BagIt 1.0 bag (RFC 8493) with sha256 manifests: its files, and everything that is wrong with it.

It is stricter than the RFC:
- Every file and folder of the bag is listed, tag files included.
- The tag manifest exists and lists bagit.txt, bag-info.txt and the payload manifest. No hash covers it, so it must have
  exactly the form that `render_manifest` writes.
- Payload-Oxum is required. fetch.txt and other algorithms are refused.

Standard library only.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path  # noqa: TID251 - names paths, opens none
from types import MappingProxyType

from bundle_model.bag.declaration import BAG_INFO, BAGIT_TXT, BagInfo, check_bagit_txt, parse_bag_info
from bundle_model.bag.fixity import changes, renames
from bundle_model.bag.manifest import (
    PAYLOAD,
    PAYLOAD_MANIFEST,
    TAG_MANIFEST,
    ManifestEntry,
    ManifestReading,
    parse_manifest,
    render_manifest,
)
from bundle_model.faults import Fault, in_order
from bundle_model.files.tree import Tree, TreeFile, read_tree

MAX_PAGE = 16 * 1024 * 1024
"""The content of a payload file with more bytes is not kept."""
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
        "missing": "a listed or required file or folder does not exist",
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
        "wrong-manifest": "the payload manifest lists a tag file, or the other way round",
        "wrong-percent-encoding": "a manifest has a percent sign that is not %0A, %0D or %25 (unreadable)",
    }
)
"""The meaning of each kind of fault of a bag. The names never change. "(unreadable)" where Fault.unreadable is set."""

_REQUIRED = (BAGIT_TXT, BAG_INFO, PAYLOAD_MANIFEST, TAG_MANIFEST)
_FETCH = "fetch.txt"
_MANIFEST_NAME = re.compile(r"(tag)?manifest-[^/]*\.txt", re.IGNORECASE)
_NOT_READ = ManifestReading((), (), complete=False)


@dataclass(frozen=True, slots=True)
class BagFile:
    """A regular file of the bag. `path` is POSIX and relative to the bag, `size` in bytes.

    `content` is None above MAX_PAGE (payload) or MAX_TAG_FILE. `unchanged`: its manifest lists it with this sha256. It
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


@dataclass(frozen=True, slots=True)
class _Parts:
    """The tree and its manifests."""

    tree: Tree
    files: Mapping[str, TreeFile]
    payload: ManifestReading
    tags: ManifestReading
    listed: Mapping[str, ManifestEntry]

    def manifest_of(self, path: str) -> tuple[str, ManifestReading]:
        name = manifest_of(path)
        return name, self.payload if name == PAYLOAD_MANIFEST else self.tags


def manifest_of(path: str) -> str:
    """The name of the manifest that must list a file or folder at this path."""
    return PAYLOAD_MANIFEST if path.startswith(PAYLOAD) else TAG_MANIFEST


def read_bag(root: Path) -> BagReading:
    """Read the bag in the folder `root`. Never raises on a fault; all of them are in `faults`."""
    tree = read_tree(root, lambda path: MAX_PAGE if path.startswith(PAYLOAD) else MAX_TAG_FILE)
    if any(fault.kind == "root-unreadable" for fault in tree.faults):
        return BagReading((), tree.faults, ())
    files = {file.path: file for file in tree.files}
    payload, tags = (_read_manifest(files, name) for name in (PAYLOAD_MANIFEST, TAG_MANIFEST))
    parts = _Parts(tree, files, payload, tags, {entry.path: entry for entry in (*payload.entries, *tags.entries)})
    info_file = files.get(BAG_INFO)
    info = parse_bag_info(info_file.content) if info_file and info_file.content is not None else BagInfo((), None, ())
    return BagReading(
        files=tuple(_bag_file(files[path], parts.listed.get(path)) for path in sorted(files)),
        faults=in_order(_faults(parts, info)),
        info=tuple((element.label, element.value) for element in info.elements),
        entries=(*payload.entries, *tags.entries),
    )


def _read_manifest(files: Mapping[str, TreeFile], name: str) -> ManifestReading:
    file = files.get(name)
    return _NOT_READ if file is None or file.content is None else parse_manifest(file.content, name)


def _bag_file(file: TreeFile, entry: ManifestEntry | None) -> BagFile:
    unchanged = entry is not None and entry.sha256 == file.sha256
    return BagFile(file.path, file.size, file.sha256, file.content, unchanged)


def _faults(parts: _Parts, info: BagInfo) -> Iterator[Fault]:
    yield from parts.tree.faults
    yield from parts.payload.faults
    yield from parts.tags.faults
    yield from info.faults
    declaration = parts.files.get(BAGIT_TXT)
    if declaration is not None and declaration.content is not None:
        yield from check_bagit_txt(declaration.content)
    yield from map(_too_large, (name for name in _REQUIRED if _is_too_large(parts.files.get(name))))
    yield from map(_unsupported, filter(_is_unsupported, parts.files))
    yield from _tag_manifest_form(parts)
    yield from _oxum_faults(parts, info)
    yield from changes(parts.listed, parts.files)
    yield from _absent_and_unlisted(parts)
    yield from _unlisted_folders(parts)


def _is_too_large(file: TreeFile | None) -> bool:
    return file is not None and file.content is None


def _is_unsupported(path: str) -> bool:
    known = path in (PAYLOAD_MANIFEST, TAG_MANIFEST)
    return path.lower() == _FETCH or (_MANIFEST_NAME.fullmatch(path) is not None and not known)


def _tag_manifest_form(parts: _Parts) -> Iterator[Fault]:
    """No hash covers the tag manifest, so only one form of its bytes is accepted."""
    file = parts.files.get(TAG_MANIFEST)
    # a line that cannot be read has its own fault
    if file is None or file.content is None or parts.tags.faults:
        return
    canonical = render_manifest(parts.tags.entries).encode("utf-8")
    if file.content != canonical:
        yield _not_canonical(file.content, canonical)


def _oxum_faults(parts: _Parts, info: BagInfo) -> Iterator[Fault]:
    if info.oxum is None or any((path + "/").startswith(PAYLOAD) for path in parts.tree.blocked):
        return  # a file that could not be read has its own fault, and its size is unknown
    payload = [file for path, file in parts.files.items() if path.startswith(PAYLOAD)]
    size = sum(file.size for file in payload)
    if (size, len(payload)) != (info.oxum.size, info.oxum.count):
        yield Fault(
            kind="oxum-disagrees",
            file=BAG_INFO,
            message="states a wrong size or number of payload files",
            found=f"{info.oxum.size} bytes in {info.oxum.count} files stated",
            expected=f"{size} bytes in {len(payload)} files, as in data/",
            remedy="Restore the payload or bag-info.txt, whichever changed.",
            line=info.oxum.line,
        )


def _absent_and_unlisted(parts: _Parts) -> Iterator[Fault]:
    """Faults of listed files that do not exist, files that are not listed, and pairs of both with one hash: renamed."""
    missing = [entry for path, entry in parts.listed.items() if path not in parts.files and not _blocked(parts, path)]
    unlisted = [file for path, file in parts.files.items() if path not in parts.listed and _may_be_listed(path)]
    renamed = renames(missing, unlisted)
    for entry in missing:
        manifest = f"{parts.manifest_of(entry.path)[0]}:{entry.line}"
        if entry.path in renamed:
            yield _renamed(entry.path, renamed[entry.path], manifest)
        else:
            yield _missing(entry.path, f"the file that {manifest} lists")
    for name in _REQUIRED:
        # a listed one is reported above, with its line
        if name not in parts.listed and name not in parts.files and not _blocked(parts, name):
            yield _missing(name, "the file, which every bag has here")
    if "data" not in parts.tree.folders and not _blocked(parts, "data"):
        yield _missing("data", "a folder for the payload")
    new_names = set(renamed.values())
    for file in unlisted:
        manifest, reading = parts.manifest_of(file.path)
        # a manifest that could not be read whole may list the file
        if reading.complete and file.path not in reading.mentioned and file.path not in new_names:
            yield _unlisted_file(file.path, manifest)


def _may_be_listed(path: str) -> bool:
    return path != TAG_MANIFEST and not _is_unsupported(path)


def _blocked(parts: _Parts, path: str) -> bool:
    """Whether the path, or a folder above it, exists but could not be read. That has its own fault."""
    return path in parts.tree.blocked or any(folder in parts.tree.blocked for folder in _folders_of(path))


def _folders_of(path: str) -> Iterator[str]:
    """The folders above a path, the innermost first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _unlisted_folders(parts: _Parts) -> Iterator[Fault]:
    listed = {"data"} | {folder for path in parts.listed for folder in _folders_of(path)}
    for folder in parts.tree.folders:
        manifest, reading = parts.manifest_of(folder)
        if folder not in listed and reading.complete:
            yield Fault(
                kind="unlisted-folder",
                file=folder,
                message="is a folder without a listed file",
                found="a folder that is empty or has only unlisted files",
                expected=f"folders of files that {manifest} lists",
                remedy="Remove it.",
            )


def _missing(path: str, expected: str) -> Fault:
    return Fault("missing", path, "is not there", "no such file or folder", expected, "Restore it.")


def _renamed(path: str, name: str, manifest: str) -> Fault:
    expected = f"the name that {manifest} lists"
    return Fault(
        "renamed", path, f"is not there, but {name} has its bytes", name, expected, f"Rename {name} to {path}."
    )


def _unlisted_file(path: str, manifest: str) -> Fault:
    anew = "" if path.startswith(PAYLOAD) else ", or, if it belongs to the bag, run `yiwu-bundle record tags`"
    mend = f"Remove the file{anew}."
    return Fault("unlisted-file", path, "is not listed", "a file", f"only files that {manifest} lists", mend)


def _too_large(path: str) -> Fault:
    limit, mend = f"at most {MAX_TAG_FILE} bytes", "Restore the file."
    return Fault("too-large", path, "is too large to be read", "a larger file", limit, mend, unreadable=True)


def _unsupported(path: str) -> Fault:
    expected = "a bag that is whole, with sha256 manifests only"
    message, mend = "is a BagIt feature that is not supported", "Remove the file."
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
