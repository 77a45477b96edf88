"""The formats of `facts`: one module each, with the name of the format. Facts go in and text comes out piece by piece."""
