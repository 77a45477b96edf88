"""Finds every number of an English text and reads it exactly, as a figure: see `figures_of`."""

from bundle_model.english.extract import figures_of
from bundle_model.english.units import same_unit

__all__ = ["figures_of", "same_unit"]
