from collections.abc import Iterator
from functools import partial

from checks.lint.claims import Claim
from checks.lint.reading import Read, Support
from checks.lint.sources import RELATIONS
from checks.results import Breach, Region, Related, Untold

SUMMARY = "A figure that cites a relation is one that it relates, or what it comes to."
WHY = "The relations are computed exactly. A figure that one of them does not have contradicts it."
BAD = "Wucheng won [7 prizes][R-001-19]."
GOOD = "Wucheng won [6 prizes][R-001-19]."
REMEDY = "Write a figure of the relation, or cite the line that prints this one."
KEEP = "Never: the relation can be computed again."
LOOKS_AT = "relation"


def sentence(read: Read) -> Iterator[Untold]:
    """A finding for each figure that the cited relation does not have."""
    for claim, support in read.supports:
        if support.stand == "relation" and support.citation is not None:
            yield partial(_told, claim, support, support.citation.id, read)


def _told(claim: Claim, support: Support, name: str, read: Read) -> Breach:
    view = read.sources.relations[name]
    line = read.sources.relation_lines.get(name, 1)
    ours = " ".join(claim.figure.text.split())
    return Breach(
        read.region(claim.start, claim.end),
        f"“{ours}” contradicts {name}, which {support.said}: {view.claim} ({view.verdict}: {view.why})",
        None,
        (Related(Region(RELATIONS, line, 1, line, 1), f"the relation: {view.claim}"),),
    )
