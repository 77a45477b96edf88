"""The words and counts of a run that every format shows."""
