"""Which modules come with a distribution, the package as an index names it."""

from functools import cache
from typing import Annotated

from pydantic import AfterValidator

from bundle_model.strict.models import NonBlank, StrictModel, each_once
from bundle_model.strict.tables import read_table

FILE = "distributions.yaml"


class Distribution(StrictModel):
    """A distribution by its normalised name, and all its modules by first name."""

    name: NonBlank
    modules: tuple[NonBlank, ...]


def _each_once(read: tuple[Distribution, ...]) -> tuple[Distribution, ...]:
    each_once((one.name for one in read), "must have each distribution once")
    return read


class Distributions(StrictModel):
    """`distributions.yaml`, field for field; each distribution once."""

    distributions: Annotated[tuple[Distribution, ...], AfterValidator(_each_once)]


def modules_of(name: str) -> tuple[str, ...]:
    """The first names of the modules that come with a distribution, or with the module of this name.

    `name` may have extras. What the table does not know brings the module of its own name: `types-requests` has
    `types_requests`.
    """
    bare = name.partition("[")[0].partition(" @ ")[0]
    if bare in _modules():
        return _modules()[bare]
    return next((modules for modules in _modules().values() if bare in modules), (bare.replace("-", "_"),))


@cache
def _modules() -> dict[str, tuple[str, ...]]:
    return {one.name: one.modules for one in read_table(Distributions, __package__, FILE).distributions}
