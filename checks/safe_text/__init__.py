"""What makes text harmless: for a terminal, for JSON, for Markdown."""
