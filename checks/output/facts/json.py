"""One JSON object: the contract that the definition of a figure gives."""

import json
from collections.abc import Iterable, Iterator

from bundle_model.facts import Fact
from bundle_model.version import VERSION
from checks.output.fact_list import Source, fields_of
from checks.output.formats import Style

SCHEMA_VERSION = 1


def render(facts: Iterable[Fact], source: Source, style: Style) -> Iterator[str]:
    """The document, whole: of a text that breaks off nothing is written half."""
    head = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "yiwu-bundle", "version": VERSION},
        "seed_count": len(source.files),
        "files": [file.model_dump() for file in source.files],
    }
    rows = ",\n".join(json.dumps(fields_of(fact), ensure_ascii=False) for fact in facts)
    start = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    yield f'{start},\n "figures": [\n{rows}\n]}}\n'
