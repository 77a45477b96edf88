"""The formats of `explain`: one module each, named as its format; explanations in, text out."""
