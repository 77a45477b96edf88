"""What may be relied on of what was read: stale pages, judgements, absence."""
