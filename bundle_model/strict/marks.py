"""What the fields of a model are marked with: free English, lists that may say a thing twice, lists that need several."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeVar, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bundle_model.strict.models import NonBlank


class InEnglish:
    """Free English: only people can say whether it is right. That it is there is counted, its words are not."""


class Untied:
    """A field that no hash holds, because another check says of any value in it what it means."""


class MayRepeat:
    """A list that is no set: the same value may be in it twice."""


class AtLeast(NamedTuple):
    """A list that means nothing with fewer items. A shorter one can be read, so that the rows beside it are read too."""

    number: int


English = Annotated[NonBlank, InEnglish()]
Mark = TypeVar("Mark", InEnglish, Untied, MayRepeat, AtLeast)


@cache
def marked(model: type[BaseModel], mark: type[Mark]) -> dict[str, Mark]:
    """The fields of a model with a mark of this type, and the mark."""
    found = ((name, next(_marks(info, mark), None)) for name, info in model.model_fields.items())
    return {name: one for name, one in found if one is not None}


def _marks(info: FieldInfo, mark: type[Mark]) -> Iterator[Mark]:
    # `says: English | None` has its mark inside the annotation
    inside: list[Any] = [part for option in get_args(info.annotation) for part in getattr(option, "__metadata__", ())]
    yield from (part for part in (*info.metadata, *inside) if isinstance(part, mark))
