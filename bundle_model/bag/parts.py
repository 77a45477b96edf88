"""A bag as it was read from disk, before it is judged: its tree, and its manifests."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bundle_model.bag.manifest import PAYLOAD, PAYLOAD_MANIFEST, TAG_MANIFEST, ManifestEntry, ManifestReading
from bundle_model.files.tree import Tree, TreeFile


class Parts(NamedTuple):
    """The tree with its files by path, and both manifests.

    `names` are the tag files that belong to the bag, whatever the tag manifest says.
    """

    tree: Tree
    files: Mapping[str, TreeFile]
    payload: ManifestReading
    tags: ManifestReading
    names: frozenset[str]

    @property
    def listed(self) -> dict[str, ManifestEntry]:
        """The lines of both manifests, by path."""
        return {entry.path: entry for entry in (*self.payload.entries, *self.tags.entries)}

    def reading_of(self, path: str) -> ManifestReading:
        """The manifest that must list a file or folder at this path."""
        return self.payload if manifest_of(path) == PAYLOAD_MANIFEST else self.tags

    def is_blocked(self, path: str) -> bool:
        """Whether the path, or a folder above it, exists but could not be read. That has its own fault."""
        return path in self.tree.blocked or any(folder in self.tree.blocked for folder in folders_of(path))


def manifest_of(path: str) -> str:
    """The name of the manifest that must list a file or folder at this path."""
    return PAYLOAD_MANIFEST if f"{path}/".startswith(PAYLOAD) else TAG_MANIFEST


def folders_of(path: str) -> Iterator[str]:
    """The folders above a path, the innermost first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path
