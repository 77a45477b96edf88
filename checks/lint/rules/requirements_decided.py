from collections.abc import Iterable, Iterator
from functools import partial

from bundle_model.declared.elements import elements
from bundle_model.faults import first_of
from checks.lint.citations import Citation
from checks.lint.reading import Read
from checks.lint.requirements import Requirement
from checks.results import Breach, Related, Untold

SUMMARY = "Every requirement rests on a decision, or on a line that defines its element."
WHY = "The pages tell of people's work. A page alone asks for nothing: what is built is asked for by a decision."
BAD = "The system shall dispatch [36 couriers][000:48]."
GOOD = "The system shall name all five pages ([why][D-02])."
REMEDY = "Cite the decision that asks for it, such as `[why][D-02]`; if there is none, take one and write it into CONSTRAINTS.md."
KEEP = "Never. A sentence that only reports what others must do is a block quote."
LOOKS_AT = "requirement"
_MOST = 4


def sentence(read: Read) -> Iterable[Untold]:
    """A finding for a requirement that nothing asks for."""
    return _not_asked(read, read.requirement) if read.requirement else ()


def _not_asked(read: Read, found: Requirement) -> Iterator[Untold]:
    if not read.citations:  # as nothing else is looked at
        yield partial(_told, found, [], [], read)
        return
    decisions = [one for one in read.citations if one.kind == "decision"]
    standing = [one for one in decisions if one.resolves and not _successor(one, read)]
    broken = any(not one.resolves for one in read.citations if one.kind in ("decision", "lines"))
    if standing or broken:  # what does not resolve is told as that
        return
    lines = [one for one in read.citations if one.kind == "lines"]
    if any(read.sources.defines(read.element, one.page, one.first, one.last) for one in lines):
        return
    yield partial(_told, found, decisions, lines, read)


def _told(found: Requirement, decisions: list[Citation], lines: list[Citation], read: Read) -> Breach:
    reasons = [*(_replaced(one, read) for one in decisions), *(_asks_nothing(one, read) for one in lines)]
    reasons += [
        _no_source(one) for one in read.citations if one.kind in ("element", "relation", "formula", "constraint")
    ]
    why = " ".join(reasons) or "It cites nothing."
    word = read.sentence.words.text[found.start : found.end]
    return Breach(
        read.region(found.start, found.end),
        f"“{word}” requires what nothing asks for. {why}",
        _remedy(read),
        tuple(_shown(one, read) for one in lines),
    )


def _remedy(read: Read) -> str | None:
    if read.element is None:
        return None
    element = elements()[read.element]
    return f"Cite the decision that answers {element.id} {element.name}; if there is none, ask: {element.question}"


def _successor(cited: Citation, read: Read) -> str | None:
    return read.sources.decisions[cited.id].fields.superseded_by


def _replaced(cited: Citation, read: Read) -> str:
    return f"{cited.id} is replaced by {_successor(cited, read)}."


def _asks_nothing(cited: Citation, read: Read) -> str:
    sources = read.sources
    # of what the line tells, that which the requirement takes from it
    taken = [one.figure for _, one in read.supports if one.citation is cited and one.figure]
    figures = taken or sources.figures_on(cited.page, cited.first, cited.last)
    told = [sources.figures[figure.id].says for figure in figures if figure.claimed]
    words = read.sentence.words.text[cited.link.start : cited.link.end]
    tells = "; ".join(one for one in told if one) or sources.gist(cited.page, cited.first, cited.last) or f"“{words}”"
    where = f"Line {cited.first} of page {cited.page}" if cited.first == cited.last else f"{cited.place}"
    said = f"{where} tells of {tells}; it asks for nothing."
    states = [one for line in range(cited.first, cited.last + 1) for one in sources.stated.get((cited.page, line), ())]
    if states:
        said += f" What it states ({first_of(list(dict.fromkeys(states)), _MOST)}) is what the page says of that thing, no more."
    return said


def _no_source(cited: Citation) -> str:
    says = {
        "element": f"{cited.id} marks an assumption, which asks for nothing.",
        "relation": f"{cited.id} relates figures, and asks for nothing.",
        "constraint": f"{cited.id} holds this project to something; only a decision asks for more.",
    }
    return says.get(cited.kind, "A formula asks for nothing.")


def _shown(cited: Citation, read: Read) -> Related:
    return read.sources.shown(cited.page, cited.first, cited.last)
