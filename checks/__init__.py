"""The checks that hold bundle, record, constraints and repository to what CONSTRAINTS.md declares."""
