from collections.abc import Iterator
from pathlib import Path  # noqa: TID251 - names places, opens none

from bundle_model.bag.manifest import PAYLOAD_MANIFEST, TAG_MANIFEST, ManifestEntry, parse_manifest, render_manifest
from bundle_model.bag.reader import BagReading
from bundle_model.files.layout import BUNDLE
from bundle_model.records.all_records import RECORDS
from bundle_model.repository import Repository
from checks.cli.answer import Changes, UsageError

SUMMARY = "the tag manifest of the bag, with the sha256 of each record"
_TAG_FILES = ("bag-info.txt", "bagit.txt", PAYLOAD_MANIFEST)


def record(repository: Repository, root: Path) -> Changes:
    """List BagIt's own three tag files and the records."""
    # not every file: a stray bundle/notes.txt must stay a finding
    bag = repository.bundle.bag
    entries = [ManifestEntry(file.sha256, file.path) for file in bag.files if file.path in (*_TAG_FILES, *RECORDS)]
    missing = sorted({*_TAG_FILES} - {entry.path for entry in entries})
    if missing:
        raise UsageError(f"{BUNDLE}/{missing[0]} is missing; restore it from git")
    content, lacking = render_manifest(entries).encode(), tuple(_lacking({entry.path for entry in entries}))
    if content == _content(bag, TAG_MANIFEST):
        return Changes({}, lacking)
    notes = tuple(_changes({entry.path: entry.sha256 for entry in entries}, _listed(bag)))
    notes = notes or (f"rewrote {BUNDLE}/{TAG_MANIFEST} in its standard form",)
    return Changes({root / BUNDLE / TAG_MANIFEST: content}, (*notes, *lacking))


def _lacking(there: set[str]) -> Iterator[str]:
    """A note for each record that is not there: the manifest is right without it, and the bundle is not."""
    for path in RECORDS:
        if path not in there:
            yield (
                f"{BUNDLE}/{path} is not there, but RECORDS names it: restore it from git or, if it is new, write it, "
                "then run this again"
            )


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
