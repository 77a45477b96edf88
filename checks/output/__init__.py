"""The output formats: one folder for each document, one file for each format."""
