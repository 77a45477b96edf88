"""What a root holds, by name."""

CONSTRAINTS = "CONSTRAINTS.md"
BUNDLE = "bundle"
