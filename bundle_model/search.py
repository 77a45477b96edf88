"""Searches a page for words, by rules that anyone can repeat.

White space is removed, full-width signs are folded to ASCII, the micro sign to mu, and letters to lower case. A form
hits wherever it occurs in that text. A Latin letter or digit at its end must have none next to it on the page ("AI" is
not in "said"), except for the number before a unit ("16GB"). Where forms of one term overlap, the longest counts, and
the first of two equally long ones. A form inside a declared compound does not count.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from bundle_model.patterns import pattern
from bundle_model.records.terms import Term
from bundle_model.text.page import Page
from bundle_model.text.places import Place
from bundle_model.text.text import Text, lowered

_FOLDED = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\xb5": "\u03bc"}
_PRINTED = pattern(r"\S+")
_NUMERALS = frozenset("0123456789零〇一二三四五六七八九十百千万萬亿億两兩几幾")

Span = tuple[int, int]
"""Offsets in the searchable text, the end exclusive."""


class Hit(NamedTuple):
    """A place where a form of a term occurs. Offsets are from 0, the end exclusive; `words` are as printed.

    `at` is the place as text.
    """

    place: Place
    at: str
    start: int
    end: int
    words: str


class Searchable(NamedTuple):
    """A page's text without white space, folded and in lower case, with the offset of each character in the page.

    `begins` has the places of each character, since most forms begin like little on a page.
    """

    text: str
    offsets: tuple[int, ...]
    begins: Mapping[str, list[int]]

    @classmethod
    def of(cls, page: Text) -> "Searchable":
        """The searchable text of a page."""
        offsets = chain.from_iterable([range(*found.span()) for found in _PRINTED.finditer(page.text)])
        text = "".join(_lower(page.text).split())
        begins: dict[str, list[int]] = defaultdict(list)
        for at, char in enumerate(text):
            begins[char].append(at)
        return cls(text, tuple(offsets), MappingProxyType(dict(begins)))

    def spans(self, form: str, *, after_number: bool = False) -> Iterator[Span]:
        """The spans where a form occurs, with no Latin letter or digit next to a Latin end.

        With `after_number`, only directly after a number: "16GB".
        """
        wanted = _wanted(form)
        for at in self.begins.get(wanted[:1], ()):
            if not self.text.startswith(wanted, at):
                continue
            end = at + len(wanted)
            begins = self.text[at - 1 : at] in _NUMERALS if after_number else self._free(at - 1, at)
            if begins and self._free(end - 1, end):
                yield at, end

    def _free(self, left: int, right: int) -> bool:
        """Whether a word can end between two neighbours: at white space, or where one is no Latin letter or digit."""
        if left < 0 or right >= len(self.text) or self.offsets[right] != self.offsets[left] + 1:
            return True
        return not (_is_latin(self.text[left]) and _is_latin(self.text[right]))


def hits(page: Page, searchable: Searchable, term: Term) -> tuple[Hit, ...]:
    """Every hit of a term in a page, in order of place."""
    found = {span for form in term.forms for span in searchable.spans(form, after_number=term.after_number)}
    if not found:
        return ()
    compounds = {span for compound in term.compounds for span in searchable.spans(compound)}
    return tuple(_hit(page, searchable, span) for span in sorted(_longest(_outside(found, compounds))))


def _outside(found: set[Span], compounds: set[Span]) -> Iterator[Span]:
    """The spans that are in no compound, in order."""
    # one pass over both, each sorted: `reach` is how far the compounds that have begun extend
    coming, reach = sorted(compounds, reverse=True), 0
    for start, end in sorted(found):
        while coming and coming[-1][0] <= start:
            reach = max(reach, coming.pop()[1])
        if end > reach:
            yield start, end


def _longest(found: Iterable[Span]) -> Iterator[Span]:
    """The spans that overlap neither a longer one nor an earlier one of the same length, the longest first."""
    taken: set[int] = set()
    for start, end in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
        if taken.isdisjoint((start, end - 1)):  # a taken span is at least as long, so it covers an end
            taken.update(range(start, end))
            yield start, end


def _hit(page: Page, searchable: Searchable, span: Span) -> Hit:
    start, end = searchable.offsets[span[0]], searchable.offsets[span[1] - 1] + 1
    line, column = page.place_of(start)
    place = Place(page=page.id, line=line, column=column)
    return Hit(place, str(place), start, end, page.text[start:end])


@lru_cache(maxsize=4096)
def _wanted(form: str) -> str:
    """A form as it is searched for: the same in every page."""
    return _lower("".join(form.split()))


def _lower(text: str) -> str:
    """The text folded and in lower case, one character for one."""
    for char in _FOLDED.keys() & set(text):  # a page has few of them
        text = text.replace(char, _FOLDED[char])
    return lowered(text)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
