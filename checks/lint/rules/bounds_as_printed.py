from collections.abc import Iterator
from functools import partial

from bundle_model.english.wording import in_words
from bundle_model.figures import Figure
from checks.lint.carrying import bound_in_words, change
from checks.lint.citations import Citation
from checks.lint.claims import Claim
from checks.lint.reading import Read, lines_of, place_of
from checks.results import Breach, Untold

SUMMARY = "A figure claims no more than the page says: “more than”, “at least” and “about” stay."
WHY = "A bound that is dropped turns an estimate into a measurement, and the one who builds to it cannot know."
BAD = "The market has [1,000 e-commerce brands][000:47]."
GOOD = "The market has [more than 1,000 e-commerce brands][000:47]."
REMEDY = "Write the bound that the page prints."
KEEP = "Never for a number that a requirement rests on."
LOOKS_AT = "bound"


def sentence(read: Read) -> Iterator[Untold]:
    """A finding for each figure whose bound the page does not bear out."""
    for claim, support in read.supports:
        if support.stand == "bound" and support.citation is not None and support.figure is not None:
            yield partial(_told, claim, support.citation, support.figure, read)


def _told(claim: Claim, cited: Citation, figure: Figure, read: Read) -> Breach:
    page, ours = "".join(figure.text.split()), " ".join(claim.figure.text.split())
    unit = ours[len(claim.figure.text[: claim.figure.numeral_end - claim.figure.start]) :].strip()
    wanted = page if claim.chinese else in_words(figure, unit)
    return Breach(
        read.region(claim.start, claim.end),
        f"The bound of {place_of(cited, figure)} {change(figure, claim.figure)}: the page says “{page}”, {bound_in_words(figure)}; "
        f"the draft says {bound_in_words(claim.figure)}.",
        f"Write “{wanted}”.",
        (lines_of(cited, figure, read.sources),),
    )
