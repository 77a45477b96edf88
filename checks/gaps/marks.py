"""The marks of a draft that the template writes and the linter reads."""

TEMPLATE, END = "<!-- template -->", "<!-- /template -->"
"""The lines around what the template says: it is no claim of the draft."""
OPEN = "open"
"""The word after a fence whose block says that an element is open."""
