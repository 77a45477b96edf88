"""The formats of `check`, one module each, with the name of the format. A frozen `Run` goes in, text comes out."""
