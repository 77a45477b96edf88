"""What can be wrong with a file, as one frozen type.

Standard library only, so that reading a bag alone imports neither pydantic nor yaml.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

MOST_FAULTS = 1000
"""Faults of one file that are kept."""


class Fault(NamedTuple):
    """One thing that is wrong with a file, and how to find and fix it.

    `kind` is a kebab-case name that tests and reports rely on. `file` is a POSIX path relative to the bag or to the
    repository. `line` and `column` count from 1, columns in Unicode code points; they are None where the fault is about
    the whole file. `unreadable` is true where the file cannot be parsed or is not supported, so that its content is
    unknown and the check cannot be done. `template` is what to write, as lines. `sentence` says what is wrong where that
    is plainer than the message with what was found and expected.
    """

    kind: str
    file: str
    message: str
    found: str
    expected: str
    remedy: str
    line: int | None = None
    column: int | None = None
    unreadable: bool = False
    excerpt: str | None = None
    template: str | None = None
    sentence: str | None = None

    @property
    def place(self) -> str:
        """`file`, `file:line` or `file:line:column`, depending on what is known."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)

    @property
    def said(self) -> str:
        """What is wrong, in one sentence, without the place and the remedy."""
        return self.sentence or f"{self.message}: found {self.found}, expected {self.expected}."

    def __str__(self) -> str:
        return f"{self.place}: {self.message} (found {self.found}; expected {self.expected}). {self.remedy}"


def unreadable(
    file: str,
    message: str,
    found: str,
    expected: str,
    remedy: str,
    line: int | None = None,
    column: int | None = None,
    sentence: str | None = None,
) -> Fault:
    """A fault of a file that cannot be parsed, so that its content is unknown."""
    return Fault("unreadable", file, message, found, expected, remedy, line, column, unreadable=True, sentence=sentence)


class FaultList(list[Fault]):
    """The faults of one file. Past MOST_FAULTS they are counted, not kept: a file of a megabyte can have half a million."""

    def __init__(self, file: str, faults: Iterable[Fault] = ()) -> None:
        super().__init__()
        self._file = file
        self._more = 0
        self.extend(faults)

    def append(self, fault: Fault) -> None:
        """Keep the fault, or count it."""
        if len(self) < MOST_FAULTS:
            super().append(fault)
        else:
            self._more += 1

    def extend(self, faults: Iterable[Fault]) -> None:
        """Keep or count each of them."""
        for fault in faults:
            self.append(fault)

    @property
    def counted(self) -> tuple[Fault, ...]:
        """Those that are kept, and one for the number of the others."""
        found = f"{len(self) + self._more}, of which {MOST_FAULTS} are named"
        rest = unreadable(self._file, "has many faults", found, "none", "Fix those that are named first.")
        return (*self, *([rest] if self._more else []))


def first_of(names: Sequence[str], most: int) -> str:
    """The first names with commas, and how many others there are: `a, b and 3 more`."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more}"


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults without repeats, sorted by file, line, column, kind and message."""
    return tuple(sorted(set(faults), key=_order))


def _order(fault: Fault) -> tuple[object, ...]:
    place = (fault.file, fault.line or 0, fault.column or 0)
    # every field, so that the same faults always have the same order
    return (*place, fault.kind, fault.message, fault.found, fault.expected, fault.remedy, fault.unreadable)
