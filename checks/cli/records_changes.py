"""What `record` is about to write, and what it says about it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Changes:
    """New contents by path, none where nothing changes, and a line for each change."""

    files: dict[Path, bytes]
    notes: tuple[str, ...]
