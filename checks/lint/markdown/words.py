"""The words of a block, each with its place in the text, and the links among them."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from checks.lint.markdown.blocks import Span

CODE = "\ufffc"
"""What stands in the words for code, an address or an image."""


class Link(NamedTuple):
    """A link: its words from `start` to `end` in the words of the block, its label or its target, and the whole in the text.

    `label` is None where it has a target of its own, such as `[a](b)`. `code` are the words of code in it.
    """

    start: int
    end: int
    label: str | None
    target: str | None
    source: Span
    code: str = ""


class Words(NamedTuple):
    """The words of a block. `places` are the offsets in the text of those in `at`; others follow them one by one.

    `struck` are the spans of words that are struck out.
    """

    text: str
    at: Sequence[int]
    places: Sequence[int]
    links: tuple[Link, ...]
    comments: tuple[Span, ...]
    struck: tuple[Span, ...] = ()

    def place(self, offset: int) -> int:
        """The offset in the whole text of one in the words."""
        index = bisect_right(self.at, offset) - 1
        return self.places[index] + offset - self.at[index]

    def span(self, start: int, end: int) -> Span:
        """The span in the whole text of one in the words, which is not empty."""
        return self.place(start), self.place(end - 1) + 1
