"""What can be wrong with what was read, as one frozen type.

Standard library only, so that reading a bag alone imports neither pydantic nor yaml.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a file, said so that a reader can find and mend it.

    `kind` is a kebab-case name that tests and reports rely on. `file` is a POSIX path relative to what was
    read (the bag, or the repository). `line` and `column` count from 1, columns in Unicode code points; they
    are None where the fault concerns a whole file. `unreadable` is true where the file could not be
    parsed or is not supported, so that nothing can be said of what it holds: the job could not be done.
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

    @property
    def place(self) -> str:
        """`file`, `file:line` or `file:line:column`, as far as it is known."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)

    @property
    def said(self) -> str:
        """What is wrong, what was found and what was expected, without the place and the remedy."""
        return f"{self.message}: found {self.found}, expected {self.expected}."

    def __str__(self) -> str:
        return f"{self.place}: {self.message} (found {self.found}; expected {self.expected}). {self.remedy}"


def unreadable(
    file: str, message: str, found: str, expected: str, remedy: str, line: int | None = None, column: int | None = None
) -> Fault:
    """A fault of a file that cannot be parsed: nothing can be said of what it holds."""
    return Fault("unreadable", file, message, found, expected, remedy, line, column, unreadable=True)


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults without repeats, by file, line, column, kind and message; the rest only makes the order whole."""
    return tuple(sorted(set(faults), key=_order))


def _order(fault: Fault) -> tuple[object, ...]:
    place = (fault.file, fault.line or 0, fault.column or 0)
    return (*place, fault.kind, fault.message, fault.found, fault.expected, fault.remedy, fault.unreadable)
