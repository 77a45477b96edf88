"""Texts, places in them, and pages."""
