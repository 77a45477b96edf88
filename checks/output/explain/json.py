"""One JSON object: each explanation with its labelled texts."""

from collections.abc import Iterator, Sequence

from checks.output.formats import Style
from checks.output.json_frame import document
from checks.results import Explanation


def render(chosen: Sequence[Explanation], style: Style, *, listed: bool) -> Iterator[str]:
    """The document, the same of one as of many."""
    yield document({"explanations": [{"id": one.id, "sentence": one.sentence, **dict(one.parts)} for one in chosen]})
