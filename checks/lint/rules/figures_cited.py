from collections.abc import Iterator
from functools import partial

from checks.evidence.printed_numbers import number_key
from checks.lint.carrying import fitting
from checks.lint.claims import Claim
from checks.lint.reading import Read
from checks.results import Breach, Untold

SUMMARY = "Every figure has a citation in its sentence or row."
WHY = "A number that nobody can look up is an invention until someone shows where it is from."
BAD = "The village has 36 couriers."
GOOD = "The village has [36 couriers][000:48]."
REMEDY = (
    "Cite the line that prints it, the decision that sets it, or say that it is an assumption: `[assumption][U-23]`."
)
KEEP = "Never for a figure that somebody will build to. Except it where the number is a name that this reader takes for a count."
LOOKS_AT = "uncited"
_MOST, _FEW = 6, 3


def sentence(read: Read) -> Iterator[Untold]:
    """One finding a sentence, at its first figure."""
    yield partial(_told, [claim for claim, support in read.supports if support.stand == "uncited"], read)


def _told(bare: list[Claim], read: Read) -> Breach:
    more = ", ".join(f"“{' '.join(claim.figure.text.split())}”" for claim in bare[:_MOST])
    more += f" and {len(bare) - _MOST} more" if len(bare) > _MOST else ""
    are = "has" if len(bare) == 1 else "have"
    said = f"{more} {are} no citation in this sentence."
    return Breach(read.region(bare[0].start, bare[0].end), said, _remedy(bare[0], read))


def _remedy(claim: Claim, read: Read) -> str | None:
    """The citation to paste, where few figures of the pages fit the claim."""
    sources = read.sources
    figures = sources.by_value.get(number_key(claim.figure.value), [])
    fit = [one for one in figures if fitting(claim, [one], frozenset()).fit == "carried"]
    if not 0 < len(fit) <= _FEW:
        return None
    words = " ".join(claim.figure.text.split())
    cites = (f"`[{words}][{one.page}:{one.line}]` ({sources.figures[one.id].says or one.text})" for one in fit)
    return f"If one of these is meant, write {'; or '.join(cites)}. Else {REMEDY[:1].lower()}{REMEDY[1:]}"
