"""One JSON object: the contract that the definition of a figure gives."""

from collections.abc import Iterable, Iterator

from bundle_model.facts import Fact
from checks.output.fact_list import Source, fields_of
from checks.output.formats import Style
from checks.output.json_frame import streamed


def render(facts: Iterable[Fact], source: Source, style: Style) -> Iterator[str]:
    """The document in pieces, a line a figure, so that a text of any size can be written."""
    own = {"seed_count": len(source.files), "files": [file.model_dump() for file in source.files]}
    yield from streamed(own, "figures", map(fields_of, facts))
