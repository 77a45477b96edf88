"""The formats of `relations`: one module each, with the name of the format."""
