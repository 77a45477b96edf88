"""The formats of `explain`: one module each, with the name of the format."""
