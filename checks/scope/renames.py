"""Files that have another name than in the last commit, and the same content."""

from collections import defaultdict

from bundle_model.files.git_index import GitIndex


def renamed(index: GitIndex) -> dict[str, str]:
    """The new path of each file by its old one. Files that have one content, such as empty ones, are not told apart."""
    committed = index.committed or {}
    there = {entry.path: entry.blob for entry in index.entries}
    old, new = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for paths, one, other in ((old, committed, there), (new, there, committed)):
        for path, blob in one.items():
            if path not in other:
                paths[blob].append(path)
    return {paths[0]: new[blob][0] for blob, paths in old.items() if len(paths) == len(new.get(blob, ())) == 1}
