from collections.abc import Iterator

from bundle_model.figures import Figure
from bundle_model.repository import Repository, page_path
from bundle_model.text.page import Page
from checks.evidence import parts
from checks.results import Breach, Region

SUMMARY = "Every Arabic digit of every page belongs to exactly one figure."
WHY = (
    "A digit in no figure is a number that nobody has read; a digit in two figures is counted twice. If every digit "
    "is in exactly one, the list of figures is complete."
)
BAD = "A telephone number that the extractor skips."
GOOD = "12月24日 has two figures, 12 and 24, and each of its digits is in one of them."
REMEDY = "Fix the extractor in bundle_model/figures. No record can make up for a digit that it does not find."
NEEDS = (parts.PAGES,)

# "１２％": full-width digits count. Chinese numerals do not: in a name such as 廿三里 they are no figure
_DIGITS = frozenset("0123456789０１２３４５６７８９")


def check(repository: Repository) -> Iterator[Breach]:
    """Compare the digits of each page with the numerals of its figures."""
    for page in repository.bundle.pages:
        figures = [fact.figure for fact in repository.bundle.facts if fact.figure.page == page.id]
        yield from _check_page(page, figures)


def _check_page(page: Page, figures: list[Figure]) -> Iterator[Breach]:
    holders = [0] * len(page.text)
    for figure in figures:
        # not to `end`: a unit accounts for no digit
        for offset in range(figure.start, figure.numeral_end):
            holders[offset] += 1
    for offset, char in enumerate(page.text):
        if char in _DIGITS and holders[offset] != 1:
            region = Region.of(page, page_path(page), offset, offset + 1)
            yield Breach(region, f"The digit {char} belongs to {holders[offset]} figures.")
