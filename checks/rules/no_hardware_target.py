from collections.abc import Iterable

from bundle_model.repository import Repository
from checks.evidence import absence
from checks.results import Breach, Note

SUMMARY = "The pages define no hardware target: no machine, processor, accelerator or platform to run something on."
WHY = (
    "Hardware that nobody asked for is scope without a reason. The claim is a search that anyone can run again: each "
    "hit is judged, and each line is one that was reviewed."
)
BAD = "A new line in a page that names an accelerator and its memory."
GOOD = "The words 设备 (equipment) and 终端 (terminal) hit, and each hit is judged."
REMEDY = (
    "Read the lines named here and judge them in bundle/record/words.yaml, or write a decision that says what to build."
)
NEEDS = absence.NEEDS
RANK = absence.RANK

_ELEMENTS = ("U-08", "U-09")


class Parameters(absence.Searched):
    """The absent elements, and the size of the search for them."""


def check(repository: Repository, parameters: Parameters) -> Iterable[Breach | Note]:
    """Run the search for these elements again, over the pages as they are now."""
    return absence.absent(repository, parameters, _ELEMENTS)
