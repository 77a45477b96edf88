"""The records: what people read out of the pages, one file a record."""
