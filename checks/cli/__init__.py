"""The command line: the only part that prints, writes or exits."""
