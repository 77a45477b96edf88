"""Finds every numeral of a text and reads each claimed figure exactly: see `figures_of`.

The extractor is imported on first use, so that the closed sets of words come without it.
"""

from typing import TYPE_CHECKING

from bundle_model.figures.vocabulary import BOUNDS, CLAIMS, KINDS

__all__ = ["BOUNDS", "CLAIMS", "KINDS", "Figure", "Interval", "figures_of", "figures_of_stream"]

if TYPE_CHECKING:
    from bundle_model.figures.extract import figures_of, figures_of_stream
    from bundle_model.figures.figure import Figure
    from bundle_model.figures.interval import Interval
else:  # hidden from type checkers, which would accept any name once they see `__getattr__`

    def __getattr__(name: str) -> object:
        if name in ("figures_of", "figures_of_stream"):
            from bundle_model.figures import extract as home
        elif name == "Figure":
            from bundle_model.figures import figure as home
        elif name == "Interval":
            from bundle_model.figures import interval as home
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(home, name)
