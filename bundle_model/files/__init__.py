"""Reads from disk: a tree, one file, a stream of text, the git index, the shipped copy."""
