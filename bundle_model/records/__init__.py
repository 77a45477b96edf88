"""The records: what people read out of the pages. One module for each record."""
