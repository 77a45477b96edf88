"""The errors that this project raises on purpose, with one root.

Standard library only, so that reading a bag alone imports neither pydantic nor yaml.
"""

from collections.abc import Iterable

from bundle_model.faults import Fault, in_order


class YiwuBundleError(Exception):
    """The base class of every error that this project raises on purpose."""


class BundleError(YiwuBundleError, ValueError):
    """The bundle cannot be relied on. `faults` holds every fault, in order; it is never empty."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = in_order(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


def raised(error: Exception) -> str:
    """What an error of any kind says, in one phrase: its type, and its message if it has one."""
    return f"{type(error).__name__}: {error}".rstrip(": ")


class RenamedFieldWarning(FutureWarning):
    """A file uses the old name of a field. The old name works for one release."""
