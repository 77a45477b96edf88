"""Fixity: whether files still have their recorded bytes and names. Fault kinds: see `bundle_model.bag.reader.FAULT_KINDS`."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from bundle_model.bag.change import change_of
from bundle_model.bag.manifest import ManifestEntry
from bundle_model.faults import Fault
from bundle_model.files.tree import TreeFile

_NO_SIZES: Mapping[str, int] = MappingProxyType({})


def changes(
    listed: Mapping[str, ManifestEntry], files: Mapping[str, TreeFile], sizes: Mapping[str, int] = _NO_SIZES
) -> Iterator[Fault]:
    """One fault for each listed file with other bytes than recorded: `swapped` for a pair of files, else `changed`.

    `sizes` are the recorded sizes of files, as far as they are known.
    """
    changed = [path for path, entry in listed.items() if path in files and files[path].sha256 != entry.sha256]
    holder = {(listed[path].sha256, files[path].sha256): path for path in changed}
    owner = {entry.sha256: path for path, entry in listed.items()}
    for path in changed:
        recorded, found = listed[path].sha256, files[path].sha256
        other = holder.get((found, recorded))
        if other is None:
            yield _changed(files[path], recorded, sizes.get(path), owner.get(found))
        else:
            yield _swapped(path, other, recorded, found)


def renames(missing: Iterable[ManifestEntry], unlisted: Iterable[TreeFile]) -> dict[str, str]:
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
