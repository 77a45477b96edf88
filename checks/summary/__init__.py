"""The words and the counts of a run, of no format."""
