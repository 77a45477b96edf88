"""The one frame of every JSON document (the version of its schema, the tool, then the document's own keys), and what
types say of fields.

The `json` module of a command has the document as a TypedDict, `Document`, which mypy holds the rendered values to, and
`ABOUT`, which says what it is. From both the schema is made (see `checks.output.schemas.make`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, TypedDict

from bundle_model.version import VERSION
from checks.safe_text.data_text import json_text

SCHEMA_VERSION: Literal[1] = 1
"""Within it keys are only added, and none changes its meaning."""


@dataclass(frozen=True, slots=True)
class About:
    """What a schema says of a field beyond its type, where the type is `Annotated`; of several, the last that says it.

    It is data and no docstring, which `python -OO` drops. `among` are the values that there are. Of a `dict`, `keys` are
    those that it has; `known` is the TypedDict of those that it has, beside others.
    """

    text: str | None = None
    pattern: str | None = None
    minimum: int | None = None
    among: tuple[str | int, ...] | None = None
    keys: tuple[str, ...] | None = None
    known: type | None = None


Count = Annotated[int, About(minimum=0)]
FromOne = Annotated[int, About(minimum=1)]
Line = Annotated[FromOne, About("From 1.")]
Column = Annotated[FromOne, About("From 1, in Unicode code points.")]
Sha256 = Annotated[str, About(pattern="^[0-9a-f]{64}$")]
Place = Annotated[str, About(pattern=":[1-9][0-9]*:[1-9][0-9]*$")]
"""page:line:column; a page id is whatever a file is called."""


class ToolJson(TypedDict):
    name: Literal["yiwu-bundle"]
    version: Annotated[str, About("The version of the tool.")]


class Frame(TypedDict):
    schema_version: Literal[1]
    tool: Annotated[ToolJson, About("What wrote this.")]


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
    frame: Frame = {"schema_version": SCHEMA_VERSION, "tool": {"name": "yiwu-bundle", "version": version}}
    return {**frame, **own}
