"""The formats of `gaps`: one module each, named as its format; rows in, text out."""
