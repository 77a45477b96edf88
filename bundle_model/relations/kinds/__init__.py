"""The kinds of relation."""
