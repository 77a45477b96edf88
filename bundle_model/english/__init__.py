"""Finds every number of an English text and reads it exactly, as a figure: see `extract.figures_of`."""
