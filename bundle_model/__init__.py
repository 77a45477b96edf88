"""Reads the fixed bundle into typed data.

`load()` returns the bundle, or raises one error with every fault. `inspect_bag()` never raises on a fault, and keeps
everything that could be read. `figures_of()` returns the figures of any text. A name is imported on first use, so
that `import bundle_model`, or reading a bag (`bundle_model.bag.reader`), imports neither pydantic nor yaml.
"""

from typing import TYPE_CHECKING

from bundle_model.errors import BundleError, YiwuBundleError
from bundle_model.faults import Fault
from bundle_model.version import VERSION

__all__ = [
    "Bundle",
    "BundleError",
    "Fact",
    "Fault",
    "Figure",
    "Interval",
    "Page",
    "Place",
    "Story",
    "YiwuBundleError",
    "__version__",
    "figures_of",
    "inspect_bag",
    "load",
]

__version__ = VERSION

if TYPE_CHECKING:
    from bundle_model.bundle import Bundle
    from bundle_model.facts import Fact
    from bundle_model.figures import Figure, Interval, figures_of
    from bundle_model.loader import inspect_bag, load
    from bundle_model.records.pages import Story
    from bundle_model.text.page import Page
    from bundle_model.text.places import Place
else:  # hidden from type checkers, which would accept any name once they see `__getattr__`

    def __getattr__(name: str) -> object:
        if name in ("Figure", "Interval", "figures_of"):
            from bundle_model import figures as home
        elif name in ("inspect_bag", "load"):
            from bundle_model import loader as home
        elif name == "Bundle":
            from bundle_model import bundle as home
        elif name == "Fact":
            from bundle_model import facts as home
        elif name == "Page":
            from bundle_model.text import page as home
        elif name == "Place":
            from bundle_model.text import places as home
        elif name == "Story":
            from bundle_model.records import pages as home
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(home, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
