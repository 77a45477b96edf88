"""The first screen, the nearest cases and the rows, as elements."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from bundle_model.records.mentions import Argument
from checks.gaps.passages import Passage
from checks.gaps.rows import HEADING, GapStatus, Row
from checks.room.lists import Thing
from checks.room.markup import Child, chinese, coded, link, linked, node
from checks.room.opening import Opening
from checks.safe_text.terminal import MAX_EXCERPT
from checks.summary.entries import Entry

MARKS = {
    GapStatus.SILENT: "○",
    GapStatus.MENTIONED: "◐",
    GapStatus.STATED: "●",
    GapStatus.SETTLED: "✓",
    GapStatus.UNREAD: "!",
    GapStatus.NOT_SEARCHED: "!",
}
"""The sign of each status: no status is told by colour alone."""
KEYS = {
    GapStatus.SILENT: "silent",
    GapStatus.MENTIONED: "mentioned",
    GapStatus.STATED: "stated",
    GapStatus.SETTLED: "settled",
    GapStatus.UNREAD: "red",
    GapStatus.NOT_SEARCHED: "red",
}
_VERDICTS = {0: "✓", 1: "✗", 2: "!"}


def opening(one: Opening) -> Iterator[Element]:
    """The questions with their answers, the verdict of the run, what was judged."""
    yield node(
        "section",
        node("h1", "Is there a specification in these pages?"),
        node("p", one.caveat, class_="lead"),
        node("div", map(_question, ((q.asks, q.answer) for q in one.questions)), class_="questions"),
        [node("p", "! ", text, class_="banner") for text in one.banner],
        _verdict(one),
        id="answers",
    )
    if one.to_fix:
        fix = node("ol", map(_entry, one.to_fix), class_="fix")
        more = (
            node("p", coded(f"And {one.more_to_fix} more: `--output-format json` has all."))
            if one.more_to_fix
            else None
        )
        yield node("section", node("h2", one.first), fix, more, id="fix")


def _question(question: tuple[str, str]) -> Element:
    asks, answer = question
    short, _, counts = answer.partition(": ")
    return node(
        "div",
        node("h2", asks),
        node("p", f"{short}.", class_="answer") if counts else node("p", answer, class_="answer"),
        node("p", f"{counts[:1].upper()}{counts[1:]}", class_="counts") if counts else None,
        class_="question",
    )


def _verdict(one: Opening) -> Element:
    said = one.last.removeprefix(one.verdict)
    left_out = f" It was asked for all but {one.deselected} constraints." if one.deselected else ""
    hashes = [node("tr", node("th", path, scope="row"), node("td", sha256)) for path, sha256 in one.judged]
    return node(
        "div",
        node(
            "p",
            node("span", _VERDICTS[one.exit_code], aria_hidden="true", class_="sign"),
            node("strong", one.verdict, id="verdict"),
            node("span", said, id="last-line"),
        ),
        node("p", "To repeat it: ", node("code", one.command), left_out, class_="repeat"),
        node(
            "details",
            node("summary", f"What was judged, by yiwu-bundle {one.version}: each file with its sha256"),
            node("table", node("tbody", hashes), class_="hashes"),
        ),
        class_="verdict",
        data_code=str(one.exit_code),
    )


def _entry(entry: Entry) -> Element:
    also = f" It breaks {', '.join(entry.breaks)} too." if entry.breaks else ""
    waiting = ", ".join(outcome.constraint for outcome in entry.waiting)
    return node(
        "li",
        node("p", node("code", entry.place), " ", coded(entry.message)),
        node("pre", entry.excerpt[:MAX_EXCERPT]) if entry.excerpt else None,
        [node("p", "see ", node("code", one.region.place), ": ", coded(one.message)) for one in entry.related],
        node("p", linked(f"{entry.held}. {entry.sentence}{also}"), class_="quiet") if entry.held else None,
        node("p", "Could not look: ", linked(waiting), class_="quiet") if waiting else None,
        node("p", node("strong", "Remedy: "), coded(entry.remedy)),
        node("pre", [[line, node("br")] for line in entry.template.splitlines()]) if entry.template else None,
    )


def cases(found: Iterable[tuple[Thing, Argument]]) -> Element:
    """The things that come nearest to a specification, each argued."""
    return node(
        "section",
        node("h2", "The nearest cases, argued"),
        node(
            "p",
            "Of all that the pages name, these come nearest to something that could be built. Each is argued for and against.",
            class_="lead",
        ),
        [_case(thing, argued) for thing, argued in found],
        id="cases",
    )


def _case(thing: Thing, argued: Argument) -> Element:
    beside = f"Argued with {', '.join(argued.along_with)}." if argued.along_with else None
    return node(
        "article",
        node("h3", _upper(thing.english), " ", chinese("span", thing.name)),
        node("p", link(f"m-{thing.name}", thing.what), f": {thing.verdict}. ", beside, class_="quiet"),
        node("p", node("strong", "There: "), linked(argued.there)),
        node("p", node("strong", "Missing: "), linked(argued.missing)),
        class_="case",
    )


def rows(found: Iterable[Row]) -> Element:
    """The elements of a specification: as one strip, then as a table."""
    listed = tuple(found)
    statuses = [status for status in GapStatus if any(row.status is status for row in listed)]
    return node(
        "section",
        node("h2", f"{HEADING}: {len(listed)} elements of a specification"),
        node("ol", map(_cell, listed), class_="strip"),
        node(
            "p",
            [
                node("span", f"{MARKS[one]} {one.value}: {sum(row.status is one for row in listed)}", class_=KEYS[one])
                for one in statuses
            ],
            class_="legend",
        ),
        node(
            "table",
            node("caption", "Each element, the question, the nearest that the pages come, and why that is not enough"),
            node(
                "thead",
                node(
                    "tr",
                    [
                        node("th", text, scope="col")
                        for text in ("Element and question", "Nearest on the pages", "In English", "Why not enough")
                    ],
                ),
            ),
            node("tbody", map(_row, listed)),
            class_="rows",
        ),
        id="rows",
    )


def _cell(row: Row) -> Element:
    name = f"{row.element.id} {row.element.name}: {row.answer}"
    inside = (node("b", row.element.id.removeprefix("U-")), node("i", MARKS[row.status], aria_hidden="true"))
    return node("li", link(row.element.id, inside, aria_label=name, class_=KEYS[row.status]))


def _row(row: Row) -> Element:
    near = row.nearest
    head = node(
        "th",
        node("span", link(row.element.id, row.element.id), " ", row.element.name, class_="name"),
        node("span", MARKS[row.status], " ", linked(row.answer), class_=f"status {KEYS[row.status]}"),
        node("span", row.element.question, class_="asked"),
        node("span", _upper(row.said_of.words), class_="quiet"),
        [node("span", "! ", problem, class_="red") for problem in row.problems],
        scope="row",
    )
    told = (
        (
            node("p", near.gist) if near.gist else None,
            node("p", linked(near.says), class_="quiet"),
            _rest(row),
        )
        if near
        else None
    )
    quoted = node("td", _quoted(near), class_="zh") if near else node("td", "Nothing.")
    return node("tr", head, quoted, node("td", told), node("td", _lacks(row)), id=row.element.id)


def _rest(row: Row) -> Element | None:
    """The further passages: each of a technical thing, and the number of the others, which the filter finds."""
    rest = row.passages[1:]
    technical = [one for one in rest if one.technical]
    others = len(rest) - len(technical)
    said = f"{others} of other things: filter by {row.element.id}" if others else None
    if not technical:
        return node("p", "And ", said, class_="quiet") if said else None
    items = [node("li", link(_line(one.place), one.says)) for one in technical]
    return node("details", node("summary", f"{len(rest)} more"), node("ul", items, node("li", said) if said else None))


def _lacks(row: Row) -> Child:
    if not row.open:
        return linked(f"Answered: {row.answer}.")
    return row.nearest.lacks if row.nearest and row.nearest.lacks else "The pages say nothing on it of any named thing."


def _quoted(passage: Passage) -> Iterator[Child]:
    yield chinese("q", "".join(passage.quote.split()))
    yield " "
    yield _place(passage.place)


def _place(place: str) -> Element:
    """A link to the line of a place, in which the place is read."""
    return link(_line(place), place, class_="ref")


def _line(place: str) -> str:
    return place.rsplit(":", 1)[0]


def ask(found: Iterable[Row]) -> Element:
    """The questions that are open, as text to copy."""
    items = [node("li", f"{row.element.id} {row.element.name}: {row.element.question}") for row in found]
    return node(
        "section",
        node("h2", "What to ask"),
        node(
            "p", f"{len(items)} elements are open. Whoever asks for a real specification asks for these.", class_="lead"
        ),
        node("button", "Copy the list", type="button", id="copy", hidden="") if items else None,
        node("ul", items, id="questions", class_="plain"),
        node("p", id="copied", role="status"),
        id="ask",
    )


def _upper(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
