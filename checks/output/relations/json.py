"""One JSON object: every relation with its working, and the claimed figures that enter none."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from bundle_model.facts import Fact
from bundle_model.version import VERSION
from checks.evidence.relation_views import View
from checks.output.fact_list import fields_of
from checks.output.formats import Style

SCHEMA_VERSION = 1


def render(views: Sequence[View], loose: Sequence[Fact], style: Style) -> Iterator[str]:
    """The document."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "yiwu-bundle", "version": VERSION},
        "relations": [asdict(view) for view in views],
        "figures_in_no_relation": [fields_of(fact) for fact in loose],
    }
    yield json.dumps(document, ensure_ascii=False, indent=2) + "\n"
