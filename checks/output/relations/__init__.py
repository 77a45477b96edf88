"""The formats of `relations`: one module each, named as its format; views in, text out."""
