from collections.abc import Iterator
from functools import partial

from bundle_model.relations.verdicts import Verdict
from checks.evidence.relation_views import View
from checks.lint.citations import Citation
from checks.lint.reading import Read
from checks.lint.sources import RELATIONS
from checks.results import Breach, Region, Related, Untold

SUMMARY = "A relation that is cited holds, and no editor doubts it."
WHY = "A relation with a doubt fits by one reading only. Who builds on it must know of the other."
BAD = "The core area is the same [everywhere][R-000-01]."
GOOD = "The [36 couriers][R-000-03] are among the market entities."
REMEDY = "Cite the lines themselves, and say what they leave open."
KEEP = "Where the sentence itself tells the doubt."
LOOKS_AT = "citations"
_WEAK = (Verdict.CONTRADICTS, Verdict.UNDECIDABLE)


def sentence(read: Read) -> Iterator[Untold]:
    """A finding for each relation that is doubted or does not hold."""
    for cited in read.citations:
        if cited.kind != "relation" or not cited.resolves:
            continue
        view = read.sources.relations[cited.id]
        if view.doubt is not None or _is_weak(view):
            yield partial(_told, cited, view, read)


def _is_weak(view: View) -> bool:
    return view.verdict is None or view.verdict in _WEAK


def _told(cited: Citation, view: View, read: Read) -> Breach:
    verdict = f"its verdict is “{view.verdict or 'none'}” ({view.why})"
    said = f"{verdict}." if _is_weak(view) else f"{view.doubt}"
    line = read.sources.relation_lines.get(cited.id, 1)
    related = Related(Region(RELATIONS, line, 1, line, 1), f"the relation: {view.claim}")
    return Breach(read.cited(cited), f"{cited.id} is doubted: {said}", None, (related,))
