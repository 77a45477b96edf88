from collections.abc import Iterable

from bundle_model.repository import Repository
from checks.evidence import absence
from checks.results import Breach, Note

SUMMARY = "The pages define no system: nothing to build that has functions, states, interfaces and data."
WHY = (
    "The whole project rests on this claim. It is a search that anyone can run again: every term that a reader would "
    "try, every hit with the reason why it defines nothing, and a judgement of everything that the pages name. A line "
    "that nobody has reviewed breaks it."
)
BAD = "A new line in a page that lists the inputs and the outputs of an app."
GOOD = "The word 系统 (system) hits, and each hit is judged: an organisation, a set of equipment, a figure of speech."
REMEDY = (
    "Read the lines named here and judge them in bundle/record/words.yaml, or write a decision that says what to build."
)
NEEDS = absence.NEEDS
RANK = absence.RANK

_ELEMENTS = ("U-01", "U-06", "U-07", "U-10", "U-11")


class Parameters(absence.Searched):
    """The absent elements, and the size of the search for them."""


def check(repository: Repository, parameters: Parameters) -> Iterable[Breach | Note]:
    """Run the search for these elements again, over the pages as they are now."""
    return absence.absent(repository, parameters, _ELEMENTS)
