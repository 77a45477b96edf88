"""Make text harmless for a terminal, for JSON and for Markdown."""
