"""Capabilities that a constraint can forbid, and how each shows in the code."""

from collections.abc import Collection
from functools import cache
from itertools import accumulate
from typing import Annotated

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


def means(kind: str, name: str, ours: Collection[str] = ()) -> bool:
    """Whether a dotted name means something of a capability. `ours` are modules that are none of it, whatever their names."""
    first, named, begun = _names(kind)
    parts = name.split(".")
    # `pathlib.os.system` is `os.system` from its second part on; a name that nobody imports, `builtins.os.system`, is not
    for start in range(1 if parts[0] == "builtins" else len(parts)):
        # `from checks import socket` is a module of ours
        if parts[start] in first and (start == 0 or ".".join(parts[: start + 1]) not in ours):
            meant = list(accumulate(parts[start:], "{}.{}".format))
            if not named.isdisjoint(meant) or meant[-1].startswith(begun):
                return True
    return False


@cache
def _names(kind: str) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Of a capability: the first names, all dotted names, and the beginnings of those that end in `*` (`os.exec*`)."""
    capability = capabilities()[kind]
    every = (*capability.modules, *capability.names)
    begun = tuple(name[:-1] for name in every if name.endswith("*"))
    return frozenset(name.partition(".")[0] for name in every), frozenset(every), begun


def _known(capability: str) -> str:
    if capability not in capabilities():
        raise ValueError(f"must be one of: {', '.join(capabilities())}")
    return capability


KnownCapability = Annotated[str, AfterValidator(_known)]
