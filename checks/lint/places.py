"""Lines and columns in a draft, which may be large: a part of the memory that `Text` takes, and no pass over a long line."""

from bisect import bisect_left

_CHUNK = 1024
"""Characters of which the line ends before are counted once."""


class Places:
    r"""The places of a text, as `Text` counts them: only `\n` ends a line, lines and columns count from 1."""

    def __init__(self, text: str) -> None:
        self.text = text
        # of each chunk: the line ends before it, and where the line that it begins in begins
        self._ends, self._begins = [0], [0]
        for start in range(0, len(text), _CHUNK):
            last = text.rfind("\n", start, start + _CHUNK) + 1
            self._ends.append(self._ends[-1] + text.count("\n", start, start + _CHUNK))
            self._begins.append(last or self._begins[-1])

    @property
    def lines(self) -> int:
        """How many lines there are, without an empty last one."""
        return self._ends[-1] + (self.text[-1:] not in ("", "\n"))

    def place_of(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        chunk = offset // _CHUNK
        start = chunk * _CHUNK
        begins = self.text.rfind("\n", start, offset) + 1 or self._begins[chunk]
        return self._ends[chunk] + self.text.count("\n", start, offset) + 1, offset - begins + 1

    def line_at(self, number: int, most: int) -> str | None:
        """The text of a line without its end, empty where there is no such line; None where it has more than `most` characters."""
        if number > self.lines:
            return ""
        chunk = max(0, bisect_left(self._ends, number - 1) - 1)
        start = chunk * _CHUNK
        for _ in range(number - 1 - self._ends[chunk]):
            start = self.text.index("\n", start) + 1
        # "\r\n" may follow the last character that is shown
        line, end, _ = self.text[start : start + most + 2].partition("\n")
        line = line.removesuffix("\r") if end or start + len(line) == len(self.text) else line
        return line if len(line) <= most else None
