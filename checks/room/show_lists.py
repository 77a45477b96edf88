"""Named things, relations, figures, the search, constraints and decisions, as elements."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from checks.evidence.relation_views import Input, View
from checks.results import Outcome, Status
from checks.room.contents import Contents, Ruling
from checks.room.lists import Alike, Search, Stated, Thing
from checks.room.markup import Child, anchor, chinese, link, linked, node
from checks.room.notes import FigureNote

KEYS = {"contradicts": "red", "cannot be computed": "red", "open": "open", "undecidable": "open"}
"""The class of a relation by its verdict, which its words say too."""
_STATUS = {Status.PASSED: "✓", Status.FAILED: "✗", Status.COULD_NOT_LOOK: "?", Status.SKIPPED: "–", Status.MANUAL: "○"}


def things(found: Iterable[Thing]) -> Element:
    """Every named thing, in one list."""
    listed = tuple(found)
    technical, defining = sum(thing.technical for thing in listed), sum(thing.defines for thing in listed)
    return node(
        "section",
        node("h2", "Named things"),
        node(
            "p",
            f"{len(listed)} things that someone could take for a system, {technical} of them technical. ",
            f"Judged to define an element of a specification: {defining or 'none'}.",
            class_="lead",
        ),
        map(_thing, listed),
        id="things",
    )


def _thing(thing: Thing) -> Element:
    places: list[Child] = [(" ", link(place, place)) for place in thing.places]
    return node(
        "article",
        node("h3", f"{thing.english} ", chinese("span", thing.name)),
        node("p", _upper(thing.what), f"; {thing.verdict}" if thing.defines else None, f". {thing.reason}", places),
        node("p", "Stated: ", [_stated(number, one) for number, one in enumerate(thing.states)])
        if thing.states
        else None,
        id=anchor(f"m-{thing.name}"),
    )


def _stated(number: int, one: Stated) -> Child:
    return "; " if number else "", f"{one.element} ", link(_line(one.at), one.says)


def _upper(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _line(place: str) -> str:
    """The line of a place: what begins no mark has no id of its own."""
    return place.rsplit(":", 1)[0]


def relations(found: Iterable[View], loose: int) -> Element:
    """The ledger, as groups: what contradicts, what is doubted, what is open, what holds."""
    listed = tuple(found)
    counts = Counter(view.verdict or "cannot be computed" for view in listed)
    said = ", ".join(f"{number} {verdict}" for verdict, number in sorted(counts.items()))
    doubts = sum(view.doubt is not None for view in listed)
    return node(
        "section",
        node("h2", "Relations among the figures"),
        node(
            "p",
            f"{len(listed)} relations, computed again and exactly: {said or 'none'}; {doubts} doubted. ",
            f"{loose} claimed figures are in none.",
            class_="lead",
        ),
        [_group(name, tuple(group)) for name, group in groupby(listed, _group_of)],
        id="relations",
    )


def _group_of(view: View) -> str:
    if view.verdict == "contradicts":
        return "The page contradicts itself"
    if view.verdict is None:
        return "Cannot be computed"
    if view.doubt:
        return "A careful editor would doubt"
    return "Open or undecidable" if view.verdict in ("open", "undecidable") else "Holds"


def _group(name: str, found: tuple[View, ...]) -> Element:
    quiet = "group sound" if name in ("Holds", "Open or undecidable") else "group"
    return node("div", node("h3", f"{name} ({len(found)})"), map(_relation, found), class_=quiet)


def _relation(view: View) -> Element:
    verdict = view.verdict or "cannot be computed"
    return node(
        "article",
        node("p", link(view.id, view.id), " ", view.claim),
        node("p", node("strong", verdict), f" {view.kind}: ", linked(view.why)),
        node("p", node("strong", "doubt"), " ", linked(view.doubt), class_="doubt") if view.doubt else None,
        chinese("p", _inputs(view.inputs)),
        id=anchor(view.id),
        class_=KEYS.get(verdict),
    )


def _inputs(inputs: Iterable[Input]) -> Iterator[Child]:
    for number, one in enumerate(inputs):
        yield " · " if number else None
        if one.place:
            yield link(one.place if one.says else _line(one.place), one.text)
        else:
            yield node("span", f"{one.text} ({one.says})", lang="en")


def figures(contents: Contents) -> Element:
    """The claims as a table that can be sorted, and the number of numerals that claim nothing, by kind."""
    claims = [note for note in contents.figures if note.claimed]
    others = Counter(note.kind for note in contents.figures if not note.claimed)
    kinds = ", ".join(f"{number} {kind}{'s' * (number != 1)}" for kind, number in sorted(others.items()))
    columns = ("Place", "Printed", "Value", "Unit", "What it says")
    return node(
        "section",
        node("h2", "Figures"),
        node(
            "p",
            f"{len(claims)} claims of the newspapers, each exact and at its place. ",
            f"The other numerals of the pages claim nothing: {kinds or 'none'}.",
            f" Not shown: {contents.more_figures} more." if contents.more_figures else None,
            class_="lead",
        ),
        node(
            "table",
            node("caption", "The claimed figures"),
            node("thead", node("tr", [node("th", name, scope="col") for name in columns])),
            node("tbody", [_figure(note, loose=note.id in contents.loose) for note in claims]),
            id="figure-table",
        ),
        id="figures",
    )


def _figure(note: FigureNote, *, loose: bool) -> Element:
    limits = f" · {note.limits}" if note.limits else None
    return node(
        "tr",
        node("td", link(note.id, note.id)),
        chinese("td", note.words),
        node("td", note.amount, limits),
        node("td", note.unit_english or "none"),
        node("td", note.says or "nobody has put it in English yet", " (in no relation)" if loose else None),
    )


def searches(found: Iterable[Search]) -> Element:
    """How every term was searched, with its hits by judgement."""
    listed = tuple(found)
    hits = sum(one.hits for one in listed)
    return node(
        "section",
        node("h2", "The search"),
        node(
            "p",
            f"{len(listed)} terms hit {hits} times. Each hit is listed once a term, with the reason why it defines nothing. ",
            "Blanks are taken out before the search, so that a word that breaks over two lines is found.",
            class_="lead",
        ),
        map(_search, listed),
        id="search",
    )


def _search(one: Search) -> Element:
    times = "1 hit" if one.hits == 1 else f"{one.hits} hits"
    without = f" Not in: {', '.join(one.compounds)}." if one.compounds else ""
    after = " Only directly after a number." if one.after_number else ""
    return node(
        "details",
        node("summary", one.term, f": {times}"),
        node("p", "Searched for: ", node("span", ", ".join(one.forms)), f".{without}{after} "),
        node("p", f"Could define: {', '.join(one.elements)}."),
        node("ul", map(_alike, one.alike)) if one.alike else None,
        id=anchor(f"t-{one.term}"),
    )


def _alike(one: Alike) -> Element:
    words = dict.fromkeys("".join(words.split()) for _, words in one.places)
    hits = [(" ", link(line, line)) for line in dict.fromkeys(_line(place) for place, _ in one.places)]
    more = f" and {one.more} more" if one.more else None
    why = one.why or node("strong", "nobody has judged it", class_="red")
    return node("li", chinese("span", "、".join(words)), hits, more, ": ", why)


def constraints(outcomes: Iterable[Outcome], decisions: Iterable[Ruling]) -> Element:
    """Every constraint with its outcome, and the decisions."""
    return node(
        "section",
        node("h2", "Constraints and decisions"),
        node("ul", map(_outcome, outcomes), class_="plain"),
        node("h3", "Decisions"),
        node("ul", map(_decision, decisions), class_="plain"),
        id="constraints",
    )


def _outcome(one: Outcome) -> Element:
    beside = one.why_not or one.note
    status = f"{_STATUS[one.status]} {one.status.value.replace('-', ' ')}"
    said = f" ({beside})" if beside else ""
    return node(
        "li",
        node("b", one.constraint),
        " ",
        one.sentence,
        " ",
        node("span", status, said, class_="quiet"),
        id=anchor(one.constraint),
    )


def _decision(one: Ruling) -> Element:
    return node(
        "li",
        node("b", one.id),
        f" {one.sentence} ",
        node("span", f"{one.date}, {one.by}", class_="quiet"),
        id=anchor(one.id),
    )
