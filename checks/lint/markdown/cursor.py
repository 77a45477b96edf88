"""A line that is read from the left, in columns: a tab goes to the next column that four divides."""

from dataclasses import dataclass

BLANKS = " \t"
_TAB = 4


@dataclass(slots=True)
class Cursor:
    """The rest of a line, from `at` to `end` in the whole text. `column` is that of `at`, from 0.

    `left` are columns of a tab before `at` that nothing has taken yet: a sign and two tabs begin an item with code in it.
    """

    text: str
    at: int
    end: int
    column: int = 0
    left: int = 0

    def looked(self) -> tuple[int, int]:
        """The columns of blanks that come next, and the offset of what follows them."""
        at, column = self.at, self.column
        text, end = self.text, self.end
        while at < end and (char := text[at]) in BLANKS:
            column += 1 if char == " " else _TAB - column % _TAB
            at += 1
        return column - self.column + self.left, at

    def take(self, columns: int) -> None:
        """Pass this many columns of blanks, or those that are there."""
        used = min(columns, self.left)
        self.left -= used
        columns -= used
        while columns > 0 and self.at < self.end and self.text[self.at] in BLANKS:
            width = 1 if self.text[self.at] == " " else _TAB - self.column % _TAB
            self.at += 1
            self.column += width
            self.left = max(0, width - columns)
            columns -= width

    def go(self, at: int) -> None:
        """Pass the blanks and the signs after them, up to `at`."""
        blanks, first = self.looked()
        self.column += blanks - self.left + at - first
        self.at, self.left = at, 0
