from collections.abc import Iterator

from bundle_model.declared.elements import elements
from checks.lint.draft import Draft
from checks.lint.front_matter import wanted
from checks.lint.kept import Kept
from checks.lint.sources import Sources
from checks.results import Breach, Region

SUMMARY = "Each element that the front matter lists has a section; all of them, where it lists none."
WHY = "An element that is left out looks as if nobody needed it."
BAD = "---\nelements: [U-08]\n---\n\n# A spec"
GOOD = "---\nelements: [U-08]\n---\n\n## U-08 Hardware target\n\nAny machine that runs Python ([why][D-03])."
REMEDY = "Add a section whose heading begins with the id, or list under `elements` in the front matter those that the draft is about."
KEEP = "Never: shorten the list instead."


def draft(draft: Draft, kept: Kept, sources: Sources) -> Iterator[Breach]:
    """A finding for each element without a section. A draft without front matter is a part, and is not asked for all."""
    matter = draft.front_matter
    if not matter.there or matter.wrong:
        return
    for index, element in enumerate(wanted(matter)):
        if element not in kept.answers or not kept.answers[element].sections:
            listed = "elements" in matter.data
            line, column = matter.place(("elements", index)) if listed else (1, 1)
            at = Region(draft.file, line, column, line, column + (len(element) if listed else 3))
            one = elements()[element]
            yield Breach(
                at, f"{element} {one.name} has no section: {one.question}", f"Add a section `## {element} {one.name}`."
            )
