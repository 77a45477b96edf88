"""One line of JSON for each figure."""

from collections.abc import Iterable, Iterator

from bundle_model.facts import Fact
from checks.output.fact_list import Source, fields_of
from checks.output.formats import Style
from checks.safe_text.data_text import json_text


def render(facts: Iterable[Fact], source: Source, style: Style) -> Iterator[str]:
    """The figures, without the frame of `json`."""
    for fact in facts:
        yield json_text(fields_of(fact)) + "\n"
