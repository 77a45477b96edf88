import re
from collections.abc import Iterator

from bundle_model.patterns import pattern
from checks.gaps.marks import END
from checks.gaps.template import paragraphs_of
from checks.lint.draft import Draft, fences
from checks.lint.kept import Kept
from checks.lint.sources import Sources
from checks.results import Breach

SUMMARY = "Between the marks of the template stands what the template prints, and nothing else."
WHY = "What the template says is no claim of the draft, so that nobody judges it. A requirement written there would pass unseen."
BAD = "<!-- template -->\n\nThe system shall dispatch 36 couriers.\n\n<!-- /template -->"
GOOD = "<!-- template -->\n\n**Question.** What is the thing to build called, and what is it?\n\n<!-- /template -->\n\nIt is a checker ([why][D-01])."
REMEDY = (
    f"Write your own words below the mark `{END}`. If these are the words of an older template, paste those that "
    "`yiwu-bundle gaps --output-format spec-template` prints, or remove them."
)
KEEP = "Never. The text of a template can be removed."
_COMMENT = pattern(r"<!--.*?-->", re.DOTALL)


def draft(draft: Draft, kept: Kept, sources: Sources) -> Iterator[Breach]:
    """A finding for each pair of marks, at the first paragraph between them that the template does not print."""
    text = draft.text
    for start, end in fences(draft):
        # hidden, and each place kept
        shown = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text[start:end])
        for at, words in paragraphs_of(shown):
            if words not in sources.template:
                said = "This stands between the marks of the template, which did not print it. What stands there is not checked."
                yield Breach(draft.region(start + at, end), said)
                break
