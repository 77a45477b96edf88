"""Turns text into typed data, strictly: closed models, YAML, Markdown. Each error has its line."""
