"""Files that are not where the manifests list them, and files and folders that no manifest lists.

What has one cause is one fault: a folder that is gone with its files, or has a new name, or is unlisted as a whole.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from bundle_model.bag.fixity import renames
from bundle_model.bag.manifest import PAYLOAD, TAG_MANIFEST, ManifestEntry
from bundle_model.bag.parts import Parts, folders_of, manifest_of
from bundle_model.faults import Fault, first_of
from bundle_model.files.tree import TreeFile

NOTHING = "no such file or folder"
"""What is found where a file or folder is missing."""
_LIST_A_TAG_FILE = (
    "Move it out of the bag. Only records are listed besides BagIt's own files: if it is one, name its model in "
    "RECORDS (bundle_model/records/all_records.py), then run `yiwu-bundle record tags`."
)
_LIST_A_PAGE = (
    "Move it out of the bag. A new page makes another bundle: it takes a decision, and a line in the manifest."
)


def absent_and_unlisted(
    parts: Parts, listed: Mapping[str, ManifestEntry], required: Iterable[str], unsupported: frozenset[str]
) -> Iterator[Fault]:
    """Faults of listed or required files that are not there, and of files and folders that are not listed.

    `unsupported` are files that have a fault of their own, unless one is a listed file with another name.
    """
    missing = [entry for path, entry in listed.items() if path not in parts.files and not parts.is_blocked(path)]
    unlisted = [file for path, file in parts.files.items() if path not in listed and path != TAG_MANIFEST]
    renamed = renames(missing, unlisted)
    gone = _gone_folders(parts, [entry.path for entry in missing])
    yield from _renamed_faults(renamed, gone, listed)
    lost = [entry for entry in missing if entry.path not in renamed]
    yield from _missing_faults(parts, lost, gone)
    named = {*listed, *gone, *(entry.path for entry in lost)}
    yield from (
        _missing(name, "the file, which every bag has here") for name in required if not _is_there(parts, name, named)
    )
    if "data" not in parts.tree.folders and "data" not in gone.values() and not parts.is_blocked("data"):
        yield _missing("data", "a folder for the payload")
    explained = {*renamed.values(), *unsupported}
    strays = [file for file in unlisted if file.path not in explained and _is_stray(parts, file)]
    yield from _unlisted_faults(parts, listed, strays, explained)


def _is_there(parts: Parts, name: str, named: set[str]) -> bool:
    """Whether a required file is there, or another fault names it."""
    return name in parts.files or name in named or parts.is_blocked(name)


def _is_stray(parts: Parts, file: TreeFile) -> bool:
    reading = parts.reading_of(file.path)
    # a manifest that could not be read whole may list the file
    return reading.complete and not reading.mentions(file.path, file.sha256)


def _gone_folders(parts: Parts, missing: Iterable[str]) -> dict[str, str]:
    """The outermost folder that is not there, of each missing file that lies in one."""
    there = {*parts.tree.folders, *parts.files}
    gone: dict[str, str] = {}
    for path in missing:
        outermost = next((folder for folder in reversed([*folders_of(path)]) if folder not in there), None)
        if outermost is not None:
            gone[path] = outermost
    return gone


def _renamed_faults(
    renamed: Mapping[str, str], gone: Mapping[str, str], listed: Mapping[str, ManifestEntry]
) -> Iterator[Fault]:
    """One fault for each renamed file, or for a folder that has a new name with all its files."""
    moves: dict[str, set[str | None]] = {}
    for path, folder in gone.items():
        inside = path.removeprefix(folder)
        name = renamed.get(path, "")
        moves.setdefault(folder, set()).add(name.removesuffix(inside) if name.endswith(inside) else None)
    counts = Counter(gone.values())
    whole = {folder: next(iter(to)) for folder, to in moves.items() if len(to) == 1 and counts[folder] > 1}
    for folder, to in whole.items():
        if to:
            yield _renamed_folder(folder, to, counts[folder])
    for path, name in renamed.items():
        if not whole.get(gone.get(path, "")):
            yield _renamed(path, name, f"{manifest_of(path)}:{listed[path].line}")


def _missing_faults(parts: Parts, lost: Iterable[ManifestEntry], gone: Mapping[str, str]) -> Iterator[Fault]:
    """One fault for each missing file, or for a missing folder of several files."""
    folders = set(parts.tree.folders)
    counts = Counter(gone[entry.path] for entry in lost if entry.path in gone)
    for folder, count in counts.items():
        if count > 1:
            yield _missing(folder, f"a folder with the {count} files that {manifest_of(folder)} lists in it")
    for entry in lost:
        if counts[gone.get(entry.path, "")] < 2:
            expected = f"the file that {manifest_of(entry.path)}:{entry.line} lists"
            yield _missing(entry.path, expected, "a folder in its place" if entry.path in folders else NOTHING)


def _unlisted_faults(
    parts: Parts, listed: Mapping[str, ManifestEntry], strays: Iterable[TreeFile], explained: set[str]
) -> Iterator[Fault]:
    """One fault for each folder without a listed file, with all that is in it, and for each other file."""
    # a folder in the place of a listed file is told as that file
    known = {"data", *listed} | {folder for path in listed for folder in folders_of(path)}
    stray_in: dict[str, list[str]] = {}
    for file in strays:
        for folder in folders_of(file.path):
            stray_in.setdefault(folder, []).append(file.path)
    # a folder that another fault is about, such as the new name of a listed one, or one with a link in it
    explained_in = {folder for path in (*explained, *parts.tree.blocked) for folder in folders_of(path)}
    told: set[str] = set()
    for folder in sorted(parts.tree.folders):
        inside = any(above in told for above in folders_of(folder))
        silent = folder in explained_in and folder not in stray_in
        if folder in known or inside or silent or not parts.reading_of(folder).complete:
            continue
        told.add(folder)
        yield _unlisted_folder(folder, stray_in.get(folder, []))
    for file in strays:
        if not any(folder in told for folder in folders_of(file.path)):
            yield _unlisted_file(file.path)


def _missing(path: str, expected: str, found: str = NOTHING) -> Fault:
    return Fault("missing", path, "is not there", found, expected, "Restore it from git.")


def _renamed(path: str, name: str, manifest: str) -> Fault:
    expected = f"the name that {manifest} lists"
    message, sentence = f"is not there, but {name} has its bytes", f"`{path}` was renamed to `{name}`."
    return Fault("renamed", path, message, name, expected, f"Rename {name} to {path}.", sentence=sentence)


def _renamed_folder(path: str, name: str, count: int) -> Fault:
    message = f"is not there, but {name} has its {count} files"
    expected = f"the name that {manifest_of(path)} lists"
    sentence = f"`{path}` was renamed to `{name}`, with its {count} files."
    return Fault("renamed", path, message, name, expected, f"Rename {name} to {path}.", sentence=sentence)


def _unlisted_file(path: str) -> Fault:
    expected = f"only files that {manifest_of(path)} lists"
    return Fault("unlisted-file", path, "is not listed", "a file", expected, _list_it(path))


def _unlisted_folder(path: str, inside: list[str]) -> Fault:
    expected = f"folders of files that {manifest_of(path)} lists"
    if not inside:
        remedy = "Remove it: a manifest lists files only, and git keeps no empty folder."
        return Fault("unlisted-folder", path, "is a folder without a file", "an empty folder", expected, remedy)
    found = first_of([one.removeprefix(f"{path}/") for one in inside], 1)
    return Fault("unlisted-folder", path, "is a folder without a listed file", found, expected, _list_it(path))


def _list_it(path: str) -> str:
    return _LIST_A_PAGE if path.startswith(PAYLOAD) else _LIST_A_TAG_FILE
