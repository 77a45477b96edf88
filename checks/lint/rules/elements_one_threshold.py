from collections.abc import Iterator

from checks.evidence.printed_numbers import number_key
from checks.lint.draft import Draft
from checks.lint.kept import Kept, Threshold
from checks.lint.sources import Sources
from checks.results import Breach, Related

SUMMARY = "One requirement of an element has one threshold."
WHY = "Two limits for one thing cannot both be tested, and nobody knows which is meant."
BAD = (
    "## U-12 Performance measure\n\nA search shall end within 2 seconds ([why][D-01]).\n\n"
    "A search shall end within 5 seconds ([why][D-01])."
)
GOOD = (
    "## U-12 Performance measure\n\nA search shall end within 2 seconds ([why][D-01]).\n\n"
    "A full report shall be printed within 5 seconds ([why][D-01])."
)
REMEDY = "Keep the one that is decided, or say for what each of them is."
KEEP = "Where the two sentences speak of different things in the same words."
_ALIKE = 3, 5
"""Of five words of both sentences together, three are the same."""


def draft(draft: Draft, kept: Kept, sources: Sources) -> Iterator[Breach]:
    """A finding for each limit that differs from an earlier one of the same thing."""
    for element, found in kept.thresholds.items():
        for number, one in enumerate(found):
            other = next((before for before in found[:number] if _differ(before, one)), None)
            if other is not None:
                first, second = (" ".join(each.claim.text.split()) for each in (other, one))
                yield Breach(
                    one.at,
                    f"{element} has two thresholds in the same words: {first} and {second}.",
                    None,
                    (Related(other.at, f"the other: {first}"),),
                )


def _differ(one: Threshold, other: Threshold) -> bool:
    if number_key(one.claim.value) == number_key(other.claim.value):
        return False
    if one.claim.unit != other.claim.unit or one.claim.bound != other.claim.bound or one.at.line == other.at.line:
        return False
    # p95 and p99: what is measured differs in one word that has a digit
    if any(any(map(str.isdigit, word)) for word in one.words ^ other.words):
        return False
    same, every = len(one.words & other.words), len(one.words | other.words)
    return same > 0 and same * _ALIKE[1] >= every * _ALIKE[0]
