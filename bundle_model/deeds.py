"""What code may be forbidden to do, by kind, and how each shows in a file."""

from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import AfterValidator

from bundle_model.faults import BundleError
from bundle_model.strict.models import Closed, Flag, Words, each_once, parse_model, written_as

FILE = "deeds.yaml"
Names = tuple[Words, ...]


class Deed(Closed):
    """One kind of deed, field for field as `deeds.yaml` says at its head."""

    id: Annotated[str, written_as("[a-z]+(-[a-z]+)*", "words in lower case, joined by hyphens")]
    modules: Names = ()
    names: Names = ()
    methods: Names = ()
    writes: Flag = False
    files: Names = ()


def _each_once(read: tuple[Deed, ...]) -> tuple[Deed, ...]:
    each_once((deed.id for deed in read), "must have each deed once")
    return read


class Deeds(Closed):
    """`deeds.yaml`, field for field; no deed stands in it twice."""

    deeds: Annotated[tuple[Deed, ...], AfterValidator(_each_once)]


@cache
def deeds() -> dict[str, Deed]:
    """Every deed by its id, in the order of the file."""
    content = files("bundle_model").joinpath(FILE).read_bytes()
    read, faults = parse_model(Deeds, content, FILE)
    if read is None:
        raise BundleError(faults)
    return {deed.id: deed for deed in read.deeds}


def _known(deed: str) -> str:
    if deed not in deeds():
        raise ValueError(f"must be one of: {', '.join(deeds())}")
    return deed


KnownDeed = Annotated[str, AfterValidator(_known)]
