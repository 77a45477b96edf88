from collections.abc import Iterator
from functools import partial

from checks.lint.citations import Citation
from checks.lint.reading import Read
from checks.results import Breach, Untold

SUMMARY = "Every citation names something that is there."
WHY = "A citation that leads nowhere cannot be checked, and usually was never looked up."
BAD = "[36 couriers][000:4800]"
GOOD = "[36 couriers][000:48]"
REMEDY = "Name a line of a page, a decision, a relation or an element that is there."
KEEP = "Never."
LOOKS_AT = "citations"


def sentence(read: Read) -> Iterator[Untold]:
    """A finding for each citation that does not resolve."""
    for cited in read.citations:
        if cited.wrong:
            yield partial(_told, cited, read)


def _told(cited: Citation, read: Read) -> Breach:
    return Breach(read.cited(cited), f"The citation does not resolve: {cited.wrong}", cited.remedy)
