from collections.abc import Iterable

from bundle_model.repository import Repository
from checks.evidence import absence
from checks.results import Breach, Note, Skip

SUMMARY = (
    "The pages define no hardware target: no machine, processor, accelerator or platform that something is to run on."
)
WHY = (
    "Hardware that nobody asked for is scope that rests on nothing. The claim is kept as a search, hit by hit, "
    "over exactly the lines that were judged."
)
BAD = "A new line in a page that names an accelerator and its memory."
GOOD = "The words 设备 (equipment) and 终端 (terminal) hit, and each hit is judged."
REMEDY = "Read the lines named here and judge them in bundle/record/words.yaml, or take a decision that says what is to be built."
NEEDS = absence.NEEDS


class Parameters(absence.Searched):
    """The elements that are absent, and how much was searched."""


def check(repository: Repository, parameters: Parameters) -> Iterable[Breach | Skip | Note]:
    """Hold the search for these elements to the pages as they are."""
    return absence.absent(repository, parameters)
