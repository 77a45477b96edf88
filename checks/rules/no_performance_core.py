from collections.abc import Iterable

from bundle_model.repository import Repository
from checks.evidence import absence
from checks.results import Breach, Note

SUMMARY = "The pages define no performance core: no operation that must be fast, no measure of fast, no load."
WHY = (
    "Without a measure, speed is a matter of taste. The claim is a search that anyone can run again: each hit is "
    "judged, and each line is one that was reviewed."
)
BAD = "A new line in a page that asks for an answer within 50 milliseconds."
GOOD = "The words 效率 (efficiency) and 速度 (speed) hit, and each hit is judged: it is about offices or growth, not machines."
REMEDY = (
    "Read the lines named here and judge them in bundle/record/words.yaml, or write a decision that says what to build."
)
NEEDS = absence.NEEDS
RANK = absence.RANK

_ELEMENTS = ("U-12", "U-13", "U-14")


class Parameters(absence.Searched):
    """The absent elements, and the size of the search for them."""


def check(repository: Repository, parameters: Parameters) -> Iterable[Breach | Note]:
    """Run the search for these elements again, over the pages as they are now."""
    return absence.absent(repository, parameters, _ELEMENTS)
