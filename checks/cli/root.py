from __future__ import annotations

from pathlib import Path  # noqa: TID251 - names places, opens none
from typing import TYPE_CHECKING

from bundle_model.files.layout import BUNDLE, CONSTRAINTS
from bundle_model.files.shipped import shipped_root
from checks.cli.answer import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from bundle_model.bundle import Bundle
    from bundle_model.declared.constraints import Constraints
    from bundle_model.records.base import Record
    from bundle_model.repository import Repository

SHIPPED = "the shipped copy"


def read_root(
    named: str | None, *, tracked: bool = False, wanted: Callable[[], Collection[type[Record]]] | None = None
) -> Repository:
    """Read the root that is named or found; with `tracked`, also what git tracks. UsageError if there is none.

    `wanted` gives the records to read; without it all are read.
    """
    root, name = find_root(named, working_folder())
    # here, so that a usage error imports neither pydantic nor yaml; so `wanted` is a function
    from bundle_model.repository import read_repository

    return read_repository(root, name, tracked=tracked, wanted=wanted and wanted())


def read_bundle(named: str | None, wanted: Callable[[], Collection[type[Record]]]) -> Bundle:
    """Read the pages and the wanted records of the root that is named or found. UsageError if there is none."""
    root, _ = find_root(named, working_folder())
    from bundle_model.loader import inspect_bag

    return inspect_bag(root / BUNDLE, wanted())


def read_declared(named: str | None) -> Constraints:
    """Read CONSTRAINTS.md of the root that is named or found, and nothing else. UsageError if there is none."""
    root, _ = find_root(named, working_folder())
    from bundle_model.declared import constraints

    return constraints.read_declared(root)


def working_folder() -> Path:
    """The working directory. UsageError if it is gone."""
    try:
        return Path.cwd()
    except OSError as error:
        raise UsageError(f"the working directory is not there: {error.strerror}; change to another folder") from error


def find_root(named: str | None, working: Path) -> tuple[Path, str]:
    """The root, and its name for messages.

    A root that is named is that folder. Otherwise, in a git repository: the nearest folder with CONSTRAINTS.md and
    `bundle/`, from the working directory up to the top of the repository. Elsewhere: the working directory if it has
    both, else the shipped copy.
    """
    if named is not None:
        return _named(Path(named), working), str(Path(named))
    top = next((folder for folder in (working, *working.parents) if (folder / ".git").exists()), None)
    if top is None:
        return (working, ".") if _is_root(working) else (shipped_root(), SHIPPED)
    # not above the top: a folder there belongs to another project
    steps = len(working.relative_to(top).parts)
    for step, folder in enumerate((working, *working.parents)[: steps + 1]):
        if _is_root(folder):
            return folder, "/".join([".."] * step) or "."
        if (folder / CONSTRAINTS).is_file():
            raise _without_bundle(Path(*[".."] * step))
    # not the shipped copy: who works in a repository expects that to be checked
    raise UsageError(
        f"this repository has no folder with {CONSTRAINTS} and {BUNDLE}/; name one: yiwu-bundle check ROOT"
    )


def _named(root: Path, working: Path) -> Path:
    folder = working / root
    try:
        if not folder.is_dir():
            raise UsageError(f"{root} is not a folder; name one that has {CONSTRAINTS} and {BUNDLE}/")
        if not (folder / CONSTRAINTS).exists():
            raise UsageError(f"{root} has no {CONSTRAINTS}; name a folder that has {CONSTRAINTS} and {BUNDLE}/")
        if not (folder / BUNDLE).is_dir():
            raise _without_bundle(root)
    except OSError as error:
        raise UsageError(f"{root} cannot be read: {error.strerror}") from error
    return folder


def _without_bundle(root: Path) -> UsageError:
    return UsageError(f"{root / BUNDLE}/ is missing beside {root / CONSTRAINTS}; restore it from git")


def _is_root(folder: Path) -> bool:
    return (folder / CONSTRAINTS).is_file() and (folder / BUNDLE).is_dir()
