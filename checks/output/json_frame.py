"""The keys that every JSON document begins with, and the notes on types from which its schema is generated.

Each `checks/output/*/json.py` has its document as a TypedDict, `Document`, so that mypy checks what `render` builds, and a
sentence on it, `ABOUT`. `checks.output.schemas.make` generates the schema from the two.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, TypedDict

from bundle_model.version import VERSION
from checks.safe_text.data_text import json_text

SCHEMA_VERSION: Literal[1] = 1
"""Within one version, keys are only added, and no key changes its meaning."""


@dataclass(frozen=True, slots=True)
class About:
    """What the schema says about a field beyond its type: `Annotated[int, About(minimum=0)]`. The last of several wins.

    `text` is the description: data, since `python -OO` drops docstrings. `among` lists the allowed values. For a `dict`,
    `keys` lists all its keys; `known` is a TypedDict of the keys that it always has, next to any others.
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
"""page:line:column. The pattern leaves the page id open: it comes from the name of a file."""


class ToolJson(TypedDict):
    name: Literal["yiwu-bundle"]
    version: Annotated[str, About("The version of the tool.")]


class Frame(TypedDict):
    schema_version: Literal[1]
    tool: Annotated[ToolJson, About("What wrote this.")]


def document(own: Mapping[str, object], version: str = VERSION) -> str:
    """The whole document as text. `own` has its keys after the frame; `version` is the version of the tool."""
    return json_text(_framed(own, version), indent=2) + "\n"


def streamed(own: Mapping[str, object], name: str, rows: Iterable[object]) -> Iterator[str]:
    """The document in pieces, for a list of any length: the keys, then each row of the list `name` on its own line.

    If `rows` raises, the pieces so far are not valid JSON.
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
