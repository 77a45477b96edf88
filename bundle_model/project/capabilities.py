"""Capabilities that a constraint can forbid, and how each shows in the code."""

from functools import cache
from typing import Annotated, NamedTuple

from pydantic import AfterValidator

from bundle_model.strict.models import NonBlank, StrictModel, each_once, written_as
from bundle_model.strict.tables import read_table

FILE = "capabilities.yaml"
Names = tuple[NonBlank, ...]


class Capability(StrictModel):
    """One capability. The head of `capabilities.yaml` explains the fields."""

    id: Annotated[str, written_as("[a-z]+(-[a-z]+)*", "words in lower case, joined by hyphens")]
    modules: Names = ()
    names: Names = ()
    files: Names = ()


def _each_once(read: tuple[Capability, ...]) -> tuple[Capability, ...]:
    each_once((one.id for one in read), "must have each capability once")
    return read


class Capabilities(StrictModel):
    """`capabilities.yaml`, field for field; each capability once."""

    capabilities: Annotated[tuple[Capability, ...], AfterValidator(_each_once)]


@cache
def capabilities() -> dict[str, Capability]:
    """Every capability by its id, in the order of the file."""
    return {one.id: one for one in read_table(Capabilities, __package__, FILE).capabilities}


class Telling(NamedTuple):
    """What shows that a file may use a capability: parts of names, beginnings of the last parts of those that end in `*`, and
    the first parts of these names.
    """

    whole: frozenset[str]
    begun: tuple[str, ...]
    before_begun: frozenset[str]


@cache
def telling() -> Telling:
    """What shows that a file may use any capability."""
    named = [name.split(".") for one in capabilities().values() for name in (*one.modules, *one.names)]
    begun = [parts for parts in named if parts[-1].endswith("*")]
    whole = frozenset(part for parts in named for part in parts)
    return Telling(whole, tuple(parts[-1][:-1] for parts in begun), frozenset(parts[0] for parts in begun))


def _known(capability: str) -> str:
    if capability not in capabilities():
        raise ValueError(f"must be one of: {', '.join(capabilities())}")
    return capability


KnownCapability = Annotated[str, AfterValidator(_known)]
