"""Whether a file may use a capability, by the words of its text: what is never so here, its syntax tree need not show.

It may say yes where the tree says no, such as for words in a string, and never the other way round.
"""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from bundle_model.patterns import pattern
from bundle_model.project.capabilities import capabilities
from bundle_model.project.import_lines import Names

_BEHIND_A_DOT = pattern(r"\.(?:[\s\\]|#[^\r\n]*+)*+(\w+)")  # the line may end between the dot and the name

_IMPORTERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "importlib.import_module": frozenset({"importlib", "import_module"}),
        "importlib.__import__": frozenset({"importlib", "__import__"}),
        "builtins.__import__": frozenset({"__import__"}),
        "pytest.importorskip": frozenset(),
    }
)
"""What imports a module by its name when it is called, with the words of capabilities that show it."""
PLUGINS = "pytest_plugins"
"""The name of the list of the modules that pytest imports."""
_IMPORTING = (PLUGINS, *dict.fromkeys(name.rpartition(".")[2] for name in _IMPORTERS))


class Words(NamedTuple):
    """Of the words of a text those that tell of a capability: the words behind a dot, and built-in names that stand alone.

    `importing` are the words by which modules are imported without a statement.
    """

    dotted: frozenset[str]
    alone: frozenset[str]
    importing: frozenset[str]

    def importers(self, names: Names) -> frozenset[str]:
        """What imports a module by its name and may be called here, if the statements import these names."""
        reached = names.first.union(names.last, self.dotted, self.alone)
        # most files that have such words show them in a text; "from importlib import *" brings any of them
        there = (one for one in _IMPORTERS if one.rpartition(".")[2] in self.importing)
        return frozenset(one for one in there if "*" in reached or _IMPORTERS[one] <= reached)


def words_of(text: str) -> Words:
    """The words of a text in which every name is as Python reads it."""
    # a word alone is looked for only where the word is there at all, which takes a tenth of the time
    alone = frozenset(word for word, found in _builtin().items() if word in text and found.search(text))
    dotted = _telling(frozenset(_BEHIND_A_DOT.findall(text)))
    return Words(dotted, alone, frozenset(word for word in _IMPORTING if word in text))


class QuickLook(NamedTuple):
    """What shows of a file: its words, the first and last names of its imports, and other parts of names that it may use."""

    words: Words
    imported: frozenset[str]
    named: frozenset[str]

    @property
    def telling(self) -> frozenset[str]:
        """With which words the names of the capabilities begin that the file may use, as far as they stand in it."""
        shown = [_shown(kind) for kind in capabilities() if self.may_do(kind)]
        words = frozenset[str]().union(*(one.first | one.builtin for one in shown))
        return words if "*" in self.imported else words & self._has

    @property
    def may_do_any(self) -> bool:
        """Whether the file may use any capability."""
        return any(map(self.may_do, capabilities()))

    def may_do(self, kind: str) -> bool:
        """Whether the file has a built-in name of the capability alone, or imports or reaches a name of it, part for part."""
        shown = _shown(kind)
        if not shown.builtin.isdisjoint(self.words.alone):
            return True
        reached = self.imported | self.words.dotted
        if shown.first.isdisjoint(reached):
            return False
        if "*" in self.imported:  # "from os import *": then any word may be a name of it
            return True
        has = self._has
        return any(name.first in reached and name.rest <= has and name.is_begun_by(has) for name in shown.names)

    @property
    def _has(self) -> frozenset[str]:
        return self.imported.union(self.named, self.words.dotted, self.words.alone)


class _Name(NamedTuple):
    """The parts of a dotted name: the first, the others, and the beginning of the last if the name ends in `*`."""

    first: str
    rest: frozenset[str]
    begun: str | None

    def is_begun_by(self, words: frozenset[str]) -> bool:
        """Whether one of the words begins as the last part does; any does if that is no beginning."""
        return self.begun is None or any(word.startswith(self.begun) for word in words)


class _Shown(NamedTuple):
    """How a capability shows: its names, their first parts, and those that are built in, without `builtins`."""

    names: tuple[_Name, ...]
    first: frozenset[str]
    builtin: frozenset[str]


@cache
def _shown(kind: str) -> _Shown:
    capability = capabilities()[kind]
    names = [_name(name) for name in (*capability.modules, *capability.names)]
    builtin = frozenset().union(*(name.rest for name in names if name.first == "builtins"))
    return _Shown(tuple(names), frozenset(name.first for name in names), builtin)


def _name(dotted: str) -> _Name:
    first, *rest = dotted.split(".")
    begun = rest.pop()[:-1] if dotted.endswith("*") else None
    return _Name(first, frozenset(rest), begun)


@cache
def _every_part() -> tuple[frozenset[str], tuple[str, ...]]:
    """The parts of the names of all capabilities, and the beginnings of those that end in `*`."""
    names = [name for kind in capabilities() for name in _shown(kind).names]
    whole = frozenset(part for name in names for part in (name.first, *name.rest))
    return whole, tuple(name.begun for name in names if name.begun is not None)


def _telling(words: frozenset[str]) -> frozenset[str]:
    whole, begun = _every_part()
    return (words & whole).union(word for word in words if word.startswith(begun))


@cache
def _builtin() -> dict[str, re.Pattern[str]]:
    """A pattern of each built-in name of a capability, alone: not `model.eval`, nor `eval_all`, nor `"eval"`."""
    words = sorted(frozenset[str]().union(*(_shown(kind).builtin for kind in capabilities())))
    return {word: re.compile(rf"{re.escape(word)}\b(?<![\w.'\"]{re.escape(word)})") for word in words}
