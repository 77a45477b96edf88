"""Where a source file uses a capability that a row may forbid, as far as the syntax tree shows it."""

from collections.abc import Collection, Iterator

from bundle_model.patterns import pattern
from bundle_model.project.capabilities import capabilities, means
from bundle_model.project.python_file import PythonFile, Use

_VERSIONED = pattern(r"\.so\.[0-9.]+$")


def sites(source: PythonFile, kind: str, ours: Collection[str] = ()) -> Iterator[Use]:
    """Where a file uses a capability: each import of it, and each use of something that another import made available.

    `ours` are the modules of this project: `checks.socket` is ours, not the `socket` of the standard library.
    """
    if not source.look.may_do(kind):
        return
    seen: set[tuple[int, int]] = set()
    imported: list[str] = []
    for site in (*source.imports, *source.telling_uses):
        if not means(kind, site.name, ours):
            continue
        # `s.run` after `import subprocess as s` is the same cause as the import
        if (site.line, site.column) not in seen and not _comes_with(site.name, imported):
            seen.add((site.line, site.column))
            yield site
        if site in source.imports:
            imported.append(site.name)


def _comes_with(name: str, imported: Collection[str]) -> bool:
    return any(f"{name}.".startswith(f"{one}.") for one in imported)


def is_compiled(path: str) -> bool:
    """Whether a file is, by its name, a binary or source that must be compiled."""
    name = path.rpartition("/")[2].lower()
    # "x.so.1.2" is a shared library too
    return name[name.rfind(".") :] in capabilities()["compiled"].files or _VERSIONED.search(name) is not None
