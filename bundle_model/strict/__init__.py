"""Text to typed data, strictly: closed models, YAML, Markdown; each error with its line."""
