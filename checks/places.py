"""Places in pages, as records and constraints name them."""

from bundle_model.pages_record import Place
from bundle_model.text.text import PageText


def is_printed(place: Place, page: PageText) -> bool:
    """Whether the page has this line and, at the column or behind it, something printed on it."""
    line = "".join(page.lines[place.line - 1 : place.line])
    return line[(place.column or 1) - 1 :].strip() != ""
