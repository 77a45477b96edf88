from __future__ import annotations

import os
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from checks.cli import records
from checks.cli.answer import Answer, UsageError
from checks.cli.root import SHIPPED, find_root, working_folder
from checks.cli.writing import write_whole
from checks.safe_text.terminal import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from types import ModuleType

SUMMARY = "Write a derived file again, by hand and never in CI."


def _parts() -> dict[str, ModuleType]:
    return {m.name: import_module(f"{records.__name__}.{m.name}") for m in iter_modules(records.__path__)}


def add_arguments(parser: ArgumentParser) -> None:
    about = "; ".join(f"{name}: {module.SUMMARY}" for name, module in _parts().items())
    parser.add_argument("part", metavar="PART", choices=tuple(_parts()), help=about)
    parser.add_argument("--root", metavar="ROOT", help="a folder with CONSTRAINTS.md and bundle/")


def run(arguments: Namespace) -> Answer:
    """Write the named part, and say what changed. UsageError in CI, where nobody would review the change."""
    if os.environ.get("CI"):
        raise UsageError("record writes files, but CI is set; run it by hand, review the change, and commit it")
    root, name = find_root(arguments.root, working_folder())
    if name == SHIPPED:
        raise UsageError("record does not write to the shipped copy; name a folder: --root ROOT")
    # here, so that a usage error imports neither pydantic nor yaml
    from bundle_model.repository import read_repository

    changes = _parts()[arguments.part].record(read_repository(root, name), root)
    for path, content in changes.files.items():
        write_whole(path, content, folders=True)
    said = changes.notes or ("nothing to change",)
    return Answer(f"{visible(line)}\n" for line in said)
