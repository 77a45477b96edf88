from collections.abc import Iterable

from bundle_model.repository import Repository
from checks.evidence import absence
from checks.results import Breach, Note, Skip

SUMMARY = "The pages define no system: nothing with functions, states, interfaces and data that could be built."
WHY = (
    "This is the claim that the project rests on. It is kept as a search: every term that a reader would try, "
    "every hit with the reason why it defines nothing, and every thing that is named weighed. A line that nobody "
    "has judged breaks it."
)
BAD = "A new line in a page that says which inputs an app takes and which outputs it gives."
GOOD = "The word 系统 (system) hits, and each hit is judged: an organisation, a set of equipment, a figure of speech."
REMEDY = "Read the lines named here and judge them in bundle/record/words.yaml, or take a decision that says what is to be built."
NEEDS = absence.NEEDS


class Parameters(absence.Searched):
    """The elements that are absent, and how much was searched."""


def check(repository: Repository, parameters: Parameters) -> Iterable[Breach | Skip | Note]:
    """Hold the search for these elements to the pages as they are."""
    return absence.absent(repository, parameters)
