"""The curated words of `lexicon.yaml`, as models and as tables that are fast to search."""

import re
from collections.abc import Iterable
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BeforeValidator

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


class UnitWords(StrictModel):
    """Units, classifiers and counted nouns."""

    classifiers: Group
    nouns: Group
    great: Group
    measures: Group
    technical: Group
    portions: Group
    latin: Group
    currency_codes: Group
    multiples: Group
    money: Group
    durations: Group
    not_units: Group
    approximators: Group
    split: Group
    not_halves: Group
    function_words: Group

    @property
    def every_measure(self) -> tuple[str, ...]:
        """The units that measure rather than count, without money."""
        groups = (self.measures, self.technical, self.latin, self.multiples)
        return tuple(word for group in groups for word in group.words)


class NumeralWords(StrictModel):
    """What ends a numeral, makes it loose, or gives it a sign."""

    not_magnitudes: Group
    loose: Group
    loose_sets: Group
    not_loose: Group
    negative: Group
    not_negative: Group


class CountWords(StrictModel):
    """When a Chinese numeral plainly counts."""

    nouns: Group
    pairs: Group
    behind_two: Group
    spans_of_one: Group
    articles_of_one: Group
    not_one_person: Group
    only: Group
    each: Group
    recurring: Group
    near: Group
    points_before: Group
    in_digits: Group
    ended_before: Group
    zero: Group


class RatioWords(StrictModel):
    """Tenths, halves and scores."""

    not_tenths: Group
    not_tenths_before: Group
    not_half_of_one: Group
    comparing: Group
    not_comparing: Group
    won: Group
    score_before: Group


class DateWords(StrictModel):
    """Eras, and what tells a date from a duration."""

    eras: Group
    decades: Group
    not_hours: Group
    index_before: Group
    hao_after: Group
    not_months: Group
    years_after: Group
    years_before: Group
    dated_by: Group
    lasting_after: Group
    in_a_year: Group
    days_after: Group
    days_before: Group


class OrdinalWords(StrictModel):
    """Ranks, storeys and levels, and what tells them from counts."""

    ranks: Group
    not_ranks: Group
    numbered: Group
    top: Group
    not_top_before: Group
    ranked_before: Group
    not_ranked: Group
    not_numbers: Group
    labels: Group
    not_labels: Group
    not_list_before: Group
    storey_before: Group
    height_before: Group
    force_after: Group
    force_before: Group
    tiers: Group
    tiers_after: Group


class NameWords(StrictModel):
    """What makes a number a name, a code or a telephone number."""

    names_after: Group
    names_before: Group
    series: Group
    not_series: Group
    bureaus: Group
    numbered_parts: Group
    letter_names: Group
    suffixes: Group
    lines_after: Group
    not_versions_before: Group
    contacts_before: Group
    calling: Group
    contact_fillers: Group
    codes_before: Group


class Bounds(StrictModel):
    """The words of every bound of the definition."""

    over: BoundWords
    at_least: BoundWords
    at_most: BoundWords
    about: BoundWords
    nearly: BoundWords
    exact: BoundWords


class SaidWords(StrictModel):
    """How the words of bounds reach their numeral."""

    half_open: Group
    by_order: Group
    far: Group
    verbs: Group
    not_far_before: Group
    not_possessors: Group
    currencies: Group
    fillers: Group
    not_across: Group
    overflowing: Group
    recent: Group
    lasting: Group


class FixedWords(StrictModel):
    """Words that only look like numbers."""

    names: Group
    phrases: Group
    counting: Group


class ScriptWords(StrictModel):
    """Characters that are read as others, in pairs: the printed one, then the other."""

    traditional: Group
    capitals: Group
    before_money: Group


class Lexicon(StrictModel):
    """`lexicon.yaml`, field for field."""

    units: UnitWords
    numerals: NumeralWords
    counts: CountWords
    ratios: RatioWords
    dates: DateWords
    ordinals: OrdinalWords
    names: NameWords
    bounds: Bounds
    said: SaidWords
    fixed_words: FixedWords
    scripts: ScriptWords


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the package. BundleError where it does not fit the models."""
    return read_table(Lexicon, __package__, FILE)


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
