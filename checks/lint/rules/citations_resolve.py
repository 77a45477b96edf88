from collections.abc import Iterator

from checks.lint.reading import Read
from checks.results import Breach

SUMMARY = "Every citation names something that is there."
WHY = "A citation that leads nowhere cannot be checked, and usually was never looked up."
BAD = "[36 couriers][000:4800]"
GOOD = "[36 couriers][000:48]"
REMEDY = "Name a line of a page, a decision, a relation or an element that is there."
KEEP = "Never."
LOOKS_AT = "citations"


def sentence(read: Read) -> Iterator[Breach]:
    """A finding for each citation that does not resolve."""
    for cited in read.citations:
        if cited.wrong:
            yield Breach(read.cited(cited), f"The citation does not resolve: {cited.wrong}", cited.remedy)
