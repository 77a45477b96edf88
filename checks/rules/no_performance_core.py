from collections.abc import Iterable

from bundle_model.repository import Repository
from checks.evidence import absence
from checks.results import Breach, Note, Skip

SUMMARY = "The pages define no performance core: no operation that must be fast, no measure of fast, no load."
WHY = (
    "Speed without a measure is taste. The claim is kept as a search, hit by hit, over exactly the lines that "
    "were judged."
)
BAD = "A new line in a page that asks for an answer within so many milliseconds."
GOOD = "The words 效率 (efficiency) and 速度 (speed) hit, and each hit is judged: of offices and of growth, not of machines."
REMEDY = "Read the lines named here and judge them in bundle/record/words.yaml, or take a decision that says what is to be built."
NEEDS = absence.NEEDS


class Parameters(absence.Searched):
    """The elements that are absent, and how much was searched."""


def check(repository: Repository, parameters: Parameters) -> Iterable[Breach | Skip | Note]:
    """Hold the search for these elements to the pages as they are."""
    return absence.absent(repository, parameters)
