"""A text, with the one way in which this project counts lines and columns."""

from bisect import bisect_right
from functools import cached_property

from bundle_model.strict.models import StrictModel


def is_han(char: str) -> bool:
    """Whether a character is Chinese. Nothing is none."""
    return "\u3400" <= char <= "\u4dbf" or "\u4e00" <= char <= "\u9fff"


def lowered(text: str) -> str:
    """A text in lower case, in which nothing has another place."""
    lower = text.lower()
    # "İ" has two characters in lower case, which would move all places after it
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Text(StrictModel):
    r"""Decoded text. Only `\n` ends a line; offsets count code points from 0, lines and columns from 1."""

    text: str

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        starts, at = [0], self.text.find("\n")
        while at != -1:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return tuple(starts)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends, and without an empty last line."""
        lines = self.text.split("\n")
        return tuple(lines[:-1] if lines[-1] == "" else lines)

    def place_of(self, offset: int) -> tuple[int, int]:
        """The (line, column) of an offset; the end of the text is a place too. IndexError outside the text."""
        if not 0 <= offset <= len(self.text):
            raise IndexError(f"offset {offset} is outside a text of {len(self.text)} characters")
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset_of(self, line: int, column: int = 1) -> int:
        """The offset of a place: the inverse of `place_of`. IndexError where the text has no such place."""
        if 1 <= line <= len(self._starts):
            start = self._starts[line - 1]
            end = self._starts[line] - 1 if line < len(self._starts) else len(self.text)
            if 1 <= column <= end - start + 1:
                return start + column - 1
        raise IndexError(f"the text has no place {line}:{column}")

    def holds(self, quote: str, line: int, column: int) -> bool:
        """Whether `quote` is exactly at this place."""
        try:
            return self.text.startswith(quote, self.offset_of(line, column))
        except IndexError:
            return False
