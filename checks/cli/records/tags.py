"""The tag manifest: the sha256 of every tag file of the bag. Pages and payload manifest are never touched."""

from collections.abc import Iterator
from pathlib import Path  # noqa: TID251 - names places, opens none

from bundle_model.bag.manifest import PAYLOAD_MANIFEST, TAG_MANIFEST, ManifestEntry, parse_manifest, render_manifest
from bundle_model.bag.reader import BagReading
from bundle_model.records.all_records import RECORDS
from bundle_model.repository import BUNDLE, Repository
from checks.cli.answer import Changes, UsageError

_TAG_FILES = ("bag-info.txt", "bagit.txt", PAYLOAD_MANIFEST)


def record(repository: Repository, root: Path) -> Changes:
    """List the tag files that belong: BagIt's own three and the records. A stray file is not blessed."""
    bag = repository.bundle.bag
    entries = [ManifestEntry(file.sha256, file.path) for file in bag.files if file.path in (*_TAG_FILES, *RECORDS)]
    missing = sorted({*_TAG_FILES} - {entry.path for entry in entries})
    if missing:
        raise UsageError(f"{BUNDLE}/{missing[0]} is not there; restore it from git")
    content = render_manifest(entries).encode()
    if content == _content(bag, TAG_MANIFEST):
        return Changes({}, ())
    notes = tuple(_changes({entry.path: entry.sha256 for entry in entries}, _listed(bag)))
    return Changes({root / BUNDLE / TAG_MANIFEST: content}, notes or (f"rewrote {BUNDLE}/{TAG_MANIFEST} in its form",))


def _content(bag: BagReading, path: str) -> bytes | None:
    return next((file.content for file in bag.files if file.path == path), None)


def _listed(bag: BagReading) -> dict[str, str]:
    return {
        entry.path: entry.sha256 for entry in parse_manifest(_content(bag, TAG_MANIFEST) or b"", TAG_MANIFEST).entries
    }


def _changes(now: dict[str, str], before: dict[str, str]) -> Iterator[str]:
    for path in sorted({*now, *before}):
        if path not in before:
            yield f"added {BUNDLE}/{path}: sha256 {now[path]}"
        elif path not in now:
            yield f"removed {BUNDLE}/{path}"
        elif now[path] != before[path]:
            yield f"changed {BUNDLE}/{path}: sha256 {before[path]} is now {now[path]}"
