"""The command line. Nothing else in the project prints, writes files or exits."""
