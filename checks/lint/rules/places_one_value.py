from collections.abc import Iterator
from functools import partial

from checks.lint.carrying import bound_in_words
from checks.lint.draft import Draft
from checks.lint.kept import Kept, Stated
from checks.lint.sources import Sources
from checks.results import Breach, Related, Untold

SUMMARY = "One figure of a page is given in one way in the whole draft."
WHY = "Two readers of two sections would build to two numbers, and both could cite the same line."
BAD = "There are [more than 1,000 brands][000:47].\n\nThere are [at least 1,000 brands][000:47]."
GOOD = "There are [more than 1,000 brands][000:47].\n\nSo the list has [more than 1,000 brands][000:47]."
REMEDY = "Give it as the page prints it, each time."
KEEP = "Where one of the sentences says that it gives the figure in a weaker way."


def draft(draft: Draft, kept: Kept, sources: Sources) -> Iterator[Untold]:
    """A finding for each claim that differs from the first one of the same figure."""
    for name, found in kept.stated.items():
        first = found[0]
        for one in found[1:]:
            yield partial(_told, name, first, one, sources)


def _told(name: str, first: Stated, one: Stated, sources: Sources) -> Breach:
    return Breach(
        one.at,
        f"The draft gives {name} as {bound_in_words(one.claim)}, and before that as {bound_in_words(first.claim)}.",
        f"Write what the page prints: {bound_in_words(sources.figures[name].figure)}.",
        (Related(first.at, "where it is given first"),),
    )
