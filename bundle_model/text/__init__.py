"""A text and the places in it; a page."""
