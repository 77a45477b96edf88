"""The reading room: the run with the evidence that it judged, as one HTML page for a reviewer."""

from checks.output.formats import Style
from checks.results import Run
from checks.room.contents import contents_of
from checks.room.page import page_of


def render(run: Run, style: Style) -> str:
    """The page. It needs no network and no other file."""
    return page_of(contents_of(run))
