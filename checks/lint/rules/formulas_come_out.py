from collections.abc import Iterator
from functools import partial

from checks.lint.citations import Citation
from checks.lint.claims import Claim
from checks.lint.reading import Read, result_of, shown
from checks.results import Breach, Region, Related, Untold

SUMMARY = "A formula comes to the figure that it is cited for, in value, unit and bound."
WHY = "A sum is a claim of the draft and not of a page: the only proof of it is that it comes out."
BAD = "[7 prizes][=001:71:100 + 001:71:106 + 001:71:112]"
GOOD = "[6 prizes][=001:71:100 + 001:71:106 + 001:71:112]"
REMEDY = "Write what the formula comes to, or correct the formula."
KEEP = "Never: arithmetic is right or wrong."
LOOKS_AT = "citations"


def sentence(read: Read) -> Iterator[Untold]:
    """A finding for each formula without a result, and for each figure that a formula does not come to."""
    for cited in read.citations:
        result = result_of(cited)
        if cited.formula and isinstance(result, str):
            yield partial(_without_result, cited, result, read)
    for claim, support in read.supports:
        if support.stand == "formula" and support.citation is not None:
            yield partial(_another, claim, support.citation, support.said, read)


def _without_result(cited: Citation, why: str, read: Read) -> Breach:
    return Breach(read.cited(cited), f"The formula has no result: {why}", None, tuple(_operands(cited, read)))


def _another(claim: Claim, cited: Citation, said: str, read: Read) -> Breach:
    result = result_of(cited)
    comes = "" if isinstance(result, str) else f"Write “{shown(result)}” if that is meant, or correct the formula."
    return Breach(
        read.region(claim.start, claim.end),
        f"The formula does not come to “{' '.join(claim.figure.text.split())}”: {said}.",
        comes,
        tuple(_operands(cited, read)),
    )


def _operands(cited: Citation, read: Read) -> Iterator[Related]:
    """Each figure of the formula with its English."""
    figures = cited.formula.figures if cited.formula else ()
    for figure in {one.id: one for one in figures}.values():
        page = read.sources.pages[figure.page]
        region = Region.of(page, _path(read, figure.page), figure.start, figure.end)
        says = read.sources.figures[figure.id].says or "no claim"
        yield Related(region, f"{figure.id} is “{''.join(figure.text.split())}”: {says}")


def _path(read: Read, page: str) -> str:
    return next(path for path, one in read.sources.page_by_path.items() if one == page)
