"""What is on disk: a tree, one file, a stream of text, what git tracks, the shipped copy."""
