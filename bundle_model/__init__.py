"""The fixed bundle, read and typed.

`load()` gives the bundle or raises one error with every fault; `inspect_bag()` never raises on a fault and keeps what
could still be read; `figures_of()` gives the figures of any text. Names are imported when they are first used, so that reading a bag alone
(`bundle_model.bag.reader`) imports neither pydantic nor yaml.
"""

from typing import TYPE_CHECKING

from bundle_model.errors import BundleError
from bundle_model.faults import Fault
from bundle_model.version import VERSION

if TYPE_CHECKING:
    from bundle_model.bundle import Bundle
    from bundle_model.figures import figures_of
    from bundle_model.loader import inspect_bag, load

__all__ = ["VERSION", "Bundle", "BundleError", "Fault", "figures_of", "inspect_bag", "load"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from bundle_model import figures, loader

    return getattr(figures if name == "figures_of" else loader, name)
