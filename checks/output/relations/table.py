"""The table for people: one line for each relation with its verdict; below it the claim, and a doubt if there is one."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bundle_model.facts import Fact
from checks.evidence.relation_views import View
from checks.output.formats import Style
from checks.safe_text.terminal import padded, visible, wrapped

_COLOURS = {"holds": "32", "holds after rounding": "32", "open": "36", "undecidable": "33", "contradicts": "31"}


def render(views: Sequence[View], loose: Sequence[Fact], style: Style) -> Iterator[str]:
    """The relations, the claimed figures that no relation uses, then the line of counts."""
    for view in views:
        yield from (f"{line}\n" for line in _lines(view, style))
    if loose:
        yield "\nclaimed figures in no relation\n"
    for fact in loose:
        place, text = visible(f"{fact.figure.id} "), visible("".join(fact.figure.text.split()))
        said = f"{padded(place, 12)}{text}: {visible(fact.says or '')}"
        yield from (f"{line}\n" for line in wrapped(said, style.width, "    "))
    counts = Counter(view.verdict or "cannot be computed" for view in views)
    said = ", ".join(f"{number} {verdict}" for verdict, number in sorted(counts.items()))
    doubts = sum(view.doubt is not None for view in views)
    summary = f"{len(views)} relations ({said or 'none'}), {doubts} doubted, {len(loose)} claimed figures in none"
    yield from (f"{line}\n" for line in wrapped(summary, style.width, "  "))


def _lines(view: View, style: Style) -> Iterator[str]:
    verdict, story = view.verdict or "cannot be computed", view.stories[0] if view.stories else ""
    head = "".join(padded(f"{visible(text)} ", width) for text, width in ((view.id, 10), (view.kind, 17), (story, 8)))
    for line in wrapped(f"{head}{verdict}", style.width, "  "):
        before = line.removesuffix(verdict)
        yield before + style.paint(verdict, _COLOURS.get(verdict, "31")) if before != line else line
    yield from wrapped(f"    {visible(view.claim)}", style.width, "      ")
    yield from wrapped(f"    {visible(view.why)}", style.width, "      ")
    if view.doubt:
        yield from wrapped(f"    doubt: {visible(view.doubt)}", style.width, "      ")
