"""The formats of `gaps`: one module each, with the name of the format."""
