"""What a command gives back: a document for stdout, notes for stderr, an exit code. Printing is the main module's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path  # noqa: TID251 - names places, opens none

from bundle_model.errors import YiwuBundleError


class UsageError(YiwuBundleError):
    """The command cannot be carried out as it was given: one line that says why; exit code 2."""


@dataclass(frozen=True, slots=True)
class Report:
    """A further document, and the file that it goes to: written whole, or appended where the file is shared."""

    path: Path
    text: str
    append: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """`document` is the text to write, in as many pieces as suit; `notes` are lines for a person, never data.

    The notes are said after the document, which may add to them while it is made.
    `reports` are written before the document, so that a failure to write one is not taken for a report.
    """

    document: Iterable[str] = ()
    exit_code: int = 0
    notes: Sequence[str] = ()
    reports: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What `record` is about to write: new contents by path, none where nothing changes, and a line for each change."""

    files: dict[Path, bytes]
    notes: tuple[str, ...]
