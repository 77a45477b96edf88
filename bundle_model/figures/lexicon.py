"""The curated words of `lexicon.yaml`, as models and as tables that are fast to search."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from bundle_model.figures.vocabulary import Bound
from bundle_model.strict.models import NonBlank, StrictModel
from bundle_model.strict.tables import read_table

FILE = "lexicon.yaml"


def _split(value: Any) -> Any:
    """The words of a text, which may hold each word once."""
    if not isinstance(value, str):
        return value
    found = tuple(value.split())
    if len(set(found)) < len(found):
        twice = sorted({word for word in found if found.count(word) > 1})
        raise ValueError(f"must name each word once, not {' '.join(twice)} twice")
    if not found:
        raise ValueError("must name at least one word")
    return found


WordList = Annotated[tuple[str, ...], BeforeValidator(_split)]


class Group(StrictModel):
    """Words of one use, and why they are there."""

    why: NonBlank
    words: WordList


class BoundWords(StrictModel):
    """The words of one bound, before and after a numeral.

    `not_before` are longer words that only end like one of them, `not_after` longer words that only begin like one.
    """

    why: NonBlank
    before: WordList = ()
    after: WordList = ()
    not_before: WordList = ()
    not_after: WordList = ()


Section = Annotated[Mapping[NonBlank, Group], AfterValidator(MappingProxyType)]
"""Groups of words by name. A rule asks for its group by name; a test holds that each that is asked for is there."""


class Lexicon(StrictModel):
    """`lexicon.yaml`: units; what makes a numeral, a count, a ratio, a date, an ordinal or a name; the words of each bound."""

    units: Section
    numerals: Section
    counts: Section
    ratios: Section
    dates: Section
    ordinals: Section
    names: Section
    bounds: Annotated[Mapping[Bound, BoundWords], AfterValidator(MappingProxyType)]
    said: Section
    fixed_words: Section
    scripts: Section


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the package. BundleError where it does not fit the models."""
    return read_table(Lexicon, __package__, FILE)


@cache
def measures() -> tuple[str, ...]:
    """The units that measure rather than count, without money."""
    units = lexicon().units
    return tuple(word for name in ("measures", "technical", "latin", "multiples") for word in units[name].words)


def any_of(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words."""
    return f"(?:{'|'.join(map(re.escape, words))})"


def _lengths(words: Iterable[str], key: int) -> MappingProxyType[str, tuple[int, ...]]:
    """The lengths of the words by one of their characters, the longest first, so that the first that matches is it."""
    table: dict[str, set[int]] = {}
    for word in words:
        table.setdefault(word[key], set()).add(len(word))
    return MappingProxyType({char: tuple(sorted(found, reverse=True)) for char, found in table.items()})


class Beginnings:
    """Words by their first character, to find the longest one at a place of a text."""

    def __init__(self, *lists: Iterable[str]) -> None:
        self._words = frozenset(word for words in lists for word in words)
        self._table = _lengths(self._words, 0)
        self.starts = frozenset(self._table)

    def match(self, text: str, at: int = 0) -> str | None:
        """The longest word that begins at `at`."""
        for length in self._table.get(text[at : at + 1], ()):
            if (word := text[at : at + length]) in self._words:
                return word
        return None


class Endings:
    """Words by their last character, to find the longest one that ends a text."""

    def __init__(self, *lists: Iterable[str]) -> None:
        self._words = frozenset(word for words in lists for word in words)
        self._table = _lengths(self._words, -1)
        self.ends = frozenset(self._table)

    def match(self, text: str) -> str | None:
        """The longest word that ends `text`."""
        for length in self._table.get(text[-1:], ()):
            if (word := text[-length:]) in self._words:
                return word
        return None
