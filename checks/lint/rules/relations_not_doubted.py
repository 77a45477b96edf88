from collections.abc import Iterator

from bundle_model.relations.verdicts import Verdict
from checks.lint.reading import Read
from checks.lint.sources import RELATIONS
from checks.results import Breach, Region, Related

SUMMARY = "A relation that is cited holds, and no editor doubts it."
WHY = "A relation with a doubt fits by one reading only. Who builds on it must know of the other."
BAD = "The core area is the same [everywhere][R-000-01]."
GOOD = "The [36 couriers][R-000-03] are among the market entities."
REMEDY = "Cite the lines themselves, and say what they leave open."
KEEP = "Where the sentence itself tells the doubt."
LOOKS_AT = "citations"
_WEAK = (Verdict.CONTRADICTS, Verdict.UNDECIDABLE)


def sentence(read: Read) -> Iterator[Breach]:
    """A finding for each relation that is doubted or does not hold."""
    for cited in read.citations:
        if cited.kind != "relation" or not cited.resolves:
            continue
        view = read.sources.relations[cited.id]
        weak = view.verdict is None or view.verdict in _WEAK
        if view.doubt is None and not weak:
            continue
        verdict = f"its verdict is “{view.verdict or 'none'}” ({view.why})"
        said = f"{verdict}." if weak else f"{view.doubt}"
        line = read.sources.relation_lines.get(cited.id, 1)
        related = Related(Region(RELATIONS, line, 1, line, 1), f"the relation: {view.claim}")
        yield Breach(read.cited(cited), f"{cited.id} is doubted: {said}", None, (related,))
