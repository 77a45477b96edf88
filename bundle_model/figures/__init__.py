"""Finds every numeral of a text and reads each claimed figure exactly: see `figures_of`."""

from bundle_model.figures.extract import figures_of, figures_of_stream
from bundle_model.figures.figure import Figure
from bundle_model.figures.interval import Interval
from bundle_model.figures.vocabulary import BOUNDS, CLAIMS, KINDS

__all__ = ["BOUNDS", "CLAIMS", "KINDS", "Figure", "Interval", "figures_of", "figures_of_stream"]
