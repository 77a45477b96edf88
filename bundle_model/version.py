"""The version of the tool, the one place that states it."""

VERSION = "0.1.0"
