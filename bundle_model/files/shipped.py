"""Where the bundle that ships with the package is: the packaged copy, else the tree beside the package."""

from pathlib import Path  # noqa: TID251 - reads files


def shipped_root() -> Path:
    """The folder that holds CONSTRAINTS.md and `bundle/`."""
    return root_beside(Path(__file__).resolve().parents[1])


def root_beside(package: Path) -> Path:
    """That folder for the package at `package`.

    A wheel carries it inside the package; an editable install has none there, and uses the tree it was made from.
    """
    packaged = package / "shipped_data"
    return packaged if packaged.is_dir() else package.parent
