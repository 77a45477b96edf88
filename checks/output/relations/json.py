"""One JSON object: every relation with its working, and the claimed figures that enter none."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from bundle_model.facts import Fact
from checks.evidence.relation_views import View
from checks.output.fact_list import fields_of
from checks.output.formats import Style
from checks.output.json_frame import document


def render(views: Sequence[View], loose: Sequence[Fact], style: Style) -> Iterator[str]:
    """The document."""
    own = {
        "relations": [asdict(view) for view in views],
        "figures_in_no_relation": [fields_of(fact) for fact in loose],
    }
    yield document(own)
