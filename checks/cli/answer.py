"""What a command returns. `checks.cli.main` prints it; a command itself never does."""

from collections.abc import Iterable, Sequence
from pathlib import Path  # noqa: TID251 - names places, opens none
from typing import NamedTuple

from bundle_model.errors import YiwuBundleError


class UsageError(YiwuBundleError):
    """The command cannot run as it was given. The message is one line; the exit code is 2."""


class Report(NamedTuple):
    """A further document and its file, which is written whole or appended to if others write it too."""

    path: Path
    text: str
    append: bool = False


class Answer(NamedTuple):
    """`document` is the text for stdout or the output file, in pieces; `notes` are lines for stderr, never data.

    It is None where nothing can be written, not even an empty file, since its reporter crashed.
    Notes are printed after the document, because a document that streams may add to them.
    `reports` are written before the document, so that stdout stays empty if one cannot be written.
    `inputs` are the files that a user wrote and the command has read, `-` for stdin: nothing is written into them.
    """

    document: Iterable[str] | None = ()
    exit_code: int = 0
    notes: Sequence[str] = ()
    reports: tuple[Report, ...] = ()
    inputs: Sequence[str] = ()


class Changes(NamedTuple):
    """What `record` writes: new contents by path (empty if nothing changes), and a line for each change."""

    files: dict[Path, bytes]
    notes: tuple[str, ...]
