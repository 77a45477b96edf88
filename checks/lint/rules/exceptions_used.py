from collections.abc import Iterator

from checks.lint.draft import Draft
from checks.lint.kept import Kept
from checks.lint.sources import Sources
from checks.results import Breach

SUMMARY = "An exception is for one rule on one line, has a reason, and is needed."
WHY = "An exception without a reason, or one that outlived its finding, hides the next one."
BAD = "<!-- lint-except figures-cited: -->\nThe village has 36 couriers."
GOOD = "<!-- lint-except figures-cited: the example is not about a page -->\nThe village has 36 couriers."
REMEDY = "Write `<!-- lint-except RULE: reason -->`, or remove it."
KEEP = "Never: nothing excepts from this rule."


def draft(draft: Draft, kept: Kept, sources: Sources) -> Iterator[Breach]:
    """Nothing here: what is wrong with an exception shows only after all rules have looked (see `checks.lint.run`)."""
    yield from ()
