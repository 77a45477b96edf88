"""The kinds of relation, one file each."""
