"""Where a source file uses a capability that a row may forbid, as far as the syntax tree shows it."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import accumulate

from bundle_model.project.capabilities import Capability, capabilities
from bundle_model.project.python_file import PythonFile, Use

_VERSIONED = re.compile(r"\.so\.[0-9.]+$")
_DOT = r"\.(?:[\s\\]|#[^\r\n]*+)*+"  # the line may end between the dot and the name


def sites(source: PythonFile, kind: str, ours: Collection[str] = ()) -> Iterator[Use]:
    """Where a file uses a capability: each import of it, and each use of something that another import made available.

    `ours` are the modules of this project: `checks.socket` is ours, not the `socket` of the standard library.
    """
    capability = capabilities()[kind]
    if not _may_do(source, kind):
        return
    seen: set[tuple[int, int]] = set()
    imported: list[str] = []
    for site in _sites(source, capability, ours):
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


def _sites(source: PythonFile, capability: Capability, ours: Collection[str]) -> Iterator[Use]:
    """The imports and uses in a file that mean something of the capability."""
    yield from (site for site in source.imports if _is_of(capability.id, site.name, ours))
    yield from source.uses_of(lambda name: _is_of(capability.id, name, ours))


def _is_of(kind: str, name: str, ours: Collection[str]) -> bool:
    """Whether a dotted name means something of a capability."""
    first, named, begun = _names(kind)
    parts = name.split(".")
    # `pathlib.os.system` is `os.system` from its second part on; a name that nobody imports, `builtins.os.system`, is not
    for start in range(1 if parts[0] == "builtins" else len(parts)):
        # `from checks import socket` is a module of ours
        itself = start == 0 or ".".join(parts[: start + 1]) not in ours
        if parts[start] in first and itself:
            meant = list(accumulate(parts[start:], "{}.{}".format))
            if not named.isdisjoint(meant) or meant[-1].startswith(begun):
                return True
    return False


@cache
def _names(kind: str) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Of a capability: the first names, all dotted names, and the beginnings of those that end in `*` (`os.exec*`)."""
    capability = capabilities()[kind]
    every = (*capability.modules, *capability.names)
    begun = tuple(name[:-1] for name in every if name.endswith("*"))
    return frozenset(name.partition(".")[0] for name in every), frozenset(every), begun


def _may_do(source: PythonFile, kind: str) -> bool:
    """A quick look that misses nothing: whether the file has every part of a name of the capability, and imports what it
    needs or has a word of it.
    """
    has = source.name_parts
    whole, begun = _parts(kind)
    if not any(parts <= has for parts in whole) and not any(
        parts <= has and any(one.startswith(beginning) for one in has) for parts, beginning in begun
    ):
        return False
    roots, words, shapes = _signs(kind)
    if not (roots.isdisjoint(source.first_names) and roots.isdisjoint(source.last_names)):
        return True
    return not source.words.isdisjoint(words) and any(shape.search(source.names_text) for shape in shapes)


@cache
def _parts(kind: str) -> tuple[tuple[frozenset[str], ...], tuple[tuple[frozenset[str], str], ...]]:
    """The parts of each dotted name of a capability; of those that end in `*`, the parts before the last, and its beginning."""
    capability = capabilities()[kind]
    # what is built in is used without `builtins`
    named = [name.removeprefix("builtins.").split(".") for name in (*capability.modules, *capability.names)]
    whole = tuple(frozenset(parts) for parts in named if not parts[-1].endswith("*"))
    begun = tuple((frozenset(parts[:-1]), parts[-1][:-1]) for parts in named if parts[-1].endswith("*"))
    return whole, begun


@cache
def _signs(kind: str) -> tuple[frozenset[str], frozenset[str], tuple[re.Pattern[str], ...]]:
    """The modules that are imported for a capability; its words in a text, and patterns of those words in context."""
    capability = capabilities()[kind]
    dotted = [(*name.split("."), "")[:2] for name in (*capability.modules, *capability.names)]
    roots = frozenset(first for first, _ in dotted)
    builtin = sorted(second for first, second in dotted if first == "builtins")
    reached = sorted(roots - {"builtins"})  # `tracked.os.system`, in a file that does not import os
    shapes = (
        (rf"{_DOT}(?:", reached, r")\b"),
        (r"(?<![\w.])(?:", builtin, r")\b"),  # not `model.eval`, nor `eval_all`
    )
    compiled = (re.compile(f"{head}{'|'.join(map(re.escape, names))}{tail}") for head, names, tail in shapes if names)
    return roots, frozenset((*reached, *builtin)), tuple(compiled)
