from collections.abc import Iterator, Sequence

from bundle_model.bundle import MOST_FIGURES
from bundle_model.figures import Figure
from bundle_model.patterns import pattern
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
_DIGIT = pattern("[0-9０-９]")


def check(repository: Repository) -> Iterator[Breach]:
    """Compare the digits of each page with the numerals of its figures."""
    for page in repository.bundle.pages:
        figures = [figure for figure in repository.bundle.figures_of(page) if figure.page == page.id]
        yield from _check_page(page, figures)


def _check_page(page: Page, figures: Sequence[Figure]) -> Iterator[Breach]:
    last = figures[-1].end if len(figures) == MOST_FIGURES else len(page.text)
    if more := _DIGIT.search(page.text, last):
        region = Region.of(page, page_path(page), more.start(), more.end())
        yield Breach(region, f"Page {page.id} has more than {MOST_FIGURES} figures; from here on none is read.")
    holders = [0] * len(page.text)
    for figure in figures:
        # not to `end`: a unit accounts for no digit
        for offset in range(figure.start, figure.numeral_end):
            holders[offset] += 1
    for digit in _DIGIT.finditer(page.text, 0, last):
        offset = digit.start()
        if holders[offset] != 1:
            region = Region.of(page, page_path(page), offset, offset + 1)
            yield Breach(region, f"The digit {digit[0]} belongs to {holders[offset]} figures.")
