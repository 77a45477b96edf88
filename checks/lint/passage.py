"""A block of a draft with its words, what its links cite, and its figures: read once for all its sentences."""

import re
from bisect import bisect_left
from functools import cached_property

from bundle_model.english import extract as english
from bundle_model.figures import Figure
from bundle_model.figures.extract import figures_of as chinese
from bundle_model.figures.numerals.chinese import CHARACTERS
from checks.lint.citations import Citation, citation
from checks.lint.language import is_quotation, without_chinese
from checks.lint.markdown.inline import CODE, Link, Words
from checks.lint.named_numbers import is_named
from checks.lint.sources import Sources

_NUMERAL = re.compile(f"[0-9０-９半双{CHARACTERS}]")
_MOST_SMALL = 10
_FULL_WIDTH = {ord(full): plain for full, plain in zip("０１２３４５６７８９．，％", "0123456789.,%", strict=True)}


class Passage:
    """The words of a block. `cited` is what each of its links cites, by the place of the link in `words.links`."""

    def __init__(self, words: Words, sources: Sources, folder: str) -> None:
        self.words = words
        self.sources = sources
        self.link_starts = [link.start for link in words.links]
        self.cited: list[Citation | None] = [citation(link, sources, folder) for link in words.links]

    def link_at(self, offset: int) -> Citation | None:
        """What the link cites in whose words an offset is; None outside of any."""
        number = bisect_left(self.link_starts, offset + 1) - 1
        if number < 0 or offset >= self.words.links[number].end:
            return None
        return self.cited[number]

    @cached_property
    def masked(self) -> str:
        """The words without labels and quotations, which are for the rule of quotations to look at."""
        text, parts, at = self.words.text, [], 0
        for link, cited in zip(self.words.links, self.cited, strict=True):
            if cited is not None and link.start >= at and _is_no_claim(link, cited, text[link.start : link.end]):
                parts += [text[at : link.start], CODE * (link.end - link.start)]
                at = link.end
        return "".join((*parts, text[at:]))

    def figures(self, start: int, end: int, *, in_chinese: bool) -> tuple[Figure, ...]:
        """The figures that are claimed between two offsets, by the reader of one language."""
        found, starts = self._chinese if in_chinese else self._english
        return found[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_property
    def _chinese(self) -> tuple[tuple[Figure, ...], list[int]]:
        text = self.masked
        every = chinese(text) if _NUMERAL.search(text) else ()
        found = tuple(one for one in every if one.claimed and not is_named(one, text))
        return found, [one.start for one in found]

    @cached_property
    def _english(self) -> tuple[tuple[Figure, ...], list[int]]:
        text = without_chinese(self.masked).translate(_FULL_WIDTH)
        found = tuple(one for one in english.figures_of(text) if one.claimed and not self._counts_nothing(one, text))
        return found, [one.start for one in found]

    def _counts_nothing(self, figure: Figure, text: str) -> bool:
        return _points_back(figure) or is_named(figure, text) or self.sources.is_in_name(figure, text)


def _is_no_claim(link: Link, cited: Citation, words: str) -> bool:
    # "[000:48]": the words are a label
    return words == link.label or (cited.kind == "lines" and is_quotation(words))


def _points_back(figure: Figure) -> bool:
    """Whether it is a small number in words that counts no noun: "the two differ"."""
    word = figure.text.isalpha() and figure.unit is None and figure.bound == "exact"
    return word and figure.kind == "quantity" and len(figure.value) <= 2 and int(figure.value) <= _MOST_SMALL
