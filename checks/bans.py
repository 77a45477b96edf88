"""Where a file of code does what it may be forbidden to do, as far as it is plainly written."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from bundle_model.deeds import Deed, deeds
from bundle_model.source import Site, Source

_VERSIONED = re.compile(r"\.so\.[0-9.]+$")
_DOT = r"\.(?:[\s\\]|#[^\r\n]*+)*+"  # the line may end between the dot and the name


def sites(source: Source, kind: str) -> Iterator[Site]:
    """Where a file does a deed, in the order of imports, names, methods; each place once."""
    deed = deeds()[kind]
    if not _may_do(source, kind):
        return
    seen: set[tuple[int, int]] = set()
    for site in _sites(source, deed):
        if (site.line, site.column) not in seen:
            seen.add((site.line, site.column))
            yield site


def is_compiled(path: str) -> bool:
    """Whether a file is, by its name, a binary or a source that must be compiled."""
    name = path.rpartition("/")[2].lower()
    return name[name.rfind(".") :] in deeds()["compiled"].files or _VERSIONED.search(name) is not None


def _sites(source: Source, deed: Deed) -> Iterator[Site]:
    named = {*deed.modules, *deed.names}
    begun = tuple(name[:-1] for name in deed.names if name.endswith("*"))
    for site in (*source.imports, *source.uses):
        if not named.isdisjoint(accumulate(site.name.split("."), "{}.{}".format)) or site.name.startswith(begun):
            yield site
    yield from (site for site in source.methods if site.name in deed.methods)
    if deed.writes:
        yield from source.writing_opens


def _may_do(source: Source, kind: str) -> bool:
    """A quick look that misses nothing: whether the file imports what it takes, or has a word of it in its text."""
    roots, words, shape = _signs(kind)
    imported = not roots.isdisjoint(source.first_names)
    if imported or not words:
        return imported
    text = source.names_text
    return any(word in text for word in words) and bool(shape.search(text))


@cache
def _signs(kind: str) -> tuple[frozenset[str], tuple[str, ...], re.Pattern[str]]:
    """The first names that are imported for it; and words that stand in the text, with what stands around them."""
    deed = deeds()[kind]
    dotted = [(*name.split("."), "")[:2] for name in (*deed.modules, *deed.names)]
    roots = frozenset(first for first, _ in dotted)
    builtin = sorted(second for first, second in dotted if first == "builtins")
    opening = ["open"] * deed.writes
    shapes = (
        *(rf"(?<![\w.]){re.escape(word)}\b" for word in builtin),
        *(rf"{_DOT}{re.escape(word)}\b" for word in deed.methods),
        *(rf"(?:\b|fd){word}\b" for word in opening),
    )
    return roots, (*builtin, *deed.methods, *opening), re.compile("|".join(shapes))
