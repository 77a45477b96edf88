"""The pages, passage by passage, as elements. One order of the parts is by story, the other as they are printed."""

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from checks.room.markup import Child, anchor, chinese, chinese_link, link, node
from checks.room.notes import FigureNote
from checks.room.pieces import Line, Piece
from checks.room.stories import PageText, Passage, Told

_KINDS = {"name": "part of a name"}


def pages(found: Iterable[PageText], figures: Mapping[str, FigureNote]) -> Element:
    """The pages, with the switches for order and layers. `figures` are the notes by id."""
    return node(
        "section",
        node("h2", "The pages"),
        node(
            "p",
            "Beside the Chinese stands what it says in English: a gist in our own words, no translation to the letter. Figures ",
            "and named things are marked, each with a note. The figures are claims of the newspapers.",
            class_="lead",
        ),
        _switches(),
        [_Page(page, figures).shown() for page in found],
        id="pages",
    )


def orders(found: Iterable[PageText]) -> str:
    """The style rules that put the parts of a page in the order of the file, where a reader asks for that."""
    most = max((sum(len(story.parts) for story in page.stories) for page in found), default=0)
    return "".join(f".o{number}{{order:{number}}}" for number in range(1, most + 1))


def _switches() -> Element:
    return node(
        "div",
        node(
            "fieldset",
            node("legend", "Order"),
            _choice("radio", "view", "view-story", "by story", on=True),
            _choice("radio", "view", "view-printed", "as printed"),
        ),
        node(
            "fieldset",
            node("legend", "Marks"),
            _choice("checkbox", "layer", "layer-figures", "figures", on=True, class_="f"),
            _choice("checkbox", "layer", "layer-things", "named things", on=True, class_="t"),
            _choice("checkbox", "layer", "layer-words", "words of the search", class_="w"),
        ),
        node("fieldset", node("legend", "In print"), _choice("checkbox", "print", "print-pages", "the pages too")),
        class_="switches",
    )


def _choice(kind: str, name: str, id_: str, said: str, *, on: bool = False, class_: str | None = None) -> Element:
    box = node("input", type=kind, name=name, id=id_, checked="" if on else None)
    return node("label", box, node("span", said, class_=class_))


class _Page:
    def __init__(self, page: PageText, figures: Mapping[str, FigureNote]) -> None:
        self.page, self.figures = page, figures
        firsts = sorted(part[0].lines[0].number for story in page.stories for part in story.parts if part)
        passages = (passage for story in page.stories for part in story.parts for passage in part)
        self.names = {note.id: note.name for passage in passages for note in passage.things}
        self.rank = {first: number for number, first in enumerate(firsts, 1)}

    def shown(self) -> Element:
        page = self.page
        known = [f"{what}: {said}" for what, said in (("Newspaper", page.newspaper), ("Day", page.date)) if said]
        return node(
            "section",
            node("h3", f"Page {page.id} ", node("span", page.name, class_="ref")),
            [node("p", said, class_="sub") for said in known],
            node("div", map(self._story, page.stories), class_="stories"),
            node("p", f"Not shown: {page.more_lines} more lines.", class_="red") if page.more_lines else None,
            class_="page",
            id=anchor(page.id),
        )

    def _story(self, story: Told) -> Element:
        parts = [self._part(story, number, part) for number, part in enumerate(story.parts) if part]
        return node("article", parts, class_="story" if story.id else "story furniture")

    def _part(self, story: Told, number: int, part: tuple[Passage, ...]) -> Element:
        first = part[0].lines[0].number
        head = [node("p", f"{story.id} goes on here, at line {first}.", class_="break")] if number else _head(story)
        rank = self.rank[first]
        return node(
            "div", head, map(self._passage, part), class_=f"part o{rank}", data_k=anchor(story.id) if story.id else None
        )

    def _passage(self, passage: Passage) -> Element:
        gist = passage.gist or "Nobody has told in English what these lines say, or the page has changed since."
        named = ", ".join(dict.fromkeys(f"{note.english} ({note.what})" for note in passage.things))
        return node(
            "div",
            chinese("p", self._run_on(passage.lines, apart=passage.apart)),
            node("p", gist, " ", link(passage.lines[0].id, passage.id), class_=None if passage.gist else "red"),
            node("ul", map(_figure, passage.figures)) if passage.figures else None,
            node("p", f"Named: {named}") if named else None,
        )

    def _run_on(self, lines: Iterable[Line], *, apart: bool) -> Iterator[Child]:
        before = ""
        for line in lines:
            # "Red\nStar" are two words; in Chinese nothing stands between two lines
            if before and (apart or (_is_latin(before) and _is_latin(line.text[:1]))):
                yield " "
            yield node("span", map(self._piece, line.pieces), id=anchor(line.id))
            before = line.text[-1:]

    def _piece(self, piece: Piece) -> Child:
        if not piece.marks:
            return piece.text
        figures, things = piece.of("figure"), piece.of("thing")
        marks = (*figures, *things)
        kinds = " ".join(self._kinds(piece)) or None
        if not marks:
            return node("u", piece.text)
        begun = next((mark for mark in marks if mark in piece.begins), None)
        others = dict.fromkeys(anchor(mark.id) for mark in marks if begun is None or mark.id != begun.id)
        key = " ".join(others) or None
        if begun is None:  # "26068\n亩": a mark that goes on is no second stop for the keyboard
            return node("span", piece.text, class_=kinds, data_k=key)
        to = f"n-{begun.id}" if begun.layer == "figure" else f"m-{self.names[begun.id]}"
        return link(to, piece.text, class_=kinds, id=anchor(begun.id), data_k=key)

    def _kinds(self, piece: Piece) -> Iterator[str]:
        """The classes of a piece. One that is nothing but a thing has none: it is what most are."""
        figures = piece.of("figure")
        if figures:
            yield "f" if any(self.figures[mark.id].claimed for mark in figures) else "d"
        if figures and piece.of("thing"):
            yield "t"
        if piece.of("word"):
            yield "w"


def _head(story: Told) -> list[Element]:
    if story.id is None:
        return [node("h4", story.title)]
    place = f"{story.place}{'' if story.about_yiwu else ' (not about Yiwu)'}"
    return [
        node("h4", story.title, " ", link(story.id, story.id, class_="ref"), id=anchor(story.id)),
        node("p", chinese("span", story.headline), " ", place, class_="sub"),
    ]


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _note_id(place: str) -> str:
    return anchor(f"n-{place}")


def _figure(note: FigureNote) -> Element:
    back = chinese_link(note.id, note.words)
    if not note.claimed:
        return node("li", back, f" {_KINDS.get(note.kind, note.kind)}: {note.value}", id=_note_id(note.id))
    exact = " · ".join(filter(None, (note.amount, note.unit_english, note.limits)))
    says = note.says or "nobody has put it in English yet"
    return node("li", back, f" {says} [{exact}]", id=_note_id(note.id))
