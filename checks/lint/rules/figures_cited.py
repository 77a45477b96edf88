from collections.abc import Iterator

from checks.lint.reading import Read
from checks.results import Breach

SUMMARY = "Every figure has a citation in its sentence or row."
WHY = "A number that nobody can look up is an invention until someone shows where it is from."
BAD = "The village has 36 couriers."
GOOD = "The village has [36 couriers][000:48]."
REMEDY = (
    "Cite the line that prints it, the decision that sets it, or say that it is an assumption: `[assumption][U-23]`."
)
KEEP = "Never for a figure that somebody will build to. Except it where the number is a name that this reader takes for a count."
LOOKS_AT = "claims"
_MOST = 6


def sentence(read: Read) -> Iterator[Breach]:
    """One finding a sentence, at its first figure."""
    bare = [claim for claim, support in read.supports if support.stand == "uncited"]
    if bare:
        more = ", ".join(f"“{' '.join(claim.figure.text.split())}”" for claim in bare[:_MOST])
        more += f" and {len(bare) - _MOST} more" if len(bare) > _MOST else ""
        are = "has" if len(bare) == 1 else "have"
        yield Breach(read.region(bare[0].start, bare[0].end), f"{more} {are} no citation in this sentence.")
