"""The one frame of every JSON document: the version of its schema, the tool, then the document's own keys."""

from collections.abc import Iterable, Iterator, Mapping

from bundle_model.version import VERSION
from checks.safe_text.data_text import json_text

SCHEMA_VERSION = 1
"""Within it keys are only added, and none changes its meaning."""


def document(own: Mapping[str, object], version: str = VERSION) -> str:
    """The document with its own keys, whole; `version` is the tool's."""
    return json_text(_framed(own, version), indent=2) + "\n"


def streamed(own: Mapping[str, object], name: str, rows: Iterable[object]) -> Iterator[str]:
    """The document in pieces: its head, then the list `name`, a line for each row as it comes, then the end.

    Where the rows break off, what was given before is no JSON.
    """
    head = json_text(_framed(own, VERSION), indent=1).removesuffix("\n}")
    yield f'{head},\n "{name}": ['
    before = "\n"
    for row in rows:
        yield before + json_text(row)
        before = ",\n"
    yield "\n]}\n"


def _framed(own: Mapping[str, object], version: str) -> dict[str, object]:
    return {"schema_version": SCHEMA_VERSION, "tool": {"name": "yiwu-bundle", "version": version}, **own}
