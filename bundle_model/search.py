"""Searching a page for words, so that anyone can search again: across line breaks and inner spaces, letters folded.

White space is taken out, full-width signs are folded to ASCII, the micro sign to mu, letters to lower case. A form hits
wherever it stands so; a Latin letter or digit at its end must have none beside it in the page as printed (AI is not in
"said"), but for the number before a unit (16GB). Of overlapping forms of one term the longest counts, the first of
equals, and what lies inside a declared compound does not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bundle_model.records.terms import Term
from bundle_model.text.page import Page
from bundle_model.text.places import Place
from bundle_model.text.text import Text

_FOLDED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0xB5: 0x3BC}
_NUMERALS = frozenset("0123456789零〇一二三四五六七八九十百千万萬亿億两兩几幾")

Span = tuple[int, int]
"""Offsets in the searchable text, the end exclusive."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a form of a term stands: its place, offsets from 0 with the end exclusive, and the words as printed."""

    place: Place
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Searchable:
    """A page's text without white space, folded and in lower case, with the offset of each character of it."""

    text: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, page: Text) -> "Searchable":
        """The searchable text of a page."""
        offsets = tuple(offset for offset, char in enumerate(page.text) if not char.isspace())
        return cls("".join(_lower(page.text).split()), offsets)

    def spans(self, form: str, *, after_number: bool = False) -> Iterator[Span]:
        """Where a form stands, from its first character to behind its last; Latin ends stand free in the page.

        With `after_number` only directly behind a number, whose last digit parts nothing: 16GB.
        """
        wanted = _lower("".join(form.split()))
        at = self.text.find(wanted)
        while at != -1:
            end = at + len(wanted)
            begins = self.text[at - 1 : at] in _NUMERALS if after_number else self._free(at - 1, at)
            if begins and self._free(end - 1, end):
                yield at, end
            at = self.text.find(wanted, at + 1)

    def _free(self, left: int, right: int) -> bool:
        """Whether two neighbours are parted: by white space, or because one is no Latin letter or digit."""
        if left < 0 or right >= len(self.text) or self.offsets[right] != self.offsets[left] + 1:
            return True
        return not (_is_latin(self.text[left]) and _is_latin(self.text[right]))


def hits(page: Page, searchable: Searchable, term: Term) -> tuple[Hit, ...]:
    """Every hit of a term in a page, in order of place."""
    found = {span for form in term.forms for span in searchable.spans(form, after_number=term.after_number)}
    compounds = {span for compound in term.compounds for span in searchable.spans(compound)}
    return tuple(_hit(page, searchable, span) for span in sorted(_longest(_outside(found, compounds))))


def _outside(found: set[Span], compounds: set[Span]) -> Iterator[Span]:
    """The spans that lie in no compound, in order."""
    coming, reach = sorted(compounds, reverse=True), 0
    for start, end in sorted(found):
        while coming and coming[-1][0] <= start:
            reach = max(reach, coming.pop()[1])
        if end > reach:
            yield start, end


def _longest(found: Iterable[Span]) -> Iterator[Span]:
    """The spans that no longer one overlaps, nor an earlier one of the same length; the longest first."""
    taken: set[int] = set()
    for start, end in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
        if taken.isdisjoint((start, end - 1)):  # what is taken is no shorter, so an overlap holds one of the ends
            taken.update(range(start, end))
            yield start, end


def _hit(page: Page, searchable: Searchable, span: Span) -> Hit:
    start, end = searchable.offsets[span[0]], searchable.offsets[span[1] - 1] + 1
    line, column = page.place_of(start)
    return Hit(Place(page=page.id, line=line, column=column), start, end, page.text[start:end])


def _lower(text: str) -> str:
    """The text folded and in lower case, one character for one: a letter whose lower case is longer stays as it is."""
    folded = text.translate(_FOLDED)
    lower = folded.lower()
    return lower if len(lower) == len(folded) else "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
