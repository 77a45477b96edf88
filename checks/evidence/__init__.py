"""What a reading may be relied on for: stale pages, judgements, absence."""
