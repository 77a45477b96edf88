from collections.abc import Iterator

from bundle_model.declared.elements import elements
from checks.lint.draft import Draft
from checks.lint.kept import Kept
from checks.lint.sources import Sources
from checks.results import Breach

SUMMARY = "No element of the draft is left open."
WHY = "A spec with an open element is a draft: whoever builds it would have to guess."
BAD = "## U-08 Hardware target\n\n```open\nU-08: Which machine?\n```"
GOOD = "## U-08 Hardware target\n\nIt runs on any machine that runs Python ([why][D-03])."
REMEDY = "Answer it by a decision, or mark it as an assumption; then remove the block."
KEEP = "While the draft is written. Never in one that is handed over."


def draft(draft: Draft, kept: Kept, sources: Sources) -> Iterator[Breach]:
    """A finding for each block that says so, and for each section without a word of an answer."""
    for element, answer in kept.answers.items():
        one = elements()[element]
        said = f"{element} {one.name} is open: {one.question}"
        yield from (Breach(at, said) for at in answer.open)
        empty = not (answer.open or answer.first or answer.decisions or answer.lines or answer.assumed)
        if empty and draft.front_matter.there:
            yield from (
                Breach(at, said, "Write the answer, or say who gives it and by when.") for at in answer.sections
            )
