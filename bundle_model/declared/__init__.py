"""The declarations that people write: CONSTRAINTS.md, and the elements of a specification."""
