"""Reads a draft of a specification in Markdown, and holds each figure and requirement in it to what it cites."""
