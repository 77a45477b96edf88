"""Finds every number of an English text and reads it exactly, as a figure: see `figures_of`."""

from bundle_model.english.extract import figures_of, values_in
from bundle_model.english.units import english_unit, same_unit

__all__ = ["english_unit", "figures_of", "same_unit", "values_in"]
