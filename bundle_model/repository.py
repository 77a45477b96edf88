"""A root as checks see it: CONSTRAINTS.md and the bag beside it, read once, with every fault."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bundle_model.constraints import CONSTRAINTS, MAX_BYTES, Constraints, read_constraints, unread
from bundle_model.faults import Fault, in_order
from bundle_model.loader import PAYLOAD, Inspection, inspect
from bundle_model.one_file import read_file
from bundle_model.page import Page
from bundle_model.page_text import PageText

BUNDLE = "bundle"


@dataclass(frozen=True)
class Reading:
    """All that was read of a root. `root` is said as a person would say it; paths inside are relative to it."""

    root: str
    constraints: Constraints
    inspection: Inspection

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """Every fault, with files relative to the root."""
        return in_order((*self.constraints.faults, *map(in_bundle, self.inspection.faults)))

    def lacks(self, part: str) -> str | None:
        """Why a part of the bag could not be read; None where it was."""
        return self.inspection.lacks(part)

    @cached_property
    def texts(self) -> dict[str, PageText]:
        """The texts that findings point into, by their path."""
        pages = {page_path(page): page for page in self.inspection.pages}
        tags = {
            f"{BUNDLE}/{file.path}": PageText(text=file.content.decode("utf-8", "replace"))
            for file in self.inspection.bag.files
            if file.content is not None and not file.path.startswith("data/")
        }
        return {**pages, **tags, CONSTRAINTS: self.constraints.text}


def page_path(page: Page) -> str:
    """The path of a page, told from the root."""
    return f"{BUNDLE}/{PAYLOAD}{page.file.name}"


def in_bundle(fault: Fault) -> Fault:
    """The fault of a file of the bag, told from the root."""
    path = f"{BUNDLE}/{fault.file}" if fault.file not in ("", ".") else BUNDLE
    return Fault(
        fault.kind, path, fault.message, fault.found, fault.expected, fault.remedy, fault.line, fault.column,
        unreadable=fault.unreadable,
    )  # fmt: skip


def read_repository(root: Path, name: str) -> Reading:
    """Read the folder `root`, which reports call `name`."""
    content, fault = read_file(root, CONSTRAINTS, MAX_BYTES)
    constraints = unread(fault) if fault else read_constraints(content)
    return Reading(name, constraints, inspect(root / BUNDLE))
