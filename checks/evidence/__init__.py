"""Which records a check may rely on: stale pages, judgements, absence."""
