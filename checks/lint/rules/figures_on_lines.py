from collections.abc import Iterator
from functools import partial

from bundle_model.english.units import english_unit, same_unit
from bundle_model.english.wording import in_words
from bundle_model.figures import Figure
from checks.lint.citations import Citation
from checks.lint.claims import Claim
from checks.lint.reading import Read, Stand, lines_of, place_of
from checks.results import Breach, Untold

SUMMARY = "A figure has a value and a unit that the cited lines print."
WHY = "Who reads no Chinese trusts the citation. A number that is rounded, mistyped or from another line is a claim of nobody."
BAD = "[37 couriers][000:48]"
GOOD = "[36 couriers][000:48]"
REMEDY = "Write the figure that the line prints, or cite the line that prints this one."
KEEP = "Where the page writes the number as part of a word that this reader does not know. Never to round."
LOOKS_AT = "number"


def sentence(read: Read) -> Iterator[Untold]:
    """A finding for each figure that no cited line carries."""
    for claim, support in read.supports:
        if support.stand in ("value", "unit") and support.citation is not None:
            yield partial(_told, claim, support.stand, support.citation, support.figure, read)


def _told(claim: Claim, stand: Stand, cited: Citation, figure: Figure | None, read: Read) -> Breach:
    ours = " ".join(claim.figure.text.split())
    related = (lines_of(cited, figure, read.sources),)
    at = read.region(claim.start, claim.end)
    if figure is None:
        return Breach(at, f"{place_of(cited, figure)} prints no figure, and so not {ours}.", REMEDY, related)
    printed = "".join(figure.text.split())
    unit = english_unit(figure.unit) or figure.unit
    if stand == "unit":
        said = f"{place_of(cited, figure)} prints {printed}, in {unit}; the draft counts it in {claim.figure.unit}."
        return Breach(at, said, f"Write “{in_words(figure)}”.", related)
    noun = claim.figure.unit or "" if same_unit(claim.figure.unit, None) else ""
    wanted = printed if claim.chinese else in_words(figure, noun)
    said = f"{place_of(cited, figure)} does not print {claim.figure.value} for “{ours}”; the nearest that it prints is {printed}."
    return Breach(at, said, f"Write “{wanted}” if that is meant, or cite the line that prints {ours}.", related)
