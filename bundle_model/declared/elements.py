"""The elements of a real specification, U-01 to U-27: the questions that its author must answer."""

from functools import cache
from typing import Annotated

from pydantic import AfterValidator

from bundle_model.strict.models import NonBlank, StrictModel, written_as
from bundle_model.strict.tables import read_table

FILE = "elements.yaml"
ElementId = Annotated[str, written_as("U-[0-9]{2}", "the id of an element, such as U-08")]
FIRST = ("U-01", "U-08", "U-13")
"""The elements to show first: the three that the design card names."""
QUESTIONS = (
    ("A system", ("U-01", "U-06", "U-07", "U-10", "U-11")),
    ("A hardware target", ("U-08", "U-09")),
    ("A performance core", ("U-12", "U-13", "U-14")),
)
"""The three questions of the design card, with the elements that answer each."""


class Element(StrictModel):
    """One element: its question, and who asks it. I: the ISO/IEC/IEEE 29148 family; A: arc42; V: Volere; E: EARS."""

    id: ElementId
    name: NonBlank
    question: NonBlank
    by: NonBlank


class Elements(StrictModel):
    """`elements.yaml`, field for field."""

    elements: tuple[Element, ...]


@cache
def elements() -> dict[str, Element]:
    """Every element by its id, in order of the ids."""
    return {element.id: element for element in read_table(Elements, __package__, FILE).elements}


def _known(element: str) -> str:
    if element not in elements():
        raise ValueError(f"must be an element of a specification, U-01 to U-{len(elements()):02d}")
    return element


KnownElement = Annotated[ElementId, AfterValidator(_known)]
