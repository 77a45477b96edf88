"""The formats of `lint`, one module each, with the name of the format. A frozen `LintRun` goes in, text comes out."""
