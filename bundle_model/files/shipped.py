"""Finds the bundle that ships with the package: the packaged copy, else the tree next to the package."""

from pathlib import Path  # noqa: TID251 - reads files


def shipped_root() -> Path:
    """The folder that holds CONSTRAINTS.md and `bundle/`."""
    return root_beside(Path(__file__).resolve().parents[1])


def root_beside(package: Path) -> Path:
    """The same folder, for the package at `package`.

    A wheel has it inside the package. An editable install does not, and uses the tree it was made from.
    """
    packaged = package / "shipped_data"
    return packaged if packaged.is_dir() else package.parent
