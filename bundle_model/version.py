"""The version of the tool. No other place states it."""

VERSION = "0.1.0"
