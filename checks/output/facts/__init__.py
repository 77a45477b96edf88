"""The formats of `facts`: one module each, named as its format; facts in, pieces of text out, as they come."""
