from collections.abc import Iterator

from bundle_model.repository import Repository
from bundle_model.strict.models import Count, NonBlank, StrictModel
from checks.evidence import parts
from checks.results import AtDeclaration, Breach

SUMMARY = "The bundle holds as many seeds as were supplied, with their page ids."
WHY = (
    "The design card says four pages, but five files were supplied. The count is declared with its decision, so that "
    'nobody "corrects" either number.'
)
BAD = "A sixth page in bundle/data, or a count of four because the card says four."
GOOD = "Five seeds, 000 to 004."
REMEDY = "Restore bundle/data from git. A different number of seeds needs a new decision."
RANK = 3


class Parameters(StrictModel):
    """How many seeds there are, and their page ids in order."""

    seeds: Count
    ids: tuple[NonBlank, ...]


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach]:
    """Compare the pages that are there with the count and the ids."""
    ids = repository.bundle.payload_ids
    # a page that is missing or too many has its finding, which breaks this constraint too
    cause = tuple(parts.page(one) for one in sorted({*ids} ^ {*parameters.ids}))
    if len(ids) != parameters.seeds:
        said = f"The bundle holds {len(ids)} seeds, but {parameters.seeds} are declared."
        yield Breach(AtDeclaration(("seeds",)), said, cause=cause)
    if ids != parameters.ids:
        found, declared = ", ".join(ids) or "none", ", ".join(parameters.ids) or "none"
        yield Breach(AtDeclaration(("ids",)), f"The seeds are {found}, but {declared} are declared.", cause=cause)
