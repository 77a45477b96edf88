from collections.abc import Iterator
from functools import partial

from checks.lint.citations import Citation, citation, labels
from checks.lint.definitions import target_of
from checks.lint.draft import Draft
from checks.lint.kept import Kept
from checks.lint.markdown.definitions import Definition, folded
from checks.lint.markdown.words import Link
from checks.lint.sources import Sources
from checks.results import Breach, Untold

SUMMARY = "A link definition leads to what its label cites."
WHY = "A reader who clicks on 000:48 and lands on another line was shown the wrong evidence."
BAD = "The village has [36 couriers][000:48].\n\n[000:48]: bundle/data/000_fa7dfcdb48e7aafa.txt#L49"
GOOD = "The village has [36 couriers][000:48].\n\n[000:48]: bundle/data/000_fa7dfcdb48e7aafa.txt#L48"
REMEDY = "Write the definitions that `yiwu-bundle lint --definitions` prints."
KEEP = "Never."


def draft(draft: Draft, kept: Kept, sources: Sources) -> Iterator[Untold]:
    """A finding for each definition of a citation that leads elsewhere."""
    cites = labels(sources)
    used = {folded(label): label for label in kept.labels}
    for one in draft.document.definitions.every:
        label = one.label
        if not cites(label):
            # "[d-02]: …" takes the reader of [why][D-02] with it, unless another definition comes before
            label = used.get(folded(label), "")
            if not label or draft.document.definitions.find(label) is not one:
                continue
        span = (one.start, one.end)
        meant = citation(Link(0, 0, label, None, span), sources, draft.folder)
        led = citation(Link(0, 0, None, one.target, span), sources, draft.folder)
        if meant is None or not meant.resolves or _same(meant, led):
            continue  # a label that does not resolve is told where it is used
        yield partial(_told, one, label, meant, draft, sources)


def _told(one: Definition, label: str, meant: Citation, draft: Draft, sources: Sources) -> Breach:
    return Breach(
        draft.region(one.start, one.end),
        f"[{one.label}] leads to {one.target}, and not to what it cites.",
        f"Write `[{label}]: {target_of(meant, sources, draft)}`.",
    )


def _same(meant: Citation, led: Citation | None) -> bool:
    if led is None or not led.resolves:
        return False
    if meant.formula is not None:
        first = meant.formula.figures[0]
        return (led.page, led.first) == (first.page, first.line)
    if meant.kind == "lines":
        return (led.page, led.first, led.last) == (meant.page, meant.first, meant.last)
    return (led.kind, led.id) == (meant.kind, meant.id)
