"""Fixity: whether files still have their recorded bytes and names. Fault kinds: see `bundle_model.bag.reader.FAULT_KINDS`."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Protocol

from bundle_model.bag.change import change_of
from bundle_model.bag.manifest import ManifestEntry
from bundle_model.faults import Fault
from bundle_model.files.tree import TreeFile


class Hashed(Protocol):
    """A file, there or recorded: its path and its sha256."""

    @property
    def path(self) -> str: ...

    @property
    def sha256(self) -> str: ...


_NO_SIZES: Mapping[str, int] = MappingProxyType({})


def changes(
    listed: Mapping[str, ManifestEntry], files: Mapping[str, TreeFile], sizes: Mapping[str, int] = _NO_SIZES
) -> Iterator[Fault]:
    """One fault for each listed file with other bytes than recorded: `swapped` for a pair of files, else `changed`.

    `sizes` are the recorded sizes of files, as far as they are known.
    """
    changed = [path for path, entry in listed.items() if path in files and files[path].sha256 != entry.sha256]
    exchanged = exchanges({path: (listed[path].sha256, files[path].sha256) for path in changed})
    owner = {entry.sha256: path for path, entry in listed.items()}
    for path in changed:
        recorded, found = listed[path].sha256, files[path].sha256
        other = exchanged.get(path)
        if other is None:
            yield _changed(files[path], recorded, sizes.get(path), owner.get(found))
        else:
            yield _swapped(path, other, recorded, found)


def exchanges(hashes: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Of two files that have each other's bytes, each with the other, by the recorded and the found sha256 of all files."""
    changed = {path: pair for path, pair in hashes.items() if pair[0] != pair[1]}
    holder = {pair: path for path, pair in changed.items()}
    pairs = ((path, holder.get((found, recorded))) for path, (recorded, found) in changed.items())
    return {path: other for path, other in pairs if other is not None}


def renames(missing: Iterable[Hashed], unlisted: Iterable[Hashed]) -> dict[str, str]:
    """The new path of each missing file, where an unlisted file has its hash. Each file is used once, in order."""
    spare: dict[str, list[str]] = {}
    for file in sorted(unlisted, key=lambda file: file.path, reverse=True):
        spare.setdefault(file.sha256, []).append(file.path)
    ordered = sorted(missing, key=lambda entry: entry.path)
    return {entry.path: spare[entry.sha256].pop() for entry in ordered if spare.get(entry.sha256)}


def _changed(file: TreeFile, recorded: str, size: int | None, owner: str | None) -> Fault:
    change = change_of(file.content, recorded, size=size, owner=owner)
    return Fault(
        kind="changed",
        file=file.path,
        message=change.said,
        found=f"sha256 {file.sha256}, {file.size} bytes",
        expected=f"sha256 {recorded}",
        remedy=change.remedy_for(file.path),
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
